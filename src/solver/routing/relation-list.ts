// A few relations between the starts of two visits, x and a, in scratch that the next reading overwrites.

import { doubled } from "../../base/doubled.ts";
import { NEVER } from "../../problem/problem.ts";

/** a ≥ x + one or x ≥ a + two. */
export const EITHER = 0;
/** one ≤ a − x ≤ two. */
export const BETWEEN = 1;
/** x = a + one. */
export const TOGETHER = 2;
/** Never on one date: least and most offsets of x's occurrence (one, two) and of a's (three, four), setup included. */
export const OTHER_DATE = 3;
export const NEVER_BOTH = 4;

export class RelationList {
  count = 0;
  kind = new Int32Array(64);
  one = new Int32Array(64);
  two = new Int32Array(64);
  three = new Int32Array(64);
  four = new Int32Array(64);

  add(kind: number, one: number, two: number, three = 0, four = 0): void {
    if (this.count === this.kind.length) {
      for (const name of ["kind", "one", "two", "three", "four"] as const) this[name] = doubled(this[name]);
    }
    this.kind[this.count] = kind;
    this.one[this.count] = one;
    this.two[this.count] = two;
    this.three[this.count] = three;
    this.four[this.count] = four;
    this.count++;
  }

  /**
   * Lets distances and turns speak to each other: a turn that no distance allows makes the other turn a distance, and all
   * distances become one. Else a start may seem free that suits each relation by itself and not all of them.
   */
  settle(): void {
    let low = -NEVER;
    let high = NEVER;
    let [kept, distances] = [0, 0];
    for (let i = 0; i < this.count; i++) {
      if (this.kind[i] === BETWEEN) {
        low = Math.max(low, this.one[i]!);
        high = Math.min(high, this.two[i]!);
        distances++;
      } else this.#move(i, kept++);
    }
    if (distances === 0) return;
    this.count = kept;
    for (let before = -1; before !== this.count; ) {
      before = this.count;
      kept = 0;
      for (let i = 0; i < before; i++) {
        if (this.kind[i] === EITHER && high < this.one[i]!) high = Math.min(high, -this.two[i]!);
        else if (this.kind[i] === EITHER && low > -this.two[i]!) low = Math.max(low, this.one[i]!);
        else this.#move(i, kept++);
      }
      this.count = kept;
    }
    if (low > high) this.add(NEVER_BOTH, 0, 0);
    else this.add(BETWEEN, low, high);
  }

  #move(from: number, to: number): void {
    this.kind[to] = this.kind[from]!;
    this.one[to] = this.one[from]!;
    this.two[to] = this.two[from]!;
    this.three[to] = this.three[from]!;
    this.four[to] = this.four[from]!;
  }
}
