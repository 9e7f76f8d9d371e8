// Occurrences left undone that somebody could do.

export class Absentees {
  readonly list: number[] = [];
  /** Of each occurrence in the list, or −1. */
  readonly #position: Int32Array;
  readonly #hopeless: Uint8Array;

  /** Begins with all but those that nobody could ever do. @param hopeless per occurrence, 1 where that is so */
  constructor(hopeless: Uint8Array) {
    this.#hopeless = hopeless;
    this.#position = new Int32Array(hopeless.length).fill(-1);
    for (let occurrence = 0; occurrence < hopeless.length; occurrence++) this.noteUndone(occurrence);
  }

  get any(): boolean {
    return this.list.length > 0;
  }

  has(occurrence: number): boolean {
    return this.#position[occurrence]! >= 0;
  }

  noteUndone(occurrence: number): void {
    if (this.#hopeless[occurrence] === 1 || this.#position[occurrence]! >= 0) return;
    this.#position[occurrence] = this.list.push(occurrence) - 1;
  }

  noteDone(occurrence: number): void {
    const position = this.#position[occurrence]!;
    if (position < 0) return;
    const last = this.list.pop()!;
    if (last !== occurrence) {
      this.list[position] = last;
      this.#position[last] = position;
    }
    this.#position[occurrence] = -1;
  }
}
