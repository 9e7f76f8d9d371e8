// What a cross-check is given, and how it says what it finds.

import { type Calendar, createCalendar, isTimeZone } from "../../base/calendar.ts";
import { nearest } from "../../base/nearest.ts";
import type { Steps } from "../../base/steps.ts";
import { maybe } from "../advice.ts";
import { type CaseloadIssue, type IssueCode, pathText } from "../issues.ts";
import type { Caseload } from "../schema.ts";

/** Says that something is wrong. Paths are put together only then: a check of a sound caseload makes no text. */
export type Report = (
  code: IssueCode,
  path: readonly PropertyKey[],
  message: string,
  values?: Readonly<Record<string, unknown>>,
  advice?: string | undefined,
) => void;

/** What a check may look at. */
export interface CheckContext {
  readonly caseload: Caseload;
  /** Undefined where the time zone is unknown, which is an issue of its own. */
  readonly calendar: Calendar | undefined;
  readonly report: Report;
}

/** One family of cross-checks, over a caseload whose values, as far as they are read here, all have the right form. */
export type Check = (context: CheckContext) => void;

/** Everything that the checks find, in their order; with a yield after each. */
export function* checking(checks: readonly Check[], caseload: Caseload): Steps<CaseloadIssue[]> {
  const issues: CaseloadIssue[] = [];
  const report: Report = (code, path, message, values = {}, advice) => {
    issues.push({ code, path: pathText(path), message, ...(advice === undefined ? {} : { advice }), values });
  };
  const { timeZone } = caseload;
  const calendar = typeof timeZone === "string" && isTimeZone(timeZone) ? createCalendar(timeZone) : undefined;
  for (const check of checks) {
    check({ caseload, calendar, report });
    yield;
  }
  return issues;
}

/** After so many, advice is no longer sought: nobody reads it, and each costs a look at every known id. */
const ADVICE_WANTED = 100;

/** Looks for the known id that an unknown one was likely meant to be. */
export function createAdviser(known: ReadonlySet<string>): (unknown: string) => string | undefined {
  let sought = 0;
  return (unknown) => (++sought > ADVICE_WANTED ? undefined : maybe(nearest(unknown, known)));
}

/** Calls `found` with the index of each entry whose key an earlier one has. */
export function eachDoubled<T>(list: readonly T[], keyOf: (entry: T) => string, found: (index: number) => void): void {
  if (list.length < 2) return;
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    const key = keyOf(entry);
    if (seen.has(key)) found(index);
    seen.add(key);
  });
}
