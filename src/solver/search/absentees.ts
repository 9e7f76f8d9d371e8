// Occurrences left undone that somebody could do.

import { IndexList } from "../../base/index-list.ts";

export class Absentees {
  readonly #undone: IndexList;
  readonly #hopeless: Uint8Array;

  /** Begins with all but those that nobody could ever do. @param hopeless per occurrence, 1 where that is so */
  constructor(hopeless: Uint8Array) {
    this.#hopeless = hopeless;
    this.#undone = new IndexList(hopeless.length);
    for (let occurrence = 0; occurrence < hopeless.length; occurrence++) this.noteUndone(occurrence);
  }

  get list(): readonly number[] {
    return this.#undone.list;
  }

  get any(): boolean {
    return this.list.length > 0;
  }

  has(occurrence: number): boolean {
    return this.#undone.has(occurrence);
  }

  /** Where it has come to be known that nobody could ever do it, it is forgotten. */
  noteUndone(occurrence: number): void {
    if (this.#hopeless[occurrence] === 0) this.#undone.add(occurrence);
    else this.#undone.delete(occurrence);
  }

  noteDone(occurrence: number): void {
    this.#undone.delete(occurrence);
  }
}
