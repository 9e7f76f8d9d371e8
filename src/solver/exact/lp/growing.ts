// Typed arrays that grow.

/** The array itself where it is long enough, else a copy at least half as long again, its end filled with zeros. */
export function grown<A extends Float64Array | Int32Array | Uint8Array>(array: A, length: number): A {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (n: number) => A)(Math.max(length, Math.ceil(array.length * 1.5), 16));
  longer.set(array);
  return longer;
}
