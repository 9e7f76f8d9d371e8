// What a number of visits can do in one cell.

import { lowest } from "./bits.ts";
import type { Cell } from "./cells.ts";
import type { Item } from "./items.ts";

/**
 * For each set F of a cell's floaters (items that other dates could do as well) and each number of visits, the least
 * priority of the cell's own items left undone where these visits do all of F.
 */
export interface CellTable {
  readonly date: number;
  /** Indices of items; bit i of F is `floaters[i]`. */
  readonly floaters: readonly number[];
  /** The most visits that are of use. */
  readonly visits: number;
  /** [F × (visits + 1) + v] → priority left undone with at most v visits; Infinity where they cannot do F. */
  readonly undone: Float64Array;
}

/** The table of a cell with at most 20 rows. */
export function cellTable(cell: Cell, items: readonly Item[], isFloater: (item: number) => boolean): CellTable {
  const positions = cell.items.map((_, i) => i);
  const floating = positions.filter((i) => isFloater(cell.items[i]));
  const order = [...floating, ...positions.filter((i) => !isFloater(cell.items[i]))];
  const rows = rowsOfChoices(cell, items, order);
  const done = Float64Array.from({ length: rows.length }, () => 0);
  for (let choice = 1; choice < rows.length; choice++) {
    const bit = lowest(choice);
    const own = bit < floating.length ? 0 : items[cell.items[order[bit]]].priority;
    done[choice] = done[choice & (choice - 1)] + own;
  }
  const fewest = fewestVisits(cell);
  const visitsOf = (choice: number) => (rows[choice] < 0 ? NONE : fewest[rows[choice]]);
  const visits = rows.reduce(
    (most, _, choice) => (visitsOf(choice) === NONE ? most : Math.max(most, visitsOf(choice))),
    0,
  );
  const ones = 2 ** floating.length - 1;
  const undone = new Float64Array((ones + 1) * (visits + 1)).fill(Infinity);
  for (let choice = 0; choice < rows.length; choice++) {
    if (visitsOf(choice) === NONE) continue;
    const at = (choice & ones) * (visits + 1) + visitsOf(choice);
    undone[at] = Math.min(undone[at], done[rows.length - 1] - done[choice]);
  }
  for (let i = 1; i < undone.length; i++) if (i % (visits + 1) !== 0) undone[i] = Math.min(undone[i], undone[i - 1]);
  return { date: cell.date, floaters: floating.map((i) => cell.items[i]), visits, undone };
}

/** More visits than any cell needs: no visits do exactly these rows. */
const NONE = 255;

/**
 * For each set of rows, the fewest visits that do them: one that does the lowest row, and the fewest for what that
 * leaves. Where sets are closed, visits may do a row twice, which asks for no more than doing it once.
 */
function fewestVisits({ rows, sets, closed }: Cell): Uint8Array {
  const fewest = new Uint8Array(2 ** rows);
  const holding = Array.from({ length: rows }, (_, row) => sets.filter((set) => (set & (1 << row)) !== 0));
  for (let mask = 1; mask < fewest.length; mask++) {
    let least = NONE - 1;
    for (const set of holding[lowest(mask)]) {
      if (!closed && (set & ~mask) !== 0) continue;
      const rest = fewest[mask & ~set];
      if (rest < least) least = rest;
    }
    fewest[mask] = least + 1;
  }
  return fewest;
}

/** The rows of every choice of items; −1 where two of one kin are in it. Bit i of a choice is item `order[i]`. */
function rowsOfChoices(cell: Cell, items: readonly Item[], order: readonly number[]): Int32Array {
  const rows = new Int32Array(2 ** order.length);
  const kinOf = order.map((i) => items[cell.items[i]].kin);
  const rivals = kinOf.map((kin, i) =>
    kinOf.reduce((mask, other, j) => (i !== j && kin >= 0 && kin === other ? mask | (1 << j) : mask), 0),
  );
  for (let choice = 1; choice < rows.length; choice++) {
    const bit = lowest(choice);
    const rest = choice & (choice - 1);
    rows[choice] = rows[rest] < 0 || (rivals[bit] & rest) !== 0 ? -1 : rows[rest] | cell.rowsOfItem[order[bit]];
  }
  return rows;
}
