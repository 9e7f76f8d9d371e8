// How a row of the table of malformed caseloads is written.

import type { IssueCode } from "../../../src/caseload/issues.ts";
import { matrixCaseload, type Raw, soundCaseload } from "../fixture.ts";

/** One way to get a caseload wrong, and the one issue that must come of it. */
export interface Malformed {
  readonly story: string;
  readonly code: IssueCode;
  readonly path: string;
  /** What the advice must contain; undefined: there must be none. */
  readonly advice: string | undefined;
  readonly caseload: unknown;
}

/** What is changed in a sound caseload: value by path; undefined removes the key. */
export type Changes = Readonly<Record<string, unknown>>;

export const P1 = "patients[0]";
export const P2 = "patients[1]";
export const WASH = `${P1}.interventions[0]`;
export const DRESS = `${P1}.interventions[1]`;
export const SUGAR = `${P1}.interventions[2]`;
export const INSULIN = `${P1}.interventions[3]`;
export const REVIEW = `${P2}.interventions[0]`;
export const N1 = "practitioners[0]";
export const N2 = "practitioners[1]";
export const EARLY = `${N1}.shifts[0]`;
export const LATE = `${N1}.shifts[1]`;

/** The value itself is what is wrong: it is put at `path`, and the issue is there. */
export function bad(story: string, code: IssueCode, path: string, value: unknown, advice?: string): Malformed {
  return row(story, code, path, { [path]: value }, advice);
}

/** The issue is elsewhere than the change, or there are several changes. */
export function row(story: string, code: IssueCode, path: string, changes: Changes, advice?: string): Malformed {
  return { story, code, path, advice, caseload: changed(soundCaseload(), changes) };
}

/** As `row`, with a travel matrix between "home", "hub" and "flat". */
export function matrixRow(story: string, code: IssueCode, path: string, changes: Changes, advice?: string): Malformed {
  return { story, code, path, advice, caseload: changed(matrixCaseload(), changes) };
}

/** Not a change but another thing altogether. */
export function whole(story: string, code: IssueCode, caseload: unknown, advice?: string): Malformed {
  return { story, code, path: "", advice, caseload };
}

/** The caseload with values put where the paths say. */
export function changed(caseload: Raw, changes: Changes): Raw {
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
    const last = steps.pop()!.replaceAll('"', "");
    const owner = steps.reduce((at, step) => at[step], caseload);
    if (value === undefined) delete owner[last];
    else Object.defineProperty(owner, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return caseload;
}
