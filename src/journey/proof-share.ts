// Which share of the search's time goes to the proof.

import type { Proof } from "../solver/proof.ts";
import type { Finder } from "./finder.ts";

/** Where whole shifts are looked at, which finds plans too. */
const WITH_SHIFTS = 0.6;
/** Where the problem is large: its bounds climb slowly, and take from threads that search. */
const LARGE = 0.05;
const USUAL = 0.12;
/** While more is left undone than is proved to be: there a better plan is worth more than a better bound. */
const UNSETTLED = 0.1;
/** Where the last so much of the search's time brought no plan with less undone or fewer visits. */
const STALLED = 0.5;
const STALLED_AFTER = 0.25;

export class ProofShare {
  readonly #proof: Proof;
  readonly #isLarge: boolean;
  #unscheduled = Number.POSITIVE_INFINITY;
  #visits = Number.POSITIVE_INFINITY;
  #improvedAt = 0;

  constructor(proof: Proof, isLarge: boolean) {
    this.#proof = proof;
    this.#isLarge = isLarge;
  }

  /** @param time milliseconds since the search began */
  at(time: number, { unscheduled, visits }: Finder["best"]): number {
    if (unscheduled !== this.#unscheduled || visits !== this.#visits) {
      this.#unscheduled = unscheduled;
      this.#visits = visits;
      this.#improvedAt = time;
    }
    if (this.#isLarge) return LARGE;
    if (this.#proof.looksAtShifts) return WITH_SHIFTS;
    if (time - this.#improvedAt > STALLED_AFTER * time) return STALLED;
    return unscheduled > this.#proof.unscheduled ? UNSETTLED : USUAL;
  }
}
