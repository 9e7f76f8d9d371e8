// Beginnings of routes on one shift, as pricing grows them: with which call each ends and when, and what it has cost.
//
// A kernel: typed arrays, no allocation in the loops. A label outdoes another that ends with the same call if it is no
// later and no dearer. What else both have made is not compared: that would show every route worth having (Feillet,
// Dejax, Gendreau & Gueguen 2004), but takes twice as long, and rounds came out no better.

import { doubled } from "../../base/doubled.ts";

const WORD = 32;
const ROOM = 1024;
/** Costs that differ by less are taken to be the same. */
const SAME = 1e-9;

export class Labels {
  count = 0;
  /** The call that each ends with, −1 where nothing has been made yet, and the label it goes on from, or −1. */
  call = new Int32Array(ROOM);
  before = new Int32Array(ROOM);
  /** When that call starts. */
  start = new Int32Array(ROOM);
  /** Less what its calls are worth. */
  cost = new Float64Array(ROOM);
  /** Calls, and the ticks they last together. */
  size = new Int32Array(ROOM);
  contact = new Int32Array(ROOM);
  /** 1 where another outdoes it. */
  outdone = new Uint8Array(ROOM);
  /** The calls that each has made, a set of `#words` words. */
  #made: Int32Array;
  readonly #words: number;
  /** The cuts of which each has made one call or three, a set of `#cutWords` words. */
  #odd = new Int32Array(0);
  #cutWords = 0;
  #penalty: Float64Array = new Float64Array(0);
  /** By call: the last of its labels that none outdoes; by label the one of these before it. */
  readonly #last: Int32Array;
  #sibling = new Int32Array(ROOM);

  /** @param calls how many there are */
  constructor(calls: number) {
    this.#words = Math.ceil(calls / WORD);
    this.#made = new Int32Array(ROOM * this.#words);
    this.#last = new Int32Array(calls);
  }

  /**
   * Drops all labels and begins with one that has made nothing, number 0.
   *
   * @param penalty by cut, what a route loses with the second call of the cut that it makes
   */
  begin(penalty: Float64Array): void {
    this.#last.fill(-1);
    this.#penalty = penalty;
    this.#cutWords = Math.ceil(penalty.length / WORD);
    const room = this.call.length * this.#cutWords;
    if (this.#odd.length < room) this.#odd = new Int32Array(room);
    this.#made.fill(0, 0, this.#words);
    this.#odd.fill(0, 0, this.#cutWords);
    this.call[0] = -1;
    this.before[0] = -1;
    this.start[0] = 0;
    this.cost[0] = 0;
    this.size[0] = 0;
    this.contact[0] = 0;
    this.outdone[0] = 0;
    this.count = 1;
  }

  hasMade(label: number, call: number): boolean {
    return ((this.#made[label * this.#words + (call >>> 5)] >>> (call & 31)) & 1) === 1;
  }

  /**
   * Goes on from a label with a call that starts at `start` and lasts `length`. Its number, or −1 where another outdoes it.
   *
   * @param cost of the call, less what it is worth
   * @param cuts those that hold the call
   */
  grow(before: number, call: number, start: number, length: number, cost: number, cuts: readonly number[]): number {
    if (this.count === this.call.length) this.#makeRoom();
    const label = this.count;
    this.call[label] = call;
    this.before[label] = before;
    this.start[label] = start;
    this.cost[label] = this.cost[before] + cost;
    this.size[label] = this.size[before] + 1;
    this.contact[label] = this.contact[before] + length;
    this.outdone[label] = 0;
    const cutWords = this.#cutWords;
    for (let w = 0; w < cutWords; w++) this.#odd[label * cutWords + w] = this.#odd[before * cutWords + w];
    for (let i = 0; i < cuts.length; i++) this.#countFor(label, cuts[i]);
    if (!this.#stands(label)) return -1;
    const words = this.#words;
    for (let w = 0; w < words; w++) this.#made[label * words + w] = this.#made[before * words + w];
    this.#made[label * words + (call >>> 5)] |= 1 << (call & 31);
    return this.count++;
  }

  #countFor(label: number, cut: number): void {
    const at = label * this.#cutWords + (cut >>> 5);
    const bit = 1 << (cut & 31);
    if ((this.#odd[at] & bit) !== 0) this.cost[label] += this.#penalty[cut];
    this.#odd[at] ^= bit;
  }

  /** Whether none outdoes a new label; then those are marked that it outdoes. */
  #stands(label: number): boolean {
    const { call, start, cost, outdone } = this;
    const sibling = this.#sibling;
    const own = call[label];
    let newer = -1;
    for (let other = this.#last[own]; other >= 0; other = sibling[other]) {
      if (start[other] <= start[label] && cost[other] <= cost[label] + SAME) return false;
      if (start[label] <= start[other] && cost[label] <= cost[other]) {
        outdone[other] = 1;
        if (newer < 0) this.#last[own] = sibling[other];
        else sibling[newer] = sibling[other];
      } else newer = other;
    }
    sibling[label] = this.#last[own];
    this.#last[own] = label;
    return true;
  }

  #makeRoom(): void {
    this.call = doubled(this.call);
    this.before = doubled(this.before);
    this.start = doubled(this.start);
    this.cost = doubled(this.cost);
    this.size = doubled(this.size);
    this.contact = doubled(this.contact);
    this.outdone = doubled(this.outdone);
    this.#sibling = doubled(this.#sibling);
    this.#made = doubled(this.#made);
    const odd = new Int32Array(this.call.length * this.#cutWords);
    odd.set(this.#odd.subarray(0, odd.length));
    this.#odd = odd;
  }
}
