// Bounds on U and V from what all patients together ask of the staff, beside those of each patient alone.

import type { Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";
import type { Bounds } from "../bounds.ts";
import { Ascent } from "./ascent.ts";
import { Dual } from "./dual.ts";

/** One inequality that every valid plan keeps: `visit` × V + `priority` × U ≥ `value`, `visit` being 0 or 1. */
export interface Cut {
  readonly visit: number;
  readonly priority: number;
  readonly value: number;
  /** By resource of `Dual`. */
  readonly prices: Float64Array;
}

/** Good prices of the staff's time. */
export interface Start {
  readonly dual: Dual;
  /** By resource of `dual`. */
  readonly prices: Float64Array;
  /** What a point of priority left undone costs with them, in visits. */
  readonly priority: number;
  /** Whether further steps would hardly better them. */
  readonly done: boolean;
}

/** What a point of priority costs to begin with, in visits. */
const FIRST_PRIORITY = 0.1;
/** A climb is slow where so many steps rise by less than this share of what is proved. */
const SLOW_STEPS = 100;
const SLOW_RISE = 0.01;
/** Where all of them before the next look elsewhere rise by less than this share, prices are as good as settled. */
const LITTLE_RISE = 0.0005;
/** Steps before another target is asked for. */
const STEPS_AN_AIM = 20;
/** Sums of many prices are not exact in binary; a bound must err downwards. */
const ERROR = 1e-6;

export class CapacityBound {
  readonly #problem: Problem;
  readonly #bounds: Bounds;
  readonly #grain: number;
  readonly #keepsVisits: boolean;
  #dual: Dual | undefined;
  #cuts: Cut[] = [];
  /** The climbs for V and for U, as far as they have come. */
  #visits: Ascent | undefined;
  #unscheduled: Ascent | undefined;

  /**
   * @param bounds what is proved of each patient; may grow later.
   * @param keepsVisits whether the dual keeps what whole shifts are priced by
   */
  constructor(problem: Problem, bounds: Bounds, keepsVisits = true) {
    this.#problem = problem;
    this.#bounds = bounds;
    this.#keepsVisits = keepsVisits;
    this.#grain = grainOf(problem.priorityOfOccurrence);
  }

  /** A lower bound on U. */
  get unscheduled(): number {
    let least = this.#bounds.unscheduled;
    for (const { visit, priority, value } of this.#cuts) {
      if (visit === 0) least = Math.max(least, this.#roundUp(value / priority));
    }
    return least;
  }

  /** A lower bound on V over all valid plans whose U is at most this. */
  visitsGiven(unscheduled: number): number {
    let least = this.#bounds.visitsGiven(unscheduled);
    for (const { visit, priority, value } of this.#cuts) {
      if (visit === 1) least = Math.max(least, Math.ceil(value - priority * unscheduled - margin(value)));
    }
    return least;
  }

  /** What is proved so far; the newest of each kind are the strongest for the targets given last. */
  get cuts(): readonly Cut[] {
    return this.#cuts;
  }

  get dual(): Dual | undefined {
    return this.#dual;
  }

  /**
   * Works on the bounds until further steps are of little use; may be left at any yield and called again: it goes on from
   * the best prices known.
   *
   * @param target U of the best plan known: V is bounded for that, and U itself where it is not proved to be the least.
   */
  *steps(target: number): Steps<void> {
    const { dual, visits } = yield* this.#aim(target);
    yield* this.#climb(visits);
    if (target <= this.unscheduled) return;
    this.#unscheduled ??= new Ascent(dual, "unscheduled", 1);
    yield* this.#climb(this.#unscheduled);
  }

  /** Works on the bound on V until it rises slowly: then there is more to be had elsewhere. Goes on where it was left. @param target as in `steps`; may change */
  *approach(target: () => number): Steps<Start> {
    let aim = target();
    let { dual, visits } = yield* this.#aim(aim);
    let before = visits.objective;
    while (!(yield* this.#climb(visits, SLOW_RISE, () => target() !== aim))) {
      aim = target();
      ({ dual, visits } = yield* this.#aim(aim));
      before = visits.objective;
    }
    const { prices, priority, objective } = visits;
    return { dual, prices, priority, done: visits.done || objective - before < LITTLE_RISE * objective };
  }

  *#aim(target: number): Steps<{ readonly dual: Dual; readonly visits: Ascent }> {
    this.#dual ??= yield* Dual.of(this.#problem, this.#keepsVisits);
    const priority = this.#firstPriority(target);
    this.#visits ??= new Ascent(this.#dual, { budget: target }, priority);
    this.#visits.aimAt(target, priority);
    return { dual: this.#dual, visits: this.#visits };
  }

  /**
   * Climbs to the end, or until so many steps rise by less than a share of what is proved.
   *
   * @returns false where it was left before that, since something else is aimed at by now
   */
  *#climb(ascent: Ascent, share = 0, isMoved = () => false): Steps<boolean> {
    const slot = this.#cuts.length;
    let known = ascent.value;
    let before = ascent.objective;
    for (let steps = 1; !ascent.done; steps++) {
      yield* ascent.step();
      if (steps % SLOW_STEPS === 0) {
        if (ascent.objective - before < share * ascent.objective) return true;
        before = ascent.objective;
      }
      if (steps % STEPS_AN_AIM === 0 && isMoved()) return false;
      if (ascent.value !== known) {
        const { visit, priority, value } = ascent;
        this.#cuts[slot] = { visit, priority, value, prices: ascent.prices };
        known = value;
      }
      yield;
    }
    return true;
  }

  /** The price of undone care with which patients alone prove most; a visit where no more than must be is left undone. */
  #firstPriority(target: number): number {
    const free = this.#bounds.unscheduled;
    if (target <= free) return 1;
    const saved = this.#bounds.visitsGiven(free) - this.#bounds.visitsGiven(target);
    return saved > 0 ? saved / (target - free) : FIRST_PRIORITY;
  }

  /** U is a sum of priorities: where these are whole, so is every multiple of what divides them all. */
  #roundUp(unscheduled: number): number {
    const least = unscheduled - margin(unscheduled);
    return this.#grain === 0 ? least : Math.ceil(least / this.#grain) * this.#grain;
  }
}

function margin(value: number): number {
  return ERROR * Math.max(1, Math.abs(value));
}

/** The greatest whole number that divides all; 0 where they are not whole. */
function grainOf(values: Float64Array): number {
  let grain = 0;
  for (const value of values) {
    if (!Number.isInteger(value)) return 0;
    for (let rest = value; rest !== 0; ) [grain, rest] = [rest, grain % rest];
  }
  return grain;
}
