// The linear relaxation of an integer program, at one node after the other.

import { loadProgram } from "../lp/model.ts";
import { boundByDuals, infeasibleByDuals } from "../lp/proof.ts";
import { type IntegerModel, TOLERANCE } from "./integer-model.ts";
import type { SearchNode } from "./open-nodes.ts";

/** A program whose bounds are those of a node; columns that are zero for good are taken out of it. */
export class NodeRelaxation {
  readonly program;
  /** Bounds by column of the model within the node at hand. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The column of the model behind each of the program. */
  behind: Int32Array;
  readonly #model: IntegerModel;
  /** Bounds that hold at every node. */
  readonly #lowerForGood: Float64Array;
  readonly #upperForGood: Float64Array;
  /** Columns whose bounds in the program are narrower than those for good. */
  #narrowed: number[] = [];
  /** Each column's place in the program; −1 once taken out. */
  readonly #inProgram: Int32Array;

  constructor(model: IntegerModel) {
    const { lower, upper, integer, cost } = model;
    this.#model = model;
    this.program = loadProgram(model);
    this.#lowerForGood = Float64Array.from(lower, (low, j) => (integer[j] ? Math.ceil(low - TOLERANCE) : low));
    this.#upperForGood = Float64Array.from(upper, (high, j) => (integer[j] ? Math.floor(high + TOLERANCE) : high));
    this.lower = this.#lowerForGood.slice();
    this.upper = this.#upperForGood.slice();
    this.behind = Int32Array.from(cost, (_, j) => j);
    this.#inProgram = this.behind.slice();
  }

  /** Whether the bounds of some column leave no whole number. */
  get isEmpty(): boolean {
    return this.#lowerForGood.some((low, j) => low > this.#upperForGood[j]);
  }

  /** Whether a column has but one value left, or has been taken out. */
  isSettled(column: number): boolean {
    return this.#inProgram[column] < 0 || this.#lowerForGood[column] === this.#upperForGood[column];
  }

  /** Sets the bounds of a node: those for good, narrowed by every branch and fixing on the way down to it. */
  enter(node: SearchNode): void {
    for (const j of this.#narrowed) this.setBounds(j, this.#lowerForGood[j], this.#upperForGood[j]);
    this.#narrowed = [];
    for (let at: SearchNode | undefined = node; at !== undefined; at = at.parent) {
      for (const { column, lower, upper } of at.changes ?? []) {
        const low = Math.max(lower, this.lower[column]);
        const high = Math.min(upper, this.upper[column]);
        this.narrowHere(column, Math.min(low, high), high);
      }
    }
  }

  /** Bounds that hold until the next node is entered. */
  narrowHere(column: number, lower: number, upper: number): void {
    this.#narrowed.push(column);
    this.setBounds(column, lower, upper);
  }

  /** Bounds for the while; whoever sets them puts the former ones back. */
  setBounds(column: number, lower: number, upper: number): void {
    this.lower[column] = lower;
    this.upper[column] = upper;
    if (this.#inProgram[column] >= 0) this.program.setBounds(this.#inProgram[column], lower, upper);
  }

  /** Leaves columns where their prices push them, at every node; those at zero are taken out. */
  fixForGood(columns: readonly number[], prices: Float64Array): void {
    const removed: number[] = [];
    for (const j of columns) {
      if (prices[j] > 0) this.#upperForGood[j] = this.#lowerForGood[j];
      else this.#lowerForGood[j] = this.#upperForGood[j];
      if (this.#upperForGood[j] === 0) removed.push(j);
      else this.program.setBounds(this.#inProgram[j], this.#lowerForGood[j], this.#upperForGood[j]);
    }
    if (removed.length > 0) this.#takeOut(removed);
  }

  #takeOut(columns: readonly number[]): void {
    this.program.removeColumns(columns.map((j) => this.#inProgram[j]));
    for (const j of columns) {
      this.#inProgram[j] = -1;
      this.lower[j] = 0;
      this.upper[j] = 0;
    }
    this.behind = this.behind.filter((j) => this.#inProgram[j] >= 0);
    for (let k = 0; k < this.behind.length; k++) this.#inProgram[this.behind[k]] = k;
    this.#narrowed = this.#narrowed.filter((j) => this.#inProgram[j] >= 0);
  }

  /** By column of the model, as last solved. */
  values(): Float64Array {
    const x = this.lower.slice();
    const { values } = this.program;
    for (let k = 0; k < values.length; k++) x[this.behind[k]] = values[k];
    return x;
  }

  /** The best of what the multipliers prove and what was known before. */
  provedBound(known: number): number {
    const { status, duals } = this.program;
    if (status === "infeasible") {
      const sure = infeasibleByDuals(this.#model, duals, this.lower, this.upper);
      return sure ? Number.POSITIVE_INFINITY : known;
    }
    const proved = boundByDuals(this.#model, duals, this.lower, this.upper);
    // Columns without bounds leave nothing to prove with: there the simplex method is believed, to its tolerance.
    const bound = proved === Number.NEGATIVE_INFINITY && status === "optimal" ? this.program.objective : proved;
    return Math.max(known, bound);
  }
}
