// From unknown JSON to a caseload that can be planned.

import { finish, type Steps } from "../base/steps.ts";
import { checking } from "./checks/check.ts";
import { CHECKS, ID_CHECKS, KEYS_OF_IDS } from "./checks/index.ts";
import { formIssues } from "./form.ts";
import { CaseloadError } from "./issues.ts";
import type { Caseload } from "./schema.ts";
import { schemaIssues } from "./schema-issues.ts";

/**
 * Checks that a value is a caseload, and hands back the very same object: nothing is filled in, copied or changed.
 * (Defaults are applied where they are read; see `defaults.ts`.)
 *
 * @param input what `JSON.parse` made of a caseload file.
 * @throws CaseloadError with every issue found. Where single values do not have the right form, of the relations between
 *   values only ids and references are looked at, and these only where none of those values is on the way to them.
 */
export function parseCaseload(input: unknown): Caseload {
  return finish(parsing(input));
}

/** The same in steps: a caseload of many thousand patients takes a second. */
export function* parsing(input: unknown): Steps<Caseload> {
  const malformed = yield* formIssues(input);
  if (malformed.length > 0) {
    const dangling = malformed.every(sparesIds) ? yield* checking(ID_CHECKS, input as Caseload) : [];
    throw new CaseloadError([...schemaIssues(malformed, input), ...dangling]);
  }
  const caseload = input as Caseload;
  const issues = yield* checking(CHECKS, caseload);
  if (issues.length > 0) throw new CaseloadError(issues);
  accepted.add(caseload);
  return caseload;
}

/** Whether ids and references can be read although a value is wrong: the key it stands under leads to none. */
function sparesIds({ code, path }: { readonly code: string; readonly path: readonly PropertyKey[] }): boolean {
  if (code === "unrecognized_keys") return true;
  const key = path.filter((step) => typeof step === "string").at(-1);
  return key !== undefined && !KEYS_OF_IDS.has(key);
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
