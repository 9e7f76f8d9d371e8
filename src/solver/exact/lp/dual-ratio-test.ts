// Which variable enters in a step of the dual simplex method, and which change bounds on the way.

import { grown } from "./growing.ts";
import { AT_LOWER, AT_ZERO, DUAL_FEASIBLE, SMALLEST_PIVOT, type Tableau } from "./tableau.ts";

/**
 * The bound-flipping ratio test (Maros 2003, "A generalized dual phase-2 simplex algorithm") with Harris' tolerances (Harris
 * 1973, "Pivot selection methods of the Devex LP code").
 */
export class DualRatioTest {
  readonly #t: Tableau;
  #candidates = new Int32Array(64);
  #count = 0;
  /** Boxed variables that change bounds within this step. */
  flips = new Int32Array(64);
  flipCount = 0;

  constructor(tableau: Tableau) {
    this.#t = tableau;
  }

  /** Variables whose reduced cost moves towards zero. */
  #collect(sign: number): void {
    const t = this.#t;
    this.#candidates = grown(this.#candidates, t.entries);
    this.flips = grown(this.flips, t.entries);
    let count = 0;
    for (let k = 0; k < t.entries; k++) {
      const v = t.entryItem[k];
      const slope = sign * t.entry[v];
      if (Math.abs(slope) < SMALLEST_PIVOT || t.lowerNow[v] === t.upperNow[v]) continue;
      const place = t.place[v];
      if (place === AT_ZERO || (place === AT_LOWER ? slope > 0 : slope < 0)) this.#candidates[count++] = v;
    }
    this.#count = count;
  }

  /**
   * Passes breakpoints group by group while the leaving variable stays outside its bound with all of the group at
   * their other bounds; of the group where it would not, the largest entry enters; −1 where nothing does.
   *
   * @param sign 1 where the leaving variable is above its bounds, −1 where it is below
   * @param infeasibility how far it is outside
   */
  entering(sign: number, infeasibility: number): number {
    const t = this.#t;
    this.#collect(sign);
    let slope = infeasibility;
    let count = this.#count;
    this.flipCount = 0;
    while (count > 0) {
      const limit = this.#relaxedRatio(count);
      let kept = 0;
      let best = -1;
      let passed = 0;
      let range = 0;
      const flipsBefore = this.flipCount;
      for (let k = 0; k < count; k++) {
        const v = this.#candidates[k];
        const size = Math.abs(t.entry[v]);
        if (Math.abs(t.reduced[v]) > limit * size) {
          this.#candidates[kept++] = v;
          continue;
        }
        passed++;
        if (best < 0 || size > Math.abs(t.entry[best])) best = v;
        range += size * (t.upperNow[v] - t.lowerNow[v]);
        this.flips[this.flipCount++] = v;
      }
      if (passed === 0) return -1;
      slope -= range;
      if (!(slope > 0)) {
        this.flipCount = flipsBefore;
        return best;
      }
      count = kept;
    }
    // Every candidate can change its bound and the leaving variable is outside still.
    this.flipCount = 0;
    return -1;
  }

  #relaxedRatio(count: number): number {
    const t = this.#t;
    let least = Infinity;
    for (let k = 0; k < count; k++) {
      const v = this.#candidates[k];
      const ratio = (Math.abs(t.reduced[v]) + DUAL_FEASIBLE) / Math.abs(t.entry[v]);
      if (ratio < least) least = ratio;
    }
    return least;
  }
}
