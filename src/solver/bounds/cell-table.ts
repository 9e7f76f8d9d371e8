// What a number of visits can do in one cell.

import { lowest } from "./bits.ts";
import type { Cell } from "./cells.ts";
import type { Item } from "./items.ts";
import type { Meeting } from "./meetings.ts";

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
  const floaters = cell.items.filter(isFloater);
  const order = [...floaters, ...cell.items.filter((item) => !isFloater(item))];
  const rows = rowsOfChoices(cell, items, order, floaters.length);
  const done = new Float64Array(rows.length);
  for (let choice = 1; choice < rows.length; choice++) {
    const bit = lowest(choice);
    done[choice] = done[choice & (choice - 1)] + (bit < floaters.length ? 0 : items[order[bit]].priority);
  }
  const fewest = fewestVisits(cell);
  const visitsFor = rows.map((mask) => (mask < 0 ? NONE : fewest[mask]));
  const visits = visitsFor.reduce((most, needed) => (needed === NONE ? most : Math.max(most, needed)), 0);
  const ones = 2 ** floaters.length - 1;
  const undone = new Float64Array((ones + 1) * (visits + 1)).fill(Infinity);
  for (let choice = 0; choice < rows.length; choice++) {
    if (visitsFor[choice] === NONE) continue;
    const at = (choice & ones) * (visits + 1) + visitsFor[choice];
    undone[at] = Math.min(undone[at], done[rows.length - 1] - done[choice]);
  }
  for (let i = 1; i < undone.length; i++) if (i % (visits + 1) !== 0) undone[i] = Math.min(undone[i], undone[i - 1]);
  return { date: cell.date, floaters, visits, undone };
}

/** More visits than any cell needs: no visits do exactly these rows. */
export const NONE = 255;

/**
 * For each set of rows, the fewest visits that do them: two that meet over a double-handed item, or one that does the
 * lowest row, and the fewest for what that leaves. Where sets are closed, visits may do a row twice, which asks for no
 * more than doing it once.
 */
export function fewestVisits({ rows, sets, closed, meetings }: Cell): Uint8Array {
  const fewest = new Uint8Array(2 ** rows);
  const holding = Array.from({ length: rows }, (_, row) => sets.filter((set) => (set & (1 << row)) !== 0));
  for (let mask = 1; mask < fewest.length; mask++) {
    const meeting = meetings.find(({ hands }) => (hands & ~mask) === 0);
    if (meeting !== undefined) {
      fewest[mask] = withMeeting(meeting, fewest, mask);
      continue;
    }
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

/** The fewest visits for rows with both hands of a double-handed item, from those for fewer rows. */
function withMeeting({ pairs }: Meeting, fewest: Uint8Array, mask: number): number {
  let least = NONE - 2;
  for (const [a, b] of pairs) {
    if (((a | b) & ~mask) !== 0) continue;
    const rest = fewest[mask & ~(a | b)];
    if (rest < least) least = rest;
  }
  return least + 2;
}

/**
 * The rows of every choice of items; bit i of a choice is item `order[i]`, the first `floating` of which float. −1 for
 * what cannot be: two rivals, or an item without one that it needs and that only this cell could do.
 */
export function rowsOfChoices(
  cell: Cell,
  items: readonly Item[],
  order: readonly number[],
  floating: number,
): Int32Array {
  const rowsOf = order.map((item) => cell.rowsOfItem[cell.items.indexOf(item)]);
  const rivals = order.map((a) => maskOf(order, (b) => items[a].rivals.includes(b)));
  const needs = order.map((a) =>
    maskOf(order, (b, i) => i >= floating && items[a].needs.includes(items[b].occurrences[0])),
  );
  const rows = new Int32Array(2 ** order.length);
  for (let choice = 1; choice < rows.length; choice++) {
    let mask = 0;
    for (let left = choice; left !== 0 && mask >= 0; left &= left - 1) {
      const bit = lowest(left);
      const allowed = (rivals[bit] & choice) === 0 && (needs[bit] & ~choice) === 0;
      mask = allowed ? mask | rowsOf[bit] : -1;
    }
    rows[choice] = mask;
  }
  return rows;
}

function maskOf(order: readonly number[], holds: (item: number, i: number) => boolean): number {
  return order.reduce((mask, item, i) => (holds(item, i) ? mask | (1 << i) : mask), 0);
}
