// Rule 5, `gapMinutes`: the elapsed minutes between the starts of one intervention's occurrences.

import { type Facts, startOf } from "./facts.ts";
import type { Occurrence } from "./occurrences.ts";
import type { Report } from "./violation.ts";

/** Reports occurrences too close to, or too far from, their neighbours. */
export function checkGap(facts: Facts, report: Report): void {
  for (const list of facts.occurrences.values()) {
    if (list.length === 0 || list[0].intervention.gapMinutes === undefined) continue;
    const done = list.filter(({ id }) => facts.deliveries.has(id));
    // `min` holds between any two; in the order of numbers the nearest two are neighbours among those done.
    for (let i = 1; i < done.length; i++) checkNeighbours(facts, done[i - 1], done[i], report);
  }
}

function checkNeighbours(facts: Facts, earlier: Occurrence, later: Occurrence, report: Report): void {
  const [before, after] = [startOf(facts, earlier), startOf(facts, later)];
  if (before === undefined || after === undefined) return;
  const { min = 0, max = Number.POSITIVE_INFINITY } = later.intervention.gapMinutes ?? {};
  const gap = after.minute - before.minute;
  const refs = { patient: later.patient.id, occurrences: [earlier.id, later.id] };
  const starts = `${earlier.id} starts at ${before.text} and ${later.id} at ${after.text}, ${gap} minutes apart`;
  if (gap < min) report("gap-too-short", `${starts}; at least ${min} are wanted`, refs);
  if (gap > max && isBoundByMax(earlier, later, before.date === after.date)) {
    report("gap-too-long", `${starts}; at most ${max} are wanted`, refs);
  }
}

/** `max` binds consecutive numbers; where there are several a day, only two of one day (nights may be long). */
function isBoundByMax(earlier: Occurrence, later: Occurrence, onOneDate: boolean): boolean {
  if (later.number !== earlier.number + 1) return false;
  const { repeat } = later.intervention;
  return onOneDate || !(repeat?.per === "day" && repeat.times > 1);
}
