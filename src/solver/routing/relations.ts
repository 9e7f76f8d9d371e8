// What a visit owes another visit to the same patient: one intervention at a time, gaps, `after`, different dates, and
// the common start of a double-handed occurrence.
//
// With x the start of the visit looked at and a that of the other one. The other one's time is not frozen: it may be
// anywhere in [early, late], as its shift leaves open, and when the visit is placed the two are kept apart by narrowing
// both (temporal decoupling, Hunsberger 2002), so that shifts stay independent of each other.

import { lastAtOrBefore } from "../../base/search.ts";
import { intersect, type Stretches, within, without } from "../../base/stretches.ts";
import { ALONGSIDE, type Link, NEVER, type Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";
import { areAlongside, linkBetween, offsetOf } from "./members.ts";
import { BETWEEN, EITHER, OTHER_DATE, RelationList, TOGETHER } from "./relation-list.ts";
import { readTogether } from "./together.ts";
import { kindOf, type Visits } from "./visits.ts";

/** Which of two visits comes first, where that is settled already because one shift holds both. */
export type Order = 0 | 1 | 2;
export const FREE: Order = 0;
export const THIS_FIRST: Order = 1;
export const OTHER_FIRST: Order = 2;

/** The relations between one bundle and one placed visit, read into scratch that the next reading overwrites. */
export class Relations {
  readonly #visits: Visits;
  readonly #problem: Problem;
  readonly #anyAlongside: Uint8Array;
  readonly #list = new RelationList();

  constructor(visits: Visits) {
    this.#visits = visits;
    this.#problem = visits.problem;
    this.#anyAlongside = Uint8Array.from(visits.problem.pairFlags, (flags) =>
      flags.some((flag) => (flag & ALONGSIDE) !== 0) ? 1 : 0,
    );
  }

  /** Reads what `bundle` owes the visit in `slot`. */
  read(bundle: Bundle, slot: number): void {
    this.#list.count = 0;
    const other = this.#visits.bundle[slot]!;
    if (bundle.paired && other.paired && readTogether(this.#problem, bundle, other, this.#list)) return;
    if (this.#anyAlongside[bundle.patient] === 0) this.#list.add(EITHER, bundle.care, other.care);
    else this.#readTurns(bundle, other);
    if (bundle.linked && other.linked) this.#readLinks(bundle, other);
  }

  /** Whether the other visit, in the slack it has now, leaves an unlinked `bundle` alone: the common case, without reading. */
  apart(bundle: Bundle, slot: number): boolean {
    const { kind, early, late, care } = this.#visits;
    if ((kindOf(bundle) & kind[slot]!) !== 0) return false;
    return bundle.first >= early[slot]! + care[slot]! || bundle.last + bundle.care <= late[slot]!;
  }

  /** Whether the other visit, wherever its stint lets it be, leaves `bundle` alone: so do most of a week, without reading. */
  neverMeet(bundle: Bundle, slot: number): boolean {
    if ((kindOf(bundle) & this.#visits.kind[slot]!) !== 0 || this.#anyAlongside[bundle.patient] !== 0) return false;
    return this.#isElsewhen(bundle, slot, bundle.care, this.#visits.care[slot]!);
  }

  /** What is left of `starts` for x while the other visit may be anywhere in its slack. */
  cut(starts: Stretches, slot: number): Stretches {
    const early = this.#visits.early[slot]!;
    const late = this.#visits.late[slot]!;
    let left = starts;
    for (let i = 0; i < this.#list.count && left.length > 0; i++) {
      const one = this.#list.one[i]!;
      const two = this.#list.two[i]!;
      switch (this.#list.kind[i]) {
        case EITHER:
          if (late - one + 1 <= early + two - 1) left = cutBetween(left, late - one + 1, early + two - 1);
          break;
        case BETWEEN:
          left = within(left, early - two, late - one);
          break;
        case TOGETHER:
          left = intersect(left, within(this.#visits.bundle[slot]!.starts, early, late), one);
          break;
        case OTHER_DATE: {
          const [from, to] = this.#datesOf(i, early, late);
          left = cutBetween(left, from - two, to - 1 - one);
          break;
        }
        default:
          return [];
      }
    }
    return left;
  }

  /** Whether what was read leaves x alone, wherever the other visit's stint lets that be. */
  irrelevant(bundle: Bundle, slot: number): boolean {
    if (this.#list.count !== 1 || this.#list.kind[0] !== EITHER) return this.#list.count === 0;
    return this.#isElsewhen(bundle, slot, this.#list.one[0]!, this.#list.two[0]!);
  }

  #isElsewhen(bundle: Bundle, slot: number, one: number, two: number): boolean {
    return this.#visits.opens[slot]! >= bundle.last + one || bundle.first >= this.#visits.closes[slot]! + two;
  }

  /**
   * Narrows for good: with x to start at about `start`, writes [lo, hi] of x and of the other into `into` (four
   * numbers) such that any two starts inside keep every relation. False where `start` cannot be, or not in that order.
   */
  split(start: number, slot: number, into: Int32Array, order: Order): boolean {
    into[0] = -NEVER;
    into[1] = NEVER;
    into[2] = -NEVER;
    into[3] = NEVER;
    const early = this.#visits.early[slot]!;
    const late = this.#visits.late[slot]!;
    for (let i = 0; i < this.#list.count; i++) {
      if (!this.#splitOne(i, start, early, late, into, order)) return false;
    }
    return into[0]! <= start && start <= into[1]! && Math.max(early, into[2]!) <= Math.min(late, into[3]!);
  }

  #splitOne(i: number, start: number, early: number, late: number, into: Int32Array, order: Order): boolean {
    const one = this.#list.one[i]!;
    const two = this.#list.two[i]!;
    switch (this.#list.kind[i]) {
      case EITHER: {
        const otherFirst = order !== THIS_FIRST && start - two >= early;
        const thisFirst = order !== OTHER_FIRST && late - one >= start;
        if (!otherFirst && !thisFirst) return false;
        if (otherFirst && (!thisFirst || 2 * start >= early + late))
          atMost(into, 2, middle(start - two, early, late), two);
        else atMost(into, 0, middle(start, early - one, late - one, true), one);
        return true;
      }
      case BETWEEN: {
        if (start < early - two || start > late - one) return false;
        if (one > -NEVER) atMost(into, 0, middle(start, early - one, late - one, true), one);
        if (two < NEVER) atMost(into, 2, middle(start + two, early, late), -two);
        return true;
      }
      case TOGETHER:
        into[0] = into[1] = start;
        into[2] = into[3] = start - one;
        return early <= start - one && start - one <= late;
      case OTHER_DATE: {
        const [from, to] = this.#datesOf(i, early, late);
        narrow(into, 2, from - this.#list.three[i]!, to - 1 - this.#list.four[i]!);
        if (start + two < from) narrow(into, 0, -NEVER, from - 1 - two);
        else if (start + one >= to) narrow(into, 0, to - one, NEVER);
        else return false;
        return true;
      }
      default:
        return false;
    }
  }

  /** First tick of the first date and end of the last date on which the other's occurrence may start. */
  #datesOf(i: number, early: number, late: number): readonly [number, number] {
    const { dateStart } = this.#problem;
    const last = dateStart.length - 2;
    const from = Math.min(last, lastAtOrBefore(dateStart, early + this.#list.three[i]!));
    const to = Math.min(last, lastAtOrBefore(dateStart, late + this.#list.four[i]!));
    return [dateStart[from]!, dateStart[to + 1]!];
  }

  #readLinks(bundle: Bundle, other: Bundle): void {
    const { occurrenceOfUnit, linkStart, linkItem, links } = this.#problem;
    for (const unit of bundle.units) {
      const occurrence = occurrenceOfUnit[unit]!;
      if (linkStart[occurrence] === linkStart[occurrence + 1]) continue;
      for (const partner of other.units) {
        const at = linkBetween(this.#problem, occurrence, occurrenceOfUnit[partner]!);
        if (at < 0) continue;
        const link = links[linkItem[at]!]!;
        this.#readLink(link, bundle, unit, other, partner, link.first === occurrence);
      }
    }
    this.#list.settle();
  }

  #readLink(link: Link, bundle: Bundle, unit: number, other: Bundle, partner: number, first: boolean): void {
    const least = offsetOf(this.#problem, bundle, unit);
    const most = bundle.ordered ? least : bundle.care - this.#minutes(unit);
    const theirLeast = offsetOf(this.#problem, other, partner);
    const theirMost = other.ordered ? theirLeast : other.care - this.#minutes(partner);
    if (link.symmetric) this.#list.add(EITHER, link.least + most - theirLeast, link.least + theirMost - least);
    else if (first) {
      const two = link.most >= NEVER ? NEVER : link.most + least - theirMost;
      this.#list.add(BETWEEN, link.least + most - theirLeast, two);
    } else {
      const one = link.most >= NEVER ? -NEVER : -(link.most + theirLeast - most);
      this.#list.add(BETWEEN, one, -(link.least + theirMost - least));
    }
    if (link.otherDate) {
      const setup = this.#problem.setupOfPatient[bundle.patient]!;
      this.#list.add(OTHER_DATE, setup + least, setup + most, setup + theirLeast, setup + theirMost);
    }
  }

  #minutes(unit: number): number {
    return this.#problem.minutesOfOccurrence[this.#problem.occurrenceOfUnit[unit]!]!;
  }

  /** Turns that are taken where some care may be under way at one time: by each two units where their orders are known. */
  #readTurns(bundle: Bundle, other: Bundle): void {
    const { occurrenceOfUnit } = this.#problem;
    const isOpen = !isOrdered(bundle) || !isOrdered(other);
    for (const unit of bundle.units) {
      for (const theirs of other.units) {
        if (areAlongside(this.#problem, bundle.patient, occurrenceOfUnit[unit]!, occurrenceOfUnit[theirs]!)) continue;
        if (isOpen) {
          this.#list.add(EITHER, bundle.care, other.care);
          return;
        }
        const later = offsetOf(this.#problem, bundle, unit) - offsetOf(this.#problem, other, theirs);
        this.#list.add(EITHER, later + this.#minutes(unit), this.#minutes(theirs) - later);
      }
    }
  }
}

/** Whether it is known when each unit of a visit starts. */
function isOrdered({ ordered, units }: Bundle): boolean {
  return ordered || units.length === 1;
}

/** `left` without [from, to]; the same array where nothing goes. */
function cutBetween(left: Stretches, from: number, to: number): Stretches {
  if (from > to || left[0]! > to || left.at(-1)! < from) return left;
  return without(left, from, to);
}

/**
 * A value between `limit` and the range [low, high] of its partner, to share what slack there is: with `limit` outside
 * the range, half-way to it; inside, half-way to the range's far end. `above`: the value must not be below `limit`.
 */
function middle(limit: number, low: number, high: number, above = false): number {
  if (above) return low >= limit ? (limit + low) >> 1 : (limit + high) >> 1;
  return high <= limit ? (limit + high) >> 1 : (limit + low) >> 1;
}

/** One side is at most `value`, and the other at least `value + apart`. `side`: 0 where x is bounded above, 2 the other. */
function atMost(into: Int32Array, side: 0 | 2, value: number, apart: number): void {
  narrow(into, side, -NEVER, value);
  narrow(into, side === 0 ? 2 : 0, value + apart, NEVER);
}

function narrow(into: Int32Array, side: number, lo: number, hi: number): void {
  into[side] = Math.max(into[side]!, lo);
  into[side + 1] = Math.min(into[side + 1]!, hi);
}
