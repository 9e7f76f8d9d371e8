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
  readonly #sums: Float64Array[];

  constructor(resources: Resources) {
    this.#resources = resources;
    this.#sums = resources.groups.map(({ from, to }) => new Float64Array(to - from + 1));
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
  }

  #spreadOffer(index: number, softness: number): void {
    const [from, to] = [this.#offerStart[index], this.#offerStart[index + 1]];
    const times = this.#offerTimes[index];
    let sum = 0;
    for (let j = from; j < to; j++) sum += this.#weight(this.#offerItem[j], this.cost[index], softness);
    for (let j = from; j < to; j++) {
      const slot = this.#offerItem[j];
      this.#times[slot] += (times * this.#weight(slot, this.cost[index], softness)) / sum;
    }
  }

  #weight(slot: number, least: number, softness: number): number {
    const share = this.#resources.groups[this.#group[slot]].shifts.length;
    return share * Math.exp((least - this.#cost[slot]) / softness);
  }

  #spreadSlot(index: number, softness: number, into: Float64Array): void {
    const [group, length, contact] = [this.#group[index], this.#length[index], this.#contact[index]];
    const times = this.#times[index];
    const starts = this.#candidateItem;
    const [from, to] = [this.#candidateStart[index], this.#candidateStart[index + 1]];
    const sums = this.#sums[group];
    const origin = this.#resources.groups[group].from;
    const least = sums[this.#at[index] + length - origin] - sums[this.#at[index] - origin];
    let sum = 0;
    for (let i = from; i < to; i++) {
      sum += Math.exp((least - (sums[starts[i] + length - origin] - sums[starts[i] - origin])) / softness);
    }
    for (let i = from; i < to; i++) {
      const weight =
        Math.exp((least - (sums[starts[i] + length - origin] - sums[starts[i] - origin])) / softness) / sum;
      if (weight > 1e-4) this.#resources.use(into, group, starts[i], starts[i] + length, times * weight);
    }
    if (contact < 0) return;
    into[this.#resources.visitsOf(group)] += times;
    into[this.#resources.contactOf(group)] += times * contact;
  }

  /** Price of each group's minutes from its first tick up to each tick. */
  #addUp(prices: Float64Array): void {
    const { groups, slice, start, firstSlice } = this.#resources;
    for (let g = 0; g < groups.length; g++) {
      const sums = this.#sums[g];
      const { from } = groups[g];
      const base = start[g] - firstSlice[g];
      for (let i = 1; i < sums.length; i++) sums[i] = sums[i - 1] + prices[base + Math.floor((from + i - 1) / slice)];
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
    const sums = this.#sums[group];
    const origin = this.#resources.groups[group].from;
    const starts = this.#candidateItem;
    const end = this.#candidateStart[index + 1];
    let least = Infinity;
    for (let i = this.#candidateStart[index]; i < end; i++) {
      const cost = sums[starts[i] + length - origin] - sums[starts[i] - origin];
      if (cost >= least) continue;
      least = cost;
      this.#at[index] = starts[i];
    }
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
