// Cells tied together by floaters: the trade-off of all of them.

import type { Steps } from "../../base/steps.ts";
import type { CellTable } from "./cell-table.ts";
import { type Curve, trimmed } from "./curve.ts";
import type { Tally } from "./tally.ts";
import { Walk } from "./walk.ts";

/** An item that several cells could do, or that is needed several times. */
export interface Floater {
  readonly tally: Tally;
  /** What each time it is left undone costs. */
  readonly cost: number;
}

/** By item. */
export type Floaters = ReadonlyMap<number, Floater>;

/** Numbers looked at for one chain, exactly or with visits at a price; a few milliseconds. */
const MOST_WORK = 500_000;
/** What a visit is worth in priority, tried one after the other. */
const PRICES = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80];
/** More than the visits of any patient: what priority is worth where visits only break ties. */
const FAR_ABOVE = 2 ** 16;
/** Cells walked between two yields. */
const TABLES_A_STEP = 8;

/**
 * The trade-off of a chain of cells, `tables` by date: exact where that is little work, else what prices prove;
 * nothing where even that is too much.
 */
export function* chainCurve(tables: readonly CellTable[], floaters: Floaters): Steps<Curve | undefined> {
  if (workOf(tables, floaters) <= MOST_WORK) return trimmed(yield* walked(tables, floaters, 1));
  const atAPrice = tables.map((table) => priced(table, 0, 0));
  if (workOf(atAPrice, floaters) * (PRICES.length + 1) > MOST_WORK) return undefined;
  return yield* pricedCurve(tables, floaters);
}

function* walked(tables: readonly CellTable[], floaters: Floaters, scale: number): Steps<Float64Array> {
  const walk = new Walk();
  const last = lastTables(tables);
  const opened = new Set<number>();
  for (const [index, table] of tables.entries()) {
    for (const item of table.floaters) {
      if (!opened.has(item)) walk.open(item, floaters.get(item)!.tally);
      opened.add(item);
    }
    walk.step(table);
    if (index % TABLES_A_STEP === 0) yield;
    for (const item of table.floaters) if (last.get(item) === index) walk.close(item, floaters.get(item)!.cost * scale);
  }
  return walk.end();
}

/**
 * With a visit at price p, let z be the least of priority undone + p × visits. Then v visits leave at least z − p × v
 * undone, for any p ≥ 0: the Lagrangian dual of the number of visits (Fisher 1981), its multiplier drawn from a list.
 * The least priority undone, and the fewest visits for it, are exact.
 */
function* pricedCurve(tables: readonly CellTable[], floaters: Floaters): Steps<Curve> {
  const least = yield* valueAt(1, 0);
  const visits = (yield* valueAt(FAR_ABOVE, 1)) - least * FAR_ABOVE;
  const curve = new Float64Array(visits + 1).fill(least);
  for (let v = 0; v < visits; v++) curve[v] = least + (visits - v) / FAR_ABOVE;
  for (const price of PRICES) {
    const value = yield* valueAt(1, price);
    for (let v = 0; v < visits; v++) curve[v] = Math.max(curve[v], value - price * v);
  }
  const grain = grainOf(tables, floaters);
  return grain === 0 ? curve : curve.map((undone) => Math.ceil(undone / grain) * grain);

  /** The least of `scale` × priority undone + `price` × visits. */
  function* valueAt(scale: number, price: number): Steps<number> {
    const atAPrice = tables.map((table) => priced(table, scale, price));
    return (yield* walked(atAPrice, floaters, scale))[0];
  }
}

/** What every sum of priorities here is a multiple of; 0 where they are not whole numbers. */
function grainOf(tables: readonly CellTable[], floaters: Floaters): number {
  let grain = 0;
  const note = (value: number) => {
    for (let rest = value; rest !== 0; ) [grain, rest] = [rest, grain % rest];
  };
  for (const { cost } of floaters.values()) if (!Number.isInteger(cost)) return 0;
  for (const { cost } of floaters.values()) note(cost);
  for (const { undone } of tables) {
    for (const value of undone) {
      if (value === Infinity) continue;
      if (!Number.isInteger(value)) return 0;
      note(value);
    }
  }
  return grain;
}

/** The table with `scale` × priority undone + `price` × visits for each set of floaters, and no visits to choose. */
function priced({ date, floaters, visits, undone }: CellTable, scale: number, price: number): CellTable {
  const values = new Float64Array(2 ** floaters.length).fill(Infinity);
  for (let at = 0; at < undone.length; at++) {
    const set = Math.floor(at / (visits + 1));
    if (undone[at] < Infinity) values[set] = Math.min(values[set], scale * undone[at] + price * (at % (visits + 1)));
  }
  return { date, floaters, visits: 0, undone: values };
}

/** How many numbers a walk would look at. */
function workOf(tables: readonly CellTable[], floaters: Floaters): number {
  const last = lastTables(tables);
  const live = new Set<number>();
  let states = 1;
  let width = 1;
  let work = 0;
  for (const [index, { floaters: own, visits }] of tables.entries()) {
    for (const item of own) {
      if (!live.has(item)) states *= floaters.get(item)!.tally.size;
      live.add(item);
    }
    work += states * width * 2 ** own.length * (visits + 1);
    width += visits;
    for (const item of own) if (last.get(item) === index && live.delete(item)) states /= floaters.get(item)!.tally.size;
  }
  return work;
}

/** Of each floater the index of the last table it is in. */
function lastTables(tables: readonly CellTable[]): ReadonlyMap<number, number> {
  return new Map(tables.flatMap(({ floaters }, index) => floaters.map((item) => [item, index] as const)));
}
