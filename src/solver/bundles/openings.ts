// When a visit of some length may start at all, and on which stints.

import { intersect, merge, type Stretches, without } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";

/** Minutes of a visit with so much care: setup and least length with it. */
export function lengthOf({ setupOfPatient, leastVisitOfPatient }: Problem, patient: number, care: number): number {
  return Math.max(setupOfPatient[patient]! + care, leastVisitOfPatient[patient]!);
}

/** Starts of a visit that lies in one available stretch and neither starts nor ends in a second pass of the clock. */
export function startsWithin(problem: Problem, patient: number, fitting: Stretches, length: number): Stretches {
  const { availableStart, availableItem, secondPasses, mostVisitOfPatient } = problem;
  if (length > mostVisitOfPatient[patient]!) return [];
  const stretches: number[] = [];
  for (let i = availableStart[patient]!; i < availableStart[patient + 1]!; i += 2) {
    stretches.push(...intersect(fitting, [availableItem[i]!, availableItem[i + 1]! - length]));
  }
  let starts = merge(stretches);
  for (const [from, to] of secondPasses)
    starts = without(without(starts, from, to - 1), from - length, to - 1 - length);
  return starts;
}

/** Stints of people competent for every unit and not to be avoided, with time for the bundle, by date. */
export function stintsOf(problem: Problem, { patient, units, starts, length }: Bundle): Int32Array {
  const { eligible, eligibleWords, eligibilityOfUnit, avoidStart, avoidItem, shiftOfStint, practitionerOfShift } =
    problem;
  if (starts.length === 0) return new Int32Array(0);
  const avoided = avoidItem.subarray(avoidStart[patient]!, avoidStart[patient + 1]!);
  const found: number[] = [];
  for (let word = 0; word < eligibleWords; word++) {
    let bits = 0xffffffff;
    for (const unit of units) bits &= eligible[eligibilityOfUnit[unit]! * eligibleWords + word]!;
    while (bits !== 0) {
      const stint = (word << 5) + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      if (overlaps(problem, stint, starts, length) && !avoided.includes(practitionerOfShift[shiftOfStint[stint]!]!))
        found.push(stint);
    }
  }
  return Int32Array.from(found);
}

function overlaps(problem: Problem, stint: number, starts: Stretches, length: number): boolean {
  const { loOfStint, hiOfStint, endOfShift, shiftOfStint } = problem;
  const lo = loOfStint[stint]!;
  const hi = Math.min(hiOfStint[stint]!, endOfShift[shiftOfStint[stint]!]! - length);
  for (let i = 0; i < starts.length; i += 2) if (starts[i]! <= hi && starts[i + 1]! >= lo && lo <= hi) return true;
  return false;
}
