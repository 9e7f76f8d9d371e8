// When the units of a visit start, given when the visit may start: by the orders in which they may be delivered.

import { intersect, type Stretches } from "../../../base/stretches.ts";
import type { Problem } from "../../../problem/problem.ts";
import { mayFollow, type PossibleVisit } from "./possible-visits.ts";

/** First and last tick at which something starts. */
export type Hull = readonly [from: number, to: number];

/** One order of a visit's units. */
export interface Order {
  /** Minutes from the start of the visit to that of each unit, in the order of the visit's units. */
  readonly after: readonly number[];
  /** Starts of the visit that suit the order. */
  readonly starts: Stretches;
}

/** `any` where there are too many: each unit may come first or last. */
export type Orders = readonly Order[] | "any";

/** Orders of one visit that are gone through. */
const MOST_ORDERS = 200;

export class UnitTimes {
  readonly #problem: Problem;
  readonly #visits: readonly PossibleVisit[];
  /** By possible visit; made when first asked for. */
  readonly #orders: (Orders | undefined)[];

  constructor(problem: Problem, visits: readonly PossibleVisit[]) {
    this.#problem = problem;
    this.#visits = visits;
    this.#orders = new Array(visits.length).fill(undefined);
  }

  /**
   * By unit of a visit that starts in [from, to], when it may start; `undefined` where no order suits.
   *
   * @param first by occurrence, the first tick at which it may start; `last` likewise
   */
  within(visit: number, stretch: Hull, first: Int32Array, last: Int32Array): readonly Hull[] | undefined {
    const orders = this.orders(visit);
    return orders === "any"
      ? this.#anywhere(this.#visits[visit], stretch, first, last)
      : this.#inOrders(this.#visits[visit], orders, stretch, first, last);
  }

  /** The orders in which the units of a visit may be delivered. */
  orders(visit: number): Orders {
    this.#orders[visit] ??= this.#ordersOf(this.#visits[visit]);
    return this.#orders[visit];
  }

  #inOrders({ units }: PossibleVisit, orders: readonly Order[], [from, to]: Hull, first: Int32Array, last: Int32Array) {
    const { occurrenceOfUnit } = this.#problem;
    const hulls = units.map((): [number, number] => [Infinity, -Infinity]);
    for (const { after, starts } of orders) {
      let [lo, hi] = [from, to];
      for (const [i, unit] of units.entries()) {
        lo = Math.max(lo, first[occurrenceOfUnit[unit]] - after[i]);
        hi = Math.min(hi, last[occurrenceOfUnit[unit]] - after[i]);
      }
      const left = lo > hi ? [] : intersect(starts, [lo, hi]);
      if (left.length === 0) continue;
      for (const [i, hull] of hulls.entries()) {
        hull[0] = Math.min(hull[0], left[0] + after[i]);
        hull[1] = Math.max(hull[1], left[left.length - 1] + after[i]);
      }
    }
    return hulls[0][0] === Infinity ? undefined : hulls;
  }

  #anywhere({ patient, units }: PossibleVisit, [from, to]: Hull, first: Int32Array, last: Int32Array): Hull[] {
    const { occurrenceOfUnit, minutesOfOccurrence, setupOfPatient } = this.#problem;
    const care = units.reduce((sum, unit) => sum + minutesOfOccurrence[occurrenceOfUnit[unit]], 0);
    const setup = setupOfPatient[patient];
    return units.map((unit) => {
      const occurrence = occurrenceOfUnit[unit];
      const after = setup + care - minutesOfOccurrence[occurrence];
      return [Math.max(first[occurrence], from + setup), Math.min(last[occurrence], to + after)];
    });
  }

  #ordersOf({ patient, units, starts }: PossibleVisit): Orders {
    const { occurrenceOfUnit, minutesOfOccurrence, startsStart, startsItem, setupOfPatient } = this.#problem;
    const setup = setupOfPatient[patient];
    const minutes = units.map((unit) => minutesOfOccurrence[occurrenceOfUnit[unit]]);
    const windows = units.map((unit) => {
      const occurrence = occurrenceOfUnit[unit];
      return Array.from(startsItem.subarray(startsStart[occurrence], startsStart[occurrence + 1]));
    });
    const found: Order[] = [];
    const after = units.map(() => -1);
    const grow = (placed: readonly number[], care: number, fitting: Stretches) => {
      if (fitting.length === 0 || found.length > MOST_ORDERS) return;
      if (placed.length === units.length) found.push({ after: [...after], starts: fitting });
      for (const [i, unit] of units.entries()) {
        if (after[i] >= 0 || placed.some((other) => !mayFollow(this.#problem, other, unit))) continue;
        after[i] = setup + care;
        grow([...placed, unit], care + minutes[i], intersect(fitting, windows[i], -after[i]));
        after[i] = -1;
      }
    };
    grow([], 0, starts);
    return found.length > MOST_ORDERS ? "any" : found;
  }
}
