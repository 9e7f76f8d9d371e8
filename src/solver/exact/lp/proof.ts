// What multipliers prove, whoever found them and however well.

import type { LinearModel } from "./model.ts";

/**
 * A lower bound on c x over the program, from one multiplier per row: each column and each row's value is put where its
 * price makes it cheapest, whatever the others do (Geoffrion 1974, "Lagrangean relaxation for integer programming"). So
 * wrong or stopped multipliers make it weak, never false; −Infinity where a priced column or row has no bound. Prices
 * are rounded to zero within 1e-9 where there is no bound.
 *
 * @param lower bounds by column, those of the model where they are not narrower for now; `upper` likewise
 */
export function boundByDuals(
  model: LinearModel,
  duals: ArrayLike<number>,
  lower: ArrayLike<number> = model.lower,
  upper: ArrayLike<number> = model.upper,
): number {
  return bound(model, duals, lower, upper, model.cost);
}

/** Whether the multipliers prove that nothing satisfies the rows within these bounds: at no cost the bound is above 0. */
export function infeasibleByDuals(
  model: LinearModel,
  duals: ArrayLike<number>,
  lower: ArrayLike<number> = model.lower,
  upper: ArrayLike<number> = model.upper,
): boolean {
  return bound(model, duals, lower, upper, undefined) > 1e-7;
}

function bound(
  model: LinearModel,
  duals: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  cost: ArrayLike<number> | undefined,
): number {
  const { start, row, value, rowLower, rowUpper } = model;
  let sum = 0;
  for (let i = 0; i < rowLower.length; i++) sum += least(duals[i], rowLower[i], rowUpper[i]);
  for (let j = 0; j < lower.length; j++) {
    let price = cost ? cost[j] : 0;
    for (let k = start[j]; k < start[j + 1]; k++) price -= duals[row[k]] * value[k];
    sum += least(price, lower[j], upper[j]);
  }
  return sum;
}

function least(price: number, lower: number, upper: number): number {
  const at = price > 0 ? lower : upper;
  if (price === 0 || (Math.abs(price) < 1e-9 && !Number.isFinite(at))) return 0;
  return price * at;
}
