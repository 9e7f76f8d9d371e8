// The least that serving one patient costs at the prices of a proof: visits, their time, and what is left undone.

import { leastOfVisits } from "./day.ts";
import type { Need } from "./needs.ts";
import type { Staff } from "./staff.ts";
import { type Door, type Held, visitsHolding } from "./visits.ts";

/** More needs on one date than this are not looked at together. */
const MOST_NEEDS = 11;
/** More states of what has been done by a date than this are not followed. */
const MOST_STATES = 3000;

export interface Service {
  readonly cost: number;
  /** Whether something was taken to be done for nothing because there is too much of it: the truth may cost more. */
  readonly coarse: boolean;
}

/** How often each floating need has been done so far, and the least that costs. */
type States = Map<string, { readonly counts: readonly number[]; readonly cost: number }>;

/**
 * @param doorOn what visits on a date are made of.
 * @param priority what a point of priority left undone costs.
 */
export function leastService(
  needs: readonly Need[],
  dates: readonly string[],
  staff: Staff,
  doorOn: (date: string) => Door,
  priority: number,
): Service {
  const days: Day[] = [];
  const free = new Set(needs.filter((need) => need.free));
  for (const date of dates) {
    const own = needs.filter(({ starts }) => starts.has(date));
    if (own.length === 0) continue;
    const door = doorOn(date);
    const held = own.length > MOST_NEEDS ? undefined : visitsHolding(door, own, staff.onDate.get(date) ?? []);
    if (held !== undefined) days.push({ own, held, door, pause: staff.longestPause(date) });
    else for (const need of own) free.add(need);
  }
  // What could be done on one date only is decided there; of all else it is counted how often it has been done.
  let floating = needs.filter((need) => isFloating(need) && !free.has(need));
  while (floating.reduce((product, { times }) => product * (times + 1), 1) > MOST_STATES) {
    const widest = floating.reduce((most, need) => (need.starts.size > most.starts.size ? need : most));
    free.add(widest);
    floating = floating.filter((need) => need !== widest);
  }
  let states: States = new Map([["", { counts: floating.map(() => 0), cost: 0 }]]);
  for (const day of days) states = afterDate(states, day, floating, leastByChoice(day, free, priority));
  const never = needs.filter((need) => need.starts.size === 0 && !isFloating(need));
  const undone = never.reduce((sum, need) => sum + priority * need.priority, 0);
  let cost = Number.POSITIVE_INFINITY;
  for (const state of states.values()) {
    const left = floating.reduce((sum, need, i) => sum + (need.times - state.counts[i]) * need.priority, 0);
    cost = Math.min(cost, state.cost + priority * left);
  }
  return { cost: undone + cost, coarse: free.size > 0 };
}

/** The needs that visits starting on one date could hold, and how. */
interface Day {
  readonly own: readonly Need[];
  readonly held: readonly Held[];
  readonly door: Door;
  /** Minutes that breaks could fill between two visits. */
  readonly pause: number;
}

function isFloating({ starts, times }: Need): boolean {
  return starts.size > 1 || times > 1;
}

/**
 * For each choice of one date's needs, the least that visits doing exactly these cost, and what of the date's own is undone.
 * What is free may be in a visit, where it may bridge the time between others, but nothing asks for it: nor may a visit
 * then claim travel, since one that is not looked at could come right before or after it.
 */
function leastByChoice({ own, held, door, pause }: Day, free: ReadonlySet<Need>, priority: number): Float64Array {
  const claim = own.some((need) => free.has(need)) ? { before: 0, after: 0 } : door.claim;
  const least = leastOfVisits(own.length, held, claim, pause);
  for (const [i, need] of own.entries()) {
    if (isFloating(need) || free.has(need)) continue;
    for (let mask = 0; mask < least.length; mask++) {
      if (((mask >> i) & 1) === 0) least[mask] += priority * need.priority;
    }
  }
  return least;
}

function afterDate(states: States, { own }: Day, floating: readonly Need[], least: Float64Array): States {
  const places = own.map((need) => floating.indexOf(need));
  const floaters = places.reduce((mask, place, i) => (place >= 0 ? mask | (1 << i) : mask), 0);
  // Of all choices that do the same floating needs only the cheapest counts.
  const byFloaters = new Map<number, number>();
  for (const [mask, cost] of least.entries()) {
    if (cost < (byFloaters.get(mask & floaters) ?? Number.POSITIVE_INFINITY)) byFloaters.set(mask & floaters, cost);
  }
  const next: States = new Map();
  for (const { counts, cost } of states.values()) {
    for (const [mask, more] of byFloaters) {
      const done = counts.slice();
      let fits = true;
      for (const [i, need] of own.entries()) {
        if (((mask >> i) & 1) === 1 && ++done[places[i]] > need.times) fits = false;
      }
      const key = done.join();
      if (fits && cost + more < (next.get(key)?.cost ?? Number.POSITIVE_INFINITY)) {
        next.set(key, { counts: done, cost: cost + more });
      }
    }
  }
  return next;
}
