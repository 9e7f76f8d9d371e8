// The ways of a cell of which not every set of rows is known exactly: as many visits as are needed at least, and the
// minutes of each row by themselves, each given by whoever could and whenever it costs least.

import { lowest } from "../bits.ts";
import { fewestVisits, NONE } from "../cell-table.ts";
import type { Cell } from "../cells.ts";
import type { CellWays, Taken, Worth } from "./priced-cell.ts";
import type { Slots } from "./slots.ts";

export class RoughWays implements CellWays {
  readonly #fewest: Uint8Array;
  /** By row: the offer of its own minutes; −1 where none is known. */
  readonly #offers: readonly number[];
  readonly #slots: Slots;

  constructor(cell: Cell, offers: readonly number[], slots: Slots) {
    this.#slots = slots;
    this.#fewest = fewestVisits(cell);
    this.#offers = offers;
  }

  get work(): number {
    return 2 * this.#fewest.length;
  }

  price({ visit }: Worth, into: Float64Array): void {
    const { cost } = this.#slots;
    const minutes = into;
    minutes[0] = 0;
    for (let mask = 1; mask < into.length; mask++) {
      const offer = this.#offers[lowest(mask)];
      minutes[mask] = minutes[mask & (mask - 1)] + (offer < 0 ? 0 : cost[offer]);
    }
    for (let mask = 1; mask < into.length; mask++) {
      into[mask] = this.#fewest[mask] === NONE ? Infinity : minutes[mask] + visit * this.#fewest[mask];
    }
  }

  take(mask: number, into: Taken): void {
    into.visits += this.#fewest[mask];
    for (let left = mask; left !== 0; left &= left - 1) {
      const offer = this.#offers[lowest(left)];
      if (offer >= 0) this.#slots.use(offer);
    }
  }
}
