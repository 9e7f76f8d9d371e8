// Who could be there for an occurrence, looking at one practitioner and one occurrence at a time: competent on the date,
// not to be avoided, on shift at an allowed start. What the rest of the plan does to their day is left out of account.

import { lastAtOrBefore } from "../base/search.ts";
import { intersect, merge, type Stretches } from "../base/stretches.ts";
import { NEVER, type Problem } from "../problem/problem.ts";

/** Practitioners by index, ascending in the order met. */
export interface WhoCould {
  /** Competent, welcome and on shift at an allowed start; no more than were asked for. */
  readonly able: readonly number[];
  /** Those of the starts asked about at which one of the able is on shift, as far as they were looked at. */
  readonly when: Stretches;
  /** Competent and on shift, but the patient avoids them. */
  readonly avoided: readonly number[];
}

/** Answers for one problem; keeps what is asked of it again and again. */
export class Hands {
  readonly #problem: Problem;
  /** Stints of date d: [stintStart[d], stintStart[d + 1]). */
  readonly #stintStart: Int32Array;

  constructor(problem: Problem) {
    this.#problem = problem;
    const dates = problem.dateStart.length;
    this.#stintStart = new Int32Array(dates + 1);
    for (const date of problem.dateOfStint) this.#stintStart[date + 1]!++;
    for (let date = 0; date < dates; date++) this.#stintStart[date + 1]! += this.#stintStart[date]!;
  }

  /** Ticks at which the occurrence may start by its own dates and times. */
  allowedStarts(occurrence: number): Stretches {
    const { startsStart, startsItem } = this.#problem;
    return [...startsItem.subarray(startsStart[occurrence]!, startsStart[occurrence + 1]!)];
  }

  /** Those of `starts` at which a visit that holds the occurrence lies inside one of the patient's hours. */
  startsAtHome(occurrence: number, starts: Stretches): Stretches {
    const { availableStart, availableItem, setupOfPatient, minutesOfOccurrence } = this.#problem;
    const patient = this.#problem.patientOfOccurrence[occurrence]!;
    const setup = setupOfPatient[patient]!;
    const minutes = minutesOfOccurrence[occurrence]!;
    const least = leastVisitWith(this.#problem, occurrence);
    const inside: number[] = [];
    for (let i = availableStart[patient]!; i < availableStart[patient + 1]!; i += 2) {
      const [from, to] = [availableItem[i]!, availableItem[i + 1]!];
      if (to - from >= least) inside.push(from + setup, to - minutes);
    }
    return intersect(starts, merge(inside));
  }

  /** Who could be one pair of hands at one of `starts`; stops looking at `most` of them. */
  whoCould(unit: number, starts: Stretches, most: number): WhoCould {
    const { occurrenceOfUnit, patientOfOccurrence, practitionerOfShift, shiftOfStint } = this.#problem;
    const patient = patientOfOccurrence[occurrenceOfUnit[unit]!]!;
    const able = new Set<number>();
    const avoided = new Set<number>();
    const when: number[] = [];
    for (let i = 0; i < starts.length && able.size < most; i += 2) {
      const [first, last] = this.#stintsNear(starts[i]!, starts[i + 1]!);
      for (let stint = first; stint < last && able.size < most; stint++) {
        if (!this.#isCompetent(unit, stint)) continue;
        const [earliest, latest] = this.#startsOn(unit, stint);
        const from = Math.max(starts[i]!, earliest);
        const to = Math.min(starts[i + 1]!, latest);
        if (from > to) continue;
        const practitioner = practitionerOfShift[shiftOfStint[stint]!]!;
        const isAvoided = this.#isAvoided(patient, practitioner);
        (isAvoided ? avoided : able).add(practitioner);
        if (!isAvoided) when.push(from, to);
      }
    }
    return { able: [...able], when: merge(when), avoided: [...avoided] };
  }

  /** Stints of the dates of [from, to], and of the date before: a visit may begin on the evening before. */
  #stintsNear(from: number, to: number): readonly [number, number] {
    const { dateStart } = this.#problem;
    const first = Math.max(0, lastAtOrBefore(dateStart, from) - 1);
    return [this.#stintStart[first]!, this.#stintStart[lastAtOrBefore(dateStart, to) + 1]!];
  }

  #isCompetent(unit: number, stint: number): boolean {
    const { eligible, eligibleWords, eligibilityOfUnit } = this.#problem;
    return ((eligible[eligibilityOfUnit[unit]! * eligibleWords + (stint >>> 5)]! >>> (stint & 31)) & 1) === 1;
  }

  #isAvoided(patient: number, practitioner: number): boolean {
    const { avoidStart, avoidItem } = this.#problem;
    for (let i = avoidStart[patient]!; i < avoidStart[patient + 1]!; i++) {
      if (avoidItem[i] === practitioner) return true;
    }
    return false;
  }

  /** The first and the last tick at which somebody on the stint could start on the unit; the last may be before the first. */
  #startsOn(unit: number, stint: number): readonly [number, number] {
    const { occurrenceOfUnit, patientOfOccurrence, setupOfPatient, minutesOfOccurrence } = this.#problem;
    const { loOfStint, hiOfStint, endOfShift, shiftOfStint } = this.#problem;
    const occurrence = occurrenceOfUnit[unit]!;
    const patient = patientOfOccurrence[occurrence]!;
    const minutes = minutesOfOccurrence[occurrence]!;
    const before = Math.min(NEVER, this.#problem.mostVisitOfPatient[patient]! - minutes);
    return [
      loOfStint[stint]! + setupOfPatient[patient]!,
      Math.min(endOfShift[shiftOfStint[stint]!]! - minutes, hiOfStint[stint]! + before),
    ];
  }
}

/** Minutes of the shortest visit that holds the occurrence. */
export function leastVisitWith(problem: Problem, occurrence: number): number {
  const patient = problem.patientOfOccurrence[occurrence]!;
  const care = problem.setupOfPatient[patient]! + problem.minutesOfOccurrence[occurrence]!;
  return Math.max(care, problem.leastVisitOfPatient[patient]!);
}
