// The time between two visits of a shift: travel, and the breaks taken in between. A journey may be interrupted by a
// break, so a gap is long enough when it holds its breaks inside their windows and leaves the travel time over.

import { type Break, NEVER } from "./problem.ts";

type SecondPasses = readonly (readonly [number, number])[];

/** What the gaps of one shift have to hold. */
export interface GapRules {
  readonly breaks: readonly Break[];
  /** Stretches [from, to) in which no break starts or ends; empty nearly always. */
  readonly secondPasses: SecondPasses;
}

/**
 * Earliest arrival after leaving at `ready`, with `travel` ticks on the road and breaks `taken` to `taking` − 1 in
 * between; NEVER where a break would miss its window.
 */
export function arrival(rules: GapRules, ready: number, travel: number, taken: number, taking: number): number {
  if (ready >= NEVER) return NEVER;
  let time = ready;
  let onBreak = 0;
  for (let i = taken; i < taking; i++) {
    const { from, to, length } = rules.breaks[i]!;
    const start = startNotBefore(rules.secondPasses, Math.max(time, from), length);
    if (start + length > to) return NEVER;
    time = start + length;
    onBreak += length;
  }
  return Math.max(time, ready + travel + onBreak);
}

/** Latest leaving that still arrives by `deadline`, likewise; −NEVER where there is none. */
export function departure(rules: GapRules, deadline: number, travel: number, taken: number, taking: number): number {
  if (deadline <= -NEVER) return -NEVER;
  let time = deadline;
  let onBreak = 0;
  for (let i = taking - 1; i >= taken; i--) {
    const { from, to, length } = rules.breaks[i]!;
    const start = startNotAfter(rules.secondPasses, Math.min(time, to) - length, length);
    if (start < from) return -NEVER;
    time = start;
    onBreak += length;
  }
  return Math.min(time, deadline - travel - onBreak);
}

/** Start and end of breaks `taken` to `taking` − 1, each as early as can be after `ready`. */
export function breakTimes(rules: GapRules, ready: number, taken: number, taking: number): [number, number][] {
  let time = ready;
  return rules.breaks.slice(taken, taking).map(({ from, length }) => {
    const start = startNotBefore(rules.secondPasses, Math.max(time, from), length);
    time = start + length;
    return [start, time];
  });
}

function startNotBefore(secondPasses: SecondPasses, start: number, length: number): number {
  let moved = start;
  for (const [from, to] of secondPasses) {
    if (from <= moved && moved < to) moved = to;
    if (from <= moved + length && moved + length < to) moved = to - length;
    if (from <= moved && moved < to) moved = to;
  }
  return moved;
}

function startNotAfter(secondPasses: SecondPasses, start: number, length: number): number {
  let moved = start;
  for (let i = secondPasses.length - 1; i >= 0; i--) {
    const [from, to] = secondPasses[i]!;
    if (from <= moved + length && moved + length < to) moved = from - 1 - length;
    if (from <= moved && moved < to) moved = from - 1;
    if (from <= moved + length && moved + length < to) moved = from - 1 - length;
  }
  return moved;
}
