// Borders that cut a large problem into parts of about equal work: patients near each other, and the shifts that serve
// them. Each cut draws other borders, so that what lies at a border now lies inside a part later.

import type { Random } from "../../base/random.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";

/** The part, 0 … parts − 1, that everybody is in. */
export interface Cut {
  readonly parts: number;
  readonly ofPatient: Int32Array;
  readonly ofShift: Int32Array;
}

/** A side of a border may have so much more or less staff than its share of the work. */
const STAFF_SLACK = 0.2;

/**
 * Cuts by halving again and again. Each time two patients are picked that are far apart, and everybody goes to the
 * nearer of them, as far as both halves get their share. It takes nothing but travel times, in whatever way they are
 * given. Where there is a schedule, a shift follows the patients it visits, and a patient the shifts that visit them.
 */
export function cut(problem: Problem, schedule: Schedule, parts: number, random: Random): Cut {
  const ofPatient = new Int32Array(problem.patients);
  const ofPractitioner = new Int32Array(problem.practitioners);
  const halves = new Halves(problem, random, ofPatient, ofPractitioner);
  halves.divide(0, parts);
  const ofShift = problem.practitionerOfShift.map((practitioner) => ofPractitioner[practitioner]!);
  if (schedule.length === 0) return { parts, ofPatient, ofShift };
  const byShift = schedule.map(({ shift, patient }) => [shift, ofPatient[patient]!] as const);
  follow(byShift, parts, ofShift);
  const byPatient = schedule.map(({ shift, patient }) => [patient, ofShift[shift]!] as const);
  follow(byPatient, parts, ofPatient);
  return { parts, ofPatient, ofShift };
}

/** Puts each follower into the part where most of its votes are, the lowest of equals. */
function follow(votes: readonly (readonly [follower: number, part: number])[], parts: number, into: Int32Array): void {
  const count = new Map<number, Int32Array>();
  for (const [follower, part] of votes) {
    const own = count.get(follower) ?? new Int32Array(parts);
    own[part]!++;
    count.set(follower, own);
  }
  for (const [follower, own] of count) into[follower] = own.indexOf(Math.max(...own));
}

/** One thing to be divided: where it is, and how much there is of it. */
interface Member {
  readonly index: number;
  readonly place: number;
  readonly weight: number;
}

class Halves {
  readonly #problem: Problem;
  readonly #random: Random;
  readonly #ofPatient: Int32Array;
  readonly #ofPractitioner: Int32Array;
  readonly #patients: readonly Member[];
  readonly #staff: readonly Member[];

  constructor(problem: Problem, random: Random, ofPatient: Int32Array, ofPractitioner: Int32Array) {
    this.#problem = problem;
    this.#random = random;
    this.#ofPatient = ofPatient;
    this.#ofPractitioner = ofPractitioner;
    this.#patients = Array.from({ length: problem.patients }, (_, index) => ({
      index,
      place: problem.placeOfPatient[index]!,
      weight: problem.unitStart[index + 1]! - problem.unitStart[index]!,
    }));
    this.#staff = staffOf(problem, random);
  }

  /** Gives the parts from `first` on to everybody. */
  divide(first: number, parts: number, patients = this.#patients, staff = this.#staff): void {
    if (parts === 1 || patients.length === 0) {
      for (const { index } of patients) this.#ofPatient[index] = first;
      for (const { index } of staff) this.#ofPractitioner[index] = first;
      return;
    }
    const fewer = parts >> 1;
    const share = fewer / parts;
    const side = this.#sides(patients);
    const people = inOrder(patients, side);
    const at = countFor(people, share);
    const border = side(people[Math.min(at, people.length - 1)]!.place);
    const workers = inOrder(this.#random.shuffle([...staff]), side);
    const natural = workers.findIndex(({ place }) => side(place) >= border);
    const slack = STAFF_SLACK * Math.min(share, 1 - share);
    const [least, most] = [countFor(workers, share - slack), countFor(workers, share + slack)];
    const here = Math.min(most, Math.max(least, natural < 0 ? workers.length : natural));
    this.divide(first, fewer, people.slice(0, at), workers.slice(0, here));
    this.divide(first + fewer, parts - fewer, people.slice(at), workers.slice(here));
  }

  /** How much nearer a place is to one pole than to the other, in minutes; poles far apart, drawn anew each time. */
  #sides(patients: readonly Member[]): (place: number) => number {
    const { travel } = this.#problem;
    const one = this.#random.pick(patients).place;
    let other = one;
    for (const { place } of patients) if (travel.between(one, place) > travel.between(one, other)) other = place;
    return (place) => travel.between(one, place) - travel.between(other, place);
  }
}

/** Practitioners where they begin or end their shifts; those who do neither at a place of their own, at anybody's door. */
function staffOf(problem: Problem, random: Random): Member[] {
  const { practitioners, shifts, practitionerOfShift, startPlaceOfShift, endPlaceOfShift } = problem;
  const place = new Int32Array(practitioners).fill(-1);
  const weight = new Float64Array(practitioners);
  for (let shift = 0; shift < shifts; shift++) {
    const who = practitionerOfShift[shift]!;
    weight[who]! += problem.endOfShift[shift]! - problem.startOfShift[shift]!;
    if (place[who]! < 0)
      place[who] = startPlaceOfShift[shift]! >= 0 ? startPlaceOfShift[shift]! : endPlaceOfShift[shift]!;
  }
  return Array.from({ length: practitioners }, (_, index) => ({
    index,
    place: place[index]! >= 0 ? place[index]! : random.pick(problem.placeOfPatient),
    weight: weight[index]!,
  }));
}

function inOrder(members: readonly Member[], side: (place: number) => number): Member[] {
  return members
    .map((member) => ({ member, at: side(member.place) }))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member);
}

/** How many of the first members have this share of the weight of all. */
function countFor(members: readonly Member[], share: number): number {
  let left = share * members.reduce((sum, { weight }) => sum + weight, 0);
  let count = 0;
  while (count < members.length && left > members[count]!.weight / 2) left -= members[count++]!.weight;
  return count;
}
