// Lagrange's bound: the rows of a linear program relaxed at the prices they have, so that each column is decided by itself.

/** A column that is no route: visits to a patient, an occurrence left undone, a unit uncovered. */
export interface Fixed {
  readonly column: number;
  cost: number;
  lo: number;
  hi: number;
  readonly rows: number[];
  readonly values: number[];
}

export interface Row {
  readonly row: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * What the rows ask for and the columns that are no routes cost at these prices, at the least; routes are left to whoever
 * prices them.
 *
 * @param duals by row
 * @param most what a column without an upper bound never exceeds
 */
export function boundOfRelaxation(
  rows: readonly Row[],
  columns: readonly Fixed[],
  duals: ArrayLike<number>,
  most: number,
): number {
  const dual = new Float64Array(duals.length);
  let sum = 0;
  for (const { row, lo, hi } of rows) {
    const value = duals[row];
    // A price with the wrong sign, by rounding, would be a price for nothing.
    if (value === 0 || (value > 0 && lo === -Infinity) || (value < 0 && hi === Infinity)) continue;
    dual[row] = value;
    sum += value * (value > 0 ? lo : hi);
  }
  for (const { cost, lo, hi, rows: own, values } of columns) {
    let reduced = cost;
    for (const [i, row] of own.entries()) reduced -= dual[row] * values[i];
    if (Math.abs(reduced) < 1e-12) continue;
    sum += reduced > 0 ? reduced * lo : reduced * (hi === Infinity ? most : hi);
  }
  return sum;
}
