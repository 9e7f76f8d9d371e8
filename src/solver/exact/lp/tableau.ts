// The state that both simplex methods work on: variables, their bounds and values, the basis and its factors.

import { Random } from "../../../base/random.ts";
import { Factor } from "./factor.ts";
import { grown } from "./growing.ts";
import { SparseMatrix } from "./matrix.ts";

/** How far a value may lie outside its bounds, and a reduced cost on the wrong side of zero. */
export const FEASIBLE = 1e-7;
export const DUAL_FEASIBLE = 1e-7;
/** Smaller entries of the tableau are never pivots. */
export const SMALLEST_PIVOT = 1e-7;
/** The factors are made anew after so many pivots. */
const LONGEST_FILE = 80;

/** Where more than this share of a row of the inverse is not zero, going through whole columns is quicker. */
const DENSE = 0.2;
/** Stands for an exact zero where zero would mean that a variable is not in a list yet. */
const TRACE = 1e-300;

/** Where a variable is that is not in the basis. */
export const AT_LOWER = -1;
export const AT_UPPER = -2;
export const AT_ZERO = -3;

/**
 * Every row i of the program, l ≤ a x ≤ u, is an equation a x − s = 0 with a variable of its own, l ≤ s ≤ u. All
 * variables, those of columns and those of rows, stand in one table; the basis has one position per row.
 */
export class Tableau {
  readonly matrix = new SparseMatrix();
  readonly factor = new Factor();
  /** Bounds and costs as given, by variable, and as they stand: perturbed or shifted while a method is at work. */
  lower = new Float64Array(16);
  upper = new Float64Array(16);
  cost = new Float64Array(16);
  lowerNow = new Float64Array(16);
  upperNow = new Float64Array(16);
  costNow = new Float64Array(16);
  /** Value and reduced cost, by variable. */
  value = new Float64Array(16);
  reduced = new Float64Array(16);
  /** Position in the basis, or AT_LOWER, AT_UPPER, AT_ZERO, by variable. */
  place = new Int32Array(16);
  /** The variable at each position of the basis. */
  basic = new Int32Array(16);
  /** Each row's own variable. */
  rowVariable = new Int32Array(16);
  /** Multiplier of each row. */
  dual = new Float64Array(16);
  rows = 0;
  /** Row of the tableau: entries by variable, the variables that have one, and how many those are. */
  entry = new Float64Array(16);
  entryItem = new Int32Array(16);
  entries = 0;
  /** Weights of dual steepest edge, by position; they outlive bounds that change, not primal pivots. */
  rowWeight = new Float64Array(16);
  /** Scratch by row and by position; `byRow` is zero between uses. */
  byRow = new Float64Array(16);
  byPosition = new Float64Array(16);
  /** What has been computed, in multiplications or so; yields are paced by it. */
  work = 0;
  /** True while costs or bounds as they stand differ from those given. */
  shifted = false;
  #factored = false;
  readonly #random = new Random(1);

  get variables(): number {
    return this.matrix.columns;
  }

  addRow(columns: ArrayLike<number>, values: ArrayLike<number>, lower: number, upper: number): number {
    const row = this.matrix.addRow(columns, values);
    this.rows++;
    for (const name of ["dual", "rowWeight", "byRow", "byPosition"] as const) {
      this[name] = grown(this[name], this.rows);
    }
    const variable = this.addColumn(0, [row], [-1], lower, upper);
    this.basic = grown(this.basic, this.rows);
    this.rowVariable = grown(this.rowVariable, this.rows);
    this.rowVariable[row] = variable;
    this.basic[row] = variable;
    this.place[variable] = row;
    this.rowWeight[row] = 1;
    this.#factored = false;
    return row;
  }

  addColumn(cost: number, rows: ArrayLike<number>, values: ArrayLike<number>, lower: number, upper: number): number {
    const variable = this.matrix.addColumn(rows, values);
    const room = variable + 1;
    for (const name of ["lower", "upper", "cost", "lowerNow", "upperNow", "costNow"] as const) {
      this[name] = grown(this[name], room);
    }
    this.value = grown(this.value, room);
    this.reduced = grown(this.reduced, room);
    this.entry = grown(this.entry, room);
    this.place = grown(this.place, room);
    this.entryItem = grown(this.entryItem, room);
    this.cost[variable] = cost;
    this.place[variable] = AT_LOWER;
    this.setBounds(variable, lower, upper);
    return variable;
  }

  setBounds(variable: number, lower: number, upper: number): void {
    this.lower[variable] = lower;
    this.upper[variable] = upper;
    if (this.place[variable] < 0) this.place[variable] = this.#restingPlace(variable);
  }

  /** The bound a variable outside the basis stays at, the one it is at where that is still there. */
  #restingPlace(variable: number): number {
    const hasLower = this.lower[variable] > -Infinity;
    const hasUpper = this.upper[variable] < Infinity;
    if (hasUpper && (!hasLower || this.place[variable] === AT_UPPER)) return AT_UPPER;
    return hasLower ? AT_LOWER : AT_ZERO;
  }

  /** Leaves out the columns whose mark is not zero. Where they were in the basis, rows take their places. */
  remove(marked: Uint8Array): void {
    const before = this.variables;
    const movedTo = new Int32Array(before);
    this.matrix.remove(marked);
    let kept = 0;
    for (let v = 0; v < before; v++) {
      const position = this.place[v];
      if (marked[v]) {
        if (position >= 0) this.#factored = false;
        if (position >= 0) this.basic[position] = -1;
        continue;
      }
      this.lower[kept] = this.lower[v];
      this.upper[kept] = this.upper[v];
      this.cost[kept] = this.cost[v];
      this.value[kept] = this.value[v];
      this.reduced[kept] = this.reduced[v];
      this.place[kept] = position;
      if (position >= 0) this.basic[position] = kept;
      movedTo[v] = kept++;
    }
    for (let i = 0; i < this.rows; i++) this.rowVariable[i] = movedTo[this.rowVariable[i]];
  }

  /** Takes costs and bounds as they are given, and computes values and reduced costs. */
  begin(): void {
    this.matrix.settle();
    this.#takeAsGiven();
    if (!this.#factored) this.refactor();
    this.computeValues();
    this.computeReduced();
  }

  /** Ends every perturbation and shift. */
  restore(): void {
    this.#takeAsGiven();
    this.computeValues();
    this.computeReduced();
  }

  #takeAsGiven(): void {
    const n = this.variables;
    this.lowerNow.set(this.lower.subarray(0, n));
    this.upperNow.set(this.upper.subarray(0, n));
    this.costNow.set(this.cost.subarray(0, n));
    this.shifted = false;
  }

  get mustRefactor(): boolean {
    return this.factor.updates >= LONGEST_FILE;
  }

  /** Makes the factors anew; variables whose columns depend on others leave the basis to rows' own. */
  refactor(): boolean {
    const { basic, place } = this;
    const repairs = this.factor.factorise(this.matrix, basic, this.rows);
    for (let k = 0; k < repairs.length; k += 2) {
      const left = basic[repairs[k]];
      if (left >= 0) place[left] = AT_LOWER;
      if (left >= 0) place[left] = this.#restingPlace(left);
      const variable = this.rowVariable[repairs[k + 1]];
      basic[repairs[k]] = variable;
      place[variable] = repairs[k];
      this.rowWeight[repairs[k]] = 1;
    }
    this.work += 20 * this.factor.entries + 10 * this.rows;
    this.#factored = true;
    return repairs.length === 0;
  }

  /** Values of the variables outside the basis by their places, of those in it by the equations. */
  computeValues(): void {
    const { matrix, byRow, byPosition, place, value, basic, rows } = this;
    const { start, row, value: coefficient } = matrix;
    byRow.fill(0, 0, rows);
    for (let v = 0; v < matrix.columns; v++) {
      if (place[v] >= 0) continue;
      const x = place[v] === AT_LOWER ? this.lowerNow[v] : place[v] === AT_UPPER ? this.upperNow[v] : 0;
      value[v] = x;
      if (x === 0) continue;
      for (let k = start[v]; k < start[v + 1]; k++) byRow[row[k]] -= coefficient[k] * x;
    }
    this.solveColumn(byPosition);
    for (let p = 0; p < rows; p++) value[basic[p]] = byPosition[p];
    this.work += matrix.start[matrix.columns];
  }

  computeReduced(): void {
    const { matrix, byPosition, dual, basic, place, reduced, costNow, rows } = this;
    const { start, row, value } = matrix;
    for (let p = 0; p < rows; p++) byPosition[p] = costNow[basic[p]];
    this.factor.btran(byPosition, dual);
    for (let v = 0; v < matrix.columns; v++) {
      if (place[v] >= 0) {
        reduced[v] = 0;
        continue;
      }
      let d = costNow[v];
      for (let k = start[v]; k < start[v + 1]; k++) d -= dual[row[k]] * value[k];
      reduced[v] = d;
    }
    this.work += matrix.start[matrix.columns];
  }

  /** Solves B x = `byRow`, which it leaves zero. */
  solveColumn(into: Float64Array): void {
    this.factor.ftran(this.byRow, into);
    this.byRow.fill(0, 0, this.rows);
    this.work += this.factor.entries + 4 * this.rows;
  }

  /** A variable's column of the tableau, by position. */
  columnOf(variable: number, into: Float64Array): void {
    const { start, row, value } = this.matrix;
    for (let k = start[variable]; k < start[variable + 1]; k++) this.byRow[row[k]] = value[k];
    this.solveColumn(into);
  }

  /** A position's row of the inverse, by row, and its row of the tableau, over the variables outside the basis. */
  rowOf(position: number, inverse: Float64Array): void {
    const { byPosition, entry, entryItem, rows } = this;
    for (let k = 0; k < this.entries; k++) entry[entryItem[k]] = 0;
    byPosition.fill(0, 0, rows);
    byPosition[position] = 1;
    this.factor.btran(byPosition, inverse);
    let full = 0;
    for (let i = 0; i < rows; i++) if (inverse[i] !== 0) full++;
    this.entries = full > DENSE * rows ? this.#rowByColumns(inverse) : this.#rowByRows(inverse);
    this.work += this.factor.entries + 4 * rows;
  }

  #rowByRows(inverse: Float64Array): number {
    const { entry, entryItem, place, lowerNow, upperNow, rows } = this;
    const { rowStart, columnInRow, valueInRow } = this.matrix;
    let count = 0;
    for (let i = 0; i < rows; i++) {
      const times = inverse[i];
      if (Math.abs(times) < 1e-14) continue;
      this.work += rowStart[i + 1] - rowStart[i];
      for (let k = rowStart[i]; k < rowStart[i + 1]; k++) {
        const v = columnInRow[k];
        if (place[v] >= 0 || lowerNow[v] === upperNow[v]) continue;
        if (entry[v] === 0) entryItem[count++] = v;
        const sum = entry[v] + times * valueInRow[k];
        entry[v] = sum === 0 ? TRACE : sum;
      }
    }
    return count;
  }

  #rowByColumns(inverse: Float64Array): number {
    const { entry, entryItem, place, lowerNow, upperNow } = this;
    const { start, row, value, columns } = this.matrix;
    let count = 0;
    for (let v = 0; v < columns; v++) {
      if (place[v] >= 0 || lowerNow[v] === upperNow[v]) continue;
      let sum = 0;
      const end = start[v + 1];
      for (let k = start[v]; k < end; k++) sum += inverse[row[k]] * value[k];
      if (Math.abs(sum) < 1e-14) continue;
      entry[v] = sum;
      entryItem[count++] = v;
    }
    this.work += start[columns];
    return count;
  }

  /** Moves the reduced costs along the row of the tableau by `step`; the entering variable's becomes zero. */
  moveReduced(entering: number, leaving: number, step: number): void {
    const { entry, entryItem, reduced } = this;
    for (let k = 0; k < this.entries; k++) reduced[entryItem[k]] -= step * entry[entryItem[k]];
    reduced[entering] = 0;
    reduced[leaving] = -step;
  }

  /** Moves the values of the basis along a column of the tableau. */
  moveValues(column: Float64Array, step: number): void {
    const { value, basic } = this;
    for (let p = 0; p < this.rows; p++) if (column[p] !== 0) value[basic[p]] -= step * column[p];
  }

  /** Exchanges two variables; `column` is that of the entering one, and `at` where the leaving one goes. */
  exchange(position: number, entering: number, column: Float64Array, at: number): void {
    const leaving = this.basic[position];
    const bound = at === AT_LOWER ? this.lowerNow[leaving] : this.upperNow[leaving];
    this.value[leaving] = bound;
    this.place[leaving] = at;
    this.place[entering] = position;
    this.basic[position] = entering;
    this.factor.update(position, column);
  }

  /** How far a variable's value lies outside its bounds: negative below, positive above. */
  outside(variable: number): number {
    const x = this.value[variable];
    if (x < this.lowerNow[variable] - FEASIBLE) return x - this.lowerNow[variable];
    return x > this.upperNow[variable] + FEASIBLE ? x - this.upperNow[variable] : 0;
  }

  /** How much a variable outside the basis would gain by a unit's move off its place; 0 where nothing. */
  gain(variable: number): number {
    const d = this.reduced[variable];
    if (Math.abs(d) <= DUAL_FEASIBLE || this.lowerNow[variable] === this.upperNow[variable]) return 0;
    switch (this.place[variable]) {
      case AT_LOWER:
        return Math.max(-d, 0);
      case AT_UPPER:
        return Math.max(d, 0);
      case AT_ZERO:
        return Math.abs(d);
      default:
        return 0;
    }
  }

  get primalFeasible(): boolean {
    for (let p = 0; p < this.rows; p++) if (this.outside(this.basic[p]) !== 0) return false;
    return true;
  }

  get dualFeasible(): boolean {
    for (let v = 0; v < this.variables; v++) if (this.place[v] < 0 && this.gain(v) > 0) return false;
    return true;
  }

  /** Makes every reduced cost agree with its variable's place: by going to the other bound, or by a shift of the cost. */
  makeDualFeasible(): void {
    let flipped = false;
    for (let v = 0; v < this.variables; v++) {
      if (this.place[v] >= 0 || this.gain(v) === 0) continue;
      const other = this.reduced[v] < 0 ? AT_UPPER : AT_LOWER;
      const bound = other === AT_UPPER ? this.upperNow[v] : this.lowerNow[v];
      if (Number.isFinite(bound) && Number.isFinite(this.value[v]) && this.place[v] !== AT_ZERO) {
        this.place[v] = other;
        flipped = true;
      } else this.shiftCost(v);
    }
    if (flipped) this.computeValues();
  }

  /** Takes a variable's reduced cost out of its cost. */
  shiftCost(variable: number): void {
    this.costNow[variable] -= this.reduced[variable];
    this.reduced[variable] = 0;
    this.shifted = true;
  }

  /** Lifts the reduced costs off zero, each by a small amount of its own, so that ties are rare in the dual. */
  perturbCosts(): void {
    for (let v = 0; v < this.variables; v++) {
      if (this.place[v] >= 0 || this.place[v] === AT_ZERO) continue;
      const amount = (0.5 + this.#random.next()) * 5e-6 * (1 + Math.abs(this.cost[v]));
      const signed = this.place[v] === AT_LOWER ? amount : -amount;
      this.costNow[v] += signed;
      this.reduced[v] += signed;
    }
    this.shifted = true;
  }

  /** Widens the bounds of the basis, each by a small amount of its own, so that ties are rare in the primal. */
  perturbBounds(): void {
    for (let p = 0; p < this.rows; p++) {
      const v = this.basic[p];
      const amount = (0.5 + this.#random.next()) * 5e-6;
      this.lowerNow[v] -= amount * (1 + Math.abs(Number.isFinite(this.lower[v]) ? this.lower[v] : 0));
      this.upperNow[v] += amount * (1 + Math.abs(Number.isFinite(this.upper[v]) ? this.upper[v] : 0));
    }
    this.shifted = true;
  }
}
