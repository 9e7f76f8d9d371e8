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

export class Slots {
  readonly #resources: Resources;
  readonly #slots: Slot[] = [];
  readonly #known = new Map<string, number>();
  /** Offers: lists of slots, any of which serves. */
  readonly #offers: number[][] = [];
  readonly #offerOfKey = new Map<string, number>();
  #cost = new Float64Array(0);
  #at = new Int32Array(0);
  #times = new Float64Array(0);
  #offerTimes = new Float64Array(0);
  readonly #candidates: Int32Array[] = [];
  /** Least cost of each offer at the prices last settled. */
  cost = new Float64Array(0);
  readonly #sums: Float64Array[];

  constructor(resources: Resources) {
    this.#resources = resources;
    this.#sums = resources.groups.map(({ from, to }) => new Float64Array(to - from + 1));
  }

  slot(slot: Slot): number {
    const key = `${slot.group} ${slot.length} ${slot.contact} ${slot.starts.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#slots.length);
    return this.#slots.push(slot) - 1;
  }

  /** The offer of some slots, made once for each list of them; −1 where there is none. */
  offer(slots: readonly number[]): number {
    if (slots.length === 0) return -1;
    const key = slots.join();
    const known = this.#offerOfKey.get(key);
    if (known !== undefined) return known;
    this.#offerOfKey.set(key, this.#offers.length);
    return this.#offers.push([...slots]) - 1;
  }

  get size(): string {
    return `${this.#slots.length} slots ${this.#offers.length} offers`;
  }

  /** Finds what every slot and offer costs at these prices, by resource. */
  *settle(prices: Float64Array): Steps<void> {
    yield* this.#makeRoom();
    this.#addUp(prices);
    const pace = new Pace(STARTS_A_STEP);
    for (let i = 0; i < this.#slots.length; i++) {
      this.#settleSlot(i, prices);
      if (pace.due(SLOT_WORK + this.#candidates[i].length)) yield;
    }
    for (let i = 0; i < this.#offers.length; i++) {
      this.#settleOffer(i);
      if (pace.due(this.#offers[i].length)) yield;
    }
  }

  /** Room for slots and offers that are new. */
  *#makeRoom(): Steps<void> {
    const pace = new Pace(STARTS_A_STEP);
    for (let i = this.#candidates.length; i < this.#slots.length; i++) {
      const { starts, length } = this.#slots[i];
      this.#candidates.push(candidates(starts, length, this.#resources.slice));
      if (pace.due(WEIGHING * (SLOT_WORK + this.#candidates[i].length))) yield;
    }
    if (this.#cost.length === this.#slots.length && this.cost.length === this.#offers.length) return;
    this.#cost = new Float64Array(this.#slots.length);
    this.#times = new Float64Array(this.#slots.length);
    this.#offerTimes = new Float64Array(this.#offers.length);
    this.#at = new Int32Array(this.#slots.length);
    this.cost = new Float64Array(this.#offers.length);
  }

  groupOf(slot: number): number {
    return this.#slots[slot].group;
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
    for (let i = 0; i < this.#offers.length; i++) {
      if (this.#offerTimes[i] === 0) continue;
      this.#spreadOffer(i, softness);
      if (pace.due(WEIGHING * this.#offers[i].length)) yield;
    }
    for (let i = 0; i < this.#slots.length; i++) {
      const taken = this.#times[i] > 1e-9;
      if (taken) this.#spreadSlot(i, softness, into);
      if (pace.due(taken ? WEIGHING * this.#candidates[i].length : 1)) yield;
    }
  }

  #spreadOffer(index: number, softness: number): void {
    const slots = this.#offers[index];
    const times = this.#offerTimes[index];
    let sum = 0;
    for (let j = 0; j < slots.length; j++) sum += this.#weight(slots[j], this.cost[index], softness);
    for (let j = 0; j < slots.length; j++) {
      this.#times[slots[j]] += (times * this.#weight(slots[j], this.cost[index], softness)) / sum;
    }
  }

  #weight(slot: number, least: number, softness: number): number {
    const share = this.#resources.groups[this.#slots[slot].group].shifts.length;
    return share * Math.exp((least - this.#cost[slot]) / softness);
  }

  #spreadSlot(index: number, softness: number, into: Float64Array): void {
    const { group, length, contact } = this.#slots[index];
    const times = this.#times[index];
    const starts = this.#candidates[index];
    const sums = this.#sums[group];
    const origin = this.#resources.groups[group].from;
    const least = sums[this.#at[index] + length - origin] - sums[this.#at[index] - origin];
    let sum = 0;
    for (let i = 0; i < starts.length; i++) {
      sum += Math.exp((least - (sums[starts[i] + length - origin] - sums[starts[i] - origin])) / softness);
    }
    for (let i = 0; i < starts.length; i++) {
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
    const slots = this.#offers[index];
    let best = slots[0];
    for (let j = 1; j < slots.length; j++) if (this.#cost[slots[j]] < this.#cost[best]) best = slots[j];
    this.cost[index] = this.#cost[best];
  }

  #settleSlot(index: number, prices: Float64Array): void {
    const { group, length, contact } = this.#slots[index];
    const sums = this.#sums[group];
    const origin = this.#resources.groups[group].from;
    const starts = this.#candidates[index];
    let least = Infinity;
    for (let i = 0; i < starts.length; i++) {
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

/** Starts of which one costs least: the cost runs straight between those at which the slot begins or ends with a slice. */
function candidates(starts: Stretches, length: number, slice: number): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < starts.length; i += 2) {
    for (let tick = starts[i]; tick < starts[i + 1]; ) {
      found.push(tick);
      const begins = (Math.floor(tick / slice) + 1) * slice;
      const ends = (Math.floor((tick + length) / slice) + 1) * slice - length;
      tick = Math.min(begins, ends);
    }
    found.push(starts[i + 1]);
  }
  return Int32Array.from(found);
}
