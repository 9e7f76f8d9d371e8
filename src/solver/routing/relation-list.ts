// A few relations between the starts of two visits, x and a, in scratch that the next reading overwrites.

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
}

function doubled(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * old.length);
  grown.set(old);
  return grown;
}
