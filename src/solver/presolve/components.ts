// Parts of a problem that have nothing to do with each other: each can be solved on its own.
//
// Occurrences are joined to every shift that could hold them, and to occurrences of their patient that they owe
// something (a link, or taking turns where both could be under way at once). What no chain of these joins connects is
// independent: plans of the parts, put side by side, are a plan of the whole, and every plan of the whole falls into
// plans of the parts. So U and V of the whole are the sums over the parts, and the best plan is the parts' best.

import { finish, type Steps } from "../../base/steps.ts";
import { intersect, merge, type Stretches } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import { Clock } from "../bounds/clock.ts";
import { Days } from "../bounds/days.ts";
import { isAvoided, isEligible } from "../bounds/staff.ts";
import { areAlongside } from "../routing/members.ts";
import { Partition } from "./partition.ts";
import { startsWithin } from "./within-stint.ts";

/** The parts: numbered from 0 in the order of their first occurrences. */
export interface Components {
  readonly count: number;
  /** −1 for an occurrence that no plan does. */
  readonly ofOccurrence: Int32Array;
  /** −1 for a shift that no plan uses. */
  readonly ofShift: Int32Array;
}

/**
 * What adding up the parts has to give.
 *
 * - `"visits"`: U and V. One patient's dates may be in several parts where nothing ties them, although each part counts
 *   the faces a patient sees on its own: the sum of C is at most that of the whole plan, not equal to it.
 * - `"cost"`: U, V and C. A patient is in one part as a whole; with a weight on the worst wait for a preferred time,
 *   which is shared by all, so is everybody who has preferred times.
 */
export type Additive = "visits" | "cost";

/**
 * @param impossible 1 for each occurrence that no plan does; it is in no part and joins nothing.
 */
export function componentsOf(problem: Problem, impossible: Uint8Array, additive: Additive): Components {
  return finish(componentsInSteps(problem, impossible, additive));
}

/** The same in steps, a patient at a time. */
export function* componentsInSteps(problem: Problem, impossible: Uint8Array, additive: Additive): Steps<Components> {
  const parts = new Partition(problem.occurrences + problem.shifts);
  const days = new Days(problem);
  for (let patient = 0; patient < problem.patients; patient++) {
    const clock = new Clock(problem, days, patient);
    const possible: number[] = [];
    for (let o = problem.occurrenceStart[patient]; o < problem.occurrenceStart[patient + 1]; o++) {
      if (impossible[o] === 0) possible.push(o);
    }
    const starts = joinShifts(clock, impossible, parts);
    joinEachOther(problem, starts, possible, parts);
    if (additive === "cost") for (const occurrence of possible) parts.join(possible[0], occurrence);
    yield;
  }
  for (const { first, second } of problem.links) {
    if (impossible[first] === 0 && impossible[second] === 0) parts.join(first, second);
  }
  if (additive === "cost" && problem.weights.worstOffPeakMinute !== 0) joinPreferring(problem, impossible, parts);
  return numbered(problem, impossible, parts);
}

/** Joins occurrences to the shifts that could hold one of their units; returns the ticks at which each could start there. */
function joinShifts(clock: Clock, impossible: Uint8Array, parts: Partition): ReadonlyMap<number, Stretches> {
  const { problem, days, patient } = clock;
  const found = new Map<number, number[]>();
  for (let unit = problem.unitStart[patient]; unit < problem.unitStart[patient + 1]; unit++) {
    const occurrence = problem.occurrenceOfUnit[unit];
    if (impossible[occurrence] !== 0) continue;
    for (const date of clock.visitDates(occurrence)) {
      for (let stint = days.stintStart[date]; stint < days.stintStart[date + 1]; stint++) {
        if (!isEligible(problem, unit, stint) || isAvoided(problem, patient, stint)) continue;
        const starts = startsWithin(clock, occurrence, stint);
        if (starts.length === 0) continue;
        parts.join(occurrence, problem.occurrences + problem.shiftOfStint[stint]);
        const own = found.get(occurrence);
        if (own === undefined) found.set(occurrence, [...starts]);
        else own.push(...starts);
      }
    }
  }
  return new Map([...found].map(([occurrence, starts]) => [occurrence, merge(starts)]));
}

/** Joins occurrences of which one might have to wait for the other. */
function joinEachOther(
  problem: Problem,
  startsOf: ReadonlyMap<number, Stretches>,
  occurrences: readonly number[],
  parts: Partition,
): void {
  for (const [i, a] of occurrences.entries()) {
    for (let j = i + 1; j < occurrences.length; j++) {
      const b = occurrences[j];
      if (parts.of(a) === parts.of(b) || areAlongside(problem, problem.patientOfOccurrence[a], a, b)) continue;
      // They overlap where b starts less than a's minutes after a does, and less than its own before.
      const before = 1 - problem.minutesOfOccurrence[b];
      const after = problem.minutesOfOccurrence[a] - 1;
      const near = (startsOf.get(a) ?? []).map((tick, side) => tick + (side % 2 === 0 ? before : after));
      if (meets(near, startsOf.get(b) ?? [])) parts.join(a, b);
    }
  }
}

/** Whether some member is in both; the stretches may overlap among themselves. */
function meets(near: Stretches, starts: Stretches): boolean {
  for (let i = 0; i < near.length; i += 2) {
    if (intersect([near[i], near[i + 1]], starts).length > 0) return true;
  }
  return false;
}

function joinPreferring(problem: Problem, impossible: Uint8Array, parts: Partition): void {
  let first = -1;
  for (let o = 0; o < problem.occurrences; o++) {
    if (impossible[o] !== 0 || problem.preferredStart[o] === problem.preferredStart[o + 1]) continue;
    if (first < 0) first = o;
    parts.join(first, o);
  }
}

function numbered(problem: Problem, impossible: Uint8Array, parts: Partition): Components {
  const numberOf = new Int32Array(problem.occurrences + problem.shifts).fill(-1);
  const ofOccurrence = new Int32Array(problem.occurrences).fill(-1);
  let count = 0;
  for (let o = 0; o < problem.occurrences; o++) {
    if (impossible[o] !== 0) continue;
    const root = parts.of(o);
    if (numberOf[root] < 0) numberOf[root] = count++;
    ofOccurrence[o] = numberOf[root];
  }
  const ofShift = Int32Array.from({ length: problem.shifts }, (_, s) => numberOf[parts.of(problem.occurrences + s)]);
  return { count, ofOccurrence, ofShift };
}
