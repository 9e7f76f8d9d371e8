// Which visits, and when, are part of a route worth having: whatever makes every plan with it too dear is left aside.
//
// A route through a visit costs no less than the best way to it, the visit, and the best way on. Both ways are labelled, the
// way on with time running backwards (Irnich, Desaulniers, Desrosiers & Hadjar 2010, "Path-reduced costs for eliminating
// arcs in routing and scheduling"). What a way has done that the visit would do again counts as lost, as it does where
// labels are compared; that both ways may do the same makes the cost less than it is, never more.

import type { Steps } from "../../../base/steps.ts";
import type { Stretches } from "../../../base/stretches.ts";
import { NEVER } from "../../../problem/problem.ts";
import { Front } from "./front.ts";
import type { RouteModel } from "./model.ts";
import type { Span } from "./narrowing.ts";
import { Offers } from "./offers.ts";
import type { PossibleVisit } from "./possible-visits.ts";
import type { Prices } from "./prices.ts";
import { mirrored, type Tour } from "./tour.ts";

/** Labels of ways on that are tried, beside as many as were tried of ways there, before a shift is left as it is. */
const MOST_TRIED = 20_000;
const ROUNDING = 1e-9;

/** What routes cost at least, at given prices: ways to and from each visit of a tour. */
interface Ways {
  readonly tour: Tour;
  /** At [(service × states + breaks taken) × ticks + start since that of the shift], and likewise with time running back. */
  readonly there: Float64Array;
  readonly on: Float64Array;
}

/**
 * By service, the starts at which it is part of a route that costs at most so much; all where that takes too long.
 *
 * @param front the labels of the tour at these prices, exact
 */
export function* affordable(
  front: Front,
  offers: Offers,
  visits: readonly PossibleVisit[],
  prices: Prices,
  most: number,
): Steps<Stretches[]> {
  const { tour } = front;
  const cells = tour.visitOf.length * tour.states * (tour.end - tour.start + 1);
  const ways = { tour, there: new Float64Array(cells), on: new Float64Array(cells) };
  yield* front.arrivals(ways.there);
  spread(tour, ways.there);
  const turned = mirrored(tour);
  const back = new Front(turned, new Offers(turned, visits));
  back.offers.barred.set(offers.barred);
  back.offers.price(prices);
  if (!(yield* back.run(false, ways.there, most + ROUNDING, MOST_TRIED + front.tried))) return listsOf(tour);
  yield* back.arrivals(ways.on);
  spread(tour, ways.on);
  return Array.from(tour.visitOf, (_, service) =>
    offers.barred[service] === 1 ? [] : withinCost(ways, service, most + offers.net[service] + ROUNDING),
  );
}

/** The starts of a service to which ways there and on cost at most so much. */
function withinCost({ tour, there, on }: Ways, service: number, most: number): Stretches {
  const { states, start, end, lengthOf, startStart, startItem } = tour;
  const ticks = end - start + 1;
  const found: number[] = [];
  for (let at = startStart[service]; at < startStart[service + 1]; at += 2) {
    for (let tick = startItem[at]; tick <= startItem[at + 1]; tick++) {
      const left = end - tick - lengthOf[service];
      let least = Infinity;
      for (let taken = 0; taken < states && left >= 0; taken++) {
        const before = there[(service * states + taken) * ticks + tick - start];
        least = Math.min(least, before + on[(service * states + states - 1 - taken) * ticks + left]);
      }
      if (least > most) continue;
      if (found.length > 0 && found[found.length - 1] === tick - 1) found[found.length - 1] = tick;
      else found.push(tick, tick);
    }
  }
  return found;
}

/** By service, its starts as they are. */
function listsOf({ lengthOf, startStart, startItem }: Tour): Stretches[] {
  return Array.from(lengthOf, (_, service) =>
    Array.from(startItem.subarray(startStart[service], startStart[service + 1])),
  );
}

/** Lets what can be had earlier, or with more breaks taken, be had later, and with fewer. */
function spread({ visitOf, states, start, end }: Tour, least: Float64Array): void {
  const ticks = end - start + 1;
  for (let service = 0; service < visitOf.length; service++)
    for (let taken = states - 1; taken >= 0; taken--) {
      const row = (service * states + taken) * ticks;
      for (let tick = 0; tick < ticks; tick++) {
        if (tick > 0) least[row + tick] = Math.min(least[row + tick], least[row + tick - 1]);
        if (taken < states - 1) least[row + tick] = Math.min(least[row + tick], least[row + ticks + tick]);
      }
    }
}

/** By occurrence, the first and the last tick at which it may start under such starts, where they narrow it. */
export function spansOf(model: RouteModel, starts: readonly (readonly Stretches[])[]): Span[] {
  const { problem, visits, pricings, unitTimes } = model;
  const first = new Int32Array(problem.occurrences);
  const last = new Int32Array(problem.occurrences).fill(NEVER);
  const from = new Int32Array(problem.units).fill(NEVER);
  const to = new Int32Array(problem.units).fill(-1);
  for (const [group, { tour }] of pricings.entries())
    for (const [service, own] of starts[group].entries()) {
      if (own.length === 0) continue;
      const visit = tour.visitOf[service];
      const hulls = unitTimes.within(visit, [own[0], own[own.length - 1]], first, last);
      for (const [i, unit] of visits[visit].units.entries()) {
        if (hulls === undefined) break;
        from[unit] = Math.min(from[unit], hulls[i][0]);
        to[unit] = Math.max(to[unit], hulls[i][1]);
      }
    }
  const spans = new Map<number, Span>();
  for (const [unit, occurrence] of problem.occurrenceOfUnit.entries()) {
    if (model.out[occurrence] === 1) continue;
    const known = spans.get(occurrence);
    spans.set(occurrence, {
      occurrence,
      from: Math.max(known?.from ?? 0, from[unit]),
      to: Math.min(known?.to ?? NEVER, to[unit]),
    });
  }
  return [...spans.values()];
}

/** Starts in all. */
export function sizeOf(starts: readonly (readonly Stretches[])[]): number {
  let sum = 0;
  for (const lists of starts)
    for (const own of lists) for (let i = 0; i < own.length; i += 2) sum += own[i + 1] - own[i] + 1;
  return sum;
}
