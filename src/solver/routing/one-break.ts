// The times along a shift with one break, known by heart: the same as `any-breaks.ts` finds, without its loops over
// states and orders. Nearly every shift is of this kind, and its times are found anew at every change of it; so they
// take half the time.

import { lastIn, nextIn } from "../../base/stretches.ts";
import { type Break, NEVER } from "../../problem/problem.ts";
import type { Route } from "./route.ts";
import type { Visits } from "./visits.ts";

/** Finds all times of the route; false where some visit, or the end, cannot be reached in time. */
export function timeWithOneBreak(route: Route, visits: Visits): boolean {
  if (!forward(route, visits)) return false;
  backward(route, visits);
  plan(route, visits);
  rooms(route);
  return true;
}

function forward({ start, end, breaks, ready, leg, size, visits: slots }: Route, visits: Visits): boolean {
  const pause = breaks[0]!;
  // The end of the visit before with the break still to come, and with the break taken.
  let ahead = start;
  let over = NEVER;
  ready[0] = ahead;
  ready[1] = over;
  for (let p = 0; p < size; p++) {
    const slot = slots[p]!;
    const { starts, length } = visits.bundle[slot]!;
    const lo = visits.lo[slot]!;
    const hi = visits.hi[slot]!;
    const travel = leg[p]!;
    const late = Math.min(over + travel, arrivalAfter(pause, ahead, travel));
    const earlier = nextIn(starts, Math.max(ahead + travel, lo), NEVER);
    const later = nextIn(starts, Math.max(late, lo), NEVER);
    ahead = earlier <= hi ? earlier + length : NEVER;
    over = later <= hi ? later + length : NEVER;
    if (ahead === NEVER && over === NEVER) return false;
    ready[2 * p + 2] = ahead;
    ready[2 * p + 3] = over;
  }
  return size === 0 || Math.min(over + leg[size]!, arrivalAfter(pause, ahead, leg[size]!)) <= end;
}

function backward({ end, breaks, ready, latest, leg, size, visits: slots }: Route, visits: Visits): void {
  const pause = breaks[0]!;
  // The latest start of the visit after with the break still to come, and with the break taken.
  let ahead = -NEVER;
  let over = end;
  latest[2 * size] = ahead;
  latest[2 * size + 1] = over;
  for (let p = size - 1; p >= 0; p--) {
    const slot = slots[p]!;
    const { starts, length } = visits.bundle[slot]!;
    const lo = visits.lo[slot]!;
    const hi = visits.hi[slot]!;
    const travel = leg[p + 1]!;
    const leaving = Math.max(ahead - travel, departureBefore(pause, over, travel));
    const earlier = lastIn(starts, Math.min(leaving - length, hi), -NEVER);
    const later = lastIn(starts, Math.min(over - travel - length, hi), -NEVER);
    ahead = earlier < lo ? -NEVER : earlier;
    over = later < lo ? -NEVER : later;
    latest[2 * p] = ahead;
    latest[2 * p + 1] = over;
    const first = ready[2 * p + 2]! - length;
    const second = ready[2 * p + 3]! - length;
    visits.early[slot] = Math.min(first <= ahead ? first : NEVER, second <= over ? second : NEVER);
    visits.late[slot] = Math.max(first <= ahead ? ahead : -NEVER, second <= over ? over : -NEVER);
  }
}

function plan({ end, breaks, ready, leg, size, visits: slots }: Route, visits: Visits): void {
  const pause = breaks[0]!;
  let over = size > 0 && arrivalAfter(pause, ready[2 * size]!, leg[size]!) > end;
  for (let p = size - 1; p >= 0; p--) {
    const slot = slots[p]!;
    visits.planned[slot] = ready[2 * p + (over ? 3 : 2)]! - visits.bundle[slot]!.length;
    visits.taken[slot] = over ? 1 : 0;
    over = over && ready[2 * p + 1]! + leg[p]! < arrivalAfter(pause, ready[2 * p]!, leg[p]!);
  }
}

function rooms({ breaks, ready, latest, room, size }: Route): void {
  const { length } = breaks[0]!;
  for (let p = 0; p <= size; p++) {
    const ahead = latest[2 * p]! - ready[2 * p]!;
    const over = latest[2 * p + 1]! - Math.min(ready[2 * p + 1]!, ready[2 * p]! + length);
    room[p] = Math.max(-1, ahead, over);
  }
}

/** Earliest arrival after leaving at `ready`, with the break on the way; NEVER or more where it misses its window. */
function arrivalAfter({ from, to, length }: Break, ready: number, travel: number): number {
  const resuming = Math.max(ready, from) + length;
  return resuming > to ? NEVER : Math.max(resuming, ready + travel + length);
}

/** Latest leaving that still arrives by `deadline`, with the break on the way; −NEVER or less where it misses its window. */
function departureBefore({ from, to, length }: Break, deadline: number, travel: number): number {
  const pausing = Math.min(deadline, to) - length;
  return pausing < from ? -NEVER : Math.min(pausing, deadline - travel - length);
}
