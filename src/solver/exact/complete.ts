// Whether a schedule holds nothing by halves.

import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";

/** Both pairs of hands of all that is done are there, and what it cannot be done without. */
export function isComplete(problem: Problem, schedule: Schedule): boolean {
  const { partnerOfUnit, occurrenceOfUnit, linkStart, linkItem, links } = problem;
  const units = new Set(schedule.flatMap((visit) => visit.units));
  const done = new Set(Array.from(units, (unit) => occurrenceOfUnit[unit]!));
  for (const unit of units) {
    if (partnerOfUnit[unit]! >= 0 && !units.has(partnerOfUnit[unit]!)) return false;
    const occurrence = occurrenceOfUnit[unit]!;
    for (let i = linkStart[occurrence]!; i < linkStart[occurrence + 1]!; i++) {
      const { needed, first, second } = links[linkItem[i]!]!;
      if (needed && second === occurrence && !done.has(first)) return false;
    }
  }
  return true;
}
