// The earliest and latest times along a shift, for each set of its breaks that may have been taken by then.

import { lastIn, nextIn } from "../../base/stretches.ts";
import { arrival, departure } from "../../problem/gaps.ts";
import { NEVER } from "../../problem/problem.ts";
import { LEG, READY, ROOM } from "./cells.ts";
import type { Route } from "./route.ts";
import type { Visits } from "./visits.ts";

/** Finds all times of the route; false where some visit, or the end, cannot be reached in time. */
export function timeWithAnyBreaks(route: Route, visits: Visits): boolean {
  if (!forward(route, visits)) return false;
  backward(route, visits);
  plan(route, visits);
  rooms(route, visits);
  return true;
}

function forward(route: Route, visits: Visits): boolean {
  const { states, size, width } = route;
  const { items } = visits.cells;
  let at = route.at(0);
  items.fill(NEVER, at + READY, at + READY + states);
  items[at + READY] = route.start;
  for (let p = 0; p < size; p++, at += width) {
    const slot = route.visits[p]!;
    const { starts, length } = visits.bundle[slot]!;
    const lo = visits.lo[slot]!;
    const hi = visits.hi[slot]!;
    const leg = items[at + LEG]!;
    const ready = at + READY;
    let reached = false;
    for (let taking = 0; taking < states; taking++) {
      // Without a break on the way, as nearly always, it is travel alone.
      let earliest = Math.min(NEVER, items[ready + taking]! + leg);
      for (let taken = 0; taken < taking; taken++) {
        earliest = Math.min(earliest, arrival(route, items[ready + taken]!, leg, taken, taking));
      }
      const start = earliest >= NEVER ? NEVER : nextIn(starts, Math.max(earliest, lo), NEVER);
      const kept = start <= hi;
      items[ready + width + taking] = kept ? start + length : NEVER;
      reached ||= kept;
    }
    if (!reached) return false;
  }
  if (size === 0) return true;
  for (let taken = 0; taken < states; taken++) {
    if (arrival(route, items[at + READY + taken]!, items[at + LEG]!, taken, states - 1) <= route.end) return true;
  }
  return false;
}

function backward(route: Route, visits: Visits): void {
  const { states, size, width } = route;
  const { items } = visits.cells;
  // Latest starts stand behind the earliest ends.
  let at = route.at(size);
  const last = at + READY + states;
  items.fill(-NEVER, last, last + states);
  items[last + states - 1] = route.end;
  for (let p = size - 1; p >= 0; p--) {
    const after = at + READY + states;
    const leg = items[at + LEG]!;
    const ready = at + READY;
    at -= width;
    const slot = route.visits[p]!;
    const { starts, length } = visits.bundle[slot]!;
    const lo = visits.lo[slot]!;
    const hi = visits.hi[slot]!;
    let early = NEVER;
    let late = -NEVER;
    for (let taken = 0; taken < states; taken++) {
      let leaving = Math.max(-NEVER, items[after + taken]! - leg);
      for (let taking = taken + 1; taking < states; taking++) {
        leaving = Math.max(leaving, departure(route, items[after + taking]!, leg, taken, taking));
      }
      const start = leaving <= -NEVER ? -NEVER : lastIn(starts, Math.min(leaving - length, hi), -NEVER);
      items[at + READY + states + taken] = start < lo ? -NEVER : start;
      const first = items[ready + taken]! - length;
      if (first <= start) {
        early = Math.min(early, first);
        late = Math.max(late, start);
      }
    }
    visits.early[slot] = early;
    visits.late[slot] = late;
  }
}

/**
 * The starts that the shift would be carried out with: each as early as can be, all on one choice of gaps for the
 * breaks. (`early` is each visit's own earliest, and two of those may want the break in different gaps.)
 */
function plan(route: Route, visits: Visits): void {
  const { states, size, width } = route;
  const { items } = visits.cells;
  let at = route.at(size);
  let state = 0;
  if (states > 1 && size > 0) {
    while (arrival(route, items[at + READY + state]!, items[at + LEG]!, state, states - 1) > route.end) state++;
  }
  for (let p = size - 1; p >= 0; p--) {
    const slot = route.visits[p]!;
    visits.planned[slot] = items[at + READY + state]! - visits.bundle[slot]!.length;
    visits.taken[slot] = state;
    at -= width;
    if (state === 0) continue;
    const leg = items[at + LEG]!;
    let earliest = NEVER;
    let from = 0;
    for (let taken = 0; taken <= state; taken++) {
      const arriving = arrival(route, items[at + READY + taken]!, leg, taken, state);
      if (arriving >= earliest) continue;
      earliest = arriving;
      from = taken;
    }
    state = from;
  }
}

function rooms(route: Route, visits: Visits): void {
  const { states, size, width, orders, onBreak } = route;
  const { items } = visits.cells;
  let at = route.at(0);
  for (let p = 0; p <= size; p++, at += width) {
    const ready = at + READY;
    const latest = ready + states;
    let widest = -1;
    for (let taken = 0; taken < states; taken++) {
      for (let taking = taken; taking < states; taking++) {
        if (orders[taken * states + taking]!.length === 0) continue;
        const pausing = onBreak[taking]! - onBreak[taken]!;
        widest = Math.max(widest, items[latest + taking]! - items[ready + taken]! - pausing);
      }
    }
    items[at + ROOM] = widest;
  }
}
