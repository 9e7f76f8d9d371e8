// The time between two visits of a shift: travel, and the breaks taken in between. A journey may be interrupted by a
// break, so a gap is long enough when it holds its breaks inside their windows and leaves the travel time over.

import { type BreakOrder, type BreakOrders, breakOrders, inOneOrder } from "./break-orders.ts";
import { type Break, NEVER } from "./problem.ts";

type SecondPasses = readonly (readonly [number, number])[];

/** What the gaps of one shift have to hold. */
export interface GapRules extends Pick<BreakOrders, "states" | "orders"> {
  readonly breaks: readonly Break[];
  /** Stretches [from, to) in which no break starts or ends; empty nearly always. */
  readonly secondPasses: SecondPasses;
}

/** The rules of a shift with these breaks, in any order that may be needed. */
export function gapRules(breaks: readonly Break[], secondPasses: SecondPasses): GapRules {
  return { breaks, secondPasses, ...breakOrders(breaks) };
}

/** Likewise, with breaks that are taken in the order they are listed in. */
export function orderedGapRules(breaks: readonly Break[], secondPasses: SecondPasses): GapRules {
  return { breaks, secondPasses, ...inOneOrder(breaks.length) };
}

/**
 * Earliest arrival after leaving at `ready`, with `travel` ticks on the road and the breaks between the states `taken` and
 * `taking` on the way; NEVER where a break would miss its window.
 */
export function arrival(rules: GapRules, ready: number, travel: number, taken: number, taking: number): number {
  if (ready >= NEVER) return NEVER;
  if (taken === taking) return ready + travel;
  const orders = rules.orders[taken * rules.states + taking]!;
  let earliest = NEVER;
  for (let i = 0; i < orders.length; i++) earliest = Math.min(earliest, arrivalIn(orders[i]!, rules, ready, travel));
  return earliest;
}

function arrivalIn(order: BreakOrder, { breaks, secondPasses }: GapRules, ready: number, travel: number): number {
  let time = ready;
  let onBreak = 0;
  for (let i = 0; i < order.length; i++) {
    const { from, to, length } = breaks[order[i]!]!;
    const start = startNotBefore(secondPasses, Math.max(time, from), length);
    if (start + length > to) return NEVER;
    time = start + length;
    onBreak += length;
  }
  return Math.max(time, ready + travel + onBreak);
}

/** Latest leaving that still arrives by `deadline`, likewise; −NEVER where there is none. */
export function departure(rules: GapRules, deadline: number, travel: number, taken: number, taking: number): number {
  if (deadline <= -NEVER) return -NEVER;
  if (taken === taking) return deadline - travel;
  const orders = rules.orders[taken * rules.states + taking]!;
  let latest = -NEVER;
  for (let i = 0; i < orders.length; i++) latest = Math.max(latest, departureIn(orders[i]!, rules, deadline, travel));
  return latest;
}

function departureIn(order: BreakOrder, { breaks, secondPasses }: GapRules, deadline: number, travel: number): number {
  let time = deadline;
  let onBreak = 0;
  for (let i = order.length - 1; i >= 0; i--) {
    const { from, to, length } = breaks[order[i]!]!;
    const start = startNotAfter(secondPasses, Math.min(time, to) - length, length);
    if (start < from) return -NEVER;
    time = start;
    onBreak += length;
  }
  return Math.min(time, deadline - travel - onBreak);
}

/**
 * Start and end of the breaks between two states, each as early as can be after `ready`, in the order that is over first.
 */
export function breakTimes(rules: GapRules, ready: number, taken: number, taking: number): [number, number][] {
  const orders = rules.orders[taken * rules.states + taking]!;
  const over = (order: BreakOrder) => arrivalIn(order, rules, ready, 0);
  let time = ready;
  return orders
    .reduce((best, order) => (over(order) < over(best) ? order : best))
    .map((number) => {
      const { from, length } = rules.breaks[number]!;
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
