// What pivots have changed of a basis since its factors were made: one elementary matrix for each of them (Dantzig &
// Orchard-Hays 1954, "The product form for the inverse in the simplex method").

import { grown } from "./growing.ts";
import { Pile } from "./pile.ts";

/** Below this an entry of a solved column is taken for a zero that rounding has spoilt. */
const NOTHING = 1e-13;

export class Updates {
  #position = new Int32Array(128);
  #pivot = new Float64Array(128);
  readonly #columns = new Pile();

  get count(): number {
    return this.#columns.count;
  }

  get entries(): number {
    return this.#columns.entries;
  }

  clear(): void {
    this.#columns.clear();
  }

  /** @param column the solved column of the variable that enters, by position, of so many positions */
  add(position: number, column: Float64Array, size: number): void {
    const columns = this.#columns;
    const at = columns.count;
    this.#position = grown(this.#position, at + 1);
    this.#pivot = grown(this.#pivot, at + 1);
    this.#position[at] = position;
    this.#pivot[at] = column[position];
    columns.open();
    for (let p = 0; p < size; p++) if (p !== position && Math.abs(column[p]) > NOTHING) columns.add(p, column[p]);
    columns.close();
  }

  /** Turns a column solved with the factors into one solved with the basis, by position. */
  ftran(x: Float64Array): void {
    const { start, index, value, count } = this.#columns;
    for (let u = 0; u < count; u++) {
      const position = this.#position[u];
      if (x[position] === 0) continue;
      const t = x[position] / this.#pivot[u];
      for (let k = start[u]; k < start[u + 1]; k++) x[index[k]] -= t * value[k];
      x[position] = t;
    }
  }

  /** The other way round, before the factors. */
  btran(c: Float64Array): void {
    const { start, index, value, count } = this.#columns;
    for (let u = count - 1; u >= 0; u--) {
      const position = this.#position[u];
      let t = c[position];
      for (let k = start[u]; k < start[u + 1]; k++) t -= c[index[k]] * value[k];
      c[position] = t / this.#pivot[u];
    }
  }
}
