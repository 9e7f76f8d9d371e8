// The basis of a linear program as a product of triangular factors, kept up to date from pivot to pivot.

import { grown } from "./growing.ts";
import type { SparseMatrix } from "./matrix.ts";
import { Nucleus } from "./nucleus.ts";
import { Pile } from "./pile.ts";
import { Updates } from "./updates.ts";

/** Singletons that are smaller, or smaller than this part of their column, are left to the nucleus. */
const SMALLEST = 1e-9;
const THRESHOLD = 0.1;

/**
 * B = L U E1 E2 …: triangular factors of some basis, and one elementary matrix for every pivot since. Singletons
 * are peeled off first, as most of a covering basis is triangular already (Orchard-Hays 1968); what remains is factored
 * column by column (Gilbert & Peierls 1988), shortest first, its pivots chosen in short rows.
 *
 * Two index spaces: a row of the program, and a position of the basis, where some variable sits.
 */
export class Factor {
  #size = 0;
  /** Of every elimination step, the row and the position that it settles, and its pivot. */
  #rowOfStep = new Int32Array(0);
  #positionOfStep = new Int32Array(0);
  #pivotOfStep = new Float64Array(0);
  #steps = 0;
  /** Multipliers and upper entries of each step's column, by row. */
  readonly #lower = new Pile();
  readonly #upper = new Pile();
  /** The upper factor by rows: of each step, the entries in later steps, by position. */
  readonly #across = new Pile();
  readonly #updates = new Updates();
  readonly #nucleus = new Nucleus();
  #stepOfRow = new Int32Array(0);
  #stepOfPosition = new Int32Array(0);
  #rowCount = new Int32Array(0);
  #columnCount = new Int32Array(0);
  #rowStart = new Int32Array(0);
  #rowItem = new Int32Array(0);
  #touched = new Int32Array(0);

  /** Pivots since the factors were made. */
  get updates(): number {
    return this.#updates.count;
  }

  /** Entries in the factors and their updates: what one solve with them costs. */
  get entries(): number {
    return this.#lower.entries + this.#upper.entries + this.#updates.entries;
  }

  /**
   * Factors the columns named by position (−1 where there is none). Gives the pairs (position, row) that found no pivot:
   * there the caller puts the row's own variable, whose column is −1 in that row.
   */
  factorise(matrix: SparseMatrix, basic: Int32Array, size: number): Int32Array {
    this.#makeRoom(size);
    this.#countEntries(matrix, basic);
    this.#peelColumns(matrix, basic);
    this.#peelRows(matrix, basic);
    this.#eliminate(matrix, basic);
    const repairs = this.#repair();
    this.#copyAcross();
    return repairs;
  }

  #makeRoom(size: number): void {
    this.#size = size;
    this.#steps = 0;
    this.#lower.clear();
    this.#upper.clear();
    this.#updates.clear();
    if (this.#rowOfStep.length < size) {
      const room = Math.ceil(size * 1.5) + 16;
      this.#rowOfStep = new Int32Array(room);
      this.#positionOfStep = new Int32Array(room);
      this.#pivotOfStep = new Float64Array(room);
      this.#stepOfRow = new Int32Array(room);
      this.#stepOfPosition = new Int32Array(room);
      this.#rowCount = new Int32Array(room);
      this.#columnCount = new Int32Array(room);
      this.#rowStart = new Int32Array(room + 2);
      this.#touched = new Int32Array(room);
    }
    this.#stepOfRow.fill(-1, 0, size);
    this.#stepOfPosition.fill(-1, 0, size);
  }

  /** Counts entries by row and column, and lists the positions with an entry in each row. */
  #countEntries({ start, row }: SparseMatrix, basic: Int32Array): void {
    const size = this.#size;
    const next = this.#rowStart.fill(0, 0, size + 2);
    this.#rowCount.fill(0, 0, size);
    let entries = 0;
    for (let p = 0; p < size; p++) {
      const j = basic[p];
      this.#columnCount[p] = j < 0 ? 0 : start[j + 1] - start[j];
      if (j < 0) continue;
      entries += this.#columnCount[p];
      for (let k = start[j]; k < start[j + 1]; k++) this.#rowCount[row[k]]++;
    }
    // Row i is written from next[i + 1] on, which ends up as the start of row i + 1.
    for (let i = 1; i < size; i++) next[i + 1] = next[i] + this.#rowCount[i - 1];
    this.#rowItem = grown(this.#rowItem, entries);
    for (let p = 0; p < size; p++) {
      const j = basic[p];
      if (j < 0) continue;
      for (let k = start[j]; k < start[j + 1]; k++) this.#rowItem[next[row[k] + 1]++] = p;
    }
  }

  #settle(row: number, position: number, pivot: number): void {
    const step = this.#steps++;
    this.#rowOfStep[step] = row;
    this.#positionOfStep[step] = position;
    this.#pivotOfStep[step] = pivot;
    this.#stepOfRow[row] = step;
    this.#stepOfPosition[position] = step;
    this.#lower.close();
    this.#upper.close();
  }

  /** Columns with one entry left in rows not yet settled: nothing to eliminate. */
  #peelColumns({ start, row, value }: SparseMatrix, basic: Int32Array): void {
    const queue = this.#touched;
    let waiting = 0;
    for (let p = 0; p < this.#size; p++) if (this.#columnCount[p] === 1) queue[waiting++] = p;
    while (waiting > 0) {
      const p = queue[--waiting];
      if (this.#columnCount[p] !== 1) continue;
      const j = basic[p];
      let k = start[j];
      while (this.#stepOfRow[row[k]] >= 0) k++;
      if (Math.abs(value[k]) < SMALLEST) continue;
      this.#openStep();
      for (let e = start[j]; e < start[j + 1]; e++) if (e !== k) this.#upper.add(row[e], value[e]);
      this.#settle(row[k], p, value[k]);
      for (let e = this.#rowStart[row[k]]; e < this.#rowStart[row[k] + 1]; e++) {
        const other = this.#rowItem[e];
        if (--this.#columnCount[other] === 1 && this.#stepOfPosition[other] < 0) queue[waiting++] = other;
      }
    }
  }

  /** Rows with one entry left in columns not yet settled: their multipliers meet no other column. */
  #peelRows({ start, row, value }: SparseMatrix, basic: Int32Array): void {
    for (let step = 0; step < this.#steps; step++) this.#leaveRows(start, row, basic[this.#positionOfStep[step]]);
    const queue = this.#touched;
    let waiting = 0;
    for (let i = 0; i < this.#size; i++) if (this.#rowCount[i] === 1 && this.#stepOfRow[i] < 0) queue[waiting++] = i;
    while (waiting > 0) {
      const i = queue[--waiting];
      if (this.#stepOfRow[i] >= 0 || this.#rowCount[i] !== 1) continue;
      const p = this.#lastColumnOf(i);
      const j = basic[p];
      let largest = 0;
      let pivot = 0;
      for (let k = start[j]; k < start[j + 1]; k++) {
        if (this.#stepOfRow[row[k]] >= 0) continue;
        if (row[k] === i) pivot = value[k];
        largest = Math.max(largest, Math.abs(value[k]));
      }
      if (Math.abs(pivot) < THRESHOLD * largest) continue;
      this.#openStep();
      for (let k = start[j]; k < start[j + 1]; k++) {
        const r = row[k];
        if (this.#stepOfRow[r] >= 0) this.#upper.add(r, value[k]);
        else if (r !== i) this.#lower.add(r, value[k] / pivot);
      }
      this.#settle(i, p, pivot);
      this.#leaveRows(start, row, j);
      for (let k = start[j]; k < start[j + 1]; k++) {
        if (this.#rowCount[row[k]] === 1 && this.#stepOfRow[row[k]] < 0) queue[waiting++] = row[k];
      }
    }
  }

  #leaveRows(start: Int32Array, row: Int32Array, column: number): void {
    for (let k = start[column]; k < start[column + 1]; k++) this.#rowCount[row[k]]--;
  }

  #lastColumnOf(i: number): number {
    let e = this.#rowStart[i];
    while (this.#stepOfPosition[this.#rowItem[e]] >= 0) e++;
    return this.#rowItem[e];
  }

  /** What no singleton settles. */
  #eliminate(matrix: SparseMatrix, basic: Int32Array): void {
    const nucleus = this.#nucleus;
    nucleus.load(matrix, basic, this.#stepOfRow, this.#stepOfPosition, this.#size);
    const above = (row: number, value: number) => this.#upper.add(row, value);
    const below = (row: number, value: number) => this.#lower.add(row, value);
    while (nucleus.next()) {
      this.#openStep();
      const j = basic[nucleus.position];
      for (let k = matrix.start[j]; k < matrix.start[j + 1]; k++) {
        if (!nucleus.holds(matrix.row[k])) above(matrix.row[k], matrix.value[k]);
      }
      nucleus.write(above, below);
      this.#settle(nucleus.row, nucleus.position, nucleus.pivot);
    }
  }

  #openStep(): void {
    this.#lower.open();
    this.#upper.open();
  }

  /** Gives every row that is left its own variable. */
  #repair(): Int32Array {
    const size = this.#size;
    const pairs = new Int32Array(2 * (size - this.#steps));
    let written = 0;
    let position = 0;
    for (let row = 0; row < size; row++) {
      if (this.#stepOfRow[row] >= 0) continue;
      while (this.#stepOfPosition[position] >= 0) position++;
      this.#openStep();
      this.#settle(row, position, -1);
      pairs[written++] = position;
      pairs[written++] = row;
    }
    return pairs;
  }

  #copyAcross(): void {
    const { start, index, value } = this.#upper;
    const size = this.#size;
    const across = this.#across;
    const entries = start[size];
    across.start = grown(across.start, size + 2).fill(0);
    across.index = grown(across.index, entries);
    across.value = grown(across.value, entries);
    const next = across.start;
    for (let k = 0; k < entries; k++) next[this.#stepOfRow[index[k]] + 2]++;
    for (let i = 2; i <= size; i++) next[i] += next[i - 1];
    for (let step = 0; step < size; step++) {
      for (let k = start[step]; k < start[step + 1]; k++) {
        const at = next[this.#stepOfRow[index[k]] + 1]++;
        across.index[at] = this.#positionOfStep[step];
        across.value[at] = value[k];
      }
    }
  }

  /** Solves B x = b. `b` is by row and is spoilt; `x` is by position. */
  ftran(b: Float64Array, x: Float64Array): void {
    const rowOfStep = this.#rowOfStep;
    const size = this.#size;
    const { start, index, value } = this.#lower;
    for (let step = 0; step < size; step++) {
      const t = b[rowOfStep[step]];
      if (t === 0) continue;
      for (let k = start[step]; k < start[step + 1]; k++) b[index[k]] -= t * value[k];
    }
    const { start: upperStart, index: upperIndex, value: upperValue } = this.#upper;
    for (let step = size - 1; step >= 0; step--) {
      let t = b[rowOfStep[step]];
      const position = this.#positionOfStep[step];
      if (t === 0) {
        x[position] = 0;
        continue;
      }
      t /= this.#pivotOfStep[step];
      x[position] = t;
      for (let k = upperStart[step]; k < upperStart[step + 1]; k++) b[upperIndex[k]] -= t * upperValue[k];
    }
    this.#updates.ftran(x);
  }

  /** Solves Bᵀ y = c. `c` is by position and is spoilt; `y` is by row. */
  btran(c: Float64Array, y: Float64Array): void {
    this.#updates.btran(c);
    this.#solveAcross(c, y);
    const { start: lowerStart, index: lowerIndex, value: lowerValue } = this.#lower;
    for (let step = this.#size - 1; step >= 0; step--) {
      const from = lowerStart[step];
      const to = lowerStart[step + 1];
      if (from === to) continue;
      let t = y[this.#rowOfStep[step]];
      for (let k = from; k < to; k++) t -= y[lowerIndex[k]] * lowerValue[k];
      y[this.#rowOfStep[step]] = t;
    }
  }

  #solveAcross(c: Float64Array, y: Float64Array): void {
    const { start, index, value } = this.#across;
    for (let step = 0; step < this.#size; step++) {
      let t = c[this.#positionOfStep[step]];
      if (t !== 0) {
        t /= this.#pivotOfStep[step];
        for (let k = start[step]; k < start[step + 1]; k++) c[index[k]] -= t * value[k];
      }
      y[this.#rowOfStep[step]] = t;
    }
  }

  /** The variable at this position gives way to one whose solved column (by position) is `column`. */
  update(position: number, column: Float64Array): void {
    this.#updates.add(position, column, this.#size);
  }
}
