// The caseload's format for other languages and for editors.

import { z } from "zod";
import { caseloadSchema } from "./schema.ts";

/**
 * The JSON Schema (draft 2020-12) of `onevisit.caseload/1`: every key with its meaning, unit and default, unknown keys
 * refused. It says what single values look like; references, cycles and the clock are for `parseCaseload`.
 *
 * @returns a fresh object, ready for `JSON.stringify`.
 */
export function caseloadJsonSchema(): Record<string, unknown> {
  // `any`: the travel matrix is checked by hand, and describes itself (see schema/travel.ts).
  const schema = z.toJSONSchema(caseloadSchema, { target: "draft-2020-12", io: "input", unrepresentable: "any" });
  return { ...schema, title: "onevisit caseload" };
}
