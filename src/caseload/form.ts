// What the schema finds wrong with a value, in steps: people are many, and are looked at one by one.

import { z } from "zod";
import { mapped, type Steps } from "../base/steps.ts";
import { patientSchema, practitionerSchema } from "./schema/people.ts";
import { caseloadSchema } from "./schema.ts";

/** Entries looked at between two yields. */
const AT_ONCE = 100;
/** The long lists of a caseload, and what their entries are. */
const LISTS = { patients: patientSchema, practitioners: practitionerSchema };
const anything = z.array(z.unknown());
/** All but the entries of these lists. */
const OUTLINE = caseloadSchema.extend({ patients: anything, practitioners: anything });
const KEYS: readonly PropertyKey[] = Object.keys(caseloadSchema.shape);

/** Issues as `caseloadSchema` finds them, in the order in which it does. */
export function* formIssues(input: unknown): Steps<z.core.$ZodIssue[]> {
  const found = [OUTLINE.safeParse(input).error?.issues ?? []];
  for (const [key, schema] of Object.entries(LISTS)) {
    const entries: unknown = (input as Readonly<Record<string, unknown>> | null | undefined)?.[key];
    if (!Array.isArray(entries)) continue;
    const issues = yield* mapped(entries, AT_ONCE, (entry, index) => issuesIn(schema, entry, [key, index]));
    found.push(issues.flat());
  }
  return found.flat().sort((one, other) => turnOf(one) - turnOf(other));
}

function issuesIn(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): z.core.$ZodIssue[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

/** Keys come in the schema's order, and last of all what is said of the whole. */
function turnOf({ path }: z.core.$ZodIssue): number {
  return path.length === 0 ? KEYS.length : KEYS.indexOf(path[0]!);
}
