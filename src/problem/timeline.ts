// The horizon as ticks: wall-clock dates, times and instants of the caseload become minutes since its start.

import { type Calendar, dateOfDay, dayNumberOf, minuteOfDay } from "../base/calendar.ts";
import { merge, type Stretches } from "../base/stretches.ts";
import { breakWindow } from "../caseload/breaks.ts";
import type { Caseload, Shift, ShiftBreak, TimeWindow } from "../caseload/schema.ts";
import type { ClockPiece } from "./problem.ts";

const DAY = 1440;

export class Timeline {
  readonly dateStart: Int32Array;
  readonly clockOfDate: readonly (readonly ClockPiece[])[];
  readonly secondPasses: readonly (readonly [number, number])[];
  readonly horizon: number;
  readonly #calendar: Calendar;
  readonly #origin: number;
  readonly #firstDay: number;
  readonly #startsOfKey = new Map<string, Stretches>();

  constructor(caseload: Caseload, calendar: Calendar) {
    const { start, days } = caseload.horizon;
    this.#calendar = calendar;
    this.#firstDay = dayNumberOf(start);
    this.#origin = calendar.minuteOnOrAfter(`${start}T00:00`);
    this.dateStart = Int32Array.from({ length: days + 1 }, (_, date) => this.tickOf(`${this.dateOf(date)}T00:00`));
    this.horizon = this.dateStart[days]!;
    const end = this.#origin + this.horizon;
    this.secondPasses = calendar
      .secondPasses(this.#origin, end)
      .map(([from, to]) => [from - this.#origin, to - this.#origin] as const);
    this.clockOfDate = Array.from({ length: days }, (_, date) => this.#clockOf(date));
  }

  /** Tick of an instant of a checked caseload. */
  tickOf(instant: string): number {
    return this.#calendar.minuteOnOrAfter(instant) - this.#origin;
  }

  /** Ticks between which a break of a shift lies. */
  breakWindow(shift: Shift, pause: ShiftBreak): { readonly from: number; readonly to: number } {
    const { from, to } = breakWindow(this.#calendar, shift, pause);
    return { from: from - this.#origin, to: to - this.#origin };
  }

  instantOf(tick: number): string {
    return this.#calendar.instantOf(this.#origin + tick);
  }

  /** Index of a date in the horizon; outside it where negative or not below the number of days. */
  indexOfDate(date: string): number {
    return dayNumberOf(date) - this.#firstDay;
  }

  dateOf(index: number): string {
    return dateOfDay(this.#firstDay + index);
  }

  /** Ticks at which something may start that starts on one of `dates` and inside one of `windows`. */
  starts(dates: readonly string[], windows: readonly TimeWindow[] | undefined): Stretches {
    const key = `${dates.join()} ${windows === undefined ? "any" : windows.map((w) => `${w.from}-${w.to}`).join()}`;
    const known = this.#startsOfKey.get(key);
    if (known !== undefined) return known;
    const stretches: number[] = [];
    for (const date of dates) {
      for (const piece of this.clockOfDate[this.indexOfDate(date)] ?? []) {
        for (const [from, to] of minutesOf(windows)) addWindow(stretches, piece, from, to);
      }
    }
    const merged = merge(stretches);
    this.#startsOfKey.set(key, merged);
    return merged;
  }

  /** An even date is one piece; one on which the clocks change is read minute by minute. Second passes are left out. */
  #clockOf(date: number): readonly ClockPiece[] {
    const from = this.dateStart[date]!;
    const to = this.dateStart[date + 1]!;
    if (to - from === DAY && this.#minuteAt(from) === 0 && this.#minuteAt(to - 1) === DAY - 1)
      return [{ from, to, minute: 0 }];
    const pieces: { from: number; to: number; minute: number }[] = [];
    for (let tick = from; tick < to; tick++) {
      if (this.secondPasses.some(([start, end]) => start <= tick && tick < end)) continue;
      const minute = this.#minuteAt(tick);
      const last = pieces.at(-1);
      if (last !== undefined && last.to === tick && last.minute + tick - last.from === minute) last.to = tick + 1;
      else pieces.push({ from: tick, to: tick + 1, minute });
    }
    return pieces;
  }

  #minuteAt(tick: number): number {
    return minuteOfDay(this.instantOf(tick).slice(11));
  }
}

function minutesOf(windows: readonly TimeWindow[] | undefined): readonly (readonly [number, number])[] {
  return windows === undefined ? [[0, DAY]] : windows.map((w) => [minuteOfDay(w.from), minuteOfDay(w.to)] as const);
}

function addWindow(stretches: number[], piece: ClockPiece, from: number, to: number): void {
  const first = piece.from + Math.max(0, from - piece.minute);
  const last = Math.min(piece.to - 1, piece.from + to - piece.minute);
  if (first <= last) stretches.push(first, last);
}
