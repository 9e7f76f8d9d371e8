// The ways of a cell of which every visit is known, each at a price of its own.

import { lowest } from "../bits.ts";
import type { CellWays, Taken, Worth } from "../capacity/priced-cell.ts";
import { fewestVisits, NONE } from "../cell-table.ts";
import type { Cell } from "../cells.ts";

/** Prices of all visits, by way: set before ways are priced. */
export interface PricesOfWays {
  prices: Float64Array;
}

export class ListedWays implements CellWays {
  readonly #masks: Int32Array;
  readonly #ways: Int32Array;
  /** By row: which of the masks have it as their lowest. */
  readonly #holding: readonly Int32Array[];
  readonly #priced: PricesOfWays;
  readonly #by: Int32Array;

  /** @param ways each with its rows and its index among all ways */
  constructor(rows: number, ways: readonly { readonly mask: number; readonly way: number }[], priced: PricesOfWays) {
    this.#masks = Int32Array.from(ways, ({ mask }) => mask);
    this.#ways = Int32Array.from(ways, ({ way }) => way);
    this.#holding = Array.from({ length: rows }, (_, row) =>
      Int32Array.from(ways.flatMap(({ mask }, i) => (lowest(mask) === row ? [i] : []))),
    );
    this.#priced = priced;
    this.#by = new Int32Array(2 ** rows);
  }

  get work(): number {
    return this.#by.length * (1 + this.#masks.length);
  }

  price({ visit }: Worth, into: Float64Array): void {
    const { prices } = this.#priced;
    into[0] = 0;
    for (let mask = 1; mask < into.length; mask++) {
      const holding = this.#holding[lowest(mask)];
      let least = Infinity;
      for (let j = 0; j < holding.length; j++) {
        const i = holding[j];
        if ((this.#masks[i] & ~mask) !== 0) continue;
        const cost = visit + prices[this.#ways[i]] + into[mask & ~this.#masks[i]];
        if (cost >= least) continue;
        least = cost;
        this.#by[mask] = i;
      }
      into[mask] = least;
    }
  }

  take(mask: number, into: Taken): void {
    for (let left = mask; left !== 0; left &= ~this.#masks[this.#by[left]]) {
      into.visits++;
      into.used[this.#ways[this.#by[left]]]++;
    }
  }
}

/** The ways of any other cell: as many visits as are needed at least, none of which has a price. */
export class FreeWays implements CellWays {
  readonly #fewest: Uint8Array;

  constructor(cell: Cell) {
    this.#fewest = fewestVisits(cell);
  }

  get work(): number {
    return this.#fewest.length;
  }

  price({ visit }: Worth, into: Float64Array): void {
    for (let mask = 0; mask < into.length; mask++) {
      into[mask] = this.#fewest[mask] === NONE ? Infinity : visit * this.#fewest[mask];
    }
  }

  take(mask: number, into: Taken): void {
    into.visits += this.#fewest[mask];
  }
}
