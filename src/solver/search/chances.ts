// How often an occurrence that was taken out could not be put back: what the search learns about scarcity as it goes.

/** Counts are halved at this many, so that what was learned early fades. */
const MEMORY = 64;

export class Chances {
  readonly #taken: Float64Array;
  readonly #lost: Float64Array;

  constructor(occurrences: number) {
    this.#taken = new Float64Array(occurrences).fill(4);
    this.#lost = new Float64Array(occurrences).fill(1);
  }

  note(occurrence: number, lost: boolean): void {
    this.#taken[occurrence]!++;
    if (lost) this.#lost[occurrence]!++;
    if (this.#taken[occurrence]! < MEMORY) return;
    this.#taken[occurrence]! /= 2;
    this.#lost[occurrence]! /= 2;
  }

  /** Between 0 and 1. */
  ofLosing(occurrence: number): number {
    return this.#lost[occurrence]! / this.#taken[occurrence]!;
  }
}
