// In which orders a shift may take its breaks. Mostly there is one; where windows overlap, whichever of two breaks is
// first may decide what fits between the visits.

import type { Break } from "./problem.ts";

/** Breaks of a shift by their numbers, in the order they are taken in. */
export type BreakOrder = readonly number[];

/** How far a shift may be with its breaks: each state is a set of them that may have been taken at some moment. */
export interface BreakOrders {
  /** How many states there are; the first is none taken, the last is all, and none comes before a part of it. */
  readonly states: number;
  /** At [taken × states + taking]: the orders in which the breaks between two states may be taken; none where no way leads on. */
  readonly orders: readonly (readonly BreakOrder[])[];
  /** Whether every plan of these breaks keeps to one of these orders, or could. */
  readonly areAll: boolean;
}

/** Where there are more states, breaks are taken in the order they are listed in. */
const MOST_STATES = 16;

/**
 * The orders that some plan may need.
 *
 * @param breaks by the middles of their windows, so that whatever is always first is also listed first
 */
export function breakOrders(breaks: readonly Break[]): BreakOrders {
  const before = breaks.map((later, j) =>
    breaks.reduce((mask, first, i) => (i < j && isFirst(first, later) ? mask | (1 << i) : mask), 0),
  );
  if (before.every((mask, j) => mask === (1 << j) - 1)) return inOneOrder(breaks.length);
  const sets = setsOf(before);
  if (sets === undefined) return { ...inOneOrder(breaks.length), areAll: false };
  const orders = sets.flatMap((taken) => sets.map((taking) => ordersBetween(before, taken, taking)));
  return { states: sets.length, orders, areAll: true };
}

/** The one order in which breaks are listed. */
export function inOneOrder(breaks: number): BreakOrders {
  const known = CHAINS[breaks];
  if (known !== undefined) return known;
  const states = breaks + 1;
  const orders = Array.from({ length: states * states }, (_, at) => {
    const [taken, taking] = [Math.floor(at / states), at % states];
    return taking < taken ? [] : [Array.from({ length: taking - taken }, (_, i) => taken + i)];
  });
  const chain = { states, orders, areAll: true };
  CHAINS[breaks] = chain;
  return chain;
}

const CHAINS: BreakOrders[] = [];

/**
 * Whether one of two breaks is always taken first, or may be without loss: where it would have no time left after the
 * other, and where they are of one length and its window begins and ends no later, so that they might change places.
 */
export function isFirst(first: Break, later: Break): boolean {
  const alike = first.length === later.length && first.from <= later.from && first.to <= later.to;
  return alike || later.from + later.length + first.length > first.to;
}

/** Sets of breaks, as bits, that hold whatever comes before one of them: small ones first; `undefined` where there are too many. */
function setsOf(before: readonly number[]): number[] | undefined {
  if (before.length >= 31) return undefined;
  const sets = new Set([0]);
  for (const set of sets) {
    for (const [j, mask] of before.entries()) if ((mask & ~set) === 0) sets.add(set | (1 << j));
    if (sets.size > MOST_STATES) return undefined;
  }
  return [...sets].sort((a, b) => a - b);
}

function ordersBetween(before: readonly number[], taken: number, taking: number): BreakOrder[] {
  if (taken === taking) return [[]];
  if ((taken & ~taking) !== 0) return [];
  return [...before.keys()].flatMap((j) => {
    const may = (((taking & ~taken) >>> j) & 1) === 1 && (before[j]! & ~taken) === 0;
    return may ? ordersBetween(before, taken | (1 << j), taking).map((rest) => [j, ...rest]) : [];
  });
}
