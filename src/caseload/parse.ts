// From unknown JSON to a caseload that can be planned.

import { runChecks } from "./checks/check.ts";
import { CHECKS } from "./checks/index.ts";
import { CaseloadError } from "./issues.ts";
import { type Caseload, caseloadSchema } from "./schema.ts";
import { schemaIssues } from "./schema-issues.ts";

/**
 * Checks that a value is a caseload, and hands back the very same object: nothing is filled in, copied or changed.
 * (Defaults are applied where they are read; see `defaults.ts`.)
 *
 * @param input what `JSON.parse` made of a caseload file.
 * @throws CaseloadError with every issue found. The relations between values (references, the clock, cycles) are
 *   looked at only when every single value has the right form.
 */
export function parseCaseload(input: unknown): Caseload {
  const shape = caseloadSchema.safeParse(input);
  if (!shape.success) throw new CaseloadError(schemaIssues(shape.error.issues, input));
  const caseload = input as Caseload;
  const issues = runChecks(CHECKS, caseload);
  if (issues.length > 0) throw new CaseloadError(issues);
  accepted.add(caseload);
  return caseload;
}

/** Caseloads that have been checked, so that none is checked again at each step of its way. */
const accepted = new WeakSet<object>();

/**
 * A caseload as it is if `parseCaseload` has accepted it before, else what that makes of it.
 *
 * @throws CaseloadError with every issue found
 */
export function acceptedCaseload(input: unknown): Caseload {
  return accepted.has(Object(input)) ? (input as Caseload) : parseCaseload(input);
}

/** Notes that a caseload made from an accepted one is sound too. */
export function accept(caseload: Caseload): Caseload {
  accepted.add(caseload);
  return caseload;
}
