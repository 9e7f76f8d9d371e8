// What branching on a column has cost so far, per unit of the way its value had to go.

import type { Branch } from "./open-nodes.ts";

/** Averages by column and direction (Bénichou et al. 1971, "Experiments in mixed-integer linear programming"). */
export class PseudoCosts {
  readonly #sum: readonly [Float64Array, Float64Array];
  readonly #count: readonly [Int32Array, Int32Array];
  #total = 0;
  #observed = 0;

  constructor(columns: number) {
    this.#sum = [new Float64Array(columns), new Float64Array(columns)];
    this.#count = [new Int32Array(columns), new Int32Array(columns)];
  }

  /** Takes in what the bound gained by a branch; a branch without solutions says nothing. */
  learn({ column, up, distance }: Branch, gain: number): void {
    if (!Number.isFinite(gain)) return;
    const rate = gain / Math.max(distance, 1e-6);
    this.#sum[+up][column] += rate;
    this.#count[+up][column]++;
    this.#total += rate;
    this.#observed++;
  }

  reliable(column: number, observations: number): boolean {
    return this.#count[0][column] >= observations && this.#count[1][column] >= observations;
  }

  #rate(column: number, up: boolean): number {
    const count = this.#count[+up][column];
    if (count > 0) return this.#sum[+up][column] / count;
    return this.#observed > 0 ? this.#total / this.#observed : 1;
  }

  /** What the two children may be expected to reach; not proved. */
  estimate(column: number, value: number, bound: number): { down: number; up: number; proved: boolean } {
    const part = value - Math.floor(value);
    return {
      down: bound + part * this.#rate(column, false),
      up: bound + (1 - part) * this.#rate(column, true),
      proved: false,
    };
  }

  /** The columns, those that promise most of both children first. */
  order(columns: readonly number[], x: Float64Array): number[] {
    const score = new Map<number, number>();
    for (const column of columns) {
      const { down, up } = this.estimate(column, x[column], 0);
      score.set(column, Math.max(down, 1e-6) * Math.max(up, 1e-6));
    }
    return [...columns].sort((a, b) => score.get(b)! - score.get(a)! || a - b);
  }
}
