// Bounds on V from whole shifts: what each could earn by a route, at prices that follow from those of the staff's time.
//
// A visit's price is what its time costs where it is cheapest (`capacity/slots.ts`), travel claimed included. So visits that
// can stand in for one another stay alike, which prices moved one by one would not. The prices of time then climb on: by
// what patients ask for, less what the best routes give.

import type { Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";
import type { Start } from "../capacity/capacity-bound.ts";
import { type Dual, ROUNDING } from "../capacity/dual.ts";
import type { Taken } from "../capacity/priced-cell.ts";
import { lackOf } from "../capacity/resources.ts";
import { ShiftDual } from "./shift-dual.ts";

/** Labels made at most in one search for a route: at first, and once steps bring nothing. */
const FIRST_LABELS = 40_000;
const MOST_LABELS = 640_000;
const MORE_LABELS = 4;
/** The first level lies so far above what is proved, as a share of it, and at least by one. */
const FIRST_RISE = 0.004;
/** Steps without reaching a tenth of the rise, after which it is cut. */
const PATIENCE = 2;
const CUT = 0.6;
const LEAST_RISE = 0.2;
/**
 * What of each step is left in the next one (Camerini, Fratta & Maffioli 1975, "On improving relaxation methods by modified
 * gradient techniques"): on a week of a hundred patients 827 visits are proved after nine seconds instead of 824.
 */
const DEFLECTION = 0.6;
/** Capacity below which a resource's price moves no faster; costs that differ by so little are taken for the same. */
const LEAST_CAPACITY = 30;
const SOFTNESS = 0.01;

/** V + `priority` × U ≥ `value` for every valid plan. */
interface Cut {
  readonly priority: number;
  readonly value: number;
}

export class ShiftBound {
  readonly #problem: Problem;
  readonly #cuts: Cut[] = [];
  #climb: ShiftClimb | undefined;

  constructor(problem: Problem) {
    this.#problem = problem;
  }

  /** A lower bound on V over all valid plans whose U is at most this. */
  visitsGiven(unscheduled: number): number {
    return this.#cuts.reduce((most, { priority, value }) => {
      const least = value - priority * unscheduled;
      return Math.max(most, Math.ceil(least - 1e-6 * Math.max(1, value)));
    }, 0);
  }

  /**
   * Looks at every shift at these prices of time, and where those are settled climbs on from them until further steps are of
   * little use; may be left at any yield.
   *
   * @param unscheduled U of the best plan known
   */
  *steps({ dual, prices, priority, done }: Start, unscheduled: number): Steps<void> {
    this.#climb ??= new ShiftClimb(dual, yield* ShiftDual.of(this.#problem, dual));
    for (const value of this.#climb.from(prices, priority, unscheduled)) {
      if (value > -Infinity) this.#add({ priority, value }, unscheduled);
      if (value > -Infinity && !done) return;
      yield;
    }
  }

  /** Keeps a cut that proves more for the plan at hand than all before it. */
  #add({ priority, value }: Cut, unscheduled: number): void {
    const least = value - priority * unscheduled;
    if (this.#cuts.every((cut) => cut.value - cut.priority * unscheduled < least)) this.#cuts.push({ priority, value });
  }
}

class ShiftClimb {
  readonly #dual: Dual;
  readonly #shifts: ShiftDual;
  /** By way: the offer whose cost is its price, and that price. */
  readonly #offerOf: Int32Array;
  readonly #prices: Float64Array;
  /** By shift: the group of `dual` that it belongs to. */
  readonly #groupOf: Int32Array;
  readonly #taken: Taken;
  readonly #asked: Float64Array;
  readonly #given: Float64Array;
  /** What is asked for less what is given, by resource; with something of what it was before. */
  readonly #lack: Float64Array;

  constructor(dual: Dual, shifts: ShiftDual) {
    const { groups, capacity } = dual.resources;
    this.#dual = dual;
    this.#shifts = shifts;
    this.#offerOf = Int32Array.from(
      dual.known.flatMap(({ cells }) => cells.flatMap(({ visits }) => visits.map(({ offer }) => offer))),
    );
    this.#prices = new Float64Array(shifts.ways);
    const groupOfShift = new Map(groups.flatMap((group, g) => group.shifts.map((shift) => [shift, g] as const)));
    this.#groupOf = Int32Array.from(shifts.shifts, ({ tour }) => groupOfShift.get(tour.shift)!);
    this.#taken = { visits: 0, unscheduled: 0, used: new Float64Array(shifts.ways) };
    this.#asked = new Float64Array(capacity.length);
    this.#given = new Float64Array(capacity.length);
    this.#lack = new Float64Array(capacity.length);
  }

  /** Values of the dual, or nothing new where only a part of it has been looked at. */
  *from(start: Float64Array, priority: number, unscheduled: number): Generator<number, void, void> {
    const prices = start.slice();
    let [best, bestPrices, rise, stale, labels] = [-Infinity, start, 0, 0, FIRST_LABELS];
    this.#lack.fill(0);
    for (;;) {
      yield* this.#price(prices);
      const paid = yield* quietly(this.#shifts.patients(this.#prices, { visit: 1, priority }, this.#taken));
      let earned = 0;
      for (const shift of this.#shifts.shifts) {
        earned += this.#shifts.earn(shift, this.#prices, labels);
        yield -Infinity;
      }
      const value = paid - earned - ROUNDING * earned;
      yield value;
      if (best === -Infinity) rise = Math.max(1, FIRST_RISE * (value - priority * unscheduled));
      stale = value > best + rise / 10 ? 0 : stale + 1;
      if (value > best) [best, bestPrices] = [value, prices.slice()];
      if (stale >= PATIENCE) {
        stale = 0;
        rise *= CUT;
        prices.set(bestPrices);
        this.#lack.fill(0);
        if (rise < LEAST_RISE && labels >= MOST_LABELS) return;
        if (rise < LEAST_RISE) labels *= MORE_LABELS;
        rise = Math.max(rise, LEAST_RISE);
      } else yield* this.#move(prices, best + rise - value);
    }
  }

  /** Prices of ways from those of time. */
  *#price(prices: Float64Array): Generator<number, void, void> {
    const { slots, resources } = this.#dual;
    yield* quietly(slots.settle(prices));
    for (let way = 0; way < this.#prices.length; way++) this.#prices[way] = slots.cost[this.#offerOf[way]];
    for (const [i, shift] of this.#shifts.shifts.entries()) {
      shift.visit = prices[resources.visitsOf(this.#groupOf[i])];
      shift.minute = prices[resources.contactOf(this.#groupOf[i])];
    }
  }

  /** Polyak's step: towards what is asked for less what is given. */
  *#move(prices: Float64Array, ahead: number): Generator<number, void, void> {
    const { slots, resources } = this.#dual;
    const { capacity } = resources;
    slots.clear();
    for (let way = 0; way < this.#prices.length; way++) {
      for (let i = 0; i < this.#taken.used[way]; i++) slots.use(this.#offerOf[way]);
    }
    yield* quietly(slots.spread(SOFTNESS, this.#asked.fill(0)));
    slots.clear();
    for (const { route } of this.#shifts.shifts) for (const way of route) slots.use(this.#offerOf[way]);
    yield* quietly(slots.spread(SOFTNESS, this.#given.fill(0)));
    let square = 0;
    for (let i = 0; i < capacity.length; i++) {
      const lack = DEFLECTION * this.#lack[i] + lackOf(this.#asked[i], this.#given[i]);
      this.#lack[i] = lack;
      if (capacity[i] < Infinity && (prices[i] > 0 || lack > 0)) square += lack * lack * scaleOf(capacity[i]);
    }
    if (square === 0) return;
    for (let i = 0; i < capacity.length; i++) {
      if (capacity[i] === Infinity) continue;
      prices[i] = Math.max(0, prices[i] + (ahead / square) * scaleOf(capacity[i]) * this.#lack[i]);
    }
  }
}

function scaleOf(capacity: number): number {
  return 1 / Math.max(LEAST_CAPACITY, capacity);
}

/** Steps that have no value to tell. */
function* quietly<T>(steps: Steps<T>): Generator<number, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield -Infinity;
  }
}
