// A sparse matrix by columns that grows in both directions, with a copy by rows.

import { grown } from "./growing.ts";

/** Columns are added whole; entries of rows that come later wait until `settle` merges them and makes the copy by rows. */
export class SparseMatrix {
  rows = 0;
  columns = 0;
  /** Column j holds the entries from `start[j]` to `start[j + 1]`. */
  start = new Int32Array(16);
  row = new Int32Array(64);
  value = new Float64Array(64);
  /** Row i holds the entries from `rowStart[i]` to `rowStart[i + 1]` of the two arrays after it; true once settled. */
  rowStart = new Int32Array(16);
  columnInRow = new Int32Array(64);
  valueInRow = new Float64Array(64);
  #late: { row: number; column: number; value: number }[] = [];
  #settled = false;

  /** Adds a column; zeros are left out, and no row may occur twice. */
  addColumn(rows: ArrayLike<number>, values: ArrayLike<number>): number {
    let end = this.start[this.columns];
    this.row = grown(this.row, end + rows.length);
    this.value = grown(this.value, end + rows.length);
    for (let k = 0; k < rows.length; k++) {
      if (values[k] === 0) continue;
      this.row[end] = rows[k];
      this.value[end++] = values[k];
    }
    this.start = grown(this.start, this.columns + 2);
    this.start[this.columns + 1] = end;
    this.#settled = false;
    return this.columns++;
  }

  /** Adds a row with entries in columns that are there already. */
  addRow(columns: ArrayLike<number>, values: ArrayLike<number>): number {
    for (let k = 0; k < columns.length; k++) {
      if (values[k] !== 0) this.#late.push({ row: this.rows, column: columns[k], value: values[k] });
    }
    this.#settled = false;
    return this.rows++;
  }

  /** Leaves out the columns whose mark is not zero; those after them move down. */
  remove(marked: Uint8Array): void {
    this.settle();
    let kept = 0;
    let end = 0;
    for (let j = 0; j < this.columns; j++) {
      const from = this.start[j];
      const to = this.start[j + 1];
      if (marked[j]) continue;
      this.start[kept++] = end;
      this.row.copyWithin(end, from, to);
      this.value.copyWithin(end, from, to);
      end += to - from;
    }
    this.start[kept] = end;
    this.columns = kept;
    this.#settled = false;
  }

  /** Makes both forms hold all entries. */
  settle(): void {
    if (this.#settled) return;
    if (this.#late.length > 0) this.#merge();
    this.#copyByRows();
    this.#settled = true;
  }

  /** Puts the entries of rows that came later into their columns, from the last column to the first. */
  #merge(): void {
    const late = this.#late.sort((a, b) => a.column - b.column || a.row - b.row);
    const entries = this.start[this.columns];
    this.row = grown(this.row, entries + late.length);
    this.value = grown(this.value, entries + late.length);
    let left = late.length;
    for (let j = this.columns - 1; left > 0; j--) {
      const from = this.start[j];
      const to = this.start[j + 1];
      this.start[j + 1] = to + left;
      while (left > 0 && late[left - 1].column === j) {
        left--;
        this.row[to + left] = late[left].row;
        this.value[to + left] = late[left].value;
      }
      this.row.copyWithin(from + left, from, to);
      this.value.copyWithin(from + left, from, to);
    }
    this.#late = [];
  }

  #copyByRows(): void {
    const { rows, columns, start, row, value } = this;
    const entries = start[columns];
    this.rowStart = grown(this.rowStart, rows + 2).fill(0);
    this.columnInRow = grown(this.columnInRow, entries);
    this.valueInRow = grown(this.valueInRow, entries);
    const next = this.rowStart;
    for (let k = 0; k < entries; k++) next[row[k] + 2]++;
    for (let i = 2; i <= rows; i++) next[i] += next[i - 1];
    for (let j = 0; j < columns; j++) {
      for (let k = start[j]; k < start[j + 1]; k++) {
        const at = next[row[k] + 1]++;
        this.columnInRow[at] = j;
        this.valueInRow[at] = value[k];
      }
    }
  }
}
