// An integer program as plain data, and what may be said of a solution of one.

import { activitiesOf, type LinearModel } from "../lp/model.ts";

/** A linear program some of whose columns must be whole. */
export interface IntegerModel extends LinearModel {
  /** By column, 1 where the value must be a whole number. */
  readonly integer: ArrayLike<number>;
}

/** How far a value may be from a whole number, a bound or a row's bound, and still count as meeting it. */
export const TOLERANCE = 1e-6;

/**
 * The values with whole columns rounded to whole numbers, where what comes out satisfies every row and bound; `undefined`
 * where it does not. No engine's solution is taken without passing here.
 */
export function checkedSolution(model: IntegerModel, values: ArrayLike<number>): Float64Array | undefined {
  if (values.length !== model.cost.length) return undefined;
  const x = Float64Array.from(values);
  for (let j = 0; j < x.length; j++) {
    if (model.integer[j]) x[j] = Math.round(values[j]);
    if (!(Math.abs(x[j] - values[j]) <= TOLERANCE)) return undefined;
    if (!within(x[j], model.lower[j], model.upper[j])) return undefined;
  }
  const activities = activitiesOf(model, x);
  for (let i = 0; i < activities.length; i++) {
    if (!within(activities[i], model.rowLower[i], model.rowUpper[i])) return undefined;
  }
  return x;
}

function within(value: number, lower: number, upper: number): boolean {
  const room = TOLERANCE * Math.max(1, Math.abs(value));
  return value >= lower - room && value <= upper + room;
}

export function objectiveOf(model: LinearModel, values: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < values.length; j++) if (values[j] !== 0) sum += model.cost[j] * values[j];
  return sum;
}

/**
 * The largest step such that every objective value is a multiple of it: 1 for whole costs of whole columns. 0 where
 * objective values may be anything.
 */
export function objectiveStep({ cost, integer }: IntegerModel): number {
  let step = 0;
  for (let j = 0; j < cost.length; j++) {
    if (cost[j] === 0) continue;
    if (!integer[j] || !Number.isSafeInteger(cost[j])) return 0;
    step = greatestCommonDivisor(step, Math.abs(cost[j]));
  }
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
