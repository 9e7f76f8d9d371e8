// Which shifts have changed, and on which dates, as of when: what was found out about the others still holds.
//
// A visit more leaves no more room than there was, wherever travel keeps the triangle inequality: what found no room before
// it finds none after it. So changes that may have made room are told from those that only may have made a place cheaper.

import { lastAtOrBefore } from "../../base/search.ts";
import type { Problem } from "../../problem/problem.ts";

export class Changes {
  /** By shift: the number of its last change among all changes of what an insertion into a shift would see. */
  readonly ofShift: Float64Array;
  /** By shift: the number of the last of them that may have made room. */
  readonly looseningOfShift: Float64Array;
  /** How many such changes there were. */
  count = 0;
  /** By date: the number of the last change that may have made room on a shift that is under way then. */
  readonly #looseningOfDate: Float64Array;
  readonly #firstDate: Int32Array;
  readonly #lastDate: Int32Array;
  readonly #dateStart: Int32Array;

  constructor({ shifts, dateStart, startOfShift, endOfShift }: Problem) {
    const dates = Math.max(1, dateStart.length - 1);
    this.ofShift = new Float64Array(shifts);
    this.looseningOfShift = new Float64Array(shifts).fill(1);
    this.#looseningOfDate = new Float64Array(dates).fill(1);
    this.#dateStart = dateStart;
    this.#firstDate = Int32Array.from(startOfShift, (tick) => this.dateOf(tick));
    this.#lastDate = Int32Array.from(endOfShift, (tick) => this.dateOf(tick));
  }

  /** Date of a tick, the first or last where it is outside the horizon. */
  dateOf(tick: number): number {
    return Math.min(this.dates - 1, lastAtOrBefore(this.#dateStart, tick));
  }

  note(shift: number): void {
    this.ofShift[shift] = ++this.count;
  }

  /** Notes a change that may have made room. */
  loosen(shift: number): void {
    this.note(shift);
    this.looseningOfShift[shift] = this.count;
    for (let date = this.#firstDate[shift]!; date <= this.#lastDate[shift]!; date++)
      this.#looseningOfDate[date] = this.count;
  }

  /** Number of the last change that may have made room on one of the dates from `first` to `last`. */
  looseningBetween(first: number, last: number): number {
    let latest = 0;
    for (let date = first; date <= last; date++) latest = Math.max(latest, this.#looseningOfDate[date]!);
    return latest;
  }

  /** Copies what is known of dates, for `restoreDates`. */
  saveDates(into: Float64Array): void {
    into.set(this.#looseningOfDate);
  }

  restoreDates(from: Float64Array): void {
    this.#looseningOfDate.set(from);
  }

  get dates(): number {
    return this.#looseningOfDate.length;
  }
}
