// The ways of a cell of which every set of rows is known: visits, and runs of visits that one shift makes in a row.
//
// Between visits that a shift makes to one patient in a row there is no way to go. So travel is claimed once by each run:
// by a run of one visit right before and after it; by a run of two nothing is claimed, but one group gives the time of both;
// of a run of three or more not even that is asked.

import { lowest } from "../bits.ts";
import type { CellWays, Taken, Worth } from "./priced-cell.ts";
import type { Slots } from "./slots.ts";

/** A set of rows that one visit could hold. */
export interface Way {
  readonly mask: number;
  /** The offer with travel claimed before and after it, and the one without. */
  readonly sole: number;
  readonly bare: number;
}

/** Cells with more rows are not divided into runs: a visit claims travel only where it is the cell's only one. */
const MOST_ROWS = 6;
const SOLE = -1;
const SEVERAL = -2;
const PAIR = -3;

export class ExactWays implements CellWays {
  readonly #ways: readonly Way[];
  readonly #slots: Slots;
  readonly #hasRuns: boolean;
  readonly #wayOf: Int32Array;
  /** Ways by their lowest row. */
  readonly #holding: readonly (readonly number[])[];
  /** By mask: two ways that one shift could serve one after the other, for each group that could: the slots of both. */
  readonly #pairStart: Int32Array;
  readonly #pairItem: Int32Array;
  /** By mask, claiming nothing: its cheapest division into visits, into at least two, and the way each begins with. */
  readonly #bare: Float64Array;
  readonly #bareBy: Int32Array;
  readonly #several: Float64Array;
  readonly #severalBy: Int32Array;
  /** By mask: its cost as one run; what run that is; the way it begins with where it is SEVERAL, its slots where a PAIR. */
  readonly #run: Float64Array;
  readonly #kind: Int8Array;
  readonly #slotOf: Int32Array;
  /** By mask: the rows of the run that has its lowest row. */
  readonly #runBy: Int32Array;

  /** @param slotsOf by way: slots of the offer that claims nothing */
  constructor(rows: number, ways: readonly Way[], slotsOf: readonly (readonly number[])[], slots: Slots) {
    const size = 2 ** rows;
    this.#slots = slots;
    this.#ways = ways;
    this.#wayOf = new Int32Array(size).fill(-1);
    for (const [i, { mask }] of ways.entries()) this.#wayOf[mask] = i;
    this.#holding = Array.from({ length: rows }, (_, row) =>
      ways.flatMap(({ mask }, i) => (lowest(mask) === row ? [i] : [])),
    );
    this.#hasRuns = rows <= MOST_ROWS;
    const pairs = Array.from({ length: this.#hasRuns ? size : 0 }, (_, mask) => this.#pairs(mask, slotsOf));
    this.#pairStart = new Int32Array(pairs.length + 1);
    for (const [mask, own] of pairs.entries()) this.#pairStart[mask + 1] = this.#pairStart[mask] + own.length;
    this.#pairItem = Int32Array.from(pairs.flat());
    this.#bare = new Float64Array(size);
    this.#bareBy = new Int32Array(size);
    this.#several = new Float64Array(size).fill(Infinity);
    this.#severalBy = new Int32Array(size);
    this.#run = new Float64Array(size);
    this.#kind = new Int8Array(size);
    this.#slotOf = new Int32Array(size);
    this.#runBy = new Int32Array(size);
  }

  #pairs(mask: number, slotsOf: readonly (readonly number[])[]): number[] {
    if (mask === 0) return [];
    return this.#holding[lowest(mask)].flatMap((first) => {
      const { mask: own } = this.#ways[first];
      const second = (own & ~mask) === 0 ? this.#wayOf[mask & ~own] : -1;
      return second < 0 ? [] : ofSameGroups(slotsOf[first], slotsOf[second], this.#slots);
    });
  }

  /** Sums that one look at all prices makes, as a rule. */
  get work(): number {
    return this.#bare.length * (1 + this.#ways.length) + (this.#hasRuns ? 3 ** this.#holding.length : 0);
  }

  price({ visit }: Worth, into: Float64Array): void {
    into[0] = 0;
    for (let mask = 1; mask < into.length; mask++) {
      this.#divide(mask, visit);
      this.#asOneRun(mask, visit);
      into[mask] = this.#run[mask];
      this.#runBy[mask] = mask;
      if (!this.#hasRuns) continue;
      const low = mask & -mask;
      const rest = mask & ~low;
      for (let part = rest; part !== 0; part = (part - 1) & rest) {
        const cost = this.#run[mask & ~part] + into[part];
        if (cost < into[mask]) {
          into[mask] = cost;
          this.#runBy[mask] = mask & ~part;
        }
      }
    }
  }

  /** Divides a mask into visits that claim nothing. */
  #divide(mask: number, visit: number): void {
    const slots = this.#slots;
    const ways = this.#holding[lowest(mask)];
    let bare = Infinity;
    let several = Infinity;
    for (let i = 0; i < ways.length; i++) {
      const way = this.#ways[ways[i]];
      if ((way.mask & ~mask) !== 0) continue;
      const own = visit + slots.cost[way.bare];
      if (way.mask === mask) {
        bare = own;
        this.#bareBy[mask] = ways[i];
      } else if (own + this.#bare[mask & ~way.mask] < several) {
        several = own + this.#bare[mask & ~way.mask];
        this.#severalBy[mask] = ways[i];
      }
    }
    if (several < bare) this.#bareBy[mask] = this.#severalBy[mask];
    this.#bare[mask] = Math.min(bare, several);
    this.#several[mask] = several;
  }

  /** All rows of a mask done by one shift in a row. */
  #asOneRun(mask: number, visit: number): void {
    const slots = this.#slots;
    const whole = this.#wayOf[mask];
    this.#run[mask] = whole < 0 ? Infinity : visit + slots.cost[this.#ways[whole].sole];
    this.#kind[mask] = SOLE;
    if (!this.#hasRuns) {
      if (this.#several[mask] < this.#run[mask]) this.#note(mask, this.#several[mask], SEVERAL);
      return;
    }
    const item = this.#pairItem;
    for (let i = this.#pairStart[mask]; i < this.#pairStart[mask + 1]; i += 2) {
      const cost = 2 * visit + slots.costOf(item[i]) + slots.costOf(item[i + 1]);
      if (cost >= this.#run[mask]) continue;
      this.#note(mask, cost, PAIR);
      this.#slotOf[mask] = i;
    }
    const ways = this.#holding[lowest(mask)];
    for (let i = 0; i < ways.length; i++) {
      const way = this.#ways[ways[i]];
      if ((way.mask & ~mask) !== 0) continue;
      const cost = visit + slots.cost[way.bare] + this.#several[mask & ~way.mask];
      if (cost >= this.#run[mask]) continue;
      this.#note(mask, cost, SEVERAL);
      this.#slotOf[mask] = ways[i];
    }
  }

  #note(mask: number, cost: number, kind: number): void {
    this.#run[mask] = cost;
    this.#kind[mask] = kind;
  }

  take(mask: number, into: Taken): void {
    for (let left = mask; left !== 0; ) {
      const run = this.#runBy[left];
      this.#takeRun(run, into);
      left &= ~run;
    }
  }

  #takeRun(mask: number, into: Taken): void {
    const kind = this.#kind[mask];
    if (kind === SOLE) {
      into.visits++;
      this.#slots.use(this.#ways[this.#wayOf[mask]].sole);
    } else if (kind === SEVERAL) {
      let left = mask;
      if (this.#hasRuns) left = this.#takeBare(this.#slotOf[mask], left, into);
      left = this.#takeBare(this.#severalBy[left], left, into);
      while (left !== 0) left = this.#takeBare(this.#bareBy[left], left, into);
    } else {
      into.visits += 2;
      this.#slots.useSlot(this.#pairItem[this.#slotOf[mask]], 1);
      this.#slots.useSlot(this.#pairItem[this.#slotOf[mask] + 1], 1);
    }
  }

  #takeBare(way: number, left: number, into: Taken): number {
    into.visits++;
    this.#slots.use(this.#ways[way].bare);
    return left & ~this.#ways[way].mask;
  }
}

/** For each group in both lists its slot of the one, then its slot of the other. Both are ascending by group. */
function ofSameGroups(one: readonly number[], other: readonly number[], slots: Slots): number[] {
  const both: number[] = [];
  let j = 0;
  for (const slot of one) {
    const group = slots.groupOf(slot);
    while (j < other.length && slots.groupOf(other[j]) < group) j++;
    if (j < other.length && slots.groupOf(other[j]) === group) both.push(slot, other[j]);
  }
  return both;
}
