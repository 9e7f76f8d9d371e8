// The best choice among routes that are known: every call on some route, every shift on at most one. An integer program
// over those that the linear program finds least worth leaving out.

import type { Steps } from "../../base/steps.ts";
import type { IntegerModel } from "../exact/engine/integer-model.ts";
import { OWN } from "../exact/engine/own.ts";
import { ModelBuilder } from "../exact/lp/model.ts";
import { LinearProgram } from "../exact/lp/program.ts";
import type { PooledRoute } from "./pool.ts";

/** Routes that enter the linear program at a time. */
const BATCH = 200;
/** Routes that the first integer program chooses among, and the last: each has twice as many as the one before. */
const FIRST_CHOICES = 400;
const MOST_CHOICES = 2500;
/** Nodes of branch and bound for each: what it finds, it finds in the first. */
const MOST_NODES = 50;
/** Integer programs in a row that may be left undecided without a better choice. */
const MOST_UNDECIDED = 3;
const GAIN = 1e-6;

/**
 * Finds routes that cost less together than those standing and hold every call, some perhaps twice: better and better
 * ones, each choice among more of them.
 *
 * @param calls how many there are
 * @param known routes to choose from
 * @param standing routes that hold every call once
 * @param take is given each better choice as it is found
 */
export function* recombined(
  calls: number,
  shifts: number,
  known: readonly PooledRoute[],
  standing: readonly PooledRoute[],
  take: (routes: readonly PooledRoute[]) => void,
): Steps<void> {
  let cutoff = standing.reduce((sum, { cost }) => sum + cost, 0);
  const { value, reduced } = yield* relaxed(calls, shifts, known, standing);
  const order = [...reduced.keys()].sort((a, b) => reduced[a] - reduced[b] || a - b);
  let undecided = 0;
  for (let most = FIRST_CHOICES; undecided < MOST_UNDECIDED; most *= 2) {
    // A route that makes up the gap alone is in no better choice.
    const worthwhile = order.filter((route) => reduced[route] < cutoff - value);
    const choices = worthwhile.slice(0, Math.min(most, MOST_CHOICES)).map((route) => known[route]);
    if (choices.length === 0) return;
    const model = modelOf(calls, shifts, choices);
    const { values, objective, bound } = yield* OWN.solve(model, { cutoff: cutoff - GAIN, nodes: MOST_NODES });
    if (values !== undefined) {
      take(choices.filter((_, route) => values[route] > 0.5));
      cutoff = objective;
    }
    undecided = values !== undefined || bound >= cutoff - GAIN ? 0 : undecided + 1;
    if (choices.length === worthwhile.length || choices.length === MOST_CHOICES) return;
  }
}

function modelOf(calls: number, shifts: number, choices: readonly PooledRoute[]): IntegerModel {
  const builder = new ModelBuilder();
  for (const [lower, upper] of rowsOf(calls, shifts)) builder.addRow(lower, upper);
  for (const route of choices) {
    const rows = rowsOfRoute(route, calls);
    builder.addColumn(route.cost, rows, onesFor(rows), 0, 1);
  }
  return { ...builder.build(), integer: new Uint8Array(choices.length).fill(1) };
}

/** The linear program over all that is known: its value, and the reduced cost of each route. */
function* relaxed(
  calls: number,
  shifts: number,
  known: readonly PooledRoute[],
  standing: readonly PooledRoute[],
): Steps<{ value: number; reduced: Float64Array }> {
  const program = new LinearProgram();
  for (const [lower, upper] of rowsOf(calls, shifts)) program.addRow(lower, upper);
  const add = (route: PooledRoute) => {
    const rows = rowsOfRoute(route, calls);
    program.addColumn(route.cost, rows, onesFor(rows));
  };
  standing.forEach(add);
  const reduced = new Float64Array(known.length);
  const taken = new Uint8Array(known.length);
  for (;;) {
    const status = yield* program.solve();
    const { duals, objective: value } = program;
    for (const [i, route] of known.entries())
      reduced[i] = rowsOfRoute(route, calls).reduce((rest, row) => rest - duals[row], route.cost);
    const gains = [...reduced.keys()].filter((i) => taken[i] === 0 && reduced[i] < -GAIN);
    if (gains.length === 0 || status !== "optimal") return { value, reduced };
    gains.sort((a, b) => reduced[a] - reduced[b] || a - b);
    for (const i of gains.slice(0, BATCH)) {
      taken[i] = 1;
      add(known[i]);
    }
    yield;
  }
}

/** Bounds of the rows: a call each, then a shift each. */
function rowsOf(calls: number, shifts: number): (readonly [number, number])[] {
  return Array.from({ length: calls + shifts }, (_, row) =>
    row < calls ? [1, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, 1],
  );
}

function rowsOfRoute({ calls, shift }: PooledRoute, count: number): number[] {
  return [...calls, count + shift];
}

function onesFor({ length }: readonly number[]): Uint8Array {
  return new Uint8Array(length).fill(1);
}
