// Which shifts have changed, and on which dates, as of when: what was found out about the others still holds.

import { lastAtOrBefore } from "../../base/search.ts";
import type { Problem } from "../../problem/problem.ts";

export class Changes {
  /** By shift: the number of its last change among all changes of what an insertion into a shift would see. */
  readonly ofShift: Float64Array;
  /** How many such changes there were. */
  count = 0;
  /** By date: the number of the last change of a shift that is under way then. */
  readonly #ofDate: Float64Array;
  readonly #firstDate: Int32Array;
  readonly #lastDate: Int32Array;

  readonly #dateStart: Int32Array;

  constructor({ shifts, dateStart, startOfShift, endOfShift }: Problem) {
    const dates = Math.max(1, dateStart.length - 1);
    this.ofShift = new Float64Array(shifts);
    this.#ofDate = new Float64Array(dates);
    this.#dateStart = dateStart;
    this.#firstDate = Int32Array.from(startOfShift, (tick) => this.dateOf(tick));
    this.#lastDate = Int32Array.from(endOfShift, (tick) => this.dateOf(tick));
  }

  /** Date of a tick, the first or last where it is outside the horizon. */
  dateOf(tick: number): number {
    return Math.min(this.dates - 1, lastAtOrBefore(this.#dateStart, tick));
  }

  note(shift: number): void {
    const change = ++this.count;
    this.ofShift[shift] = change;
    for (let date = this.#firstDate[shift]!; date <= this.#lastDate[shift]!; date++) this.#ofDate[date] = change;
  }

  /** Number of the last change of a shift under way on one of the dates from `first` to `last`. */
  between(first: number, last: number): number {
    let latest = 0;
    for (let date = first; date <= last; date++) latest = Math.max(latest, this.#ofDate[date]!);
    return latest;
  }

  /** Copies what is known of dates, for `restoreDates`. */
  saveDates(into: Float64Array): void {
    into.set(this.#ofDate);
  }

  restoreDates(from: Float64Array): void {
    this.#ofDate.set(from);
  }

  get dates(): number {
    return this.#ofDate.length;
  }
}
