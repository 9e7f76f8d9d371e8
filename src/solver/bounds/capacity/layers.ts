// A chain of cells as a layered graph, made once: what it costs at given prices is then a shortest path.
//
// A state is one digit a floater under way, as in `Walk`. A layer is a cell that does some of the floaters, dates going by,
// or a floater's end with what is left of it.

import type { Tally } from "../tally.ts";
import type { PricedCell } from "./priced-cell.ts";

/** Steps from states to states. The step's cost is that of the cell doing the set `choice`, or priority `undone`. */
interface Layer {
  /** Index of the cell; −1 where nothing is done. */
  readonly cell: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly choice: Int32Array;
  readonly undone: Float64Array;
  /** States after it. */
  readonly states: number;
}

/** A floater with what each time it is left undone costs. */
export interface Floating {
  readonly tally: Tally;
  readonly cost: number;
}

/** More steps than this are too many. */
const MOST_STEPS = 60_000;

export class Layers {
  readonly #layers: Layer[] = [];
  readonly #floaters: number[] = [];
  readonly #tallies: Tally[] = [];
  /** Whether each state can be reached. */
  #live: Uint8Array = Uint8Array.of(1);
  #date = 0;
  #steps = 0;
  #values: Float64Array[] = [];
  #arrivals: Int32Array[] = [];

  /** The layers of cells by date, each with its floaters; `undefined` where they are too many. */
  static of(
    cells: readonly { readonly date: number; readonly priced: PricedCell }[],
    floaters: ReadonlyMap<number, Floating>,
  ): Layers | undefined {
    const layers = new Layers();
    const last = new Map(cells.flatMap(({ priced }, i) => priced.floaters.map((floater) => [floater, i] as const)));
    for (const [index, { date, priced }] of cells.entries()) {
      for (const floater of priced.floaters) {
        if (!layers.#floaters.includes(floater)) layers.#open(floater, floaters.get(floater)!.tally);
      }
      if (layers.#live.length > MOST_STEPS) return undefined;
      for (; layers.#date < date; layers.#date++) layers.#wait();
      layers.#do(index, priced.floaters);
      for (const floater of priced.floaters) {
        if (last.get(floater) === index) layers.#close(floater, floaters.get(floater)!.cost);
      }
      if (layers.#steps > MOST_STEPS) return undefined;
    }
    layers.#values = layers.#layers.map(({ states }) => new Float64Array(states));
    layers.#arrivals = layers.#layers.map(({ states }) => new Int32Array(states));
    return layers;
  }

  /** Steps that a look for the cheapest path goes through. */
  get size(): number {
    return this.#steps;
  }

  /** The cost of the cheapest path. */
  cost(cells: readonly PricedCell[], priority: number): number {
    let before: Float64Array = ORIGIN;
    for (let i = 0; i < this.#layers.length; i++) {
      const { cell, from, to, choice, undone } = this.#layers[i];
      const values = this.#values[i].fill(Infinity);
      const arrivals = this.#arrivals[i];
      const own = cell < 0 ? undefined : cells[cell].cost;
      for (let step = 0; step < from.length; step++) {
        const more = own === undefined ? priority * undone[step] : own[choice[step]];
        const value = before[from[step]] + more;
        if (value >= values[to[step]]) continue;
        values[to[step]] = value;
        arrivals[to[step]] = step;
      }
      before = values;
    }
    return before[0];
  }

  /** Walks the cheapest path back: calls `does` with each cell and its floaters, returns the priority left undone. */
  trace(does: (cell: number, floaters: number) => void): number {
    let left = 0;
    let state = 0;
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const { cell, from, choice, undone } = this.#layers[i];
      const step = this.#arrivals[i][state];
      if (cell >= 0) does(cell, choice[step]);
      else left += undone[step];
      state = from[step];
    }
    return left;
  }

  #open(floater: number, tally: Tally): void {
    const live = new Uint8Array(this.#live.length * tally.size);
    live.set(this.#live);
    this.#live = live;
    this.#floaters.push(floater);
    this.#tallies.push(tally);
  }

  #wait(): void {
    if (this.#tallies.every(({ later }) => later.every((next, state) => next === state))) return;
    this.#add(-1, this.#live.length, (state, step) => {
      let to = 0;
      let stride = 1;
      let rest = state;
      for (const { size, later } of this.#tallies) {
        to += later[rest % size] * stride;
        stride *= size;
        rest = Math.floor(rest / size);
      }
      step(to, 0, 0);
    });
  }

  #do(cell: number, floaters: readonly number[]): void {
    const digits = floaters.map((floater) => this.#floaters.indexOf(floater));
    this.#add(cell, this.#live.length, (state, step) => {
      const moves = digits.map((digit) => {
        const { size, done } = this.#tallies[digit];
        const own = Math.floor(state / this.#stride(digit)) % size;
        return done[own] < 0 ? -1 : (done[own] - own) * this.#stride(digit);
      });
      for (let set = 0; set < 2 ** digits.length; set++) {
        let to = state;
        for (let i = 0; i < moves.length && to >= 0; i++) {
          if ((set & (1 << i)) !== 0) to = moves[i] < 0 ? -1 : to + moves[i];
        }
        if (to >= 0) step(to, set, 0);
      }
    });
  }

  #close(floater: number, cost: number): void {
    const digit = this.#floaters.indexOf(floater);
    const { size, left } = this.#tallies[digit];
    const stride = this.#stride(digit);
    this.#add(-1, this.#live.length / size, (state, step) => {
      const to = Math.floor(state / (stride * size)) * stride + (state % stride);
      step(to, 0, left[Math.floor(state / stride) % size] * cost);
    });
    this.#floaters.splice(digit, 1);
    this.#tallies.splice(digit, 1);
  }

  #add(
    cell: number,
    states: number,
    stepsOf: (state: number, step: (to: number, choice: number, undone: number) => void) => void,
  ): void {
    const [from, to, choice, undone]: number[][] = [[], [], [], []];
    const live = new Uint8Array(states);
    for (let state = 0; state < this.#live.length; state++) {
      if (this.#live[state] === 0) continue;
      stepsOf(state, (next, set, left) => {
        from.push(state);
        to.push(next);
        choice.push(set);
        undone.push(left);
        live[next] = 1;
      });
      if (this.#steps + from.length > MOST_STEPS) break;
    }
    this.#live = live;
    this.#steps += from.length;
    this.#layers.push({
      cell,
      from: Int32Array.from(from),
      to: Int32Array.from(to),
      choice: Int32Array.from(choice),
      undone: Float64Array.from(undone),
      states,
    });
  }

  #stride(digit: number): number {
    let stride = 1;
    for (let i = 0; i < digit; i++) stride *= this.#tallies[i].size;
    return stride;
  }
}

const ORIGIN = new Float64Array(1);
