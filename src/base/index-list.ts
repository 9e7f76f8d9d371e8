// Some of the indices below a limit, listed in no order: put in and taken out without looking through the list.

export class IndexList {
  readonly list: number[] = [];
  /** Of each index in the list, or −1. */
  readonly #position: Int32Array;

  constructor(limit: number) {
    this.#position = new Int32Array(limit).fill(-1);
  }

  has(index: number): boolean {
    return this.#position[index]! >= 0;
  }

  add(index: number): void {
    if (!this.has(index)) this.#position[index] = this.list.push(index) - 1;
  }

  delete(index: number): void {
    const position = this.#position[index]!;
    if (position < 0) return;
    const last = this.list.pop()!;
    if (last !== index) {
      this.list[position] = last;
      this.#position[last] = position;
    }
    this.#position[index] = -1;
  }
}
