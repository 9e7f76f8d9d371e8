// A walk over cells that share floaters: which of them does which, worked out date by date.
//
// A state is one digit a floater under way, which is a state of its tally. Of each state the walk keeps the least
// priority left undone for every number of visits so far.

import type { CellTable } from "./cell-table.ts";
import type { Tally } from "./tally.ts";

export class Walk {
  readonly #floaters: number[] = [];
  readonly #tallies: Tally[] = [];
  /** [state × width + v]. */
  #values = new Float64Array(1);
  #width = 1;
  #date = 0;

  /** Begins to count a floater. */
  open(floater: number, tally: Tally): void {
    const values = new Float64Array(this.#values.length * tally.size).fill(Infinity);
    values.set(this.#values);
    this.#values = values;
    this.#floaters.push(floater);
    this.#tallies.push(tally);
  }

  /** Ends it: each time it has not been done costs `cost`. */
  close(floater: number, cost: number): void {
    const digit = this.#floaters.indexOf(floater);
    const { size, left } = this.#tallies[digit];
    const block = this.#stride(digit) * this.#width;
    const old = this.#values;
    const values = new Float64Array(old.length / size).fill(Infinity);
    for (let at = 0; at < old.length; at++) {
      const to = Math.floor(at / (block * size)) * block + (at % block);
      values[to] = Math.min(values[to], old[at] + left[Math.floor(at / block) % size] * cost);
    }
    this.#values = values;
    this.#floaters.splice(digit, 1);
    this.#tallies.splice(digit, 1);
  }

  /** Adds a cell whose floaters are all under way; cells come by date. */
  step(table: CellTable): void {
    for (; this.#date < table.date; this.#date++) this.#wait();
    const width = this.#width + table.visits;
    const digits = table.floaters.map((floater) => this.#floaters.indexOf(floater));
    const strides = digits.map((digit) => this.#stride(digit));
    const tallies = digits.map((digit) => this.#tallies[digit]);
    const states = this.#values.length / this.#width;
    const values = new Float64Array(states * width).fill(Infinity);
    const sets = 2 ** table.floaters.length;
    const moves = new Int32Array(digits.length);
    for (let state = 0; state < states; state++) {
      let barred = 0;
      for (let i = 0; i < digits.length; i++) {
        const own = Math.floor(state / strides[i]) % tallies[i].size;
        const next = tallies[i].done[own];
        moves[i] = (next - own) * strides[i];
        if (next < 0) barred |= 1 << i;
      }
      for (let set = 0; set < sets; set++) {
        if ((set & barred) !== 0) continue;
        let to = state;
        for (let i = 0; i < moves.length; i++) if ((set & (1 << i)) !== 0) to += moves[i];
        add(values, to * width, this.#values, state * this.#width, this.#width, table, set);
      }
    }
    this.#values = values;
    this.#width = width;
  }

  /** What is left undone by number of visits, once no floater is under way. */
  end(): Float64Array {
    return this.#values;
  }

  /** One date goes by. */
  #wait(): void {
    for (const [digit, { size, later }] of this.#tallies.entries()) {
      if (later.every((next, state) => next === state)) continue;
      const block = this.#stride(digit) * this.#width;
      const old = this.#values;
      const values = new Float64Array(old.length).fill(Infinity);
      for (let at = 0; at < old.length; at++) {
        const own = Math.floor(at / block) % size;
        const to = at + (later[own] - own) * block;
        values[to] = Math.min(values[to], old[at]);
      }
      this.#values = values;
    }
  }

  #stride(digit: number): number {
    let stride = 1;
    for (let i = 0; i < digit; i++) stride *= this.#tallies[i].size;
    return stride;
  }
}

/** Lowers `into` to what the values of a state and a cell that does `set` make together: visits and priorities added. */
function add(
  into: Float64Array,
  at: number,
  values: Float64Array,
  from: number,
  width: number,
  { visits, undone }: CellTable,
  set: number,
): void {
  const own = set * (visits + 1);
  for (let i = 0; i < width; i++) {
    const before = values[from + i];
    if (before === Infinity) continue;
    for (let j = 0; j <= visits; j++) {
      const sum = before + undone[own + j];
      if (sum < into[at + i + j]) into[at + i + j] = sum;
    }
  }
}
