// Cells: parts of one patient's care on one date that share no visit, so that their visits simply add up.

import { gathered, lowest, maximal } from "./bits.ts";
import type { Item } from "./items.ts";
import { type Meeting, meetingsAmong } from "./meetings.ts";
import { bearOnEachOther, joined, type Row } from "./rows.ts";

/** Sets looked at for one table, some milliseconds. */
const MOST_WORK = 1_000_000;

/** Items of one patient, and the sets of their rows that visits of one date could hold. */
export interface Cell {
  readonly date: number;
  /** Indices of items, ascending. */
  readonly items: readonly number[];
  /** Rows of each item, as bits. */
  readonly rowsOfItem: readonly number[];
  readonly rows: number;
  /** Distinct sets of rows; the maximal ones where `closed`. */
  readonly sets: readonly number[];
  /**
   * Whether every part of a set counts as a visit too. False where `sets` are all there are: what one row bridges in
   * one visit stays unbridged in another, so visits then share the rows out among them.
   */
  readonly closed: boolean;
  /** Who may meet over double-handed items, where that is known; none where `closed`. */
  readonly meetings: readonly Meeting[];
}

/** Sets of rows that one visit could hold. */
export type VisitSets = Pick<Cell, "sets" | "closed" | "meetings">;

/** Cuts a group of rows where no set joins them. An item with a row in no set cannot be done on this date: it is left out. */
export function cellsOf(items: readonly Item[], rows: readonly Row[], visits: VisitSets, date: number): Cell[] {
  const { sets } = visits;
  const covered = sets.reduce((mask, set) => mask | set, 0);
  const rowsOf = new Map<number, number>();
  for (const [i, row] of rows.entries()) rowsOf.set(row.item, (rowsOf.get(row.item) ?? 0) | (1 << i));
  const doable = [...rowsOf.keys()].filter((item) => (rowsOf.get(item)! & ~covered) === 0);
  const related = (a: number, b: number) =>
    bearOnEachOther(items, a, b) || sets.some((set) => (set & rowsOf.get(a)!) !== 0 && (set & rowsOf.get(b)!) !== 0);
  return joined(doable, related).map((part) => cellOf(date, part, rowsOf, visits));
}

function cellOf(
  date: number,
  part: readonly number[],
  rowsOf: ReadonlyMap<number, number>,
  { sets, closed, meetings }: VisitSets,
): Cell {
  const items = [...part].sort((a, b) => a - b);
  const bits: number[] = [];
  const rowsOfItem = items.map((item) => {
    const first = bits.length;
    for (let left = rowsOf.get(item)!; left !== 0; left &= left - 1) bits.push(lowest(left));
    return (2 ** (bits.length - first) - 1) << first;
  });
  const own = new Set(sets.map((set) => gathered(set, bits)).filter((set) => set !== 0));
  return {
    date,
    items,
    rowsOfItem,
    rows: bits.length,
    ...withinReason({ sets: [...own], closed, meetings: meetingsAmong(meetings, bits) }, bits.length),
  };
}

/** The cell without some of its items; nothing where none is left. Visits may still hold what is left together. */
export function cellWithout(cell: Cell, dropped: (item: number) => boolean): Cell | undefined {
  const items = cell.items.filter((item) => !dropped(item));
  if (items.length === cell.items.length) return cell;
  if (items.length === 0) return undefined;
  const all = 2 ** cell.rows - 1;
  const rowsOf = new Map(cell.items.map((item, i) => [item, cell.rowsOfItem[i] & all]));
  return cellOf(cell.date, items, rowsOf, cell);
}

/** The sets as they are if a table over all of them is little work; else the maximal ones and all their parts. */
function withinReason({ sets, closed, meetings }: VisitSets, rows: number): VisitSets {
  const isLittle = (choices: number) => choices * 2 ** rows <= MOST_WORK;
  if (closed || !isLittle(sets.length / rows)) return { sets: maximal(sets), closed: true, meetings: [] };
  return { sets, closed, meetings: meetings.filter(({ pairs }) => isLittle(pairs.length)) };
}
