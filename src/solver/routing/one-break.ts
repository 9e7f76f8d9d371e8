// The times along a shift with one break, known by heart: the same as `any-breaks.ts` finds, without its loops over
// states and orders. Nearly every shift is of this kind, and its times are found anew at every change of it; so they
// take half the time.

import { lastIn, nextIn } from "../../base/stretches.ts";
import { NEVER } from "../../problem/problem.ts";
import { LEG, READY, ROOM } from "./cells.ts";
import type { Route } from "./route.ts";
import type { Visits } from "./visits.ts";

/** Numbers of a cell: of the earliest ends and latest starts, the first is with the break still to come. */
const WIDTH = READY + 4;
const LATEST = READY + 2;

/** Finds all times of the route; false where some visit, or the end, cannot be reached in time. */
export function timeWithOneBreak(route: Route, visits: Visits): boolean {
  if (!forward(route, visits)) return false;
  backward(route, visits);
  plan(route, visits);
  return true;
}

function forward({ start, end, from, to, pause, size, visits: slots, shift }: Route, visits: Visits): boolean {
  const { items, startOfShift } = visits.cells;
  const { bundle, lo, hi } = visits;
  // The end of the visit before with the break still to come, and with the break taken.
  let ahead = start;
  let over = NEVER;
  let at = startOfShift[shift]!;
  for (let p = 0; p < size; p++, at += WIDTH) {
    items[at + READY] = ahead;
    items[at + READY + 1] = over;
    const slot = slots[p]!;
    const { starts, length } = bundle[slot]!;
    const low = lo[slot]!;
    const high = hi[slot]!;
    const travel = items[at + LEG]!;
    const late = Math.min(over + travel, arrivalAfter(from, to, pause, ahead, travel));
    const earlier = nextIn(starts, Math.max(ahead + travel, low), NEVER);
    const later = nextIn(starts, Math.max(late, low), NEVER);
    ahead = earlier <= high ? earlier + length : NEVER;
    over = later <= high ? later + length : NEVER;
    if (ahead === NEVER && over === NEVER) return false;
  }
  items[at + READY] = ahead;
  items[at + READY + 1] = over;
  const travel = items[at + LEG]!;
  return size === 0 || Math.min(over + travel, arrivalAfter(from, to, pause, ahead, travel)) <= end;
}

/** Latest times, and with them how much room there is at each position. */
function backward({ end, from, to, pause, size, visits: slots, shift }: Route, visits: Visits): void {
  const { items, startOfShift } = visits.cells;
  const { bundle, lo, hi, early, late } = visits;
  // The latest start of the visit after with the break still to come, and with the break taken.
  let ahead = -NEVER;
  let over = end;
  let at = startOfShift[shift]! + size * WIDTH;
  for (let p = size - 1; ; p--) {
    const ready = items[at + READY]!;
    const rested = items[at + READY + 1]!;
    items[at + LATEST] = ahead;
    items[at + LATEST + 1] = over;
    items[at + ROOM] = Math.max(-1, ahead - ready, over - Math.min(rested, ready + pause));
    if (p < 0) return;
    const slot = slots[p]!;
    const { starts, length } = bundle[slot]!;
    const low = lo[slot]!;
    const high = hi[slot]!;
    const travel = items[at + LEG]!;
    const leaving = Math.max(ahead - travel, departureBefore(from, to, pause, over, travel));
    const earlier = lastIn(starts, Math.min(leaving - length, high), -NEVER);
    const later = lastIn(starts, Math.min(over - travel - length, high), -NEVER);
    ahead = earlier < low ? -NEVER : earlier;
    over = later < low ? -NEVER : later;
    const first = ready - length;
    const second = rested - length;
    early[slot] = Math.min(first <= ahead ? first : NEVER, second <= over ? second : NEVER);
    late[slot] = Math.max(first <= ahead ? ahead : -NEVER, second <= over ? over : -NEVER);
    at -= WIDTH;
  }
}

function plan({ end, from, to, pause, size, visits: slots, shift }: Route, visits: Visits): void {
  const { items, startOfShift } = visits.cells;
  const { bundle, planned, taken } = visits;
  let at = startOfShift[shift]! + size * WIDTH;
  let over = size > 0 && arrivalAfter(from, to, pause, items[at + READY]!, items[at + LEG]!) > end;
  for (let p = size - 1; p >= 0; p--) {
    const slot = slots[p]!;
    planned[slot] = items[at + READY + (over ? 1 : 0)]! - bundle[slot]!.length;
    taken[slot] = over ? 1 : 0;
    at -= WIDTH;
    const travel = items[at + LEG]!;
    over = over && items[at + READY + 1]! + travel < arrivalAfter(from, to, pause, items[at + READY]!, travel);
  }
}

/**
 * Earliest arrival after leaving at `ready`, with a break of `pause` minutes in [from, to] on the way; NEVER or more where it
 * misses its window.
 */
export function arrivalAfter(from: number, to: number, pause: number, ready: number, travel: number): number {
  const resuming = Math.max(ready, from) + pause;
  return resuming > to ? NEVER : Math.max(resuming, ready + travel + pause);
}

/** Latest leaving that still arrives by `deadline`, likewise; −NEVER or less where there is none. */
function departureBefore(from: number, to: number, pause: number, deadline: number, travel: number): number {
  const pausing = Math.min(deadline, to) - pause;
  return pausing < from ? -NEVER : Math.min(pausing, deadline - travel - pause);
}
