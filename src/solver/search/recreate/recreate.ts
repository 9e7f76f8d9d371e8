// Puts what is missing back: patient by patient, each patient's occurrences shared among visits as cheaply as they can be.

import { NO_FRACTION } from "../../../base/fraction.ts";
import type { Random } from "../../../base/random.ts";
import type { Steps } from "../../../base/steps.ts";
import type { Insertion } from "../../routing/insertion.ts";
import type { Idea } from "../ideas.ts";
import type { Solution } from "../solution.ts";
import { Alone } from "./alone.ts";
import { Double } from "./double.ts";
import type { Placement } from "./placement.ts";
import { MOST_SHARED, Share } from "./share.ts";

/** Chance that an occurrence free to choose its date is shared together with the fixed ones of some date. */
const TOGETHER_CHANCE = 0.5;
/** Chance that occurrences are put back one at a time instead of shared. */
const SINGLY_CHANCE = 0.2;
/** Subsets × visits looked at between two yields: with a usual patient, more than all of their occurrences take. */
const WORK_A_STEP = 20_000;
/** What a subset takes even where the patient has no visits, in visits. */
const SUBSET_WORK = 16;

export class Recreate {
  readonly #solution: Solution;
  readonly #random: Random;
  readonly #insertion: Insertion;
  readonly #alone: Alone;
  readonly #share: Share;
  readonly #double: Double;
  /** Date on which an occurrence may start, or −1 where there are several. */
  readonly #dateOfOccurrence: Int32Array;
  readonly #groups: number[][] = [];
  #work = 0;
  /** How much of what a minute of scarce people is worth counts when occurrences are shared. */
  minuteShare = NO_FRACTION;

  constructor(placement: Placement, random: Random, without: ReadonlySet<Idea>) {
    this.#solution = placement.solution;
    this.#random = random;
    this.#insertion = placement.insertion;
    this.#alone = new Alone(placement, !without.has("refusals"));
    this.#share = new Share(placement);
    this.#double = new Double(placement, random, !without.has("refusals"));
    this.#dateOfOccurrence = datesOf(placement.solution);
  }

  /** Starts a step that `undo` takes back, as the solution does. */
  begin(): void {
    this.#alone.begin();
    this.#double.begin();
  }

  undo(): void {
    this.#alone.undo();
    this.#double.undo();
  }

  /** Places what it can of one patient's missing occurrences; may be left at any yield, with some of them placed. */
  *patient(patient: number, occurrences: readonly number[]): Steps<void> {
    this.#insertion.minuteShare = this.minuteShare;
    const { problem } = this.#solution;
    const singles: number[] = [];
    const doubles: number[] = [];
    for (const occurrence of occurrences) {
      if (this.#solution.isDone(occurrence)) continue;
      const unit = this.#solution.firstUnit(occurrence);
      if (problem.partnerOfUnit[unit]! >= 0) doubles.push(unit);
      else singles.push(unit);
    }
    this.#random.shuffle(doubles);
    const doublesFirst = doubles.length > 0 && this.#random.next() < 0.5;
    if (doublesFirst) yield* this.#placeDoubles(patient, doubles);
    if (singles.length > 0) yield* this.#placeSingles(patient, singles);
    // What comes after a double-handed occurrence, or before one, may have had to wait for it.
    if (doubles.length > 0) {
      const missing = (unit: number) => this.#isMissing(unit);
      yield* this.#placeDoubles(patient, doubles.filter(missing));
      if (singles.length > 0) yield* this.#placeSingles(patient, singles.filter(missing));
    }
  }

  /** Places one missing occurrence if it can; true where it is time to yield. */
  one(patient: number, occurrence: number): boolean {
    const insertion = this.#insertion;
    insertion.minuteShare = this.minuteShare;
    if (this.#solution.isDone(occurrence)) return false;
    const unit = this.#solution.firstUnit(occurrence);
    const partner = this.#solution.problem.partnerOfUnit[unit]!;
    if (partner >= 0) {
      this.#double.place(unit, partner);
      return this.#isLong(patient, 2);
    }
    if (this.#random.next() < SINGLY_CHANCE || !this.#alone.place(patient, unit)) {
      insertion.minuteShare = 0;
      if (this.#isMissing(unit)) this.#alone.place(patient, unit);
      insertion.minuteShare = this.minuteShare;
    }
    return this.#isLong(patient, 1);
  }

  *#placeDoubles(patient: number, units: readonly number[]): Steps<void> {
    for (const unit of units) {
      this.#double.place(unit, this.#solution.problem.partnerOfUnit[unit]!);
      if (this.#isLong(patient, 2)) yield;
    }
  }

  *#placeSingles(patient: number, units: readonly number[]): Steps<void> {
    let left: readonly number[] = units;
    if (this.#random.next() >= SINGLY_CHANCE) {
      const missing: number[] = [];
      for (const group of units.length === 1 ? [units] : this.#group(units)) {
        for (let i = 0; i < group.length; i += MOST_SHARED) {
          const part = group.slice(i, i + MOST_SHARED);
          if (part.length > 1) missing.push(...this.#share.place(patient, part));
          else if (!this.#alone.place(patient, part[0]!)) missing.push(part[0]!);
          if (this.#isLong(patient, part.length)) yield;
        }
      }
      left = missing;
    }
    yield* this.#placeSingly(patient, left);
  }

  /** One at a time, whatever the minutes are worth to others; again while that lets in what waited for another. */
  *#placeSingly(patient: number, units: readonly number[]): Steps<void> {
    let left = this.#random.shuffle([...units]);
    for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
      before = left.length;
      const still: number[] = [];
      for (const unit of left) {
        this.#insertion.minuteShare = 0;
        if (this.#isMissing(unit) && !this.#alone.place(patient, unit)) still.push(unit);
        if (this.#isLong(patient, 1)) yield;
      }
      left = still;
    }
    this.#insertion.minuteShare = this.minuteShare;
  }

  /** Counts the work of sharing so many units; true where it is time to yield. */
  #isLong(patient: number, units: number): boolean {
    this.#work += 2 ** units * (SUBSET_WORK + this.#solution.visitsOfPatient[patient]!.length);
    if (this.#work < WORK_A_STEP) return false;
    this.#work = 0;
    return true;
  }

  /** By date; those free to choose join a date's group at random, or stand alone. */
  #group(units: readonly number[]): readonly (readonly number[])[] {
    const groups = this.#groups;
    groups.length = 0;
    const dates: number[] = [];
    const { occurrenceOfUnit } = this.#solution.problem;
    for (const unit of units) {
      const date = this.#dateOfOccurrence[occurrenceOfUnit[unit]!]!;
      if (date < 0) continue;
      const at = dates.indexOf(date);
      if (at >= 0) groups[at]!.push(unit);
      else {
        dates.push(date);
        groups.push([unit]);
      }
    }
    const fixed = groups.length;
    for (const unit of units) {
      if (this.#dateOfOccurrence[occurrenceOfUnit[unit]!]! >= 0) continue;
      const together = fixed > 0 && this.#random.next() < TOGETHER_CHANCE;
      if (together) groups[this.#random.int(fixed)]!.push(unit);
      else if (groups.length > fixed && this.#random.next() < 0.5) groups.at(-1)!.push(unit);
      else groups.push([unit]);
    }
    for (const group of groups) if (group.length > MOST_SHARED) this.#random.shuffle(group);
    return this.#random.shuffle(groups);
  }

  #isMissing(unit: number): boolean {
    return this.#solution.visitOfUnit[unit]! < 0;
  }
}

function datesOf({ problem }: Solution): Int32Array {
  const { dateStart, startsStart, startsItem } = problem;
  return Int32Array.from({ length: problem.occurrences }, (_, occurrence) => {
    const from = startsStart[occurrence]!;
    const to = startsStart[occurrence + 1]!;
    if (from === to) return -1;
    let date = 0;
    while (dateStart[date + 1]! <= startsItem[from]!) date++;
    return startsItem[to - 1]! < dateStart[date + 1]! ? date : -1;
  });
}
