// Borders that cut a large problem into parts of about equal work: between dates, and through the country within each
// period that this makes. Each cut draws other borders, so that what lies at a border now lies inside a part later.

import type { Random } from "../../base/random.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { type Regions, sendToWhoCould } from "./far-care.ts";
import { halved } from "./halves.ts";
import type { Period } from "./periods.ts";

/** The part that everything is in. A patient has one part in each period. */
export interface Cut {
  /** The period of each part: what is free in it begins and ends there. */
  readonly periods: readonly Period[];
  readonly ofOccurrence: Int32Array;
  readonly ofShift: Int32Array;
}

/**
 * Cuts each period into its parts. Where there is a schedule, an occurrence belongs to the period it is done in.
 *
 * @param hopeless per occurrence, 1 where nobody could ever do it
 */
export function cut(
  problem: Problem,
  schedule: Schedule,
  periods: readonly Period[],
  hopeless: Uint8Array,
  random: Random,
): Cut {
  const periodOfOccurrence = periodsOf(problem, schedule, periods, random);
  const undone = undoneIn(problem, schedule, hopeless);
  const periodOfShift = problem.startOfShift.map((start) => periodAt(periods, start));
  const ofOccurrence = new Int32Array(problem.occurrences);
  const ofShift = new Int32Array(problem.shifts);
  const periodOfPart: Period[] = [];
  for (const [index, period] of periods.entries()) {
    const first = periodOfPart.length;
    const occurrences = indicesOf(periodOfOccurrence, index);
    const shifts = indicesOf(periodOfShift, index);
    const visits = schedule.filter(({ shift, units }) => {
      return periodOfShift[shift] === index && periodOfOccurrence[problem.occurrenceOfUnit[units[0]!]!] === index;
    });
    const regions = regionsOf(problem, { occurrences, shifts, visits }, period.parts, random);
    // Before there is a plan nothing is missing yet: everybody belongs where they live.
    if (schedule.length > 0) {
      const missing = occurrences.filter((o) => undone[o] === 1);
      sendToWhoCould(problem, missing, shifts, regions, random);
    }
    for (const o of occurrences) ofOccurrence[o] = first + regions.ofPatient[problem.patientOfOccurrence[o]!]!;
    for (const shift of shifts) ofShift[shift] = first + regions.ofShift[shift]!;
    periodOfPart.push(...new Array<Period>(period.parts).fill(period));
  }
  return { periods: periodOfPart, ofOccurrence, ofShift };
}

/** 1 for each occurrence that has no visit though somebody could do it. */
function undoneIn({ occurrences, occurrenceOfUnit }: Problem, schedule: Schedule, hopeless: Uint8Array): Uint8Array {
  const undone = Uint8Array.from({ length: occurrences }, (_, o) => 1 - hopeless[o]!);
  for (const { units } of schedule) for (const unit of units) undone[occurrenceOfUnit[unit]!] = 0;
  return undone;
}

/** The period of each occurrence: the one it is done in, or one drawn of those in which it may start. */
function periodsOf(problem: Problem, schedule: Schedule, periods: readonly Period[], random: Random): Int32Array {
  const { occurrences, startsStart, startsItem, occurrenceOfUnit, setupOfPatient } = problem;
  const periodOf = new Int32Array(occurrences).fill(-1);
  for (const { patient, start, units } of schedule) {
    const period = periodAt(periods, start + setupOfPatient[patient]!);
    for (const unit of units) periodOf[occurrenceOfUnit[unit]!] = period;
  }
  for (let o = 0; o < occurrences; o++) {
    if (periodOf[o]! >= 0) continue;
    const [first, last] = [startsStart[o]!, startsStart[o + 1]! - 1];
    periodOf[o] =
      first > last ? 0 : random.between(periodAt(periods, startsItem[first]!), periodAt(periods, startsItem[last]!));
  }
  return periodOf;
}

function periodAt(periods: readonly Period[], tick: number): number {
  let at = periods.length - 1;
  while (at > 0 && periods[at]!.from > tick) at--;
  return at;
}

/** What one period holds, in ascending order. */
interface Content {
  readonly occurrences: readonly number[];
  readonly shifts: readonly number[];
  readonly visits: Schedule;
}

/** Neighbours together. A shift then follows the patients it visits, and a patient the shifts that visit them. */
function regionsOf(problem: Problem, content: Content, regions: number, random: Random): Regions {
  const work = new Float64Array(problem.patients);
  for (const o of content.occurrences) work[problem.patientOfOccurrence[o]!]!++;
  const staff = new Float64Array(problem.practitioners);
  for (const shift of content.shifts) {
    staff[problem.practitionerOfShift[shift]!]! += problem.endOfShift[shift]! - problem.startOfShift[shift]!;
  }
  const { ofPatient, ofPractitioner } = halved(problem, work, staff, regions, random);
  const ofShift = problem.practitionerOfShift.map((practitioner) => ofPractitioner[practitioner]!);
  const byShift = content.visits.map(({ shift, patient }) => [shift, ofPatient[patient]!] as const);
  follow(byShift, regions, ofShift);
  const byPatient = content.visits.map(({ shift, patient }) => [patient, ofShift[shift]!] as const);
  follow(byPatient, regions, ofPatient);
  return { ofPatient, ofShift };
}

/** Puts each follower where most of its votes are, the lowest of equals. */
function follow(votes: readonly (readonly [follower: number, part: number])[], parts: number, into: Int32Array): void {
  const count = new Map<number, Int32Array>();
  for (const [follower, part] of votes) {
    const own = count.get(follower) ?? new Int32Array(parts);
    own[part]!++;
    count.set(follower, own);
  }
  for (const [follower, own] of count) into[follower] = own.indexOf(Math.max(...own));
}

function indicesOf(groups: Int32Array, group: number): number[] {
  const members: number[] = [];
  for (const [member, own] of groups.entries()) if (own === group) members.push(member);
  return members;
}
