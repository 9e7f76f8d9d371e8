// What a visit is made of, with its contents in their order: how long it takes, and when each member starts in it.

import type { Problem } from "../../problem/problem.ts";
import type { ScheduledVisit } from "../../problem/schedule.ts";

/** A unit of a visit, and the ticks from the visit's start to its own. */
export interface Member {
  readonly unit: number;
  readonly offset: number;
}

const minutesOf = ({ minutesOfOccurrence, occurrenceOfUnit }: Problem, unit: number) =>
  minutesOfOccurrence[occurrenceOfUnit[unit]];

export function careOf(problem: Problem, { units }: ScheduledVisit): number {
  return units.reduce((sum, unit) => sum + minutesOf(problem, unit), 0);
}

export function lengthOf(problem: Problem, visit: ScheduledVisit): number {
  const { setupOfPatient, leastVisitOfPatient } = problem;
  return Math.max(setupOfPatient[visit.patient] + careOf(problem, visit), leastVisitOfPatient[visit.patient]);
}

export function members(problem: Problem, { patient, units }: ScheduledVisit): Member[] {
  let offset = problem.setupOfPatient[patient];
  return units.map((unit) => {
    const member = { unit, offset };
    offset += minutesOf(problem, unit);
    return member;
  });
}

export function dateAt({ dateStart }: Problem, tick: number): number {
  let date = 0;
  while (date + 2 < dateStart.length && dateStart[date + 1] <= tick) date++;
  return date;
}
