// A trade-off between visits and what is left undone.

/**
 * At index v, the least priority left undone with at most v visits, or something lower. Falls strictly from each entry
 * to the next; the last is the least that any number of visits leaves undone. Never empty.
 */
export type Curve = Float64Array;

/** As a curve: never rising, and no visits at its end that gain nothing. */
export function trimmed(undone: Float64Array): Curve {
  const curve = undone.slice();
  for (let v = 1; v < curve.length; v++) curve[v] = Math.min(curve[v], curve[v - 1]);
  let length = curve.length;
  while (length > 1 && curve[length - 2] === curve[length - 1]) length--;
  return curve.slice(0, length);
}

/**
 * The same for a whole patient, of whom whole priorities are left undone: shares of them, such as one pair of hands'
 * half, are rounded up. (Sums of thirds are not exact in binary; what is a little above a whole number is that number.)
 */
export function whole(curve: Curve): Curve {
  return trimmed(curve.map((undone) => Math.max(0, Math.ceil(undone - 1e-6))));
}

/** The trade-off of two parts that share no visit: however the visits are divided between them. */
export function sumOf(a: Curve, b: Curve): Curve {
  if (a.length === 1) return b.map((undone) => undone + a[0]);
  if (b.length === 1) return a.map((undone) => undone + b[0]);
  const sum = new Float64Array(a.length + b.length - 1).fill(Infinity);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) sum[i + j] = Math.min(sum[i + j], a[i] + b[j]);
  }
  return sum;
}
