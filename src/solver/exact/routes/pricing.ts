// The cheapest routes of one group of like shifts at given prices.

import type { Steps } from "../../../base/steps.ts";
import type { Stretches } from "../../../base/stretches.ts";
import type { Problem } from "../../../problem/problem.ts";
import { Front } from "./front.ts";
import { Offers } from "./offers.ts";
import type { PossibleVisit } from "./possible-visits.ts";
import type { Prices } from "./prices.ts";
import { routeTimes } from "./route-times.ts";
import { listed, startsOnShift, type Tour, tourOf } from "./tour.ts";

/** Possible visits of one shift in their order, and what they cost less what they gain at the prices of the day. */
export interface PricedRoute {
  readonly visits: readonly number[];
  readonly cost: number;
}

/** Routes whose cost is no further below 0 than this are not told. */
export const NO_GAIN = 1e-7;

export class Pricing {
  readonly tour: Tour;
  readonly offers: Offers;
  /** Labels made, for measurements. */
  labels = 0;
  readonly #front: Front;
  readonly #problem: Problem;
  readonly #shift: number;
  readonly #visits: readonly PossibleVisit[];
  /** By possible visit. */
  readonly #serviceOf: ReadonlyMap<number, number>;
  #isNarrowed = false;

  constructor(problem: Problem, shift: number, visits: readonly PossibleVisit[], minutes: Int32Array) {
    this.tour = tourOf(problem, shift, visits, minutes);
    this.offers = new Offers(this.tour, visits);
    this.#front = new Front(this.tour, this.offers);
    this.#problem = problem;
    this.#shift = shift;
    this.#visits = visits;
    this.#serviceOf = new Map(Array.from(this.tour.visitOf, (visit, service) => [visit, service]));
  }

  /** Lets only visits be made that are not barred, those that were narrowed only at the starts left to them. */
  restrict(barred: Uint8Array, starts: ReadonlyMap<number, Stretches>): void {
    const { tour, offers } = this;
    for (const [service, visit] of tour.visitOf.entries()) offers.barred[service] = barred[visit];
    if (starts.size === 0 && !this.#isNarrowed) return;
    this.#isNarrowed = starts.size > 0;
    const lists = tour.starts.map((all, service) => {
      const visit = tour.visitOf[service];
      const own = starts.get(visit);
      return own === undefined ? all : startsOnShift(this.#problem, this.#shift, this.#visits[visit], own);
    });
    Object.assign(tour, listed(lists));
    for (const [service, list] of lists.entries()) if (list.length === 0) offers.barred[service] = 1;
  }

  /** Earliest and latest start of each visit of a route; `undefined` where they cannot be made in this order. */
  times(visits: readonly number[]): [from: number, to: number][] | undefined {
    const services = visits.map((visit) => this.#serviceOf.get(visit) ?? -1);
    return services.includes(-1) ? undefined : routeTimes(this.tour, services);
  }

  /** The cheapest route, and the cheapest that end with other patients; none that cost 0 or more, within NO_GAIN. */
  exact(prices: Prices, most: number): Steps<PricedRoute[]> {
    return this.#routes(prices, most, false);
  }

  /** Some cheap routes, quickly: the first need not be the cheapest. */
  quick(prices: Prices, most: number): Steps<PricedRoute[]> {
    return this.#routes(prices, most, true);
  }

  *#routes(prices: Prices, most: number, blind: boolean): Steps<PricedRoute[]> {
    this.offers.price(prices);
    yield* this.#front.run(blind);
    const { kept, keptCount, cost, patient, count } = this.#front;
    this.labels += count;

    const best = new Int32Array(this.tour.patients.length).fill(-1);
    for (let i = 0; i < keptCount; i++) {
      const label = kept[i];
      if (cost[label] > -NO_GAIN) continue;
      const known = best[patient[label]];
      if (known < 0 || cost[label] < cost[known]) best[patient[label]] = label;
    }
    return Array.from(best.filter((label) => label >= 0))
      .sort((a, b) => cost[a] - cost[b])
      .slice(0, most)
      .map((label) => ({ visits: this.#front.servicesOf(label).map((s) => this.tour.visitOf[s]), cost: cost[label] }));
  }
}
