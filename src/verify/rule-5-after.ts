// Rule 5, `after`: minutes from the start of one intervention to the start of one that depends on it.

import { type Facts, startOf } from "./facts.ts";
import type { Occurrence } from "./occurrences.ts";
import type { Report } from "./violation.ts";

/** Reports occurrences done without the one they come after, or too soon or too late after it. */
export function checkAfter(facts: Facts, report: Report): void {
  for (const list of facts.occurrences.values()) {
    if (list.length === 0) continue;
    for (const link of list[0].intervention.after ?? []) {
      const earlier = facts.occurrences.get(link.intervention) ?? [];
      // Equal numbers are bound, and two interventions without `repeat` both have number 1.
      for (const later of list) checkLink(facts, earlier[later.number - 1], later, link, report);
    }
  }
}

function checkLink(
  facts: Facts,
  earlier: Occurrence | undefined,
  later: Occurrence,
  link: {
    readonly intervention: string;
    readonly minMinutes?: number | undefined;
    readonly maxMinutes?: number | undefined;
  },
  report: Report,
): void {
  const after = startOf(facts, later);
  if (after === undefined) return;
  const before = earlier && startOf(facts, earlier);
  const other = earlier?.id ?? link.intervention;
  const refs = { patient: later.patient.id, occurrences: [other, later.id] };
  if (before === undefined) {
    report("after-undone", `${later.id} is done at ${after.text}, but ${other}, which it comes after, is not`, refs);
    return;
  }
  const { minMinutes = 0, maxMinutes = Number.POSITIVE_INFINITY } = link;
  const minutes = after.minute - before.minute;
  const starts = `${later.id} starts at ${after.text}, ${minutes} minutes after ${other} at ${before.text}`;
  if (minutes < minMinutes) report("after-too-soon", `${starts}; at least ${minMinutes} are wanted`, refs);
  if (minutes > maxMinutes) report("after-too-late", `${starts}; at most ${maxMinutes} are wanted`, refs);
}
