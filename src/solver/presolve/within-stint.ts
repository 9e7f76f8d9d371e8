// When an occurrence could start in a visit made in one stint.

import { intersect, type Stretches } from "../../base/stretches.ts";
import type { Clock } from "../bounds/clock.ts";

/**
 * Ticks at which the occurrence could start in a visit that begins in the stint: after a setup, early enough to end in
 * the shift, while the patient is there. Competence aside. Some may be too many, none is missing.
 */
export function startsWithin(clock: Clock, occurrence: number, stint: number): Stretches {
  const { problem, patient, setup } = clock;
  const shift = problem.shiftOfStint[stint];
  const minutes = problem.minutesOfOccurrence[occurrence];
  const length = Math.max(setup + minutes, problem.leastVisitOfPatient[patient]);
  const most = Math.min(problem.mostContactOfShift[shift], problem.mostVisitOfPatient[patient]);
  if (length > most || problem.mostVisitsOfShift[shift] < 1) return [];
  const from = problem.loOfStint[stint] + setup;
  const to = Math.min(problem.endOfShift[shift] - minutes, problem.hiOfStint[stint] + clock.reach(occurrence));
  return from > to ? [] : intersect(clock.starts(occurrence), [from, to]);
}
