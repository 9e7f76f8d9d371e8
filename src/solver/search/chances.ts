// What the search learns about scarcity as it goes: how often an occurrence that was taken out could not be put back, and
// how often a visit that had to make way found no other place.

import type { Problem } from "../../problem/problem.ts";

export class Chances {
  readonly #lost: Tally;
  readonly #stranded: Tally;

  constructor({ occurrences, units }: Problem) {
    this.#lost = new Tally(occurrences);
    this.#stranded = new Tally(units);
  }

  note(occurrence: number, lost: boolean): void {
    this.#lost.note(occurrence, lost);
  }

  /** That a visit with these units, which had to make way, found another place as it was, or none. */
  noteMove(units: readonly number[], stranded: boolean): void {
    for (const unit of units) this.#stranded.note(unit, stranded);
  }

  /** Between 0 and 1. */
  ofLosing(occurrence: number): number {
    return this.#lost.share(occurrence);
  }

  /** That a visit with these units would find no other place: that of the hardest of them. Between 0 and 1. */
  ofStranding(units: readonly number[]): number {
    let most = 0;
    for (let i = 0; i < units.length; i++) most = Math.max(most, this.#stranded.share(units[i]!));
    return most;
  }
}

/** Counts are halved at this many, so that what was learned early fades. */
const MEMORY = 64;

/** How often something was so, of the times it was tried: a quarter before anything is known. */
class Tally {
  readonly #tried: Float64Array;
  readonly #so: Float64Array;
  /** The one by the other: asked for far more often than noted. */
  readonly #share: Float64Array;

  constructor(size: number) {
    this.#tried = new Float64Array(size).fill(4);
    this.#so = new Float64Array(size).fill(1);
    this.#share = new Float64Array(size).fill(1 / 4);
  }

  note(index: number, so: boolean): void {
    this.#tried[index]!++;
    if (so) this.#so[index]!++;
    this.#share[index] = this.#so[index]! / this.#tried[index]!;
    if (this.#tried[index]! < MEMORY) return;
    this.#tried[index]! /= 2;
    this.#so[index]! /= 2;
  }

  share(index: number): number {
    return this.#share[index]!;
  }
}
