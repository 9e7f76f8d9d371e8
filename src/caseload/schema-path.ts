// What the schema has at a path: which keys are known there, and whether the value may be left out.

import type { z } from "zod";

/** The schemas that a value at `path` could have been read with; several where the format offers a choice. */
export function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType[] {
  return path.reduce<z.core.$ZodType[]>((schemas, step) => schemas.flatMap((one) => into(one, step)), [schema]);
}

/** The keys that an object at `path` may have. */
export function knownKeysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return schemasAt(schema, path)
    .flatMap(branches)
    .flatMap((one) => Object.keys(shapeOf(one) ?? {}));
}

/** Whether the key at `path` may be left out. */
export function isOptionalAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): boolean {
  return schemasAt(schema, path).some((one) => defOf(one).type === "optional");
}

function into(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  return branches(schema).flatMap((one) => {
    const def = defOf(one);
    const inside = def.type === "array" ? def.element : shapeOf(one)?.[String(step)];
    return inside === undefined ? [] : [inside];
  });
}

/** The alternatives of a union, and what an optional key holds, down to neither. */
function branches(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = defOf(schema);
  if (def.type === "optional") return branches(def.innerType);
  if (def.type === "union") return def.options.flatMap(branches);
  return [schema];
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  const def = defOf(schema);
  return def.type === "object" ? def.shape : undefined;
}

function defOf(schema: z.core.$ZodType): z.core.$ZodTypes["_zod"]["def"] {
  return (schema as z.core.$ZodTypes)._zod.def;
}
