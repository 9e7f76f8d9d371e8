// The staff at the prices of one proof: what a stretch of a shift costs, and what all of it is worth.

import { dateOfDay, dayNumberOf } from "../base/calendar.ts";
import type { Caseload, Practitioner } from "../caseload/schema.ts";
import { wantedBreaks } from "../verify/break-windows.ts";
import type { Clock } from "../verify/clock.ts";
import type { GroupPrices, Prices as StaffPrices } from "./certificate.ts";

/** A shift, in elapsed minutes. */
export interface PricedShift {
  readonly practitioner: Practitioner;
  readonly start: number;
  readonly end: number;
  readonly mostVisits: number;
  readonly mostContact: number;
  readonly breaks: readonly { readonly from: number; readonly to: number; readonly minutes: number }[];
  /** How far what is claimed before its first visit, or after its last, may lie outside of it. */
  readonly early: number;
  readonly late: number;
  readonly prices: Prices | undefined;
  /** Whether all its visits start on one date. */
  readonly isOfOneDate: boolean;
}

export interface Worth {
  readonly value: number;
  /** Sum of the sizes of all that was added up, for the error of doing so. */
  readonly size: number;
}

/** Shifts by date on which a visit may start; all shifts at the prices of one proof. */
export class Staff {
  readonly shifts: readonly PricedShift[];
  readonly onDate: ReadonlyMap<string, readonly PricedShift[]>;

  /** The longest claim of travel. */
  readonly #most: number;

  constructor(caseload: Caseload, clock: Clock, proof: StaffPrices, most: number) {
    this.#most = most;
    const origin = clock.onDate(caseload.horizon.start, "00:00");
    const pricesOf = new Map<string, Prices>();
    for (const group of proof.groups) {
      const prices = new Prices(group, origin);
      for (const { practitioner, shift } of group.shifts) pricesOf.set(JSON.stringify([practitioner, shift]), prices);
    }
    const dates = datesOf(caseload);
    const ends = dates.map((date) => clock.onDate(date, "24:00"));
    const dateOf = (minute: number) => ends.findIndex((end) => minute < end);
    this.shifts = caseload.practitioners.flatMap((practitioner) =>
      practitioner.shifts.map((shift, index) => ({
        practitioner,
        start: clock.minute(shift.start),
        end: clock.minute(shift.end),
        mostVisits: shift.maxVisits ?? Number.POSITIVE_INFINITY,
        mostContact: shift.maxContactMinutes ?? Number.POSITIVE_INFINITY,
        breaks: wantedBreaks(shift, clock),
        early: shift.startPlace === undefined ? most : 0,
        late: shift.endPlace === undefined ? most : 0,
        prices: pricesOf.get(JSON.stringify([practitioner.id, index])),
        isOfOneDate: dateOf(clock.minute(shift.start)) === dateOf(clock.minute(shift.end)),
      })),
    );
    this.onDate = new Map(dates.map((date) => [date, this.#workingOn(date, clock)]));
  }

  #workingOn(date: string, clock: Clock): PricedShift[] {
    const [from, to] = [clock.onDate(date, "00:00"), clock.onDate(date, "24:00")];
    return this.shifts.filter((shift) => shift.start < to && shift.end >= from && shift.mostVisits >= 1);
  }

  /** The most minutes of breaks that a shift of the date takes. */
  longestPause(date: string): number {
    const all = (this.onDate.get(date) ?? []).map(({ breaks }) =>
      breaks.reduce((sum, { minutes }) => sum + minutes, 0),
    );
    return Math.max(0, ...all);
  }

  /** What all breaks cost at least, less what all that the shifts have to give is worth. */
  worth(): Worth {
    let [value, size] = [0, 0];
    const add = (more: number) => {
      value += more;
      size += Math.abs(more);
    };
    for (const { start, end, early, late, breaks, mostVisits, mostContact, prices } of this.shifts) {
      if (prices === undefined) continue;
      size += prices.all;
      const [first, last] = [start - early, end + late];
      add(-prices.between(first, last));
      if (prices.visit > 0) add(-prices.visit * mostVisits);
      if (prices.contact > 0) add(-prices.contact * mostContact);
      for (const { from, to, minutes } of fitting(breaks)) {
        const moved = [Math.max(from - this.#most, first), Math.min(to + this.#most, last) - minutes];
        add(prices.cheapest(moved, minutes));
      }
    }
    return { value, size };
  }
}

/** Breaks that fit beside one another; one of them where they do not seem to, for then no visit may ever be made there. */
function fitting<T extends { readonly from: number; readonly to: number; readonly minutes: number }>(
  breaks: readonly T[],
): readonly T[] {
  let free = Number.NEGATIVE_INFINITY;
  for (const { from, to, minutes } of [...breaks].sort((a, b) => a.to - b.to)) {
    free = Math.max(free, from) + minutes;
    if (free > to) return breaks.slice(0, 1);
  }
  return breaks;
}

/** The dates of the horizon. */
export function datesOf({ horizon }: Caseload): string[] {
  const first = dayNumberOf(horizon.start);
  return Array.from({ length: horizon.days }, (_, i) => dateOfDay(first + i));
}

/** Prices of one group in elapsed minutes. */
export class Prices {
  readonly visit: number;
  readonly contact: number;
  readonly #from: number;
  readonly #slice: number;
  readonly #minutes: readonly number[];
  /** What the slices up to each cost together. */
  readonly #sums: number[] = [0];
  readonly #known = new Map<string, number>();

  constructor({ from, slice, minutes, visit = 0, contact = 0 }: GroupPrices, origin: number) {
    this.visit = visit;
    this.contact = contact;
    this.#from = origin + from;
    this.#slice = slice;
    this.#minutes = minutes;
    for (const [i, price] of minutes.entries()) this.#sums.push(this.#sums[i] + price * slice);
  }

  /** What all slices cost together: no difference of their sums is wrong by more than a share of this. */
  get all(): number {
    return this.#sums[this.#sums.length - 1];
  }

  /** What the minutes from one to another cost. */
  between(from: number, to: number): number {
    return this.#upTo(to) - this.#upTo(from);
  }

  #upTo(minute: number): number {
    const last = this.#minutes.length * this.#slice;
    const into = Math.min(Math.max(minute - this.#from, 0), last);
    const slice = Math.floor(into / this.#slice);
    return this.#sums[slice] + (into - slice * this.#slice) * (this.#minutes[slice] ?? 0);
  }

  /** The least that `length` minutes cost from any of these starts on: one where a slice begins or ends with them, or the first or last. */
  cheapest(starts: readonly number[], length: number): number {
    const key = `${length} ${starts.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let least = Number.POSITIVE_INFINITY;
    const look = (start: number) => {
      least = Math.min(least, this.between(start, start + length));
    };
    for (let i = 0; i < starts.length; i += 2) {
      const [first, last] = [starts[i], starts[i + 1]];
      look(first);
      look(last);
      for (let slice = 0; slice <= this.#minutes.length; slice++) {
        const edge = this.#from + slice * this.#slice;
        if (first < edge && edge < last) look(edge);
        if (first < edge - length && edge - length < last) look(edge - length);
      }
    }
    this.#known.set(key, least);
    return least;
  }
}
