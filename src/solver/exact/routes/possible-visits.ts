// What one visit could hold: every set of one patient's units for which some order, some start and somebody exist.
//
// With no idle time in a visit, what fits together is not closed under taking away: a dressing may bridge the time
// between two others. So sets grow in the order of delivery, from the first unit to the last. Of distances between
// occurrences it is asked whether any order could keep each of them by itself, and of the common start of a double-handed
// one nothing: bounds may count too many visits as possible, never too few.

import type { Steps } from "../../../base/steps.ts";
import { intersect, merge, type Stretches, without } from "../../../base/stretches.ts";
import { APART, PRECEDES, type Problem, SAME } from "../../../problem/problem.ts";
import { Clock } from "../../bounds/clock.ts";
import { Days } from "../../bounds/days.ts";
import { isAvoided } from "../../bounds/staff.ts";

/** A visit that somebody could make: a bundle whose order is open. */
export interface PossibleVisit {
  readonly patient: number;
  /** Ascending. */
  readonly units: readonly number[];
  /** Ticks at which it may start. */
  readonly starts: Stretches;
  /** Minutes with setup and least length. */
  readonly length: number;
  /** Stints whose practitioners may do all of it, a bitset. */
  readonly stints: Uint32Array;
}

/** The beginning of a visit, in any order. */
export interface Beginning {
  readonly units: readonly number[];
  readonly care: number;
  readonly stints: Uint32Array;
  fitting: Stretches;
}

/** Sets grown for one patient and for all, before the route bound is given up. */
const MOST_OF_PATIENT = 20_000;
const MOST = 150_000;

/** All possible visits, by patient; `undefined` where there are too many. @param out 1 for occurrences left aside */
export function* possibleVisits(problem: Problem, out: Uint8Array): Steps<readonly PossibleVisit[] | undefined> {
  const days = new Days(problem);
  const found: PossibleVisit[] = [];
  for (let patient = 0; patient < problem.patients; patient++) {
    const own = yield* visitsTo(new Clock(problem, days, patient), out);
    if (own === undefined || found.length + own.length > MOST) return undefined;
    for (const visit of own) found.push(visit);
    yield;
  }
  return found;
}

/** All possible visits to one patient; `undefined` where there are too many. */
export function* visitsTo(clock: Clock, out: Uint8Array): Steps<PossibleVisit[] | undefined> {
  const { problem, patient } = clock;
  const units: number[] = [];
  for (let unit = problem.unitStart[patient]; unit < problem.unitStart[patient + 1]; unit++)
    if (out[problem.occurrenceOfUnit[unit]] === 0) units.push(unit);
  const found: PossibleVisit[] = [];
  const everywhere: Stretches = [0, problem.horizon];
  let level: Beginning[] = [{ units: [], care: 0, stints: welcome(problem, patient), fitting: everywhere }];
  while (level.length > 0) {
    const longer = new Map<string, Beginning>();
    for (const beginning of level) {
      for (const unit of units) extend(clock, beginning, unit, longer);
      if (longer.size + found.length > MOST_OF_PATIENT) return undefined;
    }
    level = [...longer.values()];
    for (const beginning of level) {
      const visit = wholeVisit(clock, beginning);
      if (visit !== undefined) found.push(visit);
    }
    yield;
  }
  return found;
}

export function welcome(problem: Problem, patient: number): Uint32Array {
  const stints = new Uint32Array(problem.eligibleWords);
  for (let stint = 0; stint < problem.stints; stint++)
    if (!isAvoided(problem, patient, stint)) stints[stint >>> 5] |= 1 << (stint & 31);
  return stints;
}

function extend(clock: Clock, beginning: Beginning, unit: number, longer: Map<string, Beginning>): void {
  const made = extended(clock, beginning, unit);
  if (made === undefined) return;
  const key = made.units.join();
  const known = longer.get(key);
  if (known === undefined) longer.set(key, made);
  else known.fitting = merge([...known.fitting, ...made.fitting]);
}

/** The beginning with one more unit behind it; `undefined` where nobody could go on like that. */
export function extended(clock: Clock, beginning: Beginning, unit: number): Beginning | undefined {
  const { problem } = clock;
  const { units, care, fitting } = beginning;
  if (units.some((other) => other === unit || !mayFollow(problem, other, unit))) return undefined;
  const occurrence = problem.occurrenceOfUnit[unit];
  if (!keepsDistances(clock, units, care, occurrence)) return undefined;
  const more = care + problem.minutesOfOccurrence[occurrence];
  const inTime = atHome(
    clock,
    intersect(fitting, clock.starts(occurrence), -(clock.setup + care)),
    lengthOf(clock, more),
  );
  if (inTime.length === 0) return undefined;
  const row = problem.eligibilityOfUnit[unit] * problem.eligibleWords;
  const stints = beginning.stints.map((word, i) => word & problem.eligible[row + i]);
  if (!isHeld(problem, stints, inTime, lengthOf(clock, more))) return undefined;
  return { units: [...units, unit].sort((a, b) => a - b), care: more, stints, fitting: inTime };
}

/** Whether the occurrence may come after so much care for these units, in some order of theirs. */
function keepsDistances(
  { problem, distances }: Clock,
  units: readonly number[],
  care: number,
  occurrence: number,
): boolean {
  return units.every((unit) => {
    const other = problem.occurrenceOfUnit[unit];
    const shortest = units.length === 1 ? care : problem.minutesOfOccurrence[other];
    return distances.allows(other, occurrence, shortest, care);
  });
}

/** Whether nothing forbids `later` to come after `earlier` in one visit. */
export function mayFollow(problem: Problem, earlier: number, later: number): boolean {
  const { occurrenceOfUnit, interventionOfOccurrence, interventionsOfPatient, pairFlags, linkStart, linkItem } =
    problem;
  const before = occurrenceOfUnit[earlier];
  const after = occurrenceOfUnit[later];
  const patient = problem.patientOfOccurrence[after];
  const row = interventionOfOccurrence[after] * interventionsOfPatient[patient];
  const flags = pairFlags[patient][row + interventionOfOccurrence[before]];
  if ((flags & (APART | SAME | PRECEDES)) !== 0) return false;
  for (let i = linkStart[after]; i < linkStart[after + 1]; i++) {
    const link = problem.links[linkItem[i]];
    if (link.first === after && link.second === before && !link.symmetric) return false;
  }
  return true;
}

function lengthOf({ problem, patient, setup }: Clock, care: number): number {
  return Math.max(setup + care, problem.leastVisitOfPatient[patient]);
}

/** Of these visit starts those from which the patient is there for the whole visit. */
function atHome({ problem, patient }: Clock, starts: Stretches, length: number): Stretches {
  const { availableStart, availableItem, mostVisitOfPatient } = problem;
  if (starts.length === 0 || length > mostVisitOfPatient[patient]) return [];
  const kept: number[] = [];
  for (let i = availableStart[patient]; i < availableStart[patient + 1]; i += 2)
    kept.push(...intersect(starts, [availableItem[i], availableItem[i + 1] - length]));
  return merge(kept);
}

/** Whether one of the stints could hold a visit with one of these starts. */
function isHeld(problem: Problem, stints: Uint32Array, starts: Stretches, length: number): boolean {
  for (let word = 0; word < stints.length; word++) {
    for (let bits = stints[word]; bits !== 0; bits &= bits - 1) {
      if (startsOnStint(problem, (word << 5) + 31 - Math.clz32(bits & -bits), starts, length).length > 0) return true;
    }
  }
  return false;
}

/** Of these visit starts those that suit a stint and end within its shift. */
export function startsOnStint(problem: Problem, stint: number, starts: Stretches, length: number): Stretches {
  const hi = Math.min(problem.hiOfStint[stint], problem.endOfShift[problem.shiftOfStint[stint]] - length);
  return hi < problem.loOfStint[stint] ? [] : intersect(starts, [problem.loOfStint[stint], hi]);
}

/** The beginning as a whole visit, which neither starts nor ends in a second pass of the clock. */
export function wholeVisit(clock: Clock, { units, care, stints, fitting }: Beginning): PossibleVisit | undefined {
  const length = lengthOf(clock, care);
  let starts = fitting;
  for (const [from, to] of clock.problem.secondPasses)
    starts = without(without(starts, from, to - 1), from - length, to - 1 - length);
  if (!isHeld(clock.problem, stints, starts, length)) return undefined;
  return { patient: clock.patient, units, starts, length, stints };
}
