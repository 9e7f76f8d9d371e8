// What is known of every position of every route, all in one array. Most of the time of a look at a route goes into fetching
// it, so what is read together lies together, and a route is no more than where its cells begin and how many they are.
//
// Cell p of a route stands for its position p: before its visit p, and at `size` before its end; one cell more holds the
// end place. Where the shift's breaks have k states, a cell has 3 + 2 k numbers:

/** The place before the position: that of the visit before it, or the start place; −1 where the shift begins at a door. */
export const STOP = 0;
/** Travel from there to the visit at the position; at `size`, to the end place. */
export const LEG = 1;
/** Most minutes that a visit here could last, travel aside: from the earliest end before it to the latest start after. */
export const ROOM = 2;
/**
 * By state of the breaks, k numbers: the earliest end of the visit before the position (start of the shift at 0) with the
 * breaks of the state taken. Then, k numbers again: the latest start of the visit at the position (latest arrival at
 * `size`) with those of the state taken before it.
 */
export const READY = 3;

/** The least of so many numbers. */
export function leastOf(items: Int32Array, from: number, count: number): number {
  let least = items[from]!;
  for (let i = 1; i < count; i++) least = Math.min(least, items[from + i]!);
  return least;
}

/** The greatest of so many numbers. */
export function mostOf(items: Int32Array, from: number, count: number): number {
  let most = items[from]!;
  for (let i = 1; i < count; i++) most = Math.max(most, items[from + i]!);
  return most;
}

/** Visits that a route has cells for at first. */
const FEW = 8;

export class Cells {
  /** Replaced by a longer array when it must grow: not to be kept across an insertion into a route. */
  items = new Int32Array(0);
  /** By shift: where its first cell begins, numbers of a cell, and visits as last propagated. */
  readonly startOfShift: Int32Array;
  readonly widthOfShift: Int32Array;
  readonly sizeOfShift: Int32Array;
  /** By shift: visits that there are cells for. */
  readonly #most: Int32Array;
  #end = 0;

  constructor(shifts: number) {
    this.startOfShift = new Int32Array(shifts);
    this.widthOfShift = new Int32Array(shifts);
    this.sizeOfShift = new Int32Array(shifts);
    this.#most = new Int32Array(shifts);
  }

  /** Gives a shift, whose breaks have so many states, its cells. */
  open(shift: number, states: number): void {
    this.widthOfShift[shift] = READY + 2 * states;
    this.#lay(shift, FEW);
  }

  /** Makes sure that there are cells for so many visits; those of a shift that outgrows its own are to be filled anew. */
  reserve(shift: number, visits: number): void {
    if (visits > this.#most[shift]!) this.#lay(shift, Math.max(visits, 2 * this.#most[shift]!));
  }

  #lay(shift: number, visits: number): void {
    this.#most[shift] = visits;
    this.startOfShift[shift] = this.#end;
    this.#end += (visits + 2) * this.widthOfShift[shift]!;
    if (this.#end <= this.items.length) return;
    const grown = new Int32Array(2 * this.#end);
    grown.set(this.items);
    this.items = grown;
  }
}
