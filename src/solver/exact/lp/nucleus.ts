// What is left of a basis once its singletons are peeled off, eliminated pivot by pivot.

import type { SparseMatrix } from "./matrix.ts";

/** Below this a number that arises in the elimination is taken for a zero that rounding has spoilt. */
const NOTHING = 1e-13;
/** A column whose largest remaining entry is smaller depends on the columns before it. */
const DEPENDENT = 1e-9;
/** A pivot may be this much smaller than the largest entry of its column where it causes less fill. */
const THRESHOLD = 0.1;
/** Columns looked at for each pivot. */
const LOOKED_AT = 4;

/**
 * Pivots are chosen to cause little fill (Markowitz 1957, "The elimination form of the inverse") among those that are
 * not small in their column. The entries stand in a full square, column by column, since the nucleus of a covering basis is small beside
 * the basis; only its nonzeros are worked on.
 */
export class Nucleus {
  /** The row and the position of the pivot found by `next`, and its value. */
  row = -1;
  position = -1;
  pivot = 0;
  #size = 0;
  #square = new Float64Array(0);
  #rows = new Int32Array(0);
  #positions = new Int32Array(0);
  /** Entries left by row and by column; −1 once done with. */
  #rowCount = new Int32Array(0);
  #columnCount = new Int32Array(0);
  #localOfRow = new Int32Array(0);
  /** Rows below the pivot that have an entry in its column. */
  #down = new Int32Array(0);
  #pivotRow = -1;
  #pivotColumn = -1;

  /** Takes in the rows and positions that have no step yet; there may be more rows than positions with a column. */
  load(matrix: SparseMatrix, basic: Int32Array, stepOfRow: Int32Array, stepOfPosition: Int32Array, size: number): void {
    const rows: number[] = [];
    const positions: number[] = [];
    for (let i = 0; i < size; i++) if (stepOfRow[i] < 0) rows.push(i);
    for (let p = 0; p < size; p++) if (stepOfPosition[p] < 0 && basic[p] >= 0) positions.push(p);
    this.#makeRoom(size, rows.length);
    this.#rows.set(rows);
    this.#positions.set(positions);
    this.#rowCount.fill(0, 0, rows.length);
    this.#columnCount.fill(-1, 0, rows.length);
    this.#localOfRow.fill(-1, 0, size);
    for (let i = 0; i < rows.length; i++) this.#localOfRow[rows[i]] = i;
    for (let c = 0; c < positions.length; c++) this.#scatter(matrix, basic[positions[c]], c);
  }

  #makeRoom(size: number, count: number): void {
    this.#size = count;
    if (this.#square.length < count * count) this.#square = new Float64Array(Math.ceil(count * count * 1.3));
    else this.#square.fill(0, 0, count * count);
    if (this.#rows.length >= size) return;
    this.#rows = new Int32Array(size);
    this.#positions = new Int32Array(size);
    this.#rowCount = new Int32Array(size);
    this.#columnCount = new Int32Array(size);
    this.#localOfRow = new Int32Array(size);
    this.#down = new Int32Array(size);
  }

  #scatter({ start, row, value }: SparseMatrix, column: number, c: number): void {
    let count = 0;
    for (let k = start[column]; k < start[column + 1]; k++) {
      const i = this.#localOfRow[row[k]];
      if (i < 0) continue;
      this.#square[c * this.#size + i] = value[k];
      this.#rowCount[i]++;
      count++;
    }
    this.#columnCount[c] = count;
  }

  /** Whether a row of the basis is in the nucleus. */
  holds(row: number): boolean {
    return this.#localOfRow[row] >= 0;
  }

  /** Finds a pivot among what is left, and leaves out columns that depend on others; false where nothing is left. */
  next(): boolean {
    let left = LOOKED_AT;
    let cost = Infinity;
    let bound = 0;
    while (left > 0) {
      const c = this.#shortestAbove(bound);
      if (c < 0) break;
      bound = this.#columnCount[c] * this.#size + c + 1;
      cost = this.#look(c, cost);
      left--;
      // No column from here on can do with less fill.
      if (cost <= (this.#columnCount[c] - 1) ** 2) break;
    }
    if (cost === Infinity) return false;
    this.row = this.#rows[this.#pivotRow];
    this.position = this.#positions[this.#pivotColumn];
    this.pivot = this.#square[this.#pivotColumn * this.#size + this.#pivotRow];
    return true;
  }

  /** The column with the fewest entries whose key, count × size + index, is at least this; −1 where there is none. */
  #shortestAbove(bound: number): number {
    const count = this.#columnCount;
    let best = -1;
    let least = Infinity;
    for (let c = 0; c < this.#size; c++) {
      if (count[c] < 0) continue;
      const key = count[c] * this.#size + c;
      if (key >= bound && key < least) {
        least = key;
        best = c;
      }
    }
    return best;
  }

  /** Keeps the entry of this column that causes the least fill, where that is less than `cost`. */
  #look(c: number, cost: number): number {
    const size = this.#size;
    let largest = 0;
    for (let i = 0; i < size; i++) {
      if (this.#rowCount[i] >= 0) largest = Math.max(largest, Math.abs(this.#square[c * size + i]));
    }
    if (largest < DEPENDENT) {
      this.#columnCount[c] = -1;
      return cost;
    }
    let best = cost;
    for (let i = 0; i < size; i++) {
      if (this.#rowCount[i] < 0 || Math.abs(this.#square[c * size + i]) < THRESHOLD * largest) continue;
      const fill = (this.#rowCount[i] - 1) * (this.#columnCount[c] - 1);
      if (fill >= best) continue;
      best = fill;
      this.#pivotRow = i;
      this.#pivotColumn = c;
    }
    return best;
  }

  /** Writes the column of the pivot: entries in rows done before by `above`, multipliers of those left by `below`. */
  write(above: (row: number, value: number) => void, below: (row: number, value: number) => void): void {
    const size = this.#size;
    let down = 0;
    for (let i = 0; i < size; i++) {
      const entry = this.#square[this.#pivotColumn * size + i];
      if (entry === 0 || i === this.#pivotRow) continue;
      if (this.#rowCount[i] < 0) {
        above(this.#rows[i], entry);
        continue;
      }
      below(this.#rows[i], entry / this.pivot);
      this.#down[down++] = i;
    }
    this.#eliminate(down);
  }

  /** Subtracts the pivot's row from the rows below it, and takes its row and column out of what is left. */
  #eliminate(down: number): void {
    const size = this.#size;
    const square = this.#square;
    const pivotColumn = this.#pivotColumn * size;
    for (let d = 0; d < down; d++) this.#rowCount[this.#down[d]]--;
    for (let c = 0; c < size; c++) {
      if (this.#columnCount[c] < 0 || c === this.#pivotColumn) continue;
      const times = square[c * size + this.#pivotRow] / this.pivot;
      if (times === 0) continue;
      this.#columnCount[c]--;
      for (let d = 0; d < down; d++) this.#subtract(this.#down[d], c, times * square[pivotColumn + this.#down[d]]);
    }
    this.#rowCount[this.#pivotRow] = -1;
    this.#columnCount[this.#pivotColumn] = -1;
  }

  #subtract(i: number, c: number, amount: number): void {
    const at = c * this.#size + i;
    const before = this.#square[at];
    const after = before - amount;
    const kept = Math.abs(after) < NOTHING ? 0 : after;
    this.#square[at] = kept;
    if (before === 0 && kept !== 0) {
      this.#rowCount[i]++;
      this.#columnCount[c]++;
    } else if (before !== 0 && kept === 0) {
      this.#rowCount[i]--;
      this.#columnCount[c]--;
    }
  }
}
