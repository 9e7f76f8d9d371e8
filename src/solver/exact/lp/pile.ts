// Sparse vectors of different lengths, one after the other.

import { grown } from "./growing.ts";

export class Pile {
  count = 0;
  start = new Int32Array(64);
  index = new Int32Array(256);
  value = new Float64Array(256);

  /** Of all vectors together. */
  get entries(): number {
    return this.start[this.count];
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds an entry to the vector that is being written. */
  add(index: number, value: number): void {
    const end = this.start[this.count + 1];
    if (end === this.index.length) {
      this.index = grown(this.index, end + 1);
      this.value = grown(this.value, end + 1);
    }
    this.index[end] = index;
    this.value[end] = value;
    this.start[this.count + 1] = end + 1;
  }

  /** Begins a vector, which ends where the next one begins. */
  open(): void {
    this.start = grown(this.start, this.count + 2);
    this.start[this.count + 1] = this.start[this.count];
  }

  close(): void {
    this.count++;
  }
}
