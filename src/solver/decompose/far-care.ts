// Patients whose missing care nobody in their region could do: the few who speak a language and hold what it takes may live
// beyond every border that could be drawn around a patient's door. Such a patient belongs to one of their regions for a turn.

import type { Random } from "../../base/random.ts";
import { moved } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import { lengthOf, startsWithin, whoCould } from "../bundles/openings.ts";

/** Of those who could do it, so many are drawn, and the nearest of them is taken: near ones often, others at times. */
const DRAWN = 3;

/** Where everybody is in one period; of what belongs to another one it says nothing. */
export interface Regions {
  readonly ofPatient: Int32Array;
  readonly ofShift: Int32Array;
}

/**
 * @param undone occurrences without a visit that somebody could do
 * @param shifts those of the period
 * @param regions of patients, changed for those that go elsewhere
 */
export function sendToWhoCould(
  problem: Problem,
  undone: readonly number[],
  shifts: readonly number[],
  regions: Regions,
  random: Random,
): void {
  if (undone.length === 0) return;
  const { patientOfOccurrence, shiftOfStint } = problem;
  const { ofPatient, ofShift } = regions;
  const stintsOfRegion = stintsBy(problem, shifts, ofShift);
  for (const occurrence of undone) {
    const patient = patientOfOccurrence[occurrence]!;
    const could = canDo(problem, occurrence);
    if (stintsOfRegion.get(ofPatient[patient]!)?.some(could)) continue;
    const able = [...stintsOfRegion.values()].flatMap((stints) => stints.filter(could));
    if (able.length > 0) ofPatient[patient] = ofShift[shiftOfStint[nearOne(problem, patient, able, random)]!]!;
  }
}

/** The stints of some shifts, by region. */
function stintsBy({ shiftOfStint }: Problem, shifts: readonly number[], ofShift: Int32Array): Map<number, number[]> {
  const isAsked = new Set(shifts);
  const stintsOfRegion = new Map<number, number[]>();
  for (const [stint, shift] of shiftOfStint.entries()) {
    if (!isAsked.has(shift)) continue;
    const region = ofShift[shift]!;
    const own = stintsOfRegion.get(region);
    if (own === undefined) stintsOfRegion.set(region, [stint]);
    else own.push(stint);
  }
  return stintsOfRegion;
}

/** Whether a stint could hold an occurrence by itself. */
function canDo(problem: Problem, occurrence: number): (stint: number) => boolean {
  const { patientOfOccurrence, minutesOfOccurrence, setupOfPatient, unitStart, occurrenceOfUnit } = problem;
  const patient = patientOfOccurrence[occurrence]!;
  const unit = occurrenceOfUnit.indexOf(occurrence, unitStart[patient]!);
  const length = lengthOf(problem, patient, minutesOfOccurrence[occurrence]!);
  const { startsStart, startsItem } = problem;
  const own = Array.from(startsItem.subarray(startsStart[occurrence]!, startsStart[occurrence + 1]!));
  const starts = startsWithin(problem, patient, moved(own, -setupOfPatient[patient]!), length);
  return whoCould(problem, { patient, units: [unit], starts, length });
}

/** The nearest of a few drawn; whoever begins at no place of their own is near. */
function nearOne(problem: Problem, patient: number, stints: readonly number[], random: Random): number {
  const { travel, startPlaceOfShift, shiftOfStint, placeOfPatient } = problem;
  const distance = (stint: number) => {
    const home = startPlaceOfShift[shiftOfStint[stint]!]!;
    return home < 0 ? 0 : travel.between(home, placeOfPatient[patient]!);
  };
  let best = random.pick(stints);
  for (let drawn = 1; drawn < DRAWN; drawn++) {
    const other = random.pick(stints);
    if (distance(other) < distance(best)) best = other;
  }
  return best;
}
