// What a visit owes another visit to the same patient: one intervention at a time, gaps, `after`, different dates, and
// the common start of a double-handed occurrence.
//
// With x the start of the visit looked at and a that of the other one. The other one's time is not frozen: it may be
// anywhere in [early, late], as its shift leaves open, and when the visit is placed the two are kept apart by narrowing
// both (temporal decoupling, Hunsberger 2002), so that shifts stay independent of each other.

import { lastAtOrBefore } from "../../base/search.ts";
import { intersect, type Stretches, without } from "../../base/stretches.ts";
import { ALONGSIDE, type Link, NEVER, type Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";
import type { Visits } from "./visits.ts";

const EITHER = 0;
const BETWEEN = 1;
const TOGETHER = 2;
const OTHER_DATE = 3;
const NEVER_BOTH = 4;

/** Which of two visits comes first, where that is settled already because one shift holds both. */
export type Order = 0 | 1 | 2;
export const FREE: Order = 0;
export const THIS_FIRST: Order = 1;
export const OTHER_FIRST: Order = 2;

/** The relations between one bundle and one placed visit, read into scratch that the next reading overwrites. */
export class Relations {
  count = 0;
  readonly #visits: Visits;
  readonly #problem: Problem;
  readonly #anyAlongside: Uint8Array;
  #kind = new Int32Array(64);
  /** EITHER: a ≥ x + one or x ≥ a + two. BETWEEN: one ≤ a − x ≤ two. TOGETHER: x = a + one. OTHER_DATE: below. */
  #one = new Int32Array(64);
  #two = new Int32Array(64);
  /** OTHER_DATE: least and most offsets of x's occurrence (one, two) and of a's (three, four), setup included. */
  #three = new Int32Array(64);
  #four = new Int32Array(64);

  constructor(visits: Visits) {
    this.#visits = visits;
    this.#problem = visits.problem;
    this.#anyAlongside = Uint8Array.from(visits.problem.pairFlags, (flags) =>
      flags.some((flag) => (flag & ALONGSIDE) !== 0) ? 1 : 0,
    );
  }

  /** Reads what `bundle` owes the visit in `slot`. */
  read(bundle: Bundle, slot: number): void {
    this.count = 0;
    const other = this.#visits.bundle[slot]!;
    if (bundle.paired && other.paired && this.#readTogether(bundle, other)) return;
    if (this.#anyAlongside[bundle.patient] === 0 || !this.#allAlongside(bundle, other)) {
      this.#add(EITHER, bundle.care, other.care);
    }
    if (bundle.linked && other.linked) this.#readLinks(bundle, other);
  }

  /** Whether the other visit, in the slack it has now, leaves an unlinked `bundle` alone: the common case, without reading. */
  apart(bundle: Bundle, slot: number): boolean {
    const other = this.#visits.bundle[slot]!;
    if ((bundle.linked && other.linked) || (bundle.paired && other.paired)) return false;
    return (
      bundle.first >= this.#visits.early[slot]! + other.care || bundle.last + bundle.care <= this.#visits.late[slot]!
    );
  }

  /** What is left of `starts` for x while the other visit may be anywhere in its slack. */
  cut(starts: Stretches, slot: number): Stretches {
    const early = this.#visits.early[slot]!;
    const late = this.#visits.late[slot]!;
    let left = starts;
    for (let i = 0; i < this.count && left.length > 0; i++) {
      const one = this.#one[i]!;
      const two = this.#two[i]!;
      switch (this.#kind[i]) {
        case EITHER:
          if (late - one + 1 <= early + two - 1) left = cutBetween(left, late - one + 1, early + two - 1);
          break;
        case BETWEEN:
          left = intersect(left, [early - two, late - one]);
          break;
        case TOGETHER:
          left = intersect(left, intersect(this.#visits.bundle[slot]!.starts, [early, late]), one);
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

  /** Whether the other visit, wherever its stint lets it be, leaves x alone. */
  irrelevant(bundle: Bundle, slot: number): boolean {
    if (this.count !== 1 || this.#kind[0] !== EITHER) return this.count === 0;
    const other = this.#visits.bundle[slot]!;
    const stint = this.#visits.stint[slot]!;
    const lo = Math.max(other.first, this.#problem.loOfStint[stint]!);
    const hi = Math.min(other.last, this.#problem.hiOfStint[stint]!);
    return lo >= bundle.last + this.#one[0]! || bundle.first >= hi + this.#two[0]!;
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
    for (let i = 0; i < this.count; i++) {
      if (!this.#splitOne(i, start, early, late, into, order)) return false;
    }
    return into[0]! <= start && start <= into[1]! && Math.max(early, into[2]!) <= Math.min(late, into[3]!);
  }

  #splitOne(i: number, start: number, early: number, late: number, into: Int32Array, order: Order): boolean {
    const one = this.#one[i]!;
    const two = this.#two[i]!;
    switch (this.#kind[i]) {
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
        narrow(into, 2, from - this.#three[i]!, to - 1 - this.#four[i]!);
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
    const from = Math.min(last, lastAtOrBefore(dateStart, early + this.#three[i]!));
    const to = Math.min(last, lastAtOrBefore(dateStart, late + this.#four[i]!));
    return [dateStart[from]!, dateStart[to + 1]!];
  }

  #add(kind: number, one: number, two: number, three = 0, four = 0): void {
    if (this.count === this.#kind.length) {
      for (const name of ["kind", "one", "two", "three", "four"] as const) this.#grow(name);
    }
    this.#kind[this.count] = kind;
    this.#one[this.count] = one;
    this.#two[this.count] = two;
    this.#three[this.count] = three;
    this.#four[this.count] = four;
    this.count++;
  }

  #grow(name: "kind" | "one" | "two" | "three" | "four"): void {
    const grown = new Int32Array(2 * this.#kind.length);
    const old = { kind: this.#kind, one: this.#one, two: this.#two, three: this.#three, four: this.#four }[name];
    grown.set(old);
    if (name === "kind") this.#kind = grown;
    else if (name === "one") this.#one = grown;
    else if (name === "two") this.#two = grown;
    else if (name === "three") this.#three = grown;
    else this.#four = grown;
  }

  /** A common double-handed occurrence fixes one visit's time by the other's; everything else about the two is then known. */
  #readTogether(bundle: Bundle, other: Bundle): boolean {
    const { partnerOfUnit } = this.#problem;
    let shift: number | undefined;
    for (const unit of bundle.units) {
      const partner = partnerOfUnit[unit]!;
      if (partner < 0 || !other.units.includes(partner)) continue;
      const moved = this.#offsetOf(other, partner) - this.#offsetOf(bundle, unit);
      if (shift !== undefined && shift !== moved) {
        this.#add(NEVER_BOTH, 0, 0);
        return true;
      }
      shift = moved;
    }
    if (shift === undefined) return false;
    if (this.#fitTogether(bundle, other, shift)) this.#add(TOGETHER, shift, 0);
    else this.#add(NEVER_BOTH, 0, 0);
    return true;
  }

  /** Whether the members of two visits, x = a + shift, keep one intervention at a time and every link. */
  #fitTogether(bundle: Bundle, other: Bundle, shift: number): boolean {
    const { occurrenceOfUnit, minutesOfOccurrence, partnerOfUnit } = this.#problem;
    let at = shift;
    for (const unit of bundle.units) {
      const occurrence = occurrenceOfUnit[unit]!;
      let from = 0;
      for (const theirs of other.units) {
        const their = occurrenceOfUnit[theirs]!;
        if (partnerOfUnit[unit] !== theirs) {
          const overlap = at < from + minutesOfOccurrence[their]! && from < at + minutesOfOccurrence[occurrence]!;
          if (overlap && !this.#alongside(bundle.patient, occurrence, their)) return false;
          if (!this.#keepsLinks(occurrence, their, from - at)) return false;
        }
        from += minutesOfOccurrence[their]!;
      }
      at += minutesOfOccurrence[occurrence]!;
    }
    return true;
  }

  /** With `later` = start(second occurrence) − start(first occurrence). */
  #keepsLinks(occurrence: number, other: number, later: number): boolean {
    const { linkItem, links } = this.#problem;
    const at = this.#linkTo(occurrence, other);
    if (at < 0) return true;
    const { first, otherDate, symmetric, least, most } = links[linkItem[at]!]!;
    if (otherDate) return false;
    const gap = first === occurrence ? later : -later;
    return symmetric ? Math.abs(gap) >= least : gap >= least && gap <= most;
  }

  #readLinks(bundle: Bundle, other: Bundle): void {
    const { occurrenceOfUnit, linkStart, linkItem, links } = this.#problem;
    for (const unit of bundle.units) {
      const occurrence = occurrenceOfUnit[unit]!;
      if (linkStart[occurrence] === linkStart[occurrence + 1]) continue;
      for (const partner of other.units) {
        const at = this.#linkTo(occurrence, occurrenceOfUnit[partner]!);
        if (at < 0) continue;
        const link = links[linkItem[at]!]!;
        this.#readLink(link, bundle, unit, other, partner, link.first === occurrence);
      }
    }
  }

  /** Where in `linkItem` the link of an occurrence with another one stands; −1 where there is none. */
  #linkTo(occurrence: number, other: number): number {
    const { linkStart, linkItem, links } = this.#problem;
    let low = linkStart[occurrence]!;
    let high = linkStart[occurrence + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { first, second } = links[linkItem[middle]!]!;
      const partner = first === occurrence ? second : first;
      if (partner === other) return middle;
      if (partner < other) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #readLink(link: Link, bundle: Bundle, unit: number, other: Bundle, partner: number, first: boolean): void {
    const least = this.#offsetOf(bundle, unit);
    const most = bundle.ordered ? least : bundle.care - this.#minutes(unit);
    const theirLeast = this.#offsetOf(other, partner);
    const theirMost = other.ordered ? theirLeast : other.care - this.#minutes(partner);
    if (link.symmetric) this.#add(EITHER, link.least + most - theirLeast, link.least + theirMost - least);
    else if (first) {
      const two = link.most >= NEVER ? NEVER : link.most + least - theirMost;
      this.#add(BETWEEN, link.least + most - theirLeast, two);
    } else {
      const one = link.most >= NEVER ? -NEVER : -(link.most + theirLeast - most);
      this.#add(BETWEEN, one, -(link.least + theirMost - least));
    }
    if (link.otherDate) {
      const setup = this.#problem.setupOfPatient[bundle.patient]!;
      this.#add(OTHER_DATE, setup + least, setup + most, setup + theirLeast, setup + theirMost);
    }
  }

  /** Minutes of the bundle before a unit; the least possible where the order is open. */
  #offsetOf(bundle: Bundle, unit: number): number {
    if (!bundle.ordered) return 0;
    let offset = 0;
    for (const member of bundle.units) {
      if (member === unit) break;
      offset += this.#minutes(member);
    }
    return offset;
  }

  #minutes(unit: number): number {
    return this.#problem.minutesOfOccurrence[this.#problem.occurrenceOfUnit[unit]!]!;
  }

  #allAlongside(bundle: Bundle, other: Bundle): boolean {
    const { occurrenceOfUnit } = this.#problem;
    return bundle.units.every((unit) =>
      other.units.every((theirs) =>
        this.#alongside(bundle.patient, occurrenceOfUnit[unit]!, occurrenceOfUnit[theirs]!),
      ),
    );
  }

  #alongside(patient: number, occurrence: number, other: number): boolean {
    const { interventionOfOccurrence, interventionsOfPatient, pairFlags } = this.#problem;
    const at =
      interventionOfOccurrence[occurrence]! * interventionsOfPatient[patient]! + interventionOfOccurrence[other]!;
    return (pairFlags[patient]![at]! & ALONGSIDE) !== 0;
  }
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
