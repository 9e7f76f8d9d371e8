// Who could call on a patient: stints, asked for their competence.

import type { Problem } from "../../problem/problem.ts";

/** Whether a stint's practitioner may do a unit; the patient's `avoid` aside. */
export function isEligible(problem: Problem, unit: number, stint: number): boolean {
  const { eligible, eligibleWords, eligibilityOfUnit } = problem;
  return ((eligible[eligibilityOfUnit[unit] * eligibleWords + (stint >>> 5)] >>> (stint & 31)) & 1) === 1;
}

/** Whether a stint's practitioner must not visit the patient. */
export function isAvoided(problem: Problem, patient: number, stint: number): boolean {
  const { avoidStart, avoidItem, practitionerOfShift, shiftOfStint } = problem;
  const practitioner = practitionerOfShift[shiftOfStint[stint]];
  for (let i = avoidStart[patient]; i < avoidStart[patient + 1]; i++) if (avoidItem[i] === practitioner) return true;
  return false;
}
