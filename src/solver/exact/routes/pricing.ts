// The cheapest routes of one group of like shifts at given prices.

import type { Steps } from "../../../base/steps.ts";
import { areEqual, intersect, type Stretches } from "../../../base/stretches.ts";
import type { Problem } from "../../../problem/problem.ts";
import { affordable } from "./fixing.ts";
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
  /** By service, 1 where the last restriction left it otherwise than it was. */
  readonly changed: Uint8Array;
  /** By service, the starts as they are, and what they were worked out from. */
  readonly #lists: Stretches[];
  readonly #asked: { readonly asked: readonly [Stretches, Stretches | undefined]; readonly list: Stretches }[];

  constructor(problem: Problem, shift: number, visits: readonly PossibleVisit[], minutes: Int32Array) {
    this.tour = tourOf(problem, shift, visits, minutes);
    this.offers = new Offers(this.tour, visits);
    this.#front = new Front(this.tour, this.offers);
    this.changed = new Uint8Array(this.tour.visitOf.length);
    this.#lists = [...this.tour.starts];
    this.#asked = this.tour.starts.map((list) => ({ asked: [list, undefined], list }));
    this.#problem = problem;
    this.#shift = shift;
    this.#visits = visits;
    this.#serviceOf = new Map(Array.from(this.tour.visitOf, (visit, service) => [visit, service]));
  }

  /**
   * Lets only visits be made that are not barred, those that were narrowed only at the starts left to them.
   *
   * @param starts by possible visit
   * @param within by service, on this very shift
   */
  restrict(
    barred: Uint8Array,
    starts: ReadonlyMap<number, Stretches>,
    within: readonly Stretches[] = this.tour.starts,
  ): void {
    const { tour, offers } = this;
    let isNew = false;
    for (const [service, visit] of tour.visitOf.entries()) {
      const list = this.#listOf(service, within[service], starts.get(visit));
      const isOther = !areEqual(list, this.#lists[service]);
      const isBarred = barred[visit] === 1 || list.length === 0 ? 1 : 0;
      this.changed[service] = isOther || isBarred !== offers.barred[service] ? 1 : 0;
      if (isOther) isNew = true;
      this.#lists[service] = list;
      offers.barred[service] = isBarred;
    }
    if (isNew) Object.assign(tour, listed(this.#lists));
  }

  /** What is left of the starts of a service; worked out anew only where something else is asked than the last time. */
  #listOf(service: number, within: Stretches, starts: Stretches | undefined): Stretches {
    const { asked, list } = this.#asked[service];
    if (asked[0] === within && asked[1] === starts) return list;
    const visit = this.#visits[this.tour.visitOf[service]];
    const left =
      starts === undefined ? within : intersect(within, startsOnShift(this.#problem, this.#shift, visit, starts));
    this.#asked[service] = { asked: [within, starts], list: left };
    return left;
  }

  /** The services of some visits; `undefined` where one cannot be made on this shift. */
  servicesOf(visits: readonly number[]): Int32Array | undefined {
    const services = Int32Array.from(visits, (visit) => this.#serviceOf.get(visit) ?? -1);
    return services.includes(-1) ? undefined : services;
  }

  /** Earliest and latest start of each visit of a route; `undefined` where they cannot be made in this order. */
  times(visits: readonly number[]): [from: number, to: number][] | undefined {
    const services = this.servicesOf(visits);
    return services && routeTimes(this.tour, services);
  }

  /** The cheapest route, and the cheapest that end with other patients; none that cost 0 or more, within NO_GAIN. */
  exact(prices: Prices, most: number): Steps<PricedRoute[]> {
    return this.#routes(prices, most, false);
  }

  /** Some cheap routes, quickly: the first need not be the cheapest. */
  quick(prices: Prices, most: number): Steps<PricedRoute[]> {
    return this.#routes(prices, most, true);
  }

  /**
   * By service, the starts at which it is part of a route that costs at most so much, at the prices of the last exact
   * pricing.
   */
  *affordable(prices: Prices, most: number): Steps<Stretches[]> {
    return yield* affordable(this.#front, this.offers, this.#visits, prices, most);
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
