// Shifts that can stand in for others.

import type { Problem } from "../../problem/problem.ts";
import { isAvoided, isEligible } from "../bounds/staff.ts";

/**
 * Whether any route of shift `b` could be worked in shift `a` as it is: its hours lie inside those of `a`, its breaks are
 * the same or `a` has none, and for everything it may do, so may `a`. Then some plan with the least U, and with the
 * fewest visits at that U, uses `b` only beside `a`; both of two identical shifts can stand in for each other, so whoever
 * relies on this breaks the tie. Preserves U and V; faces and preferences may differ, so C is not preserved.
 */
export function canStandIn(problem: Problem, a: number, b: number): boolean {
  return (
    a !== b &&
    problem.startOfShift[a] <= problem.startOfShift[b] &&
    problem.endOfShift[a] >= problem.endOfShift[b] &&
    problem.mostVisitsOfShift[a] >= problem.mostVisitsOfShift[b] &&
    problem.mostContactOfShift[a] >= problem.mostContactOfShift[b] &&
    asNear(problem.startPlaceOfShift[a], problem.startPlaceOfShift[b]) &&
    asNear(problem.endPlaceOfShift[a], problem.endPlaceOfShift[b]) &&
    asFree(problem, a, b) &&
    asAble(problem, a, b)
  );
}

/** A shift that begins at a door needs no way there. */
function asNear(a: number, b: number): boolean {
  return a < 0 || a === b;
}

function asFree({ breaksOfShift }: Problem, a: number, b: number): boolean {
  const [own, other] = [breaksOfShift[a], breaksOfShift[b]];
  if (own.length === 0) return true;
  return (
    own.length === other.length &&
    own.every(({ from, to, length }, i) => from === other[i].from && to === other[i].to && length === other[i].length)
  );
}

/** Whether `a` may do all units that `b` may, for every visit that begins on the same date. */
function asAble(problem: Problem, a: number, b: number): boolean {
  const stintOn = new Map<number, number>();
  for (let stint = 0; stint < problem.stints; stint++) {
    if (problem.shiftOfStint[stint] === a) stintOn.set(problem.dateOfStint[stint], stint);
  }
  for (let stint = 0; stint < problem.stints; stint++) {
    if (problem.shiftOfStint[stint] !== b) continue;
    const other = stintOn.get(problem.dateOfStint[stint]);
    if (other === undefined) return false;
    for (let unit = 0; unit < problem.units; unit++) {
      const patient = problem.patientOfOccurrence[problem.occurrenceOfUnit[unit]];
      if (!isEligible(problem, unit, stint) || isAvoided(problem, patient, stint)) continue;
      if (!isEligible(problem, unit, other) || isAvoided(problem, patient, other)) return false;
    }
  }
  return true;
}
