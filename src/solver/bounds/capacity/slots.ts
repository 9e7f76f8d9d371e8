// Slots: stretches of time that a group could give to something. What a slot costs is found once for all who ask for it.

import { Pace, type Steps } from "../../../base/steps.ts";
import type { Stretches } from "../../../base/stretches.ts";
import type { Resources } from "./resources.ts";

/** What somebody asks of a group: so many ticks from any of these starts on. */
interface Slot {
  readonly group: number;
  /** Ticks, travel claimed included. */
  readonly length: number;
  /** Ticks of contact; −1 where it is no visit but a break or a part of a visit. */
  readonly contact: number;
  readonly starts: Stretches;
}

/** Starts looked at between two yields. */
const STARTS_A_STEP = 200_000;
/** What looking at a slot costs beside its starts, and what weighing a start costs beside looking at it. */
const SLOT_WORK = 10;
const WEIGHING = 10;
/** What is dearer than the cheapest by so many times the softness gets no share. */
const FARTHEST = 16;

/** Slots and offers while they are asked for, each made once. */
interface Asked {
  readonly slots: Slot[];
  readonly slotOfKey: Map<string, number>;
  readonly offers: (readonly number[])[];
  readonly offerOfKey: Map<string, number>;
}

export class Slots {
  readonly #resources: Resources;
  /** What has been asked for, until `seal`. */
  #asked: Asked | undefined = { slots: [], slotOfKey: new Map(), offers: [], offerOfKey: new Map() };
  /** By slot. */
  #group = new Int32Array(0);
  #length = new Int32Array(0);
  #contact = new Int32Array(0);
  /** Starts of each slot of which one costs least. */
  #candidateStart = new Int32Array(1);
  #candidateItem = new Int32Array(0);
  /** Offers: lists of slots, any of which serves. */
  #offerStart = new Int32Array(1);
  #offerItem = new Int32Array(0);
  #cost = new Float64Array(0);
  #at = new Int32Array(0);
  #times = new Float64Array(0);
  #offerTimes = new Float64Array(0);
  /** Least cost of each offer at the prices last settled. */
  cost = new Float64Array(0);
  /** Price of a group's ticks from its first one up to a tick, at `#originOf` the group + that tick. */
  readonly #sums: Float64Array;
  readonly #originOf: Int32Array;
  /** By tick, likewise: how much more of the group is taken from there on than before. */
  readonly #turns: Float64Array;
  /** Starts of a slot, or slots of an offer, that cost nearly the least, and what weight each has. */
  #near = new Int32Array(0);
  #weights = new Float64Array(0);

  constructor(resources: Resources) {
    this.#resources = resources;
    this.#originOf = new Int32Array(resources.groups.length);
    let ticks = 0;
    for (const [g, { from, to }] of resources.groups.entries()) {
      this.#originOf[g] = ticks - from;
      ticks += to - from + 1;
    }
    this.#sums = new Float64Array(ticks);
    this.#turns = new Float64Array(ticks);
  }

  slot(slot: Slot): number {
    const { slots, slotOfKey } = this.#asked!;
    const key = `${slot.group} ${slot.length} ${slot.contact} ${slot.starts.join()}`;
    const known = slotOfKey.get(key);
    if (known !== undefined) return known;
    slotOfKey.set(key, slots.length);
    return slots.push(slot) - 1;
  }

  /** The offer of some slots, made once for each list of them; −1 where there is none. */
  offer(slots: readonly number[]): number {
    if (slots.length === 0) return -1;
    const { offers, offerOfKey } = this.#asked!;
    const key = slots.join();
    const known = offerOfKey.get(key);
    if (known !== undefined) return known;
    offerOfKey.set(key, offers.length);
    return offers.push(slots) - 1;
  }

  groupOf(slot: number): number {
    return this.#asked!.slots[slot].group;
  }

  /** Keeps of all that was asked for what prices need, in flat lists; nothing new can be asked for from then on. */
  *seal(): Steps<void> {
    const { slots, offers } = this.#asked!;
    this.#asked = undefined;
    this.#group = Int32Array.from(slots, ({ group }) => group);
    this.#length = Int32Array.from(slots, ({ length }) => length);
    this.#contact = Int32Array.from(slots, ({ contact }) => contact);
    this.#candidateStart = new Int32Array(slots.length + 1);
    const pace = new Pace(STARTS_A_STEP);
    // Counted first, so that the list is made once and as long as it has to be.
    for (const isCounted of [false, true]) {
      if (isCounted) this.#candidateItem = new Int32Array(this.#candidateStart[slots.length]);
      for (const [i, { starts, length }] of slots.entries()) {
        const from = this.#candidateStart[i];
        const end = listCandidates(starts, length, this.#resources.slice, this.#candidateItem, from);
        this.#candidateStart[i + 1] = end;
        if (pace.due(WEIGHING * (SLOT_WORK + end - from))) yield;
      }
    }
    this.#offerStart = new Int32Array(offers.length + 1);
    for (const [i, own] of offers.entries()) this.#offerStart[i + 1] = this.#offerStart[i] + own.length;
    this.#offerItem = new Int32Array(this.#offerStart[offers.length]);
    for (const [i, own] of offers.entries()) this.#offerItem.set(own, this.#offerStart[i]);
    const most = Math.max(longestOf(this.#candidateStart), longestOf(this.#offerStart));
    this.#near = new Int32Array(most);
    this.#weights = new Float64Array(most);
    this.#cost = new Float64Array(slots.length);
    this.#times = new Float64Array(slots.length);
    this.#at = new Int32Array(slots.length);
    this.#offerTimes = new Float64Array(offers.length);
    this.cost = new Float64Array(offers.length);
  }

  /** Finds what every slot and offer costs at these prices, by resource. */
  *settle(prices: Float64Array): Steps<void> {
    this.#addUp(prices);
    const pace = new Pace(STARTS_A_STEP);
    for (let i = 0; i < this.#cost.length; i++) {
      this.#settleSlot(i, prices);
      if (pace.due(SLOT_WORK + this.#candidateStart[i + 1] - this.#candidateStart[i])) yield;
    }
    for (let i = 0; i < this.cost.length; i++) {
      this.#settleOffer(i);
      if (pace.due(this.#offerStart[i + 1] - this.#offerStart[i])) yield;
    }
  }

  /** Ticks that the breaks of one shift of a group take at most. */
  pauseOf(group: number): number {
    return this.#resources.pause[group];
  }

  /** What a slot costs at the prices last settled. */
  costOf(slot: number): number {
    return this.#cost[slot];
  }

  /** Notes that an offer is taken up. */
  use(offer: number): void {
    this.#offerTimes[offer]++;
  }

  /** Notes that a slot is taken up. */
  useSlot(slot: number, times: number): void {
    this.#times[slot] += times;
  }

  /** Forgets all that was taken up. */
  clear(): void {
    this.#offerTimes.fill(0);
    this.#times.fill(0);
  }

  /**
   * Adds what was taken up to the use of resources. What costs nearly the same is spread over all who could give it, by
   * `softness`: so many exchangeable groups and starts get their share at once instead of one after the other.
   */
  *spread(softness: number, into: Float64Array): Steps<void> {
    const pace = new Pace(STARTS_A_STEP);
    for (let i = 0; i < this.cost.length; i++) {
      if (this.#offerTimes[i] === 0) continue;
      this.#spreadOffer(i, softness);
      if (pace.due(WEIGHING * (this.#offerStart[i + 1] - this.#offerStart[i]))) yield;
    }
    for (let i = 0; i < this.#cost.length; i++) {
      const taken = this.#times[i] > 1e-9;
      if (taken) this.#spreadSlot(i, softness, into);
      if (pace.due(taken ? WEIGHING * (this.#candidateStart[i + 1] - this.#candidateStart[i]) : 1)) yield;
    }
    this.#layOut(into);
  }

  #spreadOffer(index: number, softness: number): void {
    const [from, to] = [this.#offerStart[index], this.#offerStart[index + 1]];
    const times = this.#offerTimes[index];
    const least = this.cost[index];
    const [near, weights] = [this.#near, this.#weights];
    let found = 0;
    let sum = 0;
    for (let j = from; j < to; j++) {
      const slot = this.#offerItem[j];
      const nearness = nearnessOf((this.#cost[slot] - least) / softness);
      if (nearness === 0) continue;
      const weight = this.#resources.groups[this.#group[slot]].shifts.length * nearness;
      near[found] = slot;
      weights[found++] = weight;
      sum += weight;
    }
    for (let i = 0; i < found; i++) this.#times[near[i]] += (times * weights[i]) / sum;
  }

  #spreadSlot(index: number, softness: number, into: Float64Array): void {
    const [group, length, contact] = [this.#group[index], this.#length[index], this.#contact[index]];
    const times = this.#times[index];
    const sums = this.#sums;
    const starts = this.#candidateItem;
    const end = this.#candidateStart[index + 1];
    const origin = this.#originOf[group];
    const at = origin + this.#at[index];
    const least = sums[at + length] - sums[at];
    const [near, weights] = [this.#near, this.#weights];
    let found = 0;
    let sum = 0;
    for (let i = this.#candidateStart[index]; i < end; i++) {
      const from = origin + starts[i];
      const weight = nearnessOf((sums[from + length] - sums[from] - least) / softness);
      if (weight === 0) continue;
      near[found] = starts[i];
      weights[found++] = weight;
      sum += weight;
    }
    const turns = this.#turns;
    for (let i = 0; i < found; i++) {
      const share = (times * weights[i]) / sum;
      turns[origin + near[i]] += share;
      turns[origin + near[i] + length] -= share;
    }
    if (contact < 0) return;
    into[this.#resources.visitsOf(group)] += times;
    into[this.#resources.contactOf(group)] += times * contact;
  }

  /** Adds what is taken of each tick, as its turns say, to the use of resources, and forgets the turns. */
  #layOut(into: Float64Array): void {
    const { groups, slice, start, firstSlice } = this.#resources;
    const turns = this.#turns;
    for (let g = 0; g < groups.length; g++) {
      const { from, to } = groups[g];
      const base = start[g] - firstSlice[g];
      const origin = this.#originOf[g];
      let taken = 0;
      for (let tick = from; tick < to; tick++) {
        taken += turns[origin + tick];
        into[base + Math.floor(tick / slice)] += taken;
      }
    }
    turns.fill(0);
  }

  /** Price of each group's minutes from its first tick up to each tick. */
  #addUp(prices: Float64Array): void {
    const { groups, slice, start, firstSlice } = this.#resources;
    const sums = this.#sums;
    for (let g = 0; g < groups.length; g++) {
      const { from, to } = groups[g];
      const base = start[g] - firstSlice[g];
      const origin = this.#originOf[g];
      for (let tick = from; tick < to; tick++)
        sums[origin + tick + 1] = sums[origin + tick] + prices[base + Math.floor(tick / slice)];
    }
  }

  #settleOffer(index: number): void {
    let least = Infinity;
    for (let j = this.#offerStart[index]; j < this.#offerStart[index + 1]; j++) {
      least = Math.min(least, this.#cost[this.#offerItem[j]]);
    }
    this.cost[index] = least;
  }

  #settleSlot(index: number, prices: Float64Array): void {
    const [group, length, contact] = [this.#group[index], this.#length[index], this.#contact[index]];
    const sums = this.#sums;
    const starts = this.#candidateItem;
    const end = this.#candidateStart[index + 1];
    const origin = this.#originOf[group];
    let least = Infinity;
    let at = 0;
    for (let i = this.#candidateStart[index]; i < end; i++) {
      const from = origin + starts[i];
      const cost = sums[from + length] - sums[from];
      if (cost >= least) continue;
      least = cost;
      at = starts[i];
    }
    this.#at[index] = at;
    if (contact >= 0) {
      least += prices[this.#resources.visitsOf(group)] + contact * prices[this.#resources.contactOf(group)];
    }
    this.#cost[index] = least;
  }
}

/**
 * Starts of which one costs least, listed from `at` on as far as there is room: the cost runs straight between those at
 * which the slot begins or ends with a slice. Returns where the list ends.
 */
function listCandidates(starts: Stretches, length: number, slice: number, into: Int32Array, at: number): number {
  let end = at;
  for (let i = 0; i < starts.length; i += 2) {
    for (let tick = starts[i]; tick < starts[i + 1]; ) {
      into[end++] = tick;
      const begins = (Math.floor(tick / slice) + 1) * slice;
      const ends = (Math.floor((tick + length) / slice) + 1) * slice - length;
      tick = Math.min(begins, ends);
    }
    into[end++] = starts[i + 1];
  }
  return end;
}

/** Items of the longest of the lists that begin and end where `start` says. */
function longestOf(start: Int32Array): number {
  let longest = 0;
  for (let i = 1; i < start.length; i++) longest = Math.max(longest, start[i] - start[i - 1]);
  return longest;
}

/** (1 − x/16)¹⁶, which is near e⁻ˣ and made of products alone: the same on every machine, and quickly found. */
function nearnessOf(x: number): number {
  if (x >= FARTHEST) return 0;
  const once = 1 - x / FARTHEST;
  const twice = once * once;
  const fourfold = twice * twice;
  const eightfold = fourfold * fourfold;
  return eightfold * eightfold;
}
