// Looking things up in sorted arrays.

/** Index of the last entry of an ascending array that is not above `value`; 0 where all are. */
export function lastAtOrBefore(ascending: Int32Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
