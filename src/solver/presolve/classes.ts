// Shifts that nothing tells apart. Exchanging the whole routes of two of them turns a valid plan into a valid plan with
// the same U and V, so it is enough to know how many of a class work a route, not which.
//
// That two practitioners are needed for double-handed care does not stand in the way: one practitioner's shifts never
// overlap, so the two visits are always on different shifts, and still are after the exchange.

import type { Break, Problem } from "../../problem/problem.ts";

/**
 * By shift, the number of its class: shifts with the same hours, places, breaks and limits whose practitioners may do
 * the same things for the same patients on the same dates. Preserves U and V. It preserves C too where nobody's visits
 * are told apart by the practitioner: no weight on extra faces and on unpreferred visits.
 */
export function identicalShifts(problem: Problem): Int32Array {
  const hands = handsOfShifts(problem);
  return numbered(problem.shifts, (shift) => `${hands[shift]}/${frameOf(problem, shift)}`);
}

/**
 * By shift, the number of its kind: shifts whose practitioners may do the same things for the same patients on the same
 * dates, whatever their hours, places, breaks and limits. No reduction in itself, since these make a difference: a group
 * over which to add up what its shifts can do at most.
 */
export function likeShifts(problem: Problem): Int32Array {
  const hands = handsOfShifts(problem);
  return numbered(problem.shifts, (shift) => hands[shift]);
}

/** When, from where to where, with which breaks and limits. */
function frameOf(problem: Problem, shift: number): string {
  const breaks = problem.breaksOfShift[shift].map(({ from, to, length }: Break) => `${from}-${to}:${length}`);
  return [
    problem.startOfShift[shift],
    problem.endOfShift[shift],
    problem.startPlaceOfShift[shift],
    problem.endPlaceOfShift[shift],
    problem.mostVisitsOfShift[shift],
    problem.mostContactOfShift[shift],
    ...breaks,
  ].join(" ");
}

/** By shift, a text that is the same where the same units may be done on the same dates. */
function handsOfShifts(problem: Problem): string[] {
  const { eligible, eligibleWords, eligibilityOfUnit } = problem;
  const avoiding = patientsAvoiding(problem);
  const rows = [...new Set(eligibilityOfUnit)].sort((a, b) => a - b);
  const hands = Array.from({ length: problem.shifts }, (_, s) => `${avoiding[problem.practitionerOfShift[s]]}`);
  for (let stint = 0; stint < problem.stints; stint++) {
    const able = rows.filter((row) => ((eligible[row * eligibleWords + (stint >>> 5)] >>> (stint & 31)) & 1) === 1);
    hands[problem.shiftOfStint[stint]] += `|${problem.dateOfStint[stint]}:${able}`;
  }
  return hands;
}

/** By practitioner, the patients who must not see them, ascending. */
function patientsAvoiding(problem: Problem): number[][] {
  const patients: number[][] = Array.from({ length: problem.practitioners }, () => []);
  for (let patient = 0; patient < problem.patients; patient++) {
    for (let i = problem.avoidStart[patient]; i < problem.avoidStart[patient + 1]; i++) {
      patients[problem.avoidItem[i]].push(patient);
    }
  }
  return patients;
}

function numbered(shifts: number, keyOf: (shift: number) => string): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: shifts }, (_, shift) => {
    const key = keyOf(shift);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
