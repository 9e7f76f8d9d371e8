// The primal simplex method: values stay inside their bounds while reduced costs become right.

import type { Steps } from "../../../base/steps.ts";
import { type Limits, PACE } from "./limits.ts";
import { AT_LOWER, AT_UPPER, FEASIBLE, SMALLEST_PIVOT, type Tableau } from "./tableau.ts";

/** After so many steps of length zero, bounds are perturbed. */
const PATIENCE = 20;

export type PrimalEnd = "optimal" | "unbounded" | "stopped" | "infeasible";

/**
 * Primal simplex with devex weights (Harris 1973, "Pivot selection methods of the Devex LP code"; Forrest & Goldfarb
 * 1992) and Harris' two-pass ratio test. The tableau must be primal feasible; "infeasible" says that better numbers
 * showed it not to be.
 */
export class PrimalSimplex {
  readonly #t: Tableau;
  readonly #limits: Limits;
  readonly #weight: Float64Array;
  readonly #column: Float64Array;
  readonly #inverse: Float64Array;
  #stalled = 0;
  #perturbations = 0;
  /** Found by the ratio test: position (−1: none), and the bound the leaving variable goes to. */
  #position = -1;
  #leavesTo = AT_LOWER;

  constructor(tableau: Tableau, limits: Limits) {
    this.#t = tableau;
    this.#limits = limits;
    this.#weight = new Float64Array(tableau.variables).fill(1);
    this.#column = new Float64Array(tableau.rows);
    this.#inverse = new Float64Array(tableau.rows);
  }

  *run(): Steps<PrimalEnd> {
    const t = this.#t;
    let paid = t.work;
    for (;;) {
      if (t.mustRefactor && !this.#refresh()) return "infeasible";
      const entering = this.#entering();
      if (entering < 0) return "optimal";
      if (this.#limits.made++ >= this.#limits.most) return "stopped";
      const end = this.#step(entering);
      if (end !== "done") return end;
      if (t.work - paid > PACE) {
        paid = t.work;
        yield;
      }
    }
  }

  #entering(): number {
    const t = this.#t;
    const weight = this.#weight;
    let best = -1;
    let most = 0;
    for (let v = 0; v < t.variables; v++) {
      if (t.place[v] >= 0) continue;
      const gain = t.gain(v);
      if (gain === 0) continue;
      const score = (gain * gain) / weight[v];
      if (score > most) {
        most = score;
        best = v;
      }
    }
    this.#t.work += t.variables;
    return best;
  }

  #step(entering: number): PrimalEnd | "done" {
    const t = this.#t;
    const direction = t.reduced[entering] < 0 ? 1 : -1;
    t.columnOf(entering, this.#column);
    const longest = t.upperNow[entering] - t.lowerNow[entering];
    const step = this.#ratioTest(direction, longest);
    if (step === Infinity) {
      if (t.factor.updates === 0) return "unbounded";
      return this.#refresh() ? "done" : "infeasible";
    }
    if (this.#position < 0) return this.#flip(entering, direction, longest);
    const pivot = this.#column[this.#position];
    if (Math.abs(pivot) < 1e-5 && t.factor.updates > 0) return this.#refresh() ? "done" : "infeasible";
    this.#exchange(entering, direction, step, pivot);
    return "done";
  }

  /** The entering variable reaches its other bound before anybody else reaches theirs. */
  #flip(entering: number, direction: number, longest: number): "done" {
    const t = this.#t;
    t.moveValues(this.#column, direction * longest);
    t.place[entering] = direction > 0 ? AT_UPPER : AT_LOWER;
    t.value[entering] = direction > 0 ? t.upperNow[entering] : t.lowerNow[entering];
    return "done";
  }

  /** The longest step that keeps all within bounds, or nearly: among those that block it, the largest pivot. */
  #ratioTest(direction: number, longest: number): number {
    const t = this.#t;
    const column = this.#column;
    let relaxed = Infinity;
    for (let p = 0; p < t.rows; p++) {
      const slope = direction * column[p];
      if (Math.abs(slope) < SMALLEST_PIVOT) continue;
      const room = this.#room(t.basic[p], slope) + FEASIBLE;
      if (room < relaxed * Math.abs(slope)) relaxed = room / Math.abs(slope);
    }
    this.#position = -1;
    if (longest <= relaxed) return longest;
    let largest = 0;
    for (let p = 0; p < t.rows; p++) {
      const slope = direction * column[p];
      const size = Math.abs(slope);
      if (size < SMALLEST_PIVOT || size <= largest) continue;
      if (this.#room(t.basic[p], slope) <= relaxed * size) {
        largest = size;
        this.#position = p;
      }
    }
    if (this.#position < 0) return Infinity;
    const slope = direction * column[this.#position];
    this.#leavesTo = slope > 0 ? AT_LOWER : AT_UPPER;
    return Math.max(0, this.#room(t.basic[this.#position], slope) / largest);
  }

  /** How far a variable of the basis is from the bound that it moves towards when its slope is this. */
  #room(variable: number, slope: number): number {
    const t = this.#t;
    return slope > 0 ? t.value[variable] - t.lowerNow[variable] : t.upperNow[variable] - t.value[variable];
  }

  #exchange(entering: number, direction: number, step: number, pivot: number): void {
    const t = this.#t;
    const position = this.#position;
    const leaving = t.basic[position];
    t.rowOf(position, this.#inverse);
    const dualStep = t.reduced[entering] / pivot;
    this.#updateWeights(entering, leaving, pivot);
    t.moveReduced(entering, leaving, dualStep);
    t.moveValues(this.#column, direction * step);
    t.value[entering] += direction * step;
    t.exchange(position, entering, this.#column, this.#leavesTo);
    this.#watch(step);
  }

  #updateWeights(entering: number, leaving: number, pivot: number): void {
    const t = this.#t;
    const weight = this.#weight;
    const own = weight[entering];
    for (let k = 0; k < t.entries; k++) {
      const v = t.entryItem[k];
      const ratio = t.entry[v] / pivot;
      const grownTo = ratio * ratio * own;
      if (grownTo > weight[v]) weight[v] = grownTo;
    }
    weight[leaving] = Math.max(own / (pivot * pivot), 1);
    // Weights that have grown far beyond the frame they were measured in say little: begin a new frame.
    if (weight[leaving] > 1e7) weight.fill(1);
  }

  #watch(step: number): void {
    this.#stalled = step < 1e-9 ? this.#stalled + 1 : 0;
    if (!this.#limits.perturb || this.#stalled < PATIENCE * (1 + this.#perturbations)) return;
    this.#t.perturbBounds();
    this.#perturbations++;
    this.#stalled = 0;
  }

  /** Computes everything anew; false where the values turn out to be outside their bounds. */
  #refresh(): boolean {
    const t = this.#t;
    t.refactor();
    t.computeValues();
    t.computeReduced();
    return t.primalFeasible;
  }
}
