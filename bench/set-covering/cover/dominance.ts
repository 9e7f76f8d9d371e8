// Columns that some other column can always stand in for.

import type { CoverProblem } from "./cover-problem.ts";

/**
 * The columns that are left when those go whose rows another column covers for no more cost; of equals the first stays.
 * Where there are limits, only a column under no limit that the other is not under may stand in.
 */
export function undominated(problem: CoverProblem): number[] {
  const { columns, rows, start, row, rowStart, column } = problem;
  const mark = new Int32Array(rows).fill(-1);
  const gone = new Uint8Array(columns);
  for (let j = 0; j < columns; j++) {
    const size = start[j + 1] - start[j];
    if (size === 0) {
      gone[j] = 1;
      continue;
    }
    let rarest = row[start[j]];
    for (let e = start[j]; e < start[j + 1]; e++) {
      mark[row[e]] = j;
      if (rowStart[row[e] + 1] - rowStart[row[e]] < rowStart[rarest + 1] - rowStart[rarest]) rarest = row[e];
    }
    for (let e = rowStart[rarest]; e < rowStart[rarest + 1] && !gone[j]; e++) {
      const other = column[e];
      if (other === j || gone[other] || !mayStandIn(problem, other, j)) continue;
      let common = 0;
      for (let k = start[other]; k < start[other + 1]; k++) if (mark[row[k]] === j) common++;
      if (common === size) gone[j] = 1;
    }
  }
  return Array.from({ length: columns }, (_, j) => j).filter((j) => !gone[j]);
}

/** By cost, and by limits. Equals stand in for each other, but one that is gone stands in for nobody. */
function mayStandIn({ cost, limitStart, limitItem }: CoverProblem, other: number, j: number): boolean {
  if (cost[other] > cost[j]) return false;
  const own = limitItem.subarray(limitStart[j], limitStart[j + 1]);
  return limitItem.subarray(limitStart[other], limitStart[other + 1]).every((at) => own.includes(at));
}
