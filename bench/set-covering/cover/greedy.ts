// A cover built column by column along Lagrangian prices, then thinned out.

import type { CoverProblem } from "./cover-problem.ts";
import type { Residual } from "./residual.ts";

/**
 * The column with the best ratio of price to rows newly covered, again and again; prices forget the rows that are
 * covered (Caprara, Fischetti & Toth 1999, section 3). Full limits are kept out of; then there may be no cover.
 */
export class Greedy {
  readonly #problem: CoverProblem;
  readonly #price: Float64Array;
  readonly #gain: Int32Array;
  readonly #times: Int32Array;
  readonly #used: Int32Array;

  constructor(problem: CoverProblem) {
    this.#problem = problem;
    this.#price = new Float64Array(problem.columns);
    this.#gain = new Int32Array(problem.columns);
    this.#times = new Int32Array(problem.rows);
    this.#used = new Int32Array(problem.atMost.length);
  }

  /** Completes what is fixed, in the order of choosing; `undefined` where limits leave a row uncovered. */
  complete(residual: Residual): number[] | undefined {
    const chosen: number[] = [];
    this.#begin(residual);
    for (const j of residual.fixed) {
      chosen.push(j);
      this.#choose(j, residual.multiplier);
    }
    while (this.#times.includes(0)) {
      const j = this.#best();
      if (j < 0) return undefined;
      chosen.push(j);
      this.#choose(j, residual.multiplier);
    }
    return this.#thinned(chosen);
  }

  #begin({ price }: Residual): void {
    const { columns, start } = this.#problem;
    this.#price.set(price);
    this.#times.fill(0);
    this.#used.fill(0);
    for (let j = 0; j < columns; j++) this.#gain[j] = start[j + 1] - start[j];
  }

  #choose(chosen: number, multiplier: Float64Array): void {
    const { start, row, rowStart, column, limitStart, limitItem } = this.#problem;
    for (let e = limitStart[chosen]; e < limitStart[chosen + 1]; e++) this.#used[limitItem[e]]++;
    for (let e = start[chosen]; e < start[chosen + 1]; e++) {
      const i = row[e];
      if (this.#times[i]++ > 0) continue;
      for (let k = rowStart[i]; k < rowStart[i + 1]; k++) {
        this.#price[column[k]] += multiplier[i];
        this.#gain[column[k]]--;
      }
    }
  }

  #best(): number {
    const { columns } = this.#problem;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < columns; j++) {
      const gain = this.#gain[j];
      if (gain <= 0) continue;
      const price = this.#price[j];
      const score = price > 0 ? price / gain : price * gain;
      if (score < least && !this.#full(j)) {
        least = score;
        best = j;
      }
    }
    return best;
  }

  #full(j: number): boolean {
    const { limitStart, limitItem, atMost } = this.#problem;
    for (let e = limitStart[j]; e < limitStart[j + 1]; e++) {
      if (this.#used[limitItem[e]] >= atMost[limitItem[e]].limit) return true;
    }
    return false;
  }

  /** Leaves out what is covered without it, the dearest first; the rest stays in its order. */
  #thinned(chosen: readonly number[]): number[] {
    const { start, row, cost } = this.#problem;
    const left = new Set<number>();
    for (const j of [...chosen].sort((a, b) => cost[b] - cost[a] || b - a)) {
      let needed = false;
      for (let e = start[j]; e < start[j + 1] && !needed; e++) needed = this.#times[row[e]] === 1;
      if (needed) continue;
      left.add(j);
      for (let e = start[j]; e < start[j + 1]; e++) this.#times[row[e]]--;
    }
    return chosen.filter((j) => !left.has(j));
  }
}
