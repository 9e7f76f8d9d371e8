// Linear programs that grow: rows, columns and bounds change between solves, and the basis stays.

import { finish, type Steps } from "../../../base/steps.ts";
import { DualSimplex } from "./dual.ts";
import { grown } from "./growing.ts";
import type { Limits } from "./limits.ts";
import { PrimalSimplex } from "./primal.ts";
import { Tableau } from "./tableau.ts";

export interface SolveOptions {
  /** The most pivots to make; unlimited by default. */
  readonly pivots?: number;
}

/** `stopped`: the pivots were used up, or rounding kept the method from settling. */
export type LinearStatus = "optimal" | "infeasible" | "unbounded" | "stopped";

/** Rounds of dual and primal that may perturb, and rounds before a program is given up as too badly scaled to settle. */
const PERTURBED_ROUNDS = 6;
const ROUNDS = 20;

/**
 * Minimise c x where l ≤ A x ≤ u by row and bounds by column: a bounded-variable revised simplex.
 *
 * `solve` takes up the basis it left. Where values are outside their bounds, as after new rows or bounds, the dual
 * simplex brings them in, with costs shifted for the while where reduced costs are wrong as well; where reduced costs
 * are wrong, as after new columns, the primal simplex follows. So no phase has a matrix of its own. Values hold to
 * 1e-7, absolute; so do reduced costs. Whole-numbered duties of a few hundred minutes in a row are fine; nothing is
 * scaled.
 *
 * @example
 * const lp = new LinearProgram();
 * const row = lp.addRow(1, Infinity);
 * lp.addColumn(3, [row], [1]);
 * lp.addColumn(2, [row], [1]);
 * lp.solveNow(); // "optimal", with lp.objective 2 and lp.duals [2]
 */
export class LinearProgram {
  readonly #tableau = new Tableau();
  #columnVariable = new Int32Array(16);
  #columns = 0;
  #status: LinearStatus = "stopped";
  #proof: Float64Array | undefined;
  #pivots = 0;

  /** @param rows how many free rows to begin with; `setRowBounds` narrows them. */
  constructor(rows = 0) {
    for (let i = 0; i < rows; i++) this.addRow(-Infinity, Infinity);
  }

  get rows(): number {
    return this.#tableau.rows;
  }

  get columns(): number {
    return this.#columns;
  }

  /** Adds a row, with its entries in columns that are there already, and gives its index. */
  addRow(lower: number, upper: number, columns: ArrayLike<number> = [], values: ArrayLike<number> = []): number {
    checkBounds(lower, upper);
    const variables = Array.from(columns, (column) => this.#columnVariable[column]);
    return this.#tableau.addRow(variables, values, lower, upper);
  }

  /** Adds a column, with its entries in rows that are there already, and gives its index. */
  addColumn(
    cost: number,
    rows: ArrayLike<number>,
    values: ArrayLike<number>,
    lower = 0,
    upper = Number.POSITIVE_INFINITY,
  ): number {
    checkBounds(lower, upper);
    this.#columnVariable = grown(this.#columnVariable, this.#columns + 1);
    this.#columnVariable[this.#columns] = this.#tableau.addColumn(cost, rows, values, lower, upper);
    return this.#columns++;
  }

  /** Takes columns out. Those that stay keep their order, and are numbered anew from 0. */
  removeColumns(columns: Iterable<number>): void {
    const marked = new Uint8Array(this.#tableau.variables);
    for (const column of columns) marked[this.#columnVariable[column]] = 1;
    const movedTo = new Int32Array(marked.length);
    let kept = 0;
    for (let v = 0; v < marked.length; v++) movedTo[v] = marked[v] ? -1 : kept++;
    this.#tableau.remove(marked);
    let staying = 0;
    for (let j = 0; j < this.#columns; j++) {
      const variable = movedTo[this.#columnVariable[j]];
      if (variable >= 0) this.#columnVariable[staying++] = variable;
    }
    this.#columns = staying;
  }

  setBounds(column: number, lower: number, upper: number): void {
    checkBounds(lower, upper);
    this.#tableau.setBounds(this.#columnVariable[column], lower, upper);
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    checkBounds(lower, upper);
    this.#tableau.setBounds(this.#tableau.rowVariable[row], lower, upper);
  }

  setCost(column: number, cost: number): void {
    this.#tableau.cost[this.#columnVariable[column]] = cost;
  }

  /** Solves from the basis at hand, in steps of a few milliseconds. */
  *solve(options: SolveOptions = {}): Steps<LinearStatus> {
    const limits: Limits = { made: 0, most: options.pivots ?? Number.POSITIVE_INFINITY, perturb: true };
    this.#proof = undefined;
    this.#status = "stopped";
    this.#tableau.begin();
    this.#status = yield* this.#rounds(limits);
    if (this.#tableau.shifted) this.#tableau.restore();
    this.#pivots += limits.made;
    return this.#status;
  }

  solveNow(options: SolveOptions = {}): LinearStatus {
    return finish(this.solve(options));
  }

  *#rounds(limits: Limits): Steps<LinearStatus> {
    const t = this.#tableau;
    for (let round = 0; round < ROUNDS; round++) {
      limits.perturb = round < PERTURBED_ROUNDS;
      if (!t.primalFeasible) {
        t.makeDualFeasible();
        const dual = new DualSimplex(t, limits);
        const end = yield* dual.run();
        if (end === "infeasible") this.#proof = dual.proof;
        if (end !== "feasible") return end;
        t.restore();
        if (!t.primalFeasible) continue;
      }
      if (t.dualFeasible) return "optimal";
      const end = yield* new PrimalSimplex(t, limits).run();
      t.rowWeight.fill(1, 0, t.rows);
      t.restore();
      if (end === "unbounded" || end === "stopped") return end;
    }
    return "stopped";
  }

  /** Pivots made in all solves. */
  get pivots(): number {
    return this.#pivots;
  }

  get status(): LinearStatus {
    return this.#status;
  }

  /** c x at the values at hand. */
  get objective(): number {
    const { cost, value } = this.#tableau;
    let sum = 0;
    for (let j = 0; j < this.#columns; j++) {
      const v = this.#columnVariable[j];
      if (cost[v] !== 0) sum += cost[v] * value[v];
    }
    return sum;
  }

  /** The value of each column. */
  get values(): Float64Array {
    const { value } = this.#tableau;
    return Float64Array.from({ length: this.#columns }, (_, j) => value[this.#columnVariable[j]]);
  }

  /** The value of each row, a x. */
  get activities(): Float64Array {
    const { value, rowVariable } = this.#tableau;
    return Float64Array.from({ length: this.rows }, (_, i) => value[rowVariable[i]]);
  }

  /** Reduced cost of each column, c − yᵀ a. */
  get reducedCosts(): Float64Array {
    const { reduced } = this.#tableau;
    return Float64Array.from({ length: this.#columns }, (_, j) => reduced[this.#columnVariable[j]]);
  }

  /**
   * The multiplier y of each row: at least 0 where its lower bound holds it, at most 0 where its upper bound does. Once
   * `infeasible`, multipliers that prove it instead: only a column with yᵀ a > 0 can mend it (one with yᵀ a < 0 where
   * it may take negative values).
   */
  get duals(): Float64Array {
    return (this.#proof ?? this.#tableau.dual).slice(0, this.rows);
  }
}

function checkBounds(lower: number, upper: number): void {
  if (!(lower <= upper) || lower === Infinity || upper === -Infinity) {
    throw new RangeError(`No number lies between ${lower} and ${upper}`);
  }
}
