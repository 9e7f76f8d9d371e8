// TypeScript declarations from a JSON Schema, each key with its meaning: what an editor shows beside it.

/** What is read of a JSON Schema (draft 2020-12); anything else in one is passed over. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const WIDTH = 120;

/** The file that declares a schema by its name, and after it whatever it defines; formatted as the linter wants it. */
export function declarationsOf(name: string, schema: Schema, opening: string): string {
  const all = { [name]: schema, ...schema.$defs };
  return [opening, ...Object.entries(all).map(([own, one]) => declared(own, one, all))].join("\n");
}

/** Schemas by the names they are referred to by. */
type Defined = Readonly<Record<string, Schema>>;

function declared(name: string, schema: Schema, defined: Defined): string {
  const said = comment(schema.description, "");
  const typeOf = (one: Schema, indent: string) => typeText(one, indent, defined);
  if (schema.properties !== undefined) return `${said}export interface ${name} ${typeOf(schema, "")}\n`;
  const inline = `export type ${name} = ${typeOf(schema, "")};\n`;
  if (inline.length <= WIDTH && !inline.trimEnd().includes("\n")) return said + inline;
  const each = alternativesOf(schema).map((one) => `\n  | ${typeOf(one, "    ")}`);
  return `${said}export type ${name} =${each.join("")};\n`;
}

const alternativesOf = ({ anyOf, oneOf }: Schema): readonly Schema[] => anyOf ?? oneOf ?? [];

/** The type of a value whose lines begin with `indent`; nothing in it may be changed. */
function typeText(schema: Schema, indent: string, defined: Defined): string {
  const typeOf = (one: Schema) => typeText(one, indent, defined);
  const { $ref, type, items, properties } = schema;
  if ($ref !== undefined) return referred($ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (properties !== undefined) return objectOf(schema, indent, defined);
  if (items !== undefined) return listOf(typeOf(items));
  if (type === "integer") return "number";
  if (type === "string" || type === "number" || type === "boolean") return type;
  const alternatives = alternativesOf(schema);
  if (alternatives.length === 0) throw new Error(`no type is known for ${JSON.stringify(schema)}`);
  return alternatives.map((one) => typeOf(one)).join(" | ");
}

const referred = ($ref: string) => $ref.split("/").at(-1)!;

const listOf = (item: string) => `readonly ${/^readonly|^[^{]* \| /.test(item) ? `(${item})` : item}[]`;

function objectOf({ properties = {}, required = [] }: Schema, indent: string, defined: Defined): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, one]) => {
    const said = one.description ?? (one.$ref && defined[referred(one.$ref)]?.description);
    if (said === undefined) throw new Error(`nothing is said of ${key}`);
    const mark = required.includes(key) ? "" : "?";
    return `${comment(said, inner)}${inner}readonly ${key}${mark}: ${typeText(one, inner, defined)};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

/** A doc comment on one line, or on several where it is long. */
function comment(text: string | undefined, indent: string): string {
  if (text === undefined) return "";
  const short = `${indent}/** ${text} */`;
  if (short.length <= WIDTH) return `${short}\n`;
  const lines = [`${indent} *`];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`${indent} * ${word}`);
  }
  return `${indent}/**\n${lines.join("\n")}\n${indent} */\n`;
}
