// The dual simplex method: reduced costs stay right while values come inside their bounds.

import type { Steps } from "../../../base/steps.ts";
import { DualRatioTest } from "./dual-ratio-test.ts";
import { type Limits, PACE } from "./limits.ts";
import { AT_LOWER, AT_UPPER, type Tableau } from "./tableau.ts";

/** After so many steps that change no reduced cost, costs are perturbed. */
const PATIENCE = 30;

export type DualEnd = "feasible" | "infeasible" | "stopped";

/**
 * Dual simplex with steepest-edge weights (Forrest & Goldfarb 1992, "Steepest-edge simplex algorithms for linear
 * programming") and a ratio test that flips bounds. The tableau must be dual feasible.
 */
export class DualSimplex {
  readonly #t: Tableau;
  readonly #limits: Limits;
  /** Row of the inverse of the leaving position, by row; after "infeasible" the multipliers that prove it. */
  readonly proof: Float64Array;
  readonly #column: Float64Array;
  readonly #other: Float64Array;
  readonly #ratio: DualRatioTest;
  #stalled = 0;
  #perturbations = 0;

  constructor(tableau: Tableau, limits: Limits) {
    this.#t = tableau;
    this.#limits = limits;
    this.proof = new Float64Array(tableau.rows);
    this.#column = new Float64Array(tableau.rows);
    this.#other = new Float64Array(tableau.rows);
    this.#ratio = new DualRatioTest(tableau);
  }

  *run(): Steps<DualEnd> {
    const t = this.#t;
    let paid = t.work;
    let fresh = false;
    for (;;) {
      if (t.mustRefactor) this.#refresh();
      const position = this.#leaving();
      if (position < 0) return "feasible";
      if (this.#limits.made++ >= this.#limits.most) return "stopped";
      const end = this.#step(position, fresh || t.factor.updates === 0);
      if (end === "infeasible") return end;
      fresh = end === "again";
      if (t.work - paid > PACE) {
        paid = t.work;
        yield;
      }
    }
  }

  /** The position that is farthest outside its bounds, measured along its edge; −1 where none is. */
  #leaving(): number {
    const t = this.#t;
    let best = -1;
    let most = 0;
    for (let p = 0; p < t.rows; p++) {
      const far = t.outside(t.basic[p]);
      if (far === 0) continue;
      const score = (far * far) / t.rowWeight[p];
      if (score > most) {
        most = score;
        best = p;
      }
    }
    return best;
  }

  /** One exchange; "again" where the numbers were too poor to go on and have been computed anew. */
  #step(position: number, fresh: boolean): "done" | "again" | "infeasible" {
    const t = this.#t;
    const leaving = t.basic[position];
    const far = t.outside(leaving);
    const sign = far > 0 ? 1 : -1;
    t.rowOf(position, this.proof);
    const entering = this.#ratio.entering(sign, Math.abs(far));
    if (entering < 0) {
      if (!fresh) return this.#refresh();
      for (let i = 0; i < t.rows; i++) this.proof[i] *= sign;
      return "infeasible";
    }
    const expected = t.entry[entering];
    t.columnOf(entering, this.#column);
    const pivot = this.#column[position];
    if (Math.abs(pivot - expected) > 1e-6 * (1 + Math.abs(pivot)) && !fresh) return this.#refresh();
    if (this.#ratio.flipCount > 0) this.#flip();
    const step = this.#dualStep(entering, expected, sign);
    t.moveReduced(entering, leaving, step);
    this.#keepSigns();
    this.#movePrimal(position, entering, sign);
    this.#updateWeights(position, pivot);
    t.exchange(position, entering, this.#column, sign > 0 ? AT_UPPER : AT_LOWER);
    this.#watch(step);
    return "done";
  }

  /** Moves the variables that change bounds, and the basis with them. */
  #flip(): void {
    const t = this.#t;
    const { flips, flipCount } = this.#ratio;
    const { start, row, value } = t.matrix;
    for (let k = 0; k < flipCount; k++) {
      const v = flips[k];
      const up = t.place[v] === AT_LOWER;
      const move = up ? t.upperNow[v] - t.lowerNow[v] : t.lowerNow[v] - t.upperNow[v];
      t.place[v] = up ? AT_UPPER : AT_LOWER;
      t.value[v] = up ? t.upperNow[v] : t.lowerNow[v];
      for (let e = start[v]; e < start[v + 1]; e++) t.byRow[row[e]] += move * value[e];
    }
    t.solveColumn(this.#other);
    t.moveValues(this.#other, 1);
  }

  /** The step of the reduced costs; one that would go backwards is made zero by a shift of the entering cost. */
  #dualStep(entering: number, expected: number, sign: number): number {
    const step = this.#t.reduced[entering] / expected;
    if (sign * step >= 0) return step;
    this.#t.shiftCost(entering);
    return 0;
  }

  /** Reduced costs that a relaxed ratio test has let pass zero are put back to it. */
  #keepSigns(): void {
    const t = this.#t;
    for (let k = 0; k < t.entries; k++) {
      const v = t.entryItem[k];
      if (t.place[v] >= 0 || t.reduced[v] === 0) continue;
      if (t.lowerNow[v] === t.upperNow[v]) continue;
      const wrong = t.place[v] === AT_LOWER ? t.reduced[v] < 0 : t.place[v] === AT_UPPER ? t.reduced[v] > 0 : true;
      if (wrong) t.shiftCost(v);
    }
  }

  #movePrimal(position: number, entering: number, sign: number): void {
    const t = this.#t;
    const leaving = t.basic[position];
    const bound = sign > 0 ? t.upperNow[leaving] : t.lowerNow[leaving];
    const step = (t.value[leaving] - bound) / this.#column[position];
    t.moveValues(this.#column, step);
    t.value[entering] += step;
  }

  #updateWeights(position: number, pivot: number): void {
    const t = this.#t;
    const { rowWeight, byRow, rows } = t;
    const column = this.#column;
    for (let i = 0; i < rows; i++) byRow[i] = this.proof[i];
    t.solveColumn(this.#other);
    let weight = 0;
    for (let i = 0; i < rows; i++) weight += this.proof[i] * this.proof[i];
    for (let p = 0; p < rows; p++) {
      if (column[p] === 0 || p === position) continue;
      const ratio = column[p] / pivot;
      rowWeight[p] = Math.max(rowWeight[p] + ratio * (ratio * weight - 2 * this.#other[p]), 1e-4);
    }
    rowWeight[position] = Math.max(weight / (pivot * pivot), 1e-4);
  }

  #watch(step: number): void {
    this.#stalled = Math.abs(step) < 1e-12 ? this.#stalled + 1 : 0;
    if (!this.#limits.perturb || this.#stalled < PATIENCE * (1 + this.#perturbations)) return;
    this.#t.perturbCosts();
    this.#perturbations++;
    this.#stalled = 0;
  }

  #refresh(): "again" {
    const t = this.#t;
    if (!t.refactor()) t.rowWeight.fill(1, 0, t.rows);
    t.computeReduced();
    t.makeDualFeasible();
    t.computeValues();
    return "again";
  }
}
