// Climbing the dual along subgradients: Polyak's step towards a level a little above the best so far, which comes down
// where it is not reached (Polyak 1969, "Minimization of unsmooth functionals"; Goffin & Kiwiel 1999, "Convergence of a
// simple subgradient level method"). Each price moves by what its resource lacks as a share of what there is.

import type { Steps } from "../../../base/steps.ts";
import type { Dual } from "./dual.ts";
import type { Taken } from "./priced-cell.ts";
import { lackOf } from "./resources.ts";

/** The first level lies so far above what is proved, as a share of it, and at least by one. */
const FIRST_RISE = 0.01;
/** Where the budget has moved, the level begins at this share of what the best prices make of that. */
const MOVED_RISE = 0.2;
/** Steps without reaching half of the rise, after which it is cut. */
const PATIENCE = 30;
const CUT = 0.7;
/** It is over when the rise is less. */
const LEAST_RISE = 0.02;
/** Rises below the best from which on it is better to go back there. */
const LOST = 5;
/** Costs that differ by so little are taken for nearly the same, where a visit costs one. */
const SOFTNESS = 0.01;
/** Capacity below which a resource's price moves no faster. */
const LEAST_CAPACITY = 30;

/** What is aimed at: a bound on V over plans with at most `budget` undone, or on U where visits cost nothing. */
export type Aim = { readonly budget: number } | "unscheduled";

export class Ascent {
  readonly #dual: Dual;
  #budget: number | undefined;
  readonly #prices: Float64Array;
  #priority: number;
  readonly #taken: Taken;
  readonly #scale: Float64Array;
  readonly #fixed: boolean;
  /** What a visit counts as: 1 or 0. */
  readonly visit: number;
  /** The best prices, and what they prove: `visit` × V + `priority` × U ≥ `value` for every valid plan. */
  prices: Float64Array;
  priority: number;
  value = -Infinity;
  #best = -Infinity;
  #reference = -Infinity;
  #rise = 0;
  #stale = 0;

  /**
   * @param priority what a point of priority costs to begin with, in visits.
   * @param fixed whether it stays at that.
   */
  constructor(dual: Dual, aim: Aim, priority: number, fixed = false) {
    const { capacity } = dual.resources;
    this.#dual = dual;
    this.#budget = aim === "unscheduled" ? undefined : aim.budget;
    this.visit = aim === "unscheduled" ? 0 : 1;
    this.priority = aim === "unscheduled" ? 1 : priority;
    this.#priority = this.priority;
    this.prices = new Float64Array(capacity.length);
    this.#prices = new Float64Array(capacity.length);
    this.#taken = { visits: 0, unscheduled: 0, used: new Float64Array(capacity.length) };
    this.#scale = capacity.map((c) => (c === Infinity ? 0 : 1 / Math.max(LEAST_CAPACITY, c)));
    this.#fixed = fixed;
  }

  /**
   * Goes on for plans that leave so much undone, from the best prices of the staff's time.
   *
   * @param priority what a point of priority costs to begin with.
   */
  aimAt(budget: number, priority: number): void {
    if (this.#budget === undefined || this.#budget === budget) return;
    const moved = this.priority * Math.abs(budget - this.#budget);
    this.#budget = budget;
    this.#prices.set(this.prices);
    this.#priority = priority;
    this.#best = this.value - this.priority * budget;
    this.#reference = this.#best;
    this.#stale = 0;
    this.#rise = Math.max(this.#rise, Math.min(firstRise(this.#best), MOVED_RISE * moved));
  }

  /** Whether further steps are of little use. */
  get done(): boolean {
    return this.#best > -Infinity && this.#rise < LEAST_RISE;
  }

  /** What is proved, for plans that leave exactly the budget undone. */
  get objective(): number {
    return this.#best;
  }

  /** One look at the dual and one step. */
  *step(): Steps<void> {
    const worth = { visit: this.visit, priority: this.#priority };
    const softness = SOFTNESS * (this.visit === 1 ? 1 : 1 / MEAN_VISIT_WORTH);
    const value = yield* this.#dual.value(this.#prices, worth, softness, this.#taken);
    const objective = value - this.#priority * (this.#budget ?? 0);
    if (objective > this.#best) {
      this.#best = objective;
      this.value = value;
      this.priority = this.#priority;
      this.prices = this.#prices.slice();
    }
    if (this.#reference === -Infinity) {
      this.#rise = firstRise(objective);
      this.#reference = objective;
    }
    this.#level(objective);
    this.#move(objective);
  }

  #level(objective: number): void {
    if (this.#best >= this.#reference + this.#rise / 2) {
      this.#reference = this.#best;
      this.#stale = 0;
    } else if (++this.#stale > PATIENCE) {
      this.#reference = this.#best;
      this.#stale = 0;
      if (objective < this.#best - LOST * this.#rise) {
        this.#prices.set(this.prices);
        this.#priority = this.priority;
      }
      this.#rise *= CUT;
    }
  }

  #move(objective: number): void {
    const { capacity } = this.#dual.resources;
    const { used, unscheduled } = this.#taken;
    const prices = this.#prices;
    const over = this.#budget === undefined ? 0 : unscheduled - this.#budget;
    const priorityScale = this.#fixed ? 0 : 0.1 / Math.max(100, this.#budget ?? 0);
    let square = over * over * priorityScale;
    for (let i = 0; i < capacity.length; i++) {
      const lack = lackOf(used[i], capacity[i]);
      if (this.#scale[i] > 0 && (prices[i] > 0 || lack > 0)) square += lack * lack * this.#scale[i];
    }
    if (square === 0) return;
    const length = (this.#best + this.#rise - objective) / square;
    for (let i = 0; i < capacity.length; i++) {
      if (this.#scale[i] > 0)
        prices[i] = Math.max(0, prices[i] + length * this.#scale[i] * lackOf(used[i], capacity[i]));
    }
    this.#priority = Math.max(0, this.#priority + length * priorityScale * over);
  }
}

function firstRise(objective: number): number {
  return Math.max(1, FIRST_RISE * objective);
}

/** Visits that a point of priority is worth, as a rule. */
const MEAN_VISIT_WORTH = 0.1;
