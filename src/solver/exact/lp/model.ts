// A linear program as plain data.

import { LinearProgram } from "./program.ts";

/** Minimise `cost` x, `rowLower` ≤ A x ≤ `rowUpper`, `lower` ≤ x ≤ `upper`; bounds may be infinite. */
export interface LinearModel {
  /** By column. */
  readonly cost: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  /** By row. */
  readonly rowLower: ArrayLike<number>;
  readonly rowUpper: ArrayLike<number>;
  /** Column j holds the entries from `start[j]` to `start[j + 1]`, each with its row and its value; a row at most once. */
  readonly start: ArrayLike<number>;
  readonly row: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** The program ready to be solved, with rows and columns numbered as in the model. */
export function loadProgram(model: LinearModel): LinearProgram {
  const program = new LinearProgram();
  for (let i = 0; i < model.rowLower.length; i++) program.addRow(model.rowLower[i], model.rowUpper[i]);
  const rows = Array.from(model.row);
  const values = Array.from(model.value);
  for (let j = 0; j < model.cost.length; j++) {
    const [from, to] = [model.start[j], model.start[j + 1]];
    program.addColumn(model.cost[j], rows.slice(from, to), values.slice(from, to), model.lower[j], model.upper[j]);
  }
  return program;
}

/** A x, by row. */
export function activitiesOf(model: LinearModel, x: ArrayLike<number>): Float64Array {
  const activities = new Float64Array(model.rowLower.length);
  for (let j = 0; j < x.length; j++) {
    for (let k = model.start[j]; k < model.start[j + 1]; k++) activities[model.row[k]] += model.value[k] * x[j];
  }
  return activities;
}

/** Columns collected one by one into a model. */
export class ModelBuilder {
  readonly #cost: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #start: number[] = [0];
  readonly #row: number[] = [];
  readonly #value: number[] = [];

  addRow(lower: number, upper: number): number {
    this.#rowUpper.push(upper);
    return this.#rowLower.push(lower) - 1;
  }

  addColumn(cost: number, rows: Iterable<number>, values: Iterable<number>, lower = 0, upper = Infinity): number {
    for (const row of rows) this.#row.push(row);
    for (const value of values) this.#value.push(value);
    this.#start.push(this.#row.length);
    this.#lower.push(lower);
    this.#upper.push(upper);
    return this.#cost.push(cost) - 1;
  }

  build(): LinearModel {
    return {
      cost: Float64Array.from(this.#cost),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      start: Int32Array.from(this.#start),
      row: Int32Array.from(this.#row),
      value: Float64Array.from(this.#value),
    };
  }
}
