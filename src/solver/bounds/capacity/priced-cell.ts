// What one cell costs at given prices: who makes which visits, so that visits, time and what is left undone cost least.

import { lowest } from "../bits.ts";
import { rowsOfChoices } from "../cell-table.ts";
import type { Cell } from "../cells.ts";
import type { Item } from "../items.ts";

/** What a visit costs beside time, and a point of priority left undone. */
export interface Worth {
  readonly visit: number;
  readonly priority: number;
}

/** What a solution of the priced problem has of everything. */
export interface Taken {
  visits: number;
  unscheduled: number;
  /** By resource. */
  readonly used: Float64Array;
}

/** How the rows of a cell could be done, in visits whose time has a price. */
export interface CellWays {
  /** Sums that `price` makes, roughly. */
  readonly work: number;
  /** Cost of the rows of each mask at prices just settled, into `into`. */
  price(worth: Worth, into: Float64Array): void;
  /** Adds what the rows of a mask take. */
  take(mask: number, into: Taken): void;
}

/** A cell with its choices: what each set of floaters costs at least. */
export class PricedCell {
  readonly floaters: readonly number[];
  /** By set of floaters. */
  readonly cost: Float64Array;
  readonly #ways: CellWays;
  /** Rows of each choice of items, the floaters' bits first; −1 where there is no such choice. */
  readonly #rowsOfChoice: Int32Array;
  /** The choices there are. */
  readonly #choices: Int32Array;
  /** Priority of the cell's own items that each choice leaves undone. */
  readonly #undoneOfChoice: Float64Array;
  readonly #choice: Int32Array;
  readonly #costOfRows: Float64Array;

  constructor(cell: Cell, items: readonly Item[], isFloater: (item: number) => boolean, ways: CellWays) {
    this.#ways = ways;
    this.floaters = cell.items.filter(isFloater);
    const order = [...this.floaters, ...cell.items.filter((item) => !isFloater(item))];
    this.#rowsOfChoice = rowsOfChoices(cell, items, order, this.floaters.length);
    const all = this.#rowsOfChoice.length - 1;
    this.#choices = Int32Array.from(this.#rowsOfChoice.keys()).filter((choice) => this.#rowsOfChoice[choice] >= 0);
    const done = new Float64Array(all + 1);
    for (let choice = 1; choice <= all; choice++) {
      const bit = lowest(choice);
      done[choice] = done[choice & (choice - 1)] + (bit < this.floaters.length ? 0 : items[order[bit]].priority);
    }
    this.#undoneOfChoice = done.map((priority) => done[all] - priority);
    this.cost = new Float64Array(2 ** this.floaters.length);
    this.#choice = new Int32Array(this.cost.length);
    this.#costOfRows = new Float64Array(2 ** cell.rows);
  }

  /** Sums that `price` makes, roughly. */
  get work(): number {
    return this.#ways.work + this.#rowsOfChoice.length;
  }

  price(worth: Worth): void {
    this.#ways.price(worth, this.#costOfRows);
    const { priority } = worth;
    const [choices, rowsOf, undoneOf, costOfRows] = [
      this.#choices,
      this.#rowsOfChoice,
      this.#undoneOfChoice,
      this.#costOfRows,
    ];
    const [cost, by] = [this.cost.fill(Infinity), this.#choice];
    const ones = cost.length - 1;
    for (let i = 0; i < choices.length; i++) {
      const choice = choices[i];
      const own = costOfRows[rowsOf[choice]] + priority * undoneOf[choice];
      if (own >= cost[choice & ones]) continue;
      cost[choice & ones] = own;
      by[choice & ones] = choice;
    }
  }

  take(floaters: number, into: Taken): void {
    const choice = this.#choice[floaters];
    into.unscheduled += this.#undoneOfChoice[choice];
    this.#ways.take(this.#rowsOfChoice[choice], into);
  }
}
