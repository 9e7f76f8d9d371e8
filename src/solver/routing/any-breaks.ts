// The earliest and latest times along a shift, for each set of its breaks that may have been taken by then.

import { lastIn, nextIn } from "../../base/stretches.ts";
import { arrival, departure } from "../../problem/gaps.ts";
import { NEVER } from "../../problem/problem.ts";
import type { Route } from "./route.ts";
import type { Visits } from "./visits.ts";

/** Finds all times of the route; false where some visit, or the end, cannot be reached in time. */
export function timeWithAnyBreaks(route: Route, visits: Visits): boolean {
  if (!forward(route, visits)) return false;
  backward(route, visits);
  plan(route, visits);
  rooms(route);
  return true;
}

function forward(route: Route, visits: Visits): boolean {
  const { states, ready, size, leg } = route;
  ready.fill(NEVER, 0, states);
  ready[0] = route.start;
  for (let p = 0; p < size; p++) {
    const slot = route.visits[p]!;
    const { starts, length } = visits.bundle[slot]!;
    const lo = visits.lo[slot]!;
    const hi = visits.hi[slot]!;
    let reached = false;
    for (let taking = 0; taking < states; taking++) {
      // Without a break on the way, as nearly always, it is travel alone.
      let earliest = Math.min(NEVER, ready[p * states + taking]! + leg[p]!);
      for (let taken = 0; taken < taking; taken++) {
        earliest = Math.min(earliest, arrival(route, ready[p * states + taken]!, leg[p]!, taken, taking));
      }
      const start = earliest >= NEVER ? NEVER : nextIn(starts, Math.max(earliest, lo), NEVER);
      const kept = start <= hi;
      ready[(p + 1) * states + taking] = kept ? start + length : NEVER;
      reached ||= kept;
    }
    if (!reached) return false;
  }
  if (size === 0) return true;
  for (let taken = 0; taken < states; taken++) {
    if (arrival(route, ready[size * states + taken]!, leg[size]!, taken, states - 1) <= route.end) return true;
  }
  return false;
}

function backward(route: Route, visits: Visits): void {
  const { states, ready, latest, size, leg } = route;
  latest.fill(-NEVER, size * states, (size + 1) * states);
  latest[size * states + states - 1] = route.end;
  for (let p = size - 1; p >= 0; p--) {
    const slot = route.visits[p]!;
    const { starts, length } = visits.bundle[slot]!;
    const lo = visits.lo[slot]!;
    const hi = visits.hi[slot]!;
    let early = NEVER;
    let late = -NEVER;
    for (let taken = 0; taken < states; taken++) {
      let leaving = Math.max(-NEVER, latest[(p + 1) * states + taken]! - leg[p + 1]!);
      for (let taking = taken + 1; taking < states; taking++) {
        leaving = Math.max(leaving, departure(route, latest[(p + 1) * states + taking]!, leg[p + 1]!, taken, taking));
      }
      const start = leaving <= -NEVER ? -NEVER : lastIn(starts, Math.min(leaving - length, hi), -NEVER);
      latest[p * states + taken] = start < lo ? -NEVER : start;
      const first = ready[(p + 1) * states + taken]! - length;
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
  const { states, ready, size, leg } = route;
  let state = 0;
  if (states > 1 && size > 0) {
    while (arrival(route, ready[size * states + state]!, leg[size]!, state, states - 1) > route.end) state++;
  }
  for (let p = size - 1; p >= 0; p--) {
    const slot = route.visits[p]!;
    visits.planned[slot] = ready[(p + 1) * states + state]! - visits.bundle[slot]!.length;
    visits.taken[slot] = state;
    if (state === 0) continue;
    let earliest = NEVER;
    let from = 0;
    for (let taken = 0; taken <= state; taken++) {
      const arriving = arrival(route, ready[p * states + taken]!, leg[p]!, taken, state);
      if (arriving >= earliest) continue;
      earliest = arriving;
      from = taken;
    }
    state = from;
  }
}

function rooms(route: Route): void {
  const { states, ready, latest, size, room, orders, onBreak } = route;
  for (let p = 0; p <= size; p++) {
    let widest = -1;
    for (let taken = 0; taken < states; taken++) {
      for (let taking = taken; taking < states; taking++) {
        if (orders[taken * states + taking]!.length === 0) continue;
        const pausing = onBreak[taking]! - onBreak[taken]!;
        widest = Math.max(widest, latest[p * states + taking]! - ready[p * states + taken]! - pausing);
      }
    }
    room[p] = widest;
  }
}
