// Exchangeable occurrences get their numbers by their times: the solver does not care which of two it planned first.

import type { Problem } from "../problem/problem.ts";
import type { Schedule } from "../problem/schedule.ts";

/** For each exchangeable occurrence that is done, the occurrence it is called. */
export function numberByTime(problem: Problem, schedule: Schedule): ReadonlyMap<number, number> {
  const startsOfGroup = new Map<number, Map<number, number>>();
  for (const { units, start } of schedule) {
    let at = start;
    for (const unit of units) {
      const occurrence = problem.occurrenceOfUnit[unit]!;
      const group = problem.exchangeOfOccurrence[occurrence]!;
      if (group >= 0) {
        const starts = startsOfGroup.get(group) ?? new Map<number, number>();
        startsOfGroup.set(group, starts.set(occurrence, at));
      }
      at += problem.minutesOfOccurrence[occurrence]!;
    }
  }
  const called = new Map<number, number>();
  const members = membersOf(problem);
  for (const [group, starts] of startsOfGroup) {
    const inTime = [...starts].sort((a, b) => a[1] - b[1]);
    for (const [i, [occurrence]] of inTime.entries()) called.set(occurrence, members.get(group)![i]!);
  }
  return called;
}

function membersOf({ exchangeOfOccurrence }: Problem): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (const [occurrence, group] of exchangeOfOccurrence.entries()) {
    if (group < 0) continue;
    const list = members.get(group);
    if (list === undefined) members.set(group, [occurrence]);
    else list.push(occurrence);
  }
  return members;
}
