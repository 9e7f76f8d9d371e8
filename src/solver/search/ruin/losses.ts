// What making way is likely to lose: a visit's occurrences, or a visit where they have to be parted.

import type { Bundle } from "../../bundles.ts";
import type { Chances } from "../chances.ts";
import type { Prices } from "../prices.ts";
import type { Solution } from "../solution.ts";

/** What ejecting a visit costs even where its occurrences are sure to find another, in units of C. */
const TROUBLE = 10;

export class Losses {
  readonly #solution: Solution;
  readonly #prices: Prices;
  readonly #chances: Chances;
  /**
   * By slot: what its visit would lose, as of which `begin` and as of when the visit came to be. A chain looks at the same
   * visits again and again, and nothing of what it learns on the way is about visits that stand.
   */
  readonly #loss: Float64Array;
  readonly #begun: Int32Array;
  readonly #entered: Float64Array;
  #beginnings = 0;

  constructor(solution: Solution, prices: Prices, chances: Chances) {
    const slots = solution.visits.entered.length;
    this.#solution = solution;
    this.#prices = prices;
    this.#chances = chances;
    this.#loss = new Float64Array(slots);
    this.#begun = new Int32Array(slots);
    this.#entered = new Float64Array(slots);
  }

  /** Forgets what was reckoned before, at other prices and other chances. */
  begin(): void {
    this.#beginnings++;
  }

  /** What a visit that stands would lose. */
  of(slot: number): number {
    const { entered, bundle } = this.#solution.visits;
    if (this.#begun[slot] === this.#beginnings && this.#entered[slot] === entered[slot]) return this.#loss[slot]!;
    this.#begun[slot] = this.#beginnings;
    this.#entered[slot] = entered[slot]!;
    this.#loss[slot] = this.ofBundle(bundle[slot]!);
    return this.#loss[slot]!;
  }

  ofBundle({ units }: Bundle): number {
    const { occurrenceOfUnit } = this.#solution.problem;
    const prices = this.#prices;
    const chances = this.#chances;
    let loss = TROUBLE * prices.unit + prices.visit * chances.ofStranding(units);
    for (let i = 0; i < units.length; i++) {
      const occurrence = occurrenceOfUnit[units[i]!]!;
      loss += prices.undone(occurrence) * chances.ofLosing(occurrence);
    }
    return loss;
  }
}
