// Whether some visits, in a given order on each shift, can all be made: when, and with which breaks.

import type { Clock, Distance, Way } from "./clock.ts";
import { earliest, settle } from "./clock.ts";
import { areAlongside, type Relation } from "./relations.ts";
import { type Road, roadsOf } from "./roads.ts";
import type { Visit } from "./visits.ts";
import type { World } from "./world.ts";

/** A visit or a break, and when it starts. */
export interface Timed<T> {
  readonly what: T;
  readonly start: number;
}

export interface Break {
  readonly shift: number;
  readonly minutes: number;
  readonly starts: readonly number[];
}

export interface Timetable {
  readonly visits: readonly Timed<Visit>[];
  readonly breaks: readonly Timed<Break>[];
}

/** By shift, its visits in their order. */
export type Routes = readonly (readonly Visit[])[];

type Item = Visit | Break;

const isVisit = (item: Item): item is Visit => "hands" in item;
const minutesOf = (item: Item): number => (isVisit(item) ? item.length : item.minutes);

export class Days {
  readonly #world: World;
  readonly #relations: readonly Relation[];
  readonly #roads: { readonly direct: Road; readonly shortest: Road };
  readonly #breaks: readonly (readonly Break[])[];

  constructor(world: World, relations: readonly Relation[]) {
    this.#world = world;
    this.#relations = relations;
    this.#roads = roadsOf(world);
    this.#breaks = world.shifts.map(({ breaks }, shift) =>
      breaks.map(({ from, to, minutes }) => {
        const window = Array.from({ length: to - minutes - from + 1 }, (_, i) => from + i);
        const starts = window.filter((start) => world.named[start] && world.named[start + minutes]);
        return { shift, minutes, starts };
      }),
    );
  }

  /**
   * False where these visits cannot all be part of any plan in this order, whatever comes in between. Asks less than a
   * plan: no breaks, and on the road the shortest way round.
   */
  couldBe(routes: Routes): boolean {
    return this.#settle(routes, this.#roads.shortest) !== undefined;
  }

  /** When all visits and their breaks start, where that is possible. */
  timetable(routes: Routes): Timetable | undefined {
    if (routes.some((route, shift) => route.length > 0 && this.#breaks[shift].some((one) => one.starts.length === 0)))
      return undefined;
    return this.#withBreaks(routes, [], this.#roads.direct);
  }

  /** Tries every order of visits and breaks on each shift in turn. */
  #withBreaks(routes: Routes, done: readonly (readonly Item[])[], road: Road): Timetable | undefined {
    if (done.length === routes.length) return this.#settle(done, road);
    if (earliest(this.#clock([...done, ...routes.slice(done.length)], road)) === undefined) return undefined;
    const route = routes[done.length];
    const breaks = route.length === 0 ? [] : this.#breaks[done.length];
    for (const items of interleaved(route, breaks)) {
      const found = this.#withBreaks(routes, [...done, items], road);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #settle(shifts: readonly (readonly Item[])[], road: Road): Timetable | undefined {
    const items = shifts.flat();
    const starts = settle(this.#clock(shifts, road), (now) => this.#wrong(items, now));
    if (starts === undefined) return undefined;
    const timed = items.map((what, i) => ({ what, start: starts[i] }));
    return {
      visits: timed.filter((one): one is Timed<Visit> => isVisit(one.what)),
      breaks: timed.filter((one): one is Timed<Break> => !isVisit(one.what)),
    };
  }

  #clock(shifts: readonly (readonly Item[])[], road: Road): Clock {
    const items = shifts.flat();
    const least = items.map(({ starts }) => starts[0]);
    const most = items.map(({ starts }) => starts[starts.length - 1]);
    const distances = this.#owed(items);
    let first = 0;
    for (const [shift, own] of shifts.entries()) {
      this.#drive(shift, own, first, road, { least, most, distances });
      first += own.length;
    }
    return { least, most, distances };
  }

  /** One thing after the other, with the time on the road in between. */
  #drive(
    shift: number,
    items: readonly Item[],
    first: number,
    road: Road,
    { least, most, distances }: { least: number[]; most: number[]; distances: Distance[] },
  ): void {
    const { start, end, shift: terms } = this.#world.shifts[shift];
    let before = -1;
    let pausing = 0;
    for (const [i, item] of items.entries()) {
      const own = first + i;
      if (i > 0) distances.push({ earlier: own - 1, later: own, by: minutesOf(items[i - 1]) });
      if (!isVisit(item)) {
        pausing += item.minutes;
        continue;
      }
      if (before < 0) least[own] = Math.max(least[own], start + road(terms.startPlace, this.#placeOf(item)) + pausing);
      else {
        const last = items[before] as Visit;
        const by = last.length + road(this.#placeOf(last), this.#placeOf(item)) + pausing;
        distances.push({ earlier: first + before, later: own, by });
      }
      before = i;
      pausing = 0;
    }
    if (before < 0) return;
    const last = items[before] as Visit;
    const latest = end - pausing - road(this.#placeOf(last), terms.endPlace) - last.length;
    most[first + before] = Math.min(most[first + before], latest);
  }

  #placeOf({ hands }: Visit) {
    return this.#world.dues[this.#world.hands[hands[0]].due].patient.place;
  }

  /** What occurrences of different visits owe each other. */
  #owed(items: readonly Item[]): Distance[] {
    const placed = this.#placed(items);
    const distances: Distance[] = [];
    const apart = (a: Placed, b: Placed, least: number) => {
      if (least > -Infinity) distances.push({ earlier: a.item, later: b.item, by: least + a.offset - b.offset });
    };
    for (const a of placed) {
      for (const b of placed) {
        if (a.item === b.item) continue;
        if (a.due === b.due) apart(a, b, 0);
        for (const { first, second, least, most } of this.#relations) {
          if (a.due !== first || b.due !== second) continue;
          apart(a, b, least);
          apart(b, a, -most);
        }
      }
    }
    return distances;
  }

  #placed(items: readonly Item[]): Placed[] {
    return items.flatMap((one, item) =>
      isVisit(one)
        ? one.hands.map((hand, i) => ({ item, due: this.#world.hands[hand].due, offset: one.offsets[i] }))
        : [],
    );
  }

  /** Something that distances alone do not say: minutes at which it may not start, taking turns, other dates. */
  #wrong(items: readonly Item[], now: readonly number[]): readonly Way[] | undefined {
    for (const [of, { starts }] of items.entries()) {
      if (starts.includes(now[of])) continue;
      const least = starts.find((start) => start > now[of]);
      return least === undefined ? [] : [{ of, least }];
    }
    const placed = this.#placed(items).map((one) => ({ ...one, start: now[one.item] + one.offset }));
    for (const a of placed) {
      for (const b of placed) {
        if (a.item < b.item) {
          const turns = this.#turns(a, b);
          if (turns !== undefined) return turns;
        }
        if (this.#onOneDate(a, b)) {
          return [{ of: b.item, least: now[b.item] + this.#untilMidnight(b.start) }];
        }
      }
    }
    return undefined;
  }

  /** The ways to take turns, where two occurrences of a patient overlap and may not. */
  #turns(a: Started, b: Started): readonly Way[] | undefined {
    const { dues } = this.#world;
    if (a.due === b.due || dues[a.due].patient !== dues[b.due].patient) return undefined;
    const [short, long] = [dues[a.due].intervention.minutes, dues[b.due].intervention.minutes];
    if (a.start + short <= b.start || b.start + long <= a.start) return undefined;
    if (areAlongside(this.#world, a.due, b.due)) return undefined;
    return [
      { earlier: a.item, later: b.item, by: short + a.offset - b.offset },
      { earlier: b.item, later: a.item, by: long + b.offset - a.offset },
    ];
  }

  /** Whether `b` starts on the date of `a`, and should on a later one. */
  #onOneDate(a: Started, b: Started): boolean {
    const dateOf = (minute: number) => this.#world.instants[minute].slice(0, 10);
    return this.#relations.some(
      ({ first, second, otherDate }) =>
        otherDate && first === a.due && second === b.due && dateOf(a.start) === dateOf(b.start),
    );
  }

  #untilMidnight(minute: number): number {
    const { instants } = this.#world;
    const date = instants[minute].slice(0, 10);
    const next = instants.findIndex((instant, later) => later > minute && instant.slice(0, 10) !== date);
    return next < 0 ? instants.length : next - minute;
  }
}

/** An occurrence in one of the items, and how long after the item's start it starts. */
interface Placed {
  readonly item: number;
  readonly due: number;
  readonly offset: number;
}

interface Started extends Placed {
  readonly start: number;
}

/** Every order of visits and breaks in which the visits keep theirs. */
function interleaved(route: readonly Visit[], breaks: readonly Break[]): (readonly Item[])[] {
  let orders: (readonly Item[])[] = [route];
  for (const one of breaks) {
    orders = orders.flatMap((items) =>
      Array.from({ length: items.length + 1 }, (_, at) => [...items.slice(0, at), one, ...items.slice(at)]),
    );
  }
  return orders;
}
