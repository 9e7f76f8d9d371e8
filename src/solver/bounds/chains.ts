// From the cells of one patient to trade-offs that add up: cells that share items are looked at together.

import type { Steps } from "../../base/steps.ts";
import { count } from "./bits.ts";
import { type CellTable, cellTable } from "./cell-table.ts";
import { type Cell, cellWithout } from "./cells.ts";
import { chainCurve, type Floater, type Floaters } from "./chain.ts";
import type { Clock } from "./clock.ts";
import { type Curve, sumOf } from "./curve.ts";
import type { Item } from "./items.ts";
import { joined } from "./rows.ts";
import { datesApart, tallyOf } from "./tally.ts";

/** Rows of one cell; its table has 2 to the power of that many entries. */
const MOST_ROWS = 14;

/** The trade-off of all cells of one patient. */
export function* curveOfCells(clock: Clock, items: readonly Item[], cells: readonly Cell[]): Steps<Curve> {
  const kept = small(cells);
  const floaters = floatersOf(items, kept, (item) => datesApart(clock, item));
  let sum: Curve = new Float64Array(1);
  for (const chain of chainsOf(kept, floaters)) sum = sumOf(sum, yield* curveOfChain(chain, items, floaters));
  return sum;
}

export function without(cells: readonly Cell[], dropped: number): Cell[] {
  return cells.flatMap((cell) => cellWithout(cell, (item) => item === dropped) ?? []);
}

/** Cells that are small enough for a table. What is left out for that, with most others in its sets, costs no visits. */
export function small(cells: readonly Cell[]): readonly Cell[] {
  const large = cells.find((cell) => cell.rows > MOST_ROWS);
  if (large === undefined) return cells;
  const company = large.rowsOfItem.map((rows) =>
    count(large.sets.reduce((all, set) => ((set & rows) === 0 ? all : all | set), 0)),
  );
  return small(without(cells, large.items[company.indexOf(Math.max(...company))]));
}

/** Items that several cells could do, or that are needed several times on dates so far `apart`. */
export function floatersOf(items: readonly Item[], cells: readonly Cell[], apart: (item: Item) => number): Floaters {
  const cellsOfItem = new Uint32Array(items.length);
  for (const cell of cells) for (const item of cell.items) cellsOfItem[item]++;
  const floaters = new Map<number, Floater>();
  for (const [index, item] of items.entries()) {
    const times = item.occurrences.length;
    if (cellsOfItem[index] < 2 && times === 1) continue;
    floaters.set(index, { tally: tallyOf(times, apart(item)), cost: item.priority });
  }
  return floaters;
}

/** Cells that share a floater, directly or through others; each chain by date. */
export function chainsOf(cells: readonly Cell[], floaters: Floaters): (readonly Cell[])[] {
  const floats = (item: number) => floaters.has(item);
  const tied = cells.filter((cell) => cell.items.some(floats));
  const alone = cells.filter((cell) => !cell.items.some(floats)).map((cell) => [cell]);
  const chains = joined(tied, (a, b) => a.items.some((item) => floats(item) && b.items.includes(item)));
  return [...alone, ...chains.map((chain) => chain.sort((a, b) => a.date - b.date))];
}

/**
 * The trade-off of a chain. Where it is too much work, dates need no longer be apart; where it still is, the floater in
 * most cells is left out and costs no visits.
 */
function* curveOfChain(chain: readonly Cell[], items: readonly Item[], floaters: Floaters): Steps<Curve> {
  const tables: CellTable[] = [];
  for (const cell of chain) {
    tables.push(cellTable(cell, items, (item) => floaters.has(item)));
    yield;
  }
  const loose = () => floatersOf(items, chain, () => 1);
  const curve = (yield* chainCurve(tables, floaters)) ?? (yield* chainCurve(tables, loose()));
  if (curve !== undefined) return curve;
  const cellsOfItem = new Map<number, number>();
  for (const table of tables)
    for (const item of table.floaters) cellsOfItem.set(item, (cellsOfItem.get(item) ?? 0) + 1);
  const [widest] = [...cellsOfItem].reduce((most, one) => (one[1] > most[1] ? one : most));
  return yield* curveOfChain(without(chain, widest), items, floaters);
}
