// What is left to cover once some columns are chosen for now, with prices on its rows.

import type { CoverProblem } from "./cover-problem.ts";

/**
 * Rows still to be covered, their multipliers, and the Lagrangian that these give (Caprara, Fischetti & Toth 1999, "A
 * heuristic method for the set covering problem"): L(u) = Σ u + Σ min(0, c − uᵀ a), a lower bound on covering what is
 * left, whatever u ≥ 0. Limits are left out of it, which only makes it lower.
 */
export class Residual {
  readonly problem: CoverProblem;
  /** 1 where a row is still to be covered. */
  readonly open: Uint8Array;
  readonly multiplier: Float64Array;
  /** c − uᵀ a, by column. */
  readonly price: Float64Array;
  /** One less the number of columns with a price below zero that cover the row. */
  readonly subgradient: Float64Array;
  readonly fixed: number[] = [];
  fixedCost = 0;

  constructor(problem: CoverProblem) {
    this.problem = problem;
    this.open = new Uint8Array(problem.rows).fill(1);
    this.multiplier = new Float64Array(problem.rows);
    this.price = problem.cost.slice();
    this.subgradient = new Float64Array(problem.rows);
  }

  fix(column: number): void {
    const { start, row, cost } = this.problem;
    this.fixed.push(column);
    this.fixedCost += cost[column];
    for (let e = start[column]; e < start[column + 1]; e++) {
      this.open[row[e]] = 0;
      this.multiplier[row[e]] = 0;
    }
  }

  get done(): boolean {
    return !this.open.includes(1);
  }

  /** Each open row begins with its share of the cheapest column, measured by what that still covers. */
  priceAfresh(): void {
    const { rows, start, row, rowStart, column, cost } = this.problem;
    for (let i = 0; i < rows; i++) {
      if (!this.open[i]) continue;
      let least = Number.POSITIVE_INFINITY;
      for (let e = rowStart[i]; e < rowStart[i + 1]; e++) {
        const j = column[e];
        let size = 0;
        for (let k = start[j]; k < start[j + 1]; k++) size += this.open[row[k]];
        least = Math.min(least, cost[j] / size);
      }
      this.multiplier[i] = least;
    }
  }

  /** Computes prices and subgradient, and gives the bound, with what is fixed. */
  evaluate(): number {
    const { rows, columns, start, row, cost } = this.problem;
    const { multiplier, price, subgradient, open } = this;
    let bound = this.fixedCost;
    for (let i = 0; i < rows; i++) {
      bound += multiplier[i];
      subgradient[i] = open[i];
    }
    for (let j = 0; j < columns; j++) {
      let p = cost[j];
      const end = start[j + 1];
      for (let e = start[j]; e < end; e++) p -= multiplier[row[e]];
      price[j] = p;
      if (p >= 0) continue;
      bound += p;
      for (let e = start[j]; e < end; e++) subgradient[row[e]]--;
    }
    return bound;
  }

  /** Moves the multipliers along the subgradient; false where there is nowhere to go. */
  move(factor: number, target: number, bound: number): boolean {
    const { multiplier, subgradient, open } = this;
    let norm = 0;
    for (let i = 0; i < open.length; i++) if (open[i]) norm += subgradient[i] * subgradient[i];
    if (norm === 0) return false;
    const step = (factor * Math.max(target - bound, 0)) / norm;
    for (let i = 0; i < open.length; i++) {
      if (open[i]) multiplier[i] = Math.max(0, multiplier[i] + step * subgradient[i]);
    }
    return step > 0;
  }
}
