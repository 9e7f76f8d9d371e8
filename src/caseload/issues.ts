// What can be wrong with a caseload, and how it is said.

/** Every code an issue may have, with its meaning. Codes are stable: programs may rely on them. */
export const ISSUE_CODES = {
  // the form of single values
  "unknown-key": "A key that the format does not know.",
  "missing-key": "A required key is not there.",
  "null-value": "null stands where a value, or nothing at all, should.",
  "wrong-type": "A value of another type than the format has there.",
  "not-whole": "A number that should be whole is not.",
  "out-of-range": "A number below the least or above the greatest that makes sense there.",
  "not-one-of": "A text that is none of the few allowed there.",
  "not-a-date": "Not YYYY-MM-DD, or no such date.",
  "not-a-time": "Not a time of day HH:MM, 00:00 to 23:59 (24:00 only as the end of a window).",
  "not-an-instant": "Not YYYY-MM-DDTHH:MM, or no such date or time.",
  "empty-id": "An id or reference without characters.",
  "empty-list": "A list that needs at least one entry has none.",
  // ids and references
  "duplicate-id": "An id that an earlier one of its kind has already.",
  "hash-in-id": "An intervention id with `#`, which numbers occurrences.",
  "unknown-competency": "A competency that `competencies` does not list.",
  "unknown-practitioner": "A practitioner whom `practitioners` does not list.",
  "unknown-intervention": "An intervention that nobody has.",
  "other-patients-intervention": "An intervention of another patient, where only the same patient's make sense.",
  "self-reference": "An intervention that names itself.",
  "doubled-reference": "An entry that stands in its list already.",
  // places and travel
  "wrong-place-kind": "Coordinates where the travel model has place ids, or a place id where it has coordinates.",
  "unknown-place": "A place that the travel matrix lacks.",
  "matrix-not-square": "The travel matrix has not as many rows, or a row not as many columns, as there are places.",
  "matrix-diagonal": "The journey from a place to itself takes time.",
  // the calendar
  "unknown-time-zone": "A time zone that Intl.DateTimeFormat does not accept.",
  "skipped-instant": "An instant that the clocks jump over in spring.",
  "ends-before-start": "Something that ends before it starts.",
  "empty-shift": "A shift that ends when it starts.",
  "shift-outside-horizon": "A shift that begins before the horizon or ends after it.",
  "shifts-overlap": "Two shifts of one practitioner at one time.",
  "break-outside-shift": "A break whose window does not lie inside its shift.",
  "break-longer-than-window": "A break that its window cannot hold.",
  // repeats, gaps, links, lengths
  "too-many-repeats": "More occurrences in the horizon than dates, or in a day than minutes, at which they may start.",
  "too-large": "More occurrences, or pairs of repeats that bear on each other, than can be planned at once.",
  "priorities-too-large": "Priorities whose sum over all occurrences is beyond exact arithmetic.",
  "gap-without-repeat": "`gapMinutes` on an intervention that is done once.",
  "min-above-max": "A least value above the greatest one.",
  "repeat-mismatch": "`after` between an intervention that repeats and one that does not.",
  "unequal-repeats": "`after` between two interventions with unequal numbers of occurrences.",
  "after-cycle": "Interventions that each come after the next, round in a circle.",
  "precedence-cycle": "Interventions that each precede the next in a visit, round in a circle.",
} as const;

/** The stable kebab-case code of an issue; see `ISSUE_CODES` for what each means. */
export type IssueCode = keyof typeof ISSUE_CODES;

/** One thing that is wrong with a caseload. */
export interface CaseloadIssue {
  /** Of which kind; see `ISSUE_CODES`. */
  readonly code: IssueCode;
  /** Where, like `patients[3].interventions[0].requires[1]`; empty for the caseload as a whole. */
  readonly path: string;
  /** What, in a sentence that names the values. */
  readonly message: string;
  /** Likely advice, beginning "Maybe". */
  readonly advice?: string;
  /** The values that the message names, for programs. */
  readonly values: Readonly<Record<string, unknown>>;
}

const ISSUES_SHOWN = 20;

/** Thrown for a caseload that cannot be planned. `issues` holds everything that is wrong, `message` the first few. */
export class CaseloadError extends Error {
  /** Always `"CaseloadError"`. */
  override readonly name = "CaseloadError";
  /** Everything that is wrong; at least one issue. */
  readonly issues: readonly CaseloadIssue[];

  constructor(issues: readonly CaseloadIssue[]) {
    super(messageOf(issues));
    this.issues = issues;
  }
}

function messageOf(issues: readonly CaseloadIssue[]): string {
  const count = issues.length === 1 ? "1 issue" : `${issues.length} issues`;
  const lines = [`The caseload has ${count}.`, ...issues.slice(0, ISSUES_SHOWN).map(lineOf)];
  const more = issues.slice(ISSUES_SHOWN);
  if (more.length > 0) lines.push(`… and ${more.length} more: ${countsOf(more)}.`);
  return lines.join("\n");
}

/** `3 unknown-place, 1 not-a-date`: what is not shown may be of another kind than what is. */
function countsOf(issues: readonly CaseloadIssue[]): string {
  const counts = new Map<IssueCode, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${count} ${code}`).join(", ");
}

function lineOf({ code, path, message, advice }: CaseloadIssue): string {
  const line = `${code} at ${path === "" ? "the top" : path}: ${message}`;
  return advice === undefined ? line : `${line}\n  ${advice}`;
}

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** Writes a path the way JavaScript would: `patients[3].interventions[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (PLAIN_KEY.test(String(step))) text += text === "" ? String(step) : `.${String(step)}`;
    else text += `[${JSON.stringify(String(step))}]`;
  }
  return text;
}

const LONGEST_SHOWN = 60;

/** A value as a message shows it: JSON, cut short where it is long. */
export function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (jsonOf(value) ?? plainText(value));
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

/** Undefined for what JSON cannot say: functions, circles, numbers of any length, objects that refuse. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function plainText(value: unknown): string {
  return typeof value === "object" && value !== null ? "an object that is no JSON" : String(value);
}
