// Everybody divided into regions of about equal work: patients near each other, and the staff that begin near them.

import type { Random } from "../../base/random.ts";
import type { Problem } from "../../problem/problem.ts";

/** One thing to be divided: where it is, and how much there is of it. */
export interface Member {
  readonly index: number;
  readonly place: number;
  readonly weight: number;
}

/** The region, 0 … regions − 1, that everybody is in. */
export interface Regions {
  readonly ofPatient: Int32Array;
  readonly ofPractitioner: Int32Array;
}

/** A side of a border may have so much more or less staff than its share of the work. */
const STAFF_SLACK = 0.2;

/**
 * Divides by halving again and again. Each time two patients are picked that are far apart, and everybody goes to the
 * nearer of them, as far as both halves get their share. It takes nothing but travel times, in whatever way they are
 * given.
 *
 * @param work each patient's
 * @param staff minutes that each practitioner is there
 */
export function halved(
  problem: Problem,
  work: Float64Array,
  staff: Float64Array,
  regions: number,
  random: Random,
): Regions {
  const halves = new Halves(problem, random);
  halves.divide(0, regions, patientsOf(problem, work), staffOf(problem, staff, random));
  return halves;
}

class Halves implements Regions {
  readonly ofPatient: Int32Array;
  readonly ofPractitioner: Int32Array;
  readonly #problem: Problem;
  readonly #random: Random;

  constructor(problem: Problem, random: Random) {
    this.#problem = problem;
    this.#random = random;
    this.ofPatient = new Int32Array(problem.patients);
    this.ofPractitioner = new Int32Array(problem.practitioners);
  }

  /** Gives the regions from `first` on to everybody. */
  divide(first: number, regions: number, patients: readonly Member[], staff: readonly Member[]): void {
    if (regions === 1 || patients.length === 0) {
      for (const { index } of patients) this.ofPatient[index] = first;
      for (const { index } of staff) this.ofPractitioner[index] = first;
      return;
    }
    const fewer = regions >> 1;
    const share = fewer / regions;
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
    this.divide(first + fewer, regions - fewer, people.slice(at), workers.slice(here));
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

function patientsOf({ patients, placeOfPatient }: Problem, work: Float64Array): Member[] {
  return Array.from({ length: patients }, (_, index) => ({
    index,
    place: placeOfPatient[index]!,
    weight: work[index]!,
  }));
}

/** Practitioners where they begin or end their shifts; those who do neither at a place of their own, at anybody's door. */
function staffOf(problem: Problem, minutes: Float64Array, random: Random): Member[] {
  const { practitioners, shifts, practitionerOfShift, startPlaceOfShift, endPlaceOfShift } = problem;
  const place = new Int32Array(practitioners).fill(-1);
  for (let shift = 0; shift < shifts; shift++) {
    const who = practitionerOfShift[shift]!;
    if (place[who]! < 0)
      place[who] = startPlaceOfShift[shift]! >= 0 ? startPlaceOfShift[shift]! : endPlaceOfShift[shift]!;
  }
  return Array.from({ length: practitioners }, (_, index) => ({
    index,
    place: place[index]! >= 0 ? place[index]! : random.pick(problem.placeOfPatient),
    weight: minutes[index]!,
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
