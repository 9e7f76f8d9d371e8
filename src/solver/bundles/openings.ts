// When a visit of some length may start at all, and on which stints.

import { lastAtOrBefore } from "../../base/search.ts";
import { intersect, merge, type Stretches, without } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";
import type { Nearness } from "./nearness.ts";

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

/** How far one looks around a patient's door: of each date, so many of the nearest stints are within reach. */
export type Reach = "close" | "wide";
const MOST_NEAR: Readonly<Record<Reach, number>> = { close: 8, wide: 100 };

/** Some of the stints that could hold a bundle. */
export interface Near {
  readonly stints: Int32Array;
  /** Whether there are no others. */
  readonly all: boolean;
}

/** The nearest of each date, and those that are nowhere in particular. */
export function nearOf(problem: Problem, nearness: Nearness, bundle: Bundle, reach: Reach): Near {
  const { patient, starts } = bundle;
  if (starts.length === 0) return { stints: new Int32Array(0), all: true };
  const { dateStart } = problem;
  const could = whoCould(problem, bundle);
  const found: number[] = [];
  let all = true;
  const last = lastAtOrBefore(dateStart, starts.at(-1)!);
  for (let date = lastAtOrBefore(dateStart, starts[0]!); date <= last && date < dateStart.length - 1; date++) {
    let near = 0;
    for (const stint of nearness.of(patient, date)) {
      if (!could(stint)) continue;
      if (near === MOST_NEAR[reach]) {
        all = false;
        break;
      }
      found.push(stint);
      if (nearness.hasHome(stint)) near++;
    }
  }
  return { stints: Int32Array.from(found), all };
}

/** What a visit would hold, and when it could start. */
export type Care = Pick<Bundle, "patient" | "units" | "starts" | "length">;

/** Whether somebody competent for every unit and not to be avoided has time for it on a stint. */
export function whoCould(problem: Problem, { patient, units, starts, length }: Care): (stint: number) => boolean {
  const { avoidStart, avoidItem, eligible, eligibleWords, eligibilityOfUnit } = problem;
  const { shiftOfStint, practitionerOfShift } = problem;
  const avoided = avoidItem.subarray(avoidStart[patient]!, avoidStart[patient + 1]!);
  const rows = [...new Set(units.map((unit) => eligibilityOfUnit[unit]! * eligibleWords))];
  return (stint) => {
    let able = 1;
    for (let i = 0; i < rows.length; i++) able &= eligible[rows[i]! + (stint >>> 5)]! >>> (stint & 31);
    if (able === 0 || !overlaps(problem, stint, starts, length)) return false;
    return !avoided.includes(practitionerOfShift[shiftOfStint[stint]!]!);
  };
}

function overlaps(problem: Problem, stint: number, starts: Stretches, length: number): boolean {
  const { loOfStint, hiOfStint, endOfShift, shiftOfStint } = problem;
  const lo = loOfStint[stint]!;
  const hi = Math.min(hiOfStint[stint]!, endOfShift[shiftOfStint[stint]!]! - length);
  for (let i = 0; i < starts.length; i += 2) if (starts[i]! <= hi && starts[i + 1]! >= lo && lo <= hi) return true;
  return false;
}
