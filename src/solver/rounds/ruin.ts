// Which calls are taken out in a step: strings of neighbours, or what is near in place and time.

import type { Random } from "../../base/random.ts";
import type { Calls } from "./calls.ts";
import type { Timetable } from "./timetable.ts";

const AVERAGE_REMOVED = 13;
const LONGEST_STRING = 10;
/** Chance that strings are taken out, and not an area. */
const STRINGS_CHANCE = 0.7;
/** Chance that some calls in the middle of a string stay. */
const SPLIT_CHANCE = 0.5;
const STAY_CHANCE = 0.99;
/** Chance that what a call owes something on another shift goes with it. */
const TOGETHER_CHANCE = 0.8;
/** Nearest calls kept for each. */
const MOST_NEIGHBOURS = 100;

export class Ruin {
  /** The calls taken out last. */
  readonly removed: number[] = [];
  readonly #table: Timetable;
  readonly #calls: Calls;
  readonly #random: Random;
  readonly #neighbours: readonly Int32Array[];

  constructor(table: Timetable, random: Random) {
    this.#table = table;
    this.#calls = table.calls;
    this.#random = random;
    this.#neighbours = Array.from({ length: this.#calls.count }, (_, call) => this.#nearest(call));
  }

  /** Takes some calls out; the timetable has to be settled after. */
  run(): void {
    this.removed.length = 0;
    if (this.#calls.count === 0) return;
    const seed = this.#random.int(this.#calls.count);
    const kind = this.#random.next();
    if (kind < STRINGS_CHANCE) this.#strings(seed);
    else this.#area(seed);
    this.#alsoTogether();
  }

  /** Slack induction by string removals (Christiaens & Vanden Berghe 2020, sections 5.1 and 5.2). */
  #strings(seed: number): void {
    const { size, shift } = this.#table;
    const random = this.#random;
    const longest = shift[seed] < 0 ? LONGEST_STRING : Math.min(LONGEST_STRING, size[shift[seed]] + 3);
    const most = Math.floor(random.next() * ((4 * AVERAGE_REMOVED) / (1 + longest))) + 1;
    const used = new Set<number>();
    for (const call of this.#neighbours[seed]) {
      if (used.size >= most) break;
      if (shift[call] < 0 || used.has(shift[call])) continue;
      used.add(shift[call]);
      this.#string(call, longest);
    }
  }

  /** A string of one shift's calls that holds `call`; perhaps a longer one, of which a stretch stays. */
  #string(call: number, longest: number): void {
    const { size, shift, next } = this.#table;
    const random = this.#random;
    const own = shift[call];
    const length = 1 + random.int(Math.min(longest, size[own]));
    let staying = 0;
    if (length > 1 && length < size[own] && random.next() < SPLIT_CHANCE) {
      staying = 1;
      while (length + staying < size[own] && random.next() > STAY_CHANCE) staying++;
    }
    const order: number[] = [];
    for (let one = next[this.#calls.count + own]; one < this.#calls.count; one = next[one]) order.push(one);
    const at = order.indexOf(call);
    const span = length + staying;
    const lowest = Math.max(0, at - span + 1);
    const from = lowest + random.int(Math.min(at, order.length - span) - lowest + 1);
    const stay = from + random.int(length + 1);
    for (let p = from; p < from + span; p++) if (p < stay || p >= stay + staying) this.#take(order[p]);
  }

  /** Calls near in place and time, of any shift. */
  #area(seed: number): void {
    const most = 1 + this.#random.int(2 * AVERAGE_REMOVED);
    for (const call of this.#neighbours[seed]) {
      if (this.removed.length >= most) return;
      if (this.#table.shift[call] >= 0 && this.#random.next() < 0.5) this.#take(call);
    }
  }

  #alsoTogether(): void {
    const { arcStart, arcTo } = this.#calls;
    for (let i = 0; i < this.removed.length; i++) {
      const call = this.removed[i];
      for (let k = arcStart[call]; k < arcStart[call + 1]; k++) {
        if (this.#table.shift[arcTo[k]] >= 0 && this.#random.next() < TOGETHER_CHANCE) this.#take(arcTo[k]);
      }
    }
  }

  #take(call: number): void {
    this.#table.unlink(call);
    this.removed.push(call);
  }

  /** By travel, and half of the time that lies between their earliest starts. */
  #nearest(call: number): Int32Array {
    const { count, placeOfCall, firstOfCall } = this.#calls;
    const row = this.#calls.problem.travel.from(placeOfCall[call]);
    const far = Float64Array.from({ length: count }, (_, other) =>
      other === call ? -1 : row[placeOfCall[other]] + 0.2 * Math.abs(firstOfCall[other] - firstOfCall[call]),
    );
    const order = Int32Array.from({ length: count }, (_, other) => other);
    return order.sort((a, b) => far[a] - far[b] || a - b).slice(0, MOST_NEIGHBOURS);
  }
}
