// Choosing columns that together cover every row, at the least cost.

import type { IntegerModel } from "../../../src/solver/exact/engine/integer-model.ts";
import { ModelBuilder } from "../../../src/solver/exact/lp/model.ts";

/** At most `limit` of these columns may be chosen. */
export interface AtMost {
  readonly columns: ArrayLike<number>;
  readonly limit: number;
}

/** Columns by the rows they cover, and rows by the columns that cover them. */
export interface CoverProblem {
  readonly rows: number;
  readonly columns: number;
  /** By column, at least 0. */
  readonly cost: Float64Array;
  /** Column j covers `row[start[j]]` … `row[start[j + 1] - 1]`; row i is covered by `column[rowStart[i]]` …. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  readonly atMost: readonly AtMost[];
  /** The limits that column j counts against: `limitItem[limitStart[j]]` …. */
  readonly limitStart: Int32Array;
  readonly limitItem: Int32Array;
}

export function coverProblem(
  rows: number,
  cost: ArrayLike<number>,
  rowsOfColumn: readonly ArrayLike<number>[],
  atMost: readonly AtMost[] = [],
): CoverProblem {
  if (rowsOfColumn.length !== cost.length) throw new RangeError("Every column has a cost and a list of rows");
  if (Array.from(cost).some((c) => !(c >= 0))) throw new RangeError("Costs are at least 0");
  const byColumn = flatten(rowsOfColumn);
  const byRow = flatten(turned(rowsOfColumn, rows));
  const limits = flatten(
    turned(
      atMost.map(({ columns }) => columns),
      cost.length,
    ),
  );
  return {
    rows,
    columns: cost.length,
    cost: Float64Array.from(cost),
    start: byColumn.start,
    row: byColumn.item,
    rowStart: byRow.start,
    column: byRow.item,
    atMost,
    limitStart: limits.start,
    limitItem: limits.item,
  };
}

/** The problem of these columns alone, renumbered in their order. */
export function restricted(problem: CoverProblem, columns: readonly number[]): CoverProblem {
  const place = new Map(columns.map((j, k) => [j, k]));
  return coverProblem(
    problem.rows,
    columns.map((j) => problem.cost[j]),
    columns.map((j) => problem.row.subarray(problem.start[j], problem.start[j + 1])),
    problem.atMost.map(({ columns: some, limit }) => ({
      columns: Array.from(some).flatMap((j) => place.get(j) ?? []),
      limit,
    })),
  );
}

/** The problem as an integer program: a row for each row to cover, then one for each limit. */
export function modelOf(problem: CoverProblem): IntegerModel {
  const { rows, columns, cost, start, row, atMost, limitStart, limitItem } = problem;
  const builder = new ModelBuilder();
  for (let i = 0; i < rows; i++) builder.addRow(1, Number.POSITIVE_INFINITY);
  for (const { limit } of atMost) builder.addRow(Number.NEGATIVE_INFINITY, limit);
  for (let j = 0; j < columns; j++) {
    const limits = limitItem.subarray(limitStart[j], limitStart[j + 1]);
    const touched = [...row.subarray(start[j], start[j + 1]), ...Array.from(limits, (at) => rows + at)];
    builder.addColumn(cost[j], touched, new Array(touched.length).fill(1), 0, 1);
  }
  return { ...builder.build(), integer: new Uint8Array(columns).fill(1) };
}

/** Whether the chosen columns cover every row within every limit. */
export function covers(problem: CoverProblem, chosen: ArrayLike<number>): boolean {
  const { rows, start, row, atMost, limitStart, limitItem } = problem;
  const covered = new Uint8Array(rows);
  const used = new Int32Array(atMost.length);
  for (let k = 0; k < chosen.length; k++) {
    const j = chosen[k];
    for (let e = start[j]; e < start[j + 1]; e++) covered[row[e]] = 1;
    for (let e = limitStart[j]; e < limitStart[j + 1]; e++) used[limitItem[e]]++;
  }
  return covered.every((one) => one === 1) && atMost.every(({ limit }, at) => used[at] <= limit);
}

function turned(lists: readonly ArrayLike<number>[], size: number): number[][] {
  const out: number[][] = Array.from({ length: size }, () => []);
  for (let k = 0; k < lists.length; k++) {
    for (let e = 0; e < lists[k].length; e++) out[lists[k][e]].push(k);
  }
  return out;
}

function flatten(lists: readonly ArrayLike<number>[]): { start: Int32Array; item: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  for (let k = 0; k < lists.length; k++) start[k + 1] = start[k] + lists[k].length;
  const item = new Int32Array(start[lists.length]);
  for (let k = 0; k < lists.length; k++) item.set(Array.from(lists[k]), start[k]);
  return { start, item };
}
