// What makes values and multipliers an optimum of a linear program: written down once more, apart from the solver.

import type { LinearModel } from "../../../src/solver/exact/lp/model.ts";
import type { LinearProgram } from "../../../src/solver/exact/lp/program.ts";

const TOLERANCE = 1e-6;

/** Sentences about what is wrong with an answer; none where it is an optimum. */
export function faultsOf(model: LinearModel, program: LinearProgram): string[] {
  const faults: string[] = [];
  const { values, duals, reducedCosts, activities } = program;
  const rowValue = new Float64Array(model.rowLower.length);
  for (let j = 0; j < model.cost.length; j++) {
    let price = model.cost[j];
    for (let k = model.start[j]; k < model.start[j + 1]; k++) {
      rowValue[model.row[k]] += model.value[k] * values[j];
      price -= model.value[k] * duals[model.row[k]];
    }
    if (Math.abs(price - reducedCosts[j]) > TOLERANCE)
      faults.push(`column ${j} costs ${price}, not ${reducedCosts[j]}`);
    faults.push(...outside(`column ${j}`, values[j], model.lower[j], model.upper[j], price));
  }
  for (let i = 0; i < rowValue.length; i++) {
    if (Math.abs(rowValue[i] - activities[i]) > TOLERANCE)
      faults.push(`row ${i} is ${rowValue[i]}, not ${activities[i]}`);
    faults.push(...outside(`row ${i}`, rowValue[i], model.rowLower[i], model.rowUpper[i], duals[i]));
  }
  return faults;
}

/** Feasibility, and complementary slackness with the right sign: a price above zero only at a lower bound. */
function outside(what: string, value: number, lower: number, upper: number, price: number): string[] {
  if (value < lower - TOLERANCE || value > upper + TOLERANCE)
    return [`${what} is ${value}, outside ${lower}..${upper}`];
  if (price > TOLERANCE && value > lower + TOLERANCE) return [`${what} is priced ${price} above its lower bound`];
  if (price < -TOLERANCE && value < upper - TOLERANCE) return [`${what} is priced ${price} below its upper bound`];
  return [];
}

/**
 * Whether multipliers prove that nothing satisfies the program: the rows added up with them would be an equation whose
 * two sides cannot meet, whatever the columns are within their bounds.
 */
export function provesInfeasible(model: LinearModel, duals: ArrayLike<number>): boolean {
  let least = 0;
  for (let i = 0; i < model.rowLower.length; i++) least += leastOf(duals[i], model.rowLower[i], model.rowUpper[i]);
  for (let j = 0; j < model.cost.length; j++) {
    let price = 0;
    for (let k = model.start[j]; k < model.start[j + 1]; k++) price -= model.value[k] * duals[model.row[k]];
    least += leastOf(price, model.lower[j], model.upper[j]);
  }
  return least > TOLERANCE;
}

function leastOf(price: number, lower: number, upper: number): number {
  if (Math.abs(price) < 1e-9) return 0;
  return price > 0 ? price * lower : price * upper;
}
