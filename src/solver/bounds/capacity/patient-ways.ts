// How one patient could be served where time has a price: their cells, tied together by what several of them could do.

import { Pace, type Steps } from "../../../base/steps.ts";
import { intersect, merge, type Stretches } from "../../../base/stretches.ts";
import { lowest } from "../bits.ts";
import type { Cell } from "../cells.ts";
import { chainsOf, floatersOf, small, without } from "../chains.ts";
import type { Clock } from "../clock.ts";
import type { Item } from "../items.ts";
import type { Care } from "../patient.ts";
import { type Row, rowsOf } from "../rows.ts";
import { datesApart } from "../tally.ts";
import type { Claims } from "./claims.ts";
import { ExactWays, type Way } from "./exact-ways.ts";
import { Layers } from "./layers.ts";
import type { Offers } from "./offers.ts";
import { type CellWays, PricedCell, type Taken, type Worth } from "./priced-cell.ts";
import { RoughWays } from "./rough-ways.ts";
import type { Slots } from "./slots.ts";

/** Ways × masks of one cell above which it is taken roughly. */
const MOST_WORK = 100_000;
/** What a cell counts as beside that, where so much work is done between two yields. */
const LEAST_WORK = MOST_WORK / 20;
/** Lists of slots looked for between two yields. */
const LISTS_A_STEP = 50;

/** Ticks of travel claimed before and after a visit. */
interface Claimed {
  readonly before: number;
  readonly after: number;
}

/** Cells that share floaters. */
interface Chain {
  readonly cells: readonly PricedCell[];
  readonly layers: Layers;
}

export class PatientWays {
  readonly #chains: readonly Chain[];
  /** Priority of what nobody could do. */
  readonly #impossible: number;
  /** Sums that `serve` makes, roughly. */
  readonly work: number;

  constructor(chains: readonly Chain[], impossible: number) {
    this.#chains = chains;
    this.#impossible = impossible;
    this.work = chains.reduce(
      (sum, { cells, layers }) => cells.reduce((own, cell) => own + cell.work, sum + layers.size),
      0,
    );
  }

  /** The least that serving the patient costs at the prices that all ways know; what it takes, into `into`. */
  serve(worth: Worth, into: Taken): number {
    let cost = worth.priority * this.#impossible;
    into.unscheduled += this.#impossible;
    for (const { cells, layers } of this.#chains) {
      for (let i = 0; i < cells.length; i++) cells[i].price(worth);
      cost += layers.cost(cells, worth.priority);
      into.unscheduled += layers.trace((cell, floaters) => cells[cell].take(floaters, into));
    }
    return cost;
  }
}

/** A cell of which every visit is known. */
export interface KnownCell {
  readonly cell: Cell;
  /** Unit of each row. */
  readonly units: readonly number[];
  /** Visits, each with the offer of its time and of the travel it claims. */
  readonly visits: readonly {
    readonly mask: number;
    readonly length: number;
    readonly starts: Stretches;
    readonly offer: number;
  }[];
}

/** A patient's ways, and the cells of which every visit is known. */
export function* patientWays(
  care: Care,
  offers: Offers,
  slots: Slots,
  claims: Claims,
): Steps<{ ways: PatientWays; known: KnownCell[] }> {
  const { clock, items, blurred } = care;
  const kept = small(care.cells);
  const known = blurred ? new Set<Cell>() : new Set(care.cells.filter((cell) => !cell.closed && !isLarge(cell)));
  const cells = yield* exactCells(
    clock,
    items,
    kept.filter((cell) => known.has(cell)),
  );
  // A visit of a cell that is taken roughly could come right before or after any other.
  const { patient } = clock;
  const mayClaim = !blurred && cells.length === care.cells.length;
  const claim = mayClaim ? { before: claims.before[patient], after: claims.after[patient] } : { before: 0, after: 0 };
  const waysOf = yield* waysOfCells(clock, cells, offers, slots, claim);
  const make = (cell: Cell) => waysOf.get(cell)?.ways ?? roughWays(clock, items, cell, offers, slots);
  return { ways: yield* waysWith(care, make), known: [...waysOf.values()].map(({ known }) => known) };
}

/** A patient's ways, given those of each cell; what is asked of a cell that is not in `care` must hold for any visits. */
export function* waysWith(
  { clock, items, cells, impossible }: Care,
  make: (cell: Cell) => CellWays,
): Steps<PatientWays> {
  let undone = 0;
  for (const occurrence of impossible) undone += clock.problem.priorityOfOccurrence[occurrence];
  const kept = small(cells);
  const floaters = floatersOf(items, kept, (item) => datesApart(clock, item));
  const chains: Chain[] = [];
  for (const chain of chainsOf(kept, floaters)) chains.push(yield* chainOf(chain, clock, items, make));
  return new PatientWays(chains, undone);
}

function isLarge(cell: Cell): boolean {
  return workOf(cell) > MOST_WORK;
}

function workOf({ rows, sets }: Cell): number {
  return sets.length * 2 ** rows;
}

/** The chain; where it is too much work, the floater in most cells is left out and costs nothing. */
function* chainOf(
  chain: readonly Cell[],
  clock: Clock,
  items: readonly Item[],
  make: (cell: Cell) => CellWays,
): Steps<Chain> {
  const floaters = floatersOf(items, chain, (item) => datesApart(clock, item));
  const cells: { date: number; priced: PricedCell }[] = [];
  const pace = new Pace(MOST_WORK);
  for (const cell of chain) {
    const priced = new PricedCell(cell, items, (item) => floaters.has(item), make(cell));
    cells.push({ date: cell.date, priced });
    if (pace.due(LEAST_WORK + priced.work)) yield;
  }
  const layers = Layers.of(cells, floaters);
  if (layers !== undefined) return { cells: cells.map(({ priced }) => priced), layers };
  const cellsOf = (item: number) => chain.filter((cell) => cell.items.includes(item)).length;
  const widest = [...floaters.keys()].reduce((most, item) => (cellsOf(item) > cellsOf(most) ? item : most));
  return yield* chainOf(without(chain, widest), clock, items, make);
}

/** A cell whose sets are all known, with what each of them asks for. */
interface ExactCell {
  readonly cell: Cell;
  readonly rows: readonly Row[];
  readonly sets: readonly { readonly mask: number; readonly length: number; readonly starts: Stretches }[];
  /** First start and last end of its visits. */
  readonly from: number;
  readonly to: number;
}

function* exactCells(clock: Clock, items: readonly Item[], cells: readonly Cell[]): Steps<ExactCell[]> {
  const exact: ExactCell[] = [];
  const pace = new Pace(MOST_WORK);
  for (const cell of cells) {
    const rows = rowsOf(clock, items, cell.items, cell.date);
    const startsOf = startsOfSets(clock, rows, cell.date);
    const sets = cell.sets.flatMap((mask) => {
      const { length, starts } = startsOf(mask);
      return starts.length === 0 ? [] : [{ mask, length, starts }];
    });
    const from = Math.min(...sets.map(({ starts }) => starts[0]));
    const to = Math.max(...sets.map(({ starts, length }) => starts[starts.length - 1] + length));
    exact.push({ cell, rows, sets, from, to });
    if (pace.due(LEAST_WORK + workOf(cell))) yield;
  }
  return exact;
}

/** When visits that hold exactly some rows could start: in any order, whatever else the rows owe each other. */
function startsOfSets({ problem, patient, setup, days }: Clock, rows: readonly Row[], date: number) {
  const fitting = new Map<number, Stretches>([[0, [days.startOf(date), days.startOf(date + 1) - 1]]]);
  const careOf = (mask: number) => {
    let care = 0;
    for (let left = mask; left !== 0; left &= left - 1) care += rows[lowest(left)].minutes;
    return care;
  };
  const fittingOf = (mask: number): Stretches => {
    const known = fitting.get(mask);
    if (known !== undefined) return known;
    const found: number[] = [];
    for (let left = mask; left !== 0; left &= left - 1) {
      const last = lowest(left);
      const before = mask & ~(1 << last);
      found.push(...intersect(fittingOf(before), rows[last].starts, -(setup + careOf(before))));
    }
    const merged = merge(found);
    fitting.set(mask, merged);
    return merged;
  };
  const { availableStart, availableItem, leastVisitOfPatient } = problem;
  return (mask: number) => {
    const length = Math.max(setup + careOf(mask), leastVisitOfPatient[patient]);
    const home: number[] = [];
    for (let i = availableStart[patient]; i < availableStart[patient + 1]; i += 2) {
      home.push(...intersect(fittingOf(mask), [availableItem[i], availableItem[i + 1] - length]));
    }
    return { length, starts: merge(home) };
  };
}

function* waysOfCells(
  clock: Clock,
  cells: readonly ExactCell[],
  offers: Offers,
  slots: Slots,
  claims: Claimed,
): Steps<ReadonlyMap<Cell, { ways: ExactWays; known: KnownCell }>> {
  const pace = new Pace(LISTS_A_STEP);
  const ways = new Map<Cell, { ways: ExactWays; known: KnownCell }>();
  const { patient } = clock;
  const asked = (one: ExactCell, { mask, length, starts }: ExactCell["sets"][number], before: number, after: number) =>
    offers.slotsFor({
      patient,
      date: one.cell.date,
      units: one.rows.filter((_, i) => (mask & (1 << i)) !== 0).map(({ unit }) => unit),
      length,
      before,
      after,
      starts,
      whole: true,
    });
  const bare = new Map<ExactCell, (readonly number[])[]>();
  for (const one of cells) {
    const own: (readonly number[])[] = [];
    bare.set(one, own);
    for (const set of one.sets) {
      own.push(asked(one, set, 0, 0));
      if (pace.due(1)) yield;
    }
  }
  for (const one of cells) {
    const { before, after } = trimmedClaims(one, cells, bare, slots, claims);
    const made: Way[] = [];
    const slotsOf: (readonly number[])[] = [];
    const visits: KnownCell["visits"][number][] = [];
    for (const [i, set] of one.sets.entries()) {
      const own = bare.get(one)![i];
      if (own.length === 0) continue;
      const sole = slots.offer(asked(one, set, before, after));
      made.push({ mask: set.mask, sole, bare: slots.offer(own) });
      slotsOf.push(own);
      visits.push({ ...set, offer: sole });
      if (pace.due(1)) yield;
    }
    const known = { cell: one.cell, units: one.rows.map(({ unit }) => unit), visits };
    ways.set(one.cell, { ways: new ExactWays(one.cell.rows, made, slotsOf, slots), known });
  }
  return ways;
}

/**
 * Claims of a cell, cut where one shift could make visits of two cells with less time between them. Its breaks may take
 * up that time: between two visits to one patient there is no way to go that would leave room for claims beside them.
 */
function trimmedClaims(
  one: ExactCell,
  cells: readonly ExactCell[],
  bare: ReadonlyMap<ExactCell, readonly (readonly number[])[]>,
  slots: Slots,
  claims: Claimed,
): Claimed {
  let { before, after } = claims;
  const most = before + after;
  if (most === 0) return claims;
  const groupsOf = (cell: ExactCell) =>
    new Set(bare.get(cell)!.flatMap((own) => own.map((slot) => slots.groupOf(slot))));
  const own = groupsOf(one);
  const pause = Math.max(0, ...Array.from(own, (group) => slots.pauseOf(group)));
  for (const other of cells) {
    if (other === one || other.from - one.to >= most + pause || one.from - other.to >= most + pause) continue;
    const shared = [...groupsOf(other)].filter((group) => own.has(group));
    if (shared.length === 0) continue;
    const taken = Math.max(...shared.map((group) => slots.pauseOf(group)));
    const gapAfter = other.from - one.to - taken;
    const gapBefore = one.from - other.to - taken;
    if (gapAfter >= most || gapBefore >= most) continue;
    if (gapAfter > 0) after = Math.min(after, gapAfter >> 1);
    else if (gapBefore > 0) before = Math.min(before, gapBefore >> 1);
    else [before, after] = [0, 0];
  }
  return { before, after };
}

/** The ways of a cell of which only the rows are sure. */
function roughWays(clock: Clock, items: readonly Item[], cell: Cell, offers: Offers, slots: Slots): RoughWays {
  const rows = rowsOf(clock, items, cell.items, cell.date);
  const own = rows.map(({ unit, minutes, starts }) =>
    slots.offer(
      offers.slotsFor({
        patient: clock.patient,
        date: cell.date,
        units: [unit],
        length: minutes,
        before: 0,
        after: 0,
        starts,
        whole: false,
      }),
    ),
  );
  return new RoughWays(cell, own, slots);
}
