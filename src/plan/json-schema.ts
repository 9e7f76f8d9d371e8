// The plan's format for other languages and for editors.

import { z } from "zod";
import { planSchema } from "./schema.ts";

/**
 * The JSON Schema (draft 2020-12) of `onevisit.plan/1`: every key with its meaning, unknown keys refused.
 *
 * @returns a fresh object, ready for `JSON.stringify`.
 */
export function planJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(planSchema, { target: "draft-2020-12" }), title: "onevisit plan" };
}
