// The linear relaxation over all routes, by column generation.

import type { Steps } from "../../../base/steps.ts";
import type { Stretches } from "../../../base/stretches.ts";
import type { Master } from "./master.ts";
import type { RouteModel } from "./model.ts";
import type { Prices } from "./prices.ts";
import { NO_GAIN, type PricedRoute } from "./pricing.ts";

/** Routes taken from one group in one round. */
const MOST_ROUTES = 8;
/** What is above a whole number by less than this is taken to be that number. */
export const EPSILON = 1e-5;
/** What a unit left uncovered costs at most before a relaxation counts as having no solution. */
const MOST_PENALTY = 1e6;

export class Relaxation {
  readonly model: RouteModel;
  readonly master: Master;
  /** No solution over all routes that the master's branching leaves is below this. */
  bound = Number.NEGATIVE_INFINITY;
  /** What every value of a whole solution is a multiple of. */
  readonly grain: number;
  readonly #awake: Uint8Array;
  /** The last exact pricing: its prices, the cheapest route of each group and the bound from both. */
  #last: { readonly prices: Prices; readonly least: readonly number[]; readonly bound: number } | undefined;

  constructor(model: RouteModel, master: Master, grain: number) {
    this.model = model;
    this.master = master;
    this.grain = grain;
    this.#awake = new Uint8Array(model.groups.length);
  }

  /** A value as that of a whole solution that is not below it. */
  whole(value: number): number {
    return this.grain * Math.ceil(value / this.grain - EPSILON);
  }

  /**
   * Adds routes and cuts until the bound, as a whole number, is as good as the relaxation gives, or above `cutoff`.
   *
   * @returns false where the linear program could not be solved; `bound` holds all the same
   */
  solve(cutoff: number): Steps<boolean> {
    return this.#grow(cutoff, Number.NEGATIVE_INFINITY);
  }

  /** The same, or until there is a solution up to `aim` that covers everything: the bound may be as good as nothing then. */
  reach(aim: number, cutoff: number): Steps<boolean> {
    return this.#grow(cutoff, aim);
  }

  *#grow(cutoff: number, aim: number): Steps<boolean> {
    this.bound = Number.NEGATIVE_INFINITY;
    this.#awake.fill(1);
    for (;;) {
      if (!(yield* this.master.solve())) return false;
      yield;
      if (this.whole(this.master.objective) <= aim && !this.master.isLacking()) {
        if (this.master.cut() > 0) continue;
        return true;
      }
      if (yield* this.#quick()) continue;
      const added = yield* this.#exact();
      if (this.whole(this.bound) > cutoff) return true;
      const settled = this.whole(this.bound) >= this.whole(this.master.objective);
      if (added && !settled) continue;
      if (this.master.cut() > 0) continue;
      if (!this.master.raise(MOST_PENALTY)) return true;
    }
  }

  /** A round of heuristic pricing; groups that had nothing to offer are asked again once nobody else has. */
  *#quick(): Steps<boolean> {
    const prices = this.master.prices();
    let added = false;
    for (let asked = 0; asked < 2 && !added; asked++) {
      const all = this.#awake.every((one) => one === 1);
      for (const [group, pricing] of this.model.pricings.entries()) {
        if (this.#awake[group] === 0) continue;
        this.#awake[group] = this.#add(group, yield* pricing.quick(prices, MOST_ROUTES)) ? 1 : 0;
        if (this.#awake[group] === 1) added = true;
      }
      if (!added) this.#awake.fill(1);
      if (all) break;
    }
    return added;
  }

  /** Adds the cheapest routes of a group where the first is worth more than the group's shifts cost; whether it is. */
  #add(group: number, routes: readonly PricedRoute[]): boolean {
    if (routes.length === 0 || routes[0].cost > this.master.priceOf(group) - NO_GAIN) return false;
    let added = false;
    for (const { visits } of routes) if (this.master.add({ group, visits })) added = true;
    return added;
  }

  /** Exact pricing of every group once, which gives a bound. */
  *#exact(): Steps<boolean> {
    const prices = this.master.prices();
    const least: number[] = [];
    let added = false;
    for (const [group, pricing] of this.model.pricings.entries()) {
      const routes = yield* pricing.exact(prices, MOST_ROUTES);
      least.push(routes[0]?.cost ?? -NO_GAIN);
      if (this.#add(group, routes)) added = true;
    }
    const bound = this.master.bound(least);
    this.bound = Math.max(this.bound, bound);
    this.#last = { prices, least, bound };
    return added;
  }

  /** By group and service, the starts at which it could be part of a solution up to the cutoff. */
  *within(cutoff: number): Steps<Stretches[][]> {
    const { prices, least, bound } = this.#last!;
    const room = cutoff + this.grain * EPSILON - bound;
    const starts: Stretches[][] = [];
    for (const [group, pricing] of this.model.pricings.entries())
      starts.push(yield* pricing.affordable(prices, least[group] + room));
    return starts;
  }
}
