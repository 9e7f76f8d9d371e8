// Upper bounds that need not be told to an engine: whatever goes beyond them may be brought back at no loss.

import type { LinearModel } from "../lp/model.ts";

/** By row, 1 where no column can take anything from it. */
export function nonNegativeRows({ cost, lower, start, row, value, rowLower }: LinearModel): Uint8Array {
  const plain = new Uint8Array(rowLower.length).fill(1);
  for (let j = 0; j < cost.length; j++) {
    for (let k = start[j]; k < start[j + 1]; k++) if (value[k] < 0 || lower[j] < 0) plain[row[k]] = 0;
  }
  return plain;
}

/**
 * Whether a value above the upper bound of a column may be lowered to it: that is not dearer, leaves more room below the
 * upper bound of every row, and the column alone still reaches the lower ones. So it is with columns that cover.
 */
export function isBoundIdle(model: LinearModel, nonNegative: Uint8Array, column: number): boolean {
  const { cost, upper, start, row, value, rowLower } = model;
  if (cost[column] < 0) return false;
  for (let k = start[column]; k < start[column + 1]; k++) {
    const least = rowLower[row[k]];
    if (value[k] < 0) return false;
    if (least > -Infinity && (nonNegative[row[k]] === 0 || value[k] * upper[column] < least)) return false;
  }
  return true;
}
