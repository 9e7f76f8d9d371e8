// The library's source as a compiler sees it: who imports what, and which names of the surroundings are spoken.

import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SOURCE = fileURLToPath(new URL("../../src", import.meta.url));

/** One import or re-export. */
export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from `src`, where the specifier is relative: `base/dates.ts`; `../…` where it leaves `src`. */
  readonly target: string | undefined;
  /** Names of the values that come in; of types nothing is left at run time. `*` where it may be any. */
  readonly values: readonly string[];
}

/** One file of the library. */
export interface SourceFile {
  /** Path from `src`, with slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Names that the file uses and does not declare as a property: `Math.random` where it is one of an object's. */
  readonly names: ReadonlySet<string>;
}

/** Every TypeScript file under `src`. */
export function sourceFiles(): SourceFile[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return files.sort().map((name) => readSource(name.split(sep).join("/"), readFileSync(join(SOURCE, name), "utf8")));
}

/** Reads one file's text, as if it stood at `path` under `src`. */
export function readSource(path: string, text: string): SourceFile {
  const root = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const names = new Set<string>();
  const look = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== undefined) imports.push({ ...found, target: targetOf(path, found.specifier) });
    if (ts.isIdentifier(node) && !isPropertyName(node)) names.add(node.text);
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      names.add(`${node.expression.text}.${node.name.text}`);
    }
    ts.forEachChild(node, look);
  };
  look(root);
  return { path, imports, names };
}

function importOf(node: ts.Node): Omit<Import, "target"> | undefined {
  if (ts.isImportDeclaration(node)) return { specifier: textOf(node.moduleSpecifier), values: importedValues(node) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: textOf(node.moduleSpecifier), values: exportedValues(node) };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: node.arguments[0] === undefined ? "" : textOf(node.arguments[0]), values: ["*"] };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), values: [] };
  }
  return undefined;
}

function importedValues({ importClause }: ts.ImportDeclaration): string[] {
  if (importClause === undefined) return ["*"]; // for its effects
  if (importClause.isTypeOnly) return [];
  const { name, namedBindings } = importClause;
  const values = name === undefined ? [] : ["default"];
  if (namedBindings === undefined) return values;
  if (ts.isNamespaceImport(namedBindings)) return [...values, "*"];
  return [...values, ...valuesAmong(namedBindings.elements)];
}

function exportedValues({ isTypeOnly, exportClause }: ts.ExportDeclaration): string[] {
  if (isTypeOnly) return [];
  return exportClause !== undefined && ts.isNamedExports(exportClause) ? valuesAmong(exportClause.elements) : ["*"];
}

function valuesAmong(elements: Iterable<ts.ImportSpecifier | ts.ExportSpecifier>): string[] {
  return [...elements].filter((one) => !one.isTypeOnly).map((one) => (one.propertyName ?? one.name).text);
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : `(${node.getText()})`;
}

function targetOf(path: string, specifier: string): string | undefined {
  return specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : undefined;
}

/** Whether a name stands for a member of something, or for the key of an object or type. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  const named = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent);
  return (named || ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent)) && parent.name === node;
}
