// Flat lists that outgrow their room.

type Flat = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** The same numbers with as much room again. */
export function doubled<T extends Flat>(array: T): T {
  const copy = new (array.constructor as new (length: number) => T)(2 * array.length);
  copy.set(array);
  return copy;
}
