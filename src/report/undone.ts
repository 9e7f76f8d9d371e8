// What the plan leaves undone, grouped by why.

import type { Caseload } from "../caseload/schema.ts";
import type { ReasonCode } from "../plan/reasons.ts";
import type { Plan, Unscheduled } from "../plan/schema.ts";

/** Each reason in a few words, in the order of the list: what cannot be mended by another plan first. */
const WORDS: Readonly<Record<ReasonCode, string>> = {
  "no-allowed-start": "no date or time at which it may start",
  "visit-too-long": "longer than any visit to the patient may be",
  "patient-unavailable": "patient not available",
  "nobody-competent": "nobody competent",
  "nobody-available": "nobody competent is available",
  "no-pair": "no two people who could be there together",
  "no-visit-fits": "no visit can hold it",
  "waits-for": "comes after something undone",
  "no-room": "no room found",
  stopped: "not looked at before the work was stopped",
};

/** Codes whose messages differ from one occurrence to the next: told where a patient has one such occurrence only. */
const TOLD_ALONE: ReadonlySet<string> = new Set<ReasonCode>(["no-room"]);
/** Codes whose messages say no more than the few words do. */
const WORDS_SUFFICE: ReadonlySet<string> = new Set<ReasonCode>(["stopped"]);

const MOST_LINES = 8;
const MOST_IDS = 4;

/** Lines that list what is undone, a blank one first; none where everything is done. */
export function undoneLines(caseload: Caseload, { unscheduled }: Plan): string[] {
  if (unscheduled.length === 0) return [];
  const groups = groupBy(unscheduled, ({ reason }) => reason.code);
  const order = Object.keys(WORDS);
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  const sorted = [...groups].sort(([a], [b]) => rank(a) - rank(b));
  return ["", "Left undone:", ...sorted.flatMap(([code, left]) => groupLines(caseload, code, left))];
}

function groupLines(caseload: Caseload, code: string, left: readonly Unscheduled[]): string[] {
  const patientOf = patientNames(caseload);
  const alone = TOLD_ALONE.has(code);
  const rows = [...groupBy(left, ({ id, reason }) => JSON.stringify([patientOf(id), alone ? "" : reason.message]))];
  const lines = rows.slice(0, MOST_LINES).map(([, same]) => {
    const [{ id, reason }] = same as [Unscheduled];
    const row = `    ${idsOf(same)} (${patientOf(id)})`;
    const brief = WORDS_SUFFICE.has(code) || (alone && same.length > 1);
    return brief ? row : `${row}: ${reason.message}`;
  });
  const hidden = rows.slice(MOST_LINES).reduce((sum, [, same]) => sum + same.length, 0);
  if (hidden > 0) lines.push(`    and ${hidden} more`);
  return [`  ${WORDS[code as ReasonCode] ?? code} (${left.length})`, ...lines];
}

function idsOf(same: readonly Unscheduled[]): string {
  const ids = same.slice(0, MOST_IDS).map(({ id }) => id);
  return same.length > MOST_IDS ? `${ids.join(", ")} and ${same.length - MOST_IDS} more` : ids.join(", ");
}

/** Looks up the name of the patient of an occurrence. */
function patientNames({ patients }: Caseload): (occurrence: string) => string {
  const names = new Map(patients.flatMap(({ id, name = id, interventions }) => interventions.map((i) => [i.id, name])));
  return (occurrence) => names.get(occurrence.replace(/#\d+$/, "")) ?? "unknown patient";
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
