// Whether some visits, in a given order on each shift, can all be made: when, and with the breaks in between.
//
// Every demand but two kinds says that something starts no earlier than something else plus so much, or no earlier than
// the next tick at which it may: then there are earliest starts, which no others undercut (Bellman 1958; Dechter, Meiri &
// Pearl 1991, "Temporal constraint networks"). Taking turns and other dates leave two ways each: where the earliest
// starts go against one of them, both ways are tried.

import { lastAtOrBefore } from "../../../base/search.ts";
import { lastIn, nextIn, type Stretches, without } from "../../../base/stretches.ts";
import { breakOrders } from "../../../problem/break-orders.ts";
import { NEVER, type Problem } from "../../../problem/problem.ts";
import { type Bond, bondOf } from "../bonds.ts";
import type { Delivery } from "./deliveries.ts";

/** By shift, its visits in their order. */
export type Routes = readonly (readonly Delivery[])[];

/** A break of a shift. */
interface Pause {
  readonly starts: Stretches;
  readonly length: number;
}

type Item = Delivery | Pause;

/** start(later) ≥ start(earlier) + by. */
interface Distance {
  readonly earlier: number;
  readonly later: number;
  readonly by: number;
}

interface Demands {
  readonly items: readonly Item[];
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly distances: readonly Distance[];
  readonly bonds: readonly { readonly first: number; readonly second: number; readonly bond: Bond }[];
}

/** Starts of all visits. */
export type Times = ReadonlyMap<Delivery, number>;

/** Systems of demands looked at before that takes too long. */
const MOST_TRIED = 30_000;

export class Timing {
  /** Systems of demands looked at so far. */
  tried = 0;
  readonly #problem: Problem;
  readonly #shortest: Int32Array;
  /** By shift, the orders in which its breaks may be taken. */
  readonly #pauseOrders: readonly (readonly (readonly Pause[])[])[];
  readonly #bonds = new Map<number, Bond | undefined>();
  readonly #deliveries: number;

  /** @param shortest minutes between places by the shortest way round, row by row */
  constructor(problem: Problem, shortest: Int32Array, deliveries: number) {
    this.#problem = problem;
    this.#shortest = shortest;
    this.#deliveries = deliveries;
    this.#pauseOrders = problem.breaksOfShift.map((breaks) => {
      const pauses = breaks.map(({ from, to, length }) => ({ length, starts: pauseStarts(problem, from, to, length) }));
      const { states, orders } = breakOrders(breaks);
      return orders[states - 1].map((order) => order.map((number) => pauses[number]));
    });
  }

  /** Whether it took too long: whatever is said from then on does not count. */
  get isOver(): boolean {
    return this.tried > MOST_TRIED;
  }

  /** False where these visits cannot all be part of any plan in this order, whatever comes in between. */
  couldBe(routes: Routes): boolean {
    return this.#settle(this.#demands(routes, true)) !== undefined;
  }

  /** When all visits could be made, with every break. */
  times(routes: Routes): Times | undefined {
    return this.#withPauses(routes, []);
  }

  /** Tries every order of visits and breaks on each shift in turn. */
  #withPauses(routes: Routes, done: readonly (readonly Item[])[]): Times | undefined {
    if (this.isOver) return undefined;
    const demands = this.#demands([...done, ...routes.slice(done.length)], false);
    if (done.length === routes.length) {
      const starts = this.#settle(demands);
      return starts === undefined ? undefined : timesOf(demands.items, starts);
    }
    if (this.#earliest(demands) === undefined) return undefined;
    const route = routes[done.length];
    for (const order of route.length === 0 ? [[]] : this.#pauseOrders[done.length]) {
      for (const items of interleaved(route, order)) {
        const times = this.#withPauses(routes, [...done, items]);
        if (times !== undefined) return times;
      }
    }
    return undefined;
  }

  #demands(shifts: readonly (readonly Item[])[], shortcuts: boolean): Demands {
    const items = shifts.flat();
    const least = items.map(({ starts }) => starts[0] ?? NEVER);
    const most = items.map(({ starts }) => starts[starts.length - 1] ?? -NEVER);
    const demands = { items, least, most, distances: [] as Distance[], bonds: this.#bondsOf(items) };
    let first = 0;
    for (const [shift, own] of shifts.entries()) {
      this.#drive(shift, own, first, shortcuts, demands);
      first += own.length;
    }
    return demands;
  }

  /** One thing after the other, with the time on the road in between, which breaks may interrupt. */
  #drive(
    shift: number,
    own: readonly Item[],
    first: number,
    shortcuts: boolean,
    { least, most, distances }: { least: number[]; most: number[]; distances: Distance[] },
  ): void {
    const { startOfShift, endOfShift, startPlaceOfShift, endPlaceOfShift, placeOfPatient } = this.#problem;
    let place = startPlaceOfShift[shift];
    let before = -1;
    let paused = 0;
    for (const [i, item] of own.entries()) {
      if (i > 0) distances.push({ earlier: first + i - 1, later: first + i, by: own[i - 1].length });
      if (!("patient" in item)) {
        paused += item.length;
        continue;
      }
      const next = placeOfPatient[item.patient];
      const road = this.#road(place, next, shortcuts) + paused;
      if (before < 0) least[first + i] = Math.max(least[first + i], startOfShift[shift] + road);
      else distances.push({ earlier: first + before, later: first + i, by: own[before].length + road });
      place = next;
      before = i;
      paused = 0;
    }
    if (before < 0) return;
    const home = this.#road(place, endPlaceOfShift[shift], shortcuts) + paused;
    most[first + before] = Math.min(most[first + before], endOfShift[shift] - home - own[before].length);
  }

  #road(from: number, to: number, shortcuts: boolean): number {
    if (from < 0 || to < 0) return 0;
    const { travel, places } = this.#problem;
    return shortcuts ? this.#shortest[from * places + to] : travel.between(from, to);
  }

  #bondsOf(items: readonly Item[]): { first: number; second: number; bond: Bond }[] {
    const bonds: { first: number; second: number; bond: Bond }[] = [];
    for (const [second, b] of items.entries()) {
      if (!("patient" in b)) continue;
      for (const [first, a] of items.slice(0, second).entries()) {
        const bond = "patient" in a ? this.#bondOf(a, b) : undefined;
        if (bond !== undefined) bonds.push({ first, second, bond });
      }
    }
    return bonds;
  }

  #bondOf(a: Delivery, b: Delivery): Bond | undefined {
    const key = a.index * this.#deliveries + b.index;
    if (!this.#bonds.has(key)) this.#bonds.set(key, bondOf(this.#problem, a, b));
    return this.#bonds.get(key);
  }

  /** Starts that keep everything; `undefined` where there are none. */
  #settle(demands: Demands): readonly number[] | undefined {
    const starts = this.isOver ? undefined : this.#earliest(demands);
    if (starts === undefined) return undefined;
    const ways = this.#wrong(demands, starts);
    if (ways === undefined) return starts;
    for (const way of ways) {
      const found = this.#settle(mended(demands, way));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The earliest starts that keep all distances and lie where each may; `undefined` where there are none. */
  #earliest({ items, least, most, distances }: Demands): number[] | undefined {
    this.tried++;
    const starts = items.map(({ starts: own }, i) => nextIn(own, least[i], NEVER));
    for (let moved = true; moved; ) {
      moved = false;
      for (const [i, start] of starts.entries()) if (start > most[i]) return undefined;
      for (const { earlier, later, by } of distances) {
        const from = starts[earlier] + by;
        if (starts[later] >= from) continue;
        starts[later] = nextIn(items[later].starts, from, NEVER);
        moved = true;
      }
    }
    return starts;
  }

  /** The ways, one of which mends what is wrong with these starts; `undefined` where nothing is. */
  #wrong({ bonds }: Demands, starts: readonly number[]): readonly Distance[] | undefined {
    for (const { first, second, bond } of bonds) {
      const ways = waysTo(bond.differences, starts[second] - starts[first], first, second);
      if (ways !== undefined) return ways;
      for (const [one, other] of bond.onOtherDates) {
        const ahead = this.#onOneDate(starts[first] + one, starts[second] + other);
        if (ahead === undefined) continue;
        return [
          { earlier: -1, later: second, by: ahead - other },
          { earlier: -1, later: first, by: ahead - one },
        ];
      }
    }
    return undefined;
  }

  /** The end of the date on which both are; `undefined` where they are on two. */
  #onOneDate(tick: number, other: number): number | undefined {
    const { dateStart } = this.#problem;
    const date = lastAtOrBefore(dateStart, tick);
    return date === lastAtOrBefore(dateStart, other) ? dateStart[date + 1] : undefined;
  }
}

function pauseStarts({ secondPasses }: Problem, from: number, to: number, length: number): Stretches {
  let starts: Stretches = from <= to - length ? [from, to - length] : [];
  for (const [first, next] of secondPasses)
    starts = without(without(starts, first, next - 1), first - length, next - 1 - length);
  return starts;
}

/** How a difference may become one of those there may be: nothing to do, forced, or one of two ways. */
function waysTo(differences: Stretches, now: number, first: number, second: number): readonly Distance[] | undefined {
  const up = nextIn(differences, now, NEVER + 1);
  if (up === now) return undefined;
  const ways: Distance[] = [];
  if (up <= NEVER) ways.push({ earlier: first, later: second, by: up });
  const below = lastIn(differences, now, -NEVER - 1);
  if (below >= -NEVER) ways.push({ earlier: second, later: first, by: -below });
  return ways;
}

/** With one more distance; one from −1 is a least start. */
function mended(demands: Demands, way: Distance): Demands {
  if (way.earlier >= 0) return { ...demands, distances: [...demands.distances, way] };
  const least = [...demands.least];
  least[way.later] = Math.max(least[way.later], way.by);
  return { ...demands, least };
}

function timesOf(items: readonly Item[], starts: readonly number[]): Times {
  return new Map(items.flatMap((item, i) => ("patient" in item ? [[item, starts[i]]] : [])));
}

/** Every way to put the breaks between the visits, both in their order. */
function* interleaved(visits: readonly Item[], pauses: readonly Item[]): Generator<readonly Item[]> {
  if (visits.length === 0 || pauses.length === 0) {
    yield [...visits, ...pauses];
    return;
  }
  for (const rest of interleaved(visits, pauses.slice(1))) yield [pauses[0], ...rest];
  for (const rest of interleaved(visits.slice(1), pauses)) yield [visits[0], ...rest];
}
