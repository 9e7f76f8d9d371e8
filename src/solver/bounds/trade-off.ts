// All patients together: how many visits a budget of priority could save at most.

import type { Curve } from "./curve.ts";

/** Entries of all non-convex curves × savings looked at for one answer, some tens of milliseconds. */
const MOST_WORK = 20_000_000;

/**
 * The visits that plans could save at most by leaving undone `slack` more priority than they must: each patient gives
 * up visits as on their curve, and they share the slack. A knapsack. The steps of convex curves are taken cheapest
 * first; only the few others need the table of least costs by number of visits saved.
 */
export class TradeOff {
  /** Costs of single steps of convex curves, ascending. */
  readonly #steps: Float64Array;
  /** Costs by visits saved, of every other curve. */
  readonly #others: readonly Float64Array[];
  /** Costs of the steps of the convex hulls of all curves, ascending: what a visit costs at least. */
  readonly #hulls: Float64Array;
  /** The answer given last: the same is asked again and again while a plan stands. */
  #answer = { slack: -1, saved: 0 };

  constructor(curves: Iterable<Curve>) {
    const steps: number[] = [];
    const others: Float64Array[] = [];
    const hulls: number[] = [];
    for (const curve of curves) {
      const costs = costsOf(curve);
      const hull = hullSteps(costs);
      const convex = hull.every((step, i) => costs[i + 1] - costs[i] === step);
      if (convex) for (const step of hull) steps.push(step);
      else others.push(costs);
      for (const step of hull) hulls.push(step);
    }
    this.#steps = Float64Array.from(steps).sort();
    this.#others = others;
    this.#hulls = Float64Array.from(hulls).sort();
  }

  saved(slack: number): number {
    if (this.#answer.slack !== slack) this.#answer = { slack, saved: this.#savedWith(slack) };
    return this.#answer.saved;
  }

  #savedWith(slack: number): number {
    const most = affordable(this.#hulls, slack);
    const useful = this.#others.filter((costs) => costs.some((cost, visits) => visits > 0 && cost <= paid(slack)));
    const work = useful.reduce((sum, costs) => sum + costs.length, 0) * (most + 1);
    if (most === 0 || useful.length === 0 || work > MOST_WORK)
      return useful.length === 0 ? affordable(this.#steps, slack) : most;
    let least: Float64Array = new Float64Array(most + 1);
    for (let visits = 1; visits <= most; visits++)
      least[visits] = least[visits - 1] + (this.#steps[visits - 1] ?? Infinity);
    for (const costs of useful) least = shared(least, costs);
    let visits = most;
    while (least[visits] > paid(slack)) visits--;
    return visits;
  }
}

/** What saving visits costs one patient, by number of visits saved. */
function costsOf(curve: Curve): Float64Array {
  const last = curve.length - 1;
  return curve.map((_, saved) => curve[last - saved] - curve[last]);
}

/** The steps of the greatest convex function that is nowhere above the costs, one for each visit; ascending. */
function hullSteps(costs: Float64Array): number[] {
  const corners = [0];
  for (let v = 1; v < costs.length; v++) {
    while (corners.length > 1 && slope(costs, corners.at(-1)!, v) <= slope(costs, corners.at(-2)!, corners.at(-1)!))
      corners.pop();
    corners.push(v);
  }
  const steps: number[] = [];
  for (let i = 1; i < corners.length; i++) {
    for (let v = corners[i - 1]; v < corners[i]; v++) steps.push(slope(costs, corners[i - 1], corners[i]));
  }
  return steps;
}

function slope(costs: Float64Array, from: number, to: number): number {
  return (costs[to] - costs[from]) / (to - from);
}

/** How many of the ascending costs the slack pays for. */
function affordable(costs: Float64Array, slack: number): number {
  let number = 0;
  let sum = 0;
  while (number < costs.length && sum + costs[number] <= paid(slack)) sum += costs[number++];
  return number;
}

/** What is taken to be paid for: sums of thirds are not exact in binary, and a bound must err downwards. */
function paid(slack: number): number {
  return slack * (1 + 1e-12) + 1e-9;
}

/** Least costs by visits saved when one more patient takes part. */
function shared(least: Float64Array, costs: Float64Array): Float64Array {
  const both = least.slice();
  for (let own = 1; own < costs.length && own < least.length; own++) {
    for (let rest = 0; rest + own < least.length; rest++) {
      const cost = least[rest] + costs[own];
      if (cost < both[rest + own]) both[rest + own] = cost;
    }
  }
  return both;
}
