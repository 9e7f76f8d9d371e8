// What is taken up of slots and offers, shared out among all who could give it at nearly the same cost.

import { Pace, type Steps } from "../../../base/steps.ts";
import type { Resources } from "./resources.ts";
import type { SlotCosts } from "./slot-costs.ts";
import type { SlotTable } from "./slot-table.ts";

/** Starts and slots weighed between two yields. */
const WEIGHED_A_STEP = 20_000;
/** What is taken up less often than this is not laid out: differences of sums are not exact in binary. */
const LEAST_TIMES = 1e-9;
/** What is dearer than the cheapest by so many times the softness gets no share. */
const FARTHEST = 16;

export class SlotShares {
  readonly #table: SlotTable;
  readonly #resources: Resources;
  readonly #costs: SlotCosts;
  /** How often each slot and offer is taken up. */
  readonly #timesOfSlot: Float64Array;
  readonly #timesOfOffer: Float64Array;
  /** By tick, as in `SlotCosts.sums`: how much more of the group is taken from there on than before. */
  readonly #turns: Float64Array;
  /** Starts of a slot, or slots of an offer, that cost nearly the least, and what weight each has. */
  readonly #near: Int32Array;
  readonly #weights: Float64Array;

  constructor(table: SlotTable, resources: Resources, costs: SlotCosts) {
    this.#table = table;
    this.#resources = resources;
    this.#costs = costs;
    this.#timesOfSlot = new Float64Array(table.slots);
    this.#timesOfOffer = new Float64Array(table.offers);
    this.#turns = new Float64Array(costs.sums.length);
    const most = Math.max(longestOf(table.candidateStart), longestOf(table.offerStart));
    this.#near = new Int32Array(most);
    this.#weights = new Float64Array(most);
  }

  /** Notes that an offer is taken up. */
  use(offer: number): void {
    this.#timesOfOffer[offer]++;
  }

  /** Notes that a slot is taken up. */
  useSlot(slot: number, times: number): void {
    this.#timesOfSlot[slot] += times;
  }

  /** Forgets all that was taken up. */
  clear(): void {
    this.#timesOfOffer.fill(0);
    this.#timesOfSlot.fill(0);
  }

  /**
   * Adds what was taken up to the use of resources. What costs nearly the same is spread over all who could give it, by
   * `softness`: so many exchangeable groups and starts get their share at once instead of one after the other.
   */
  *spread(softness: number, into: Float64Array): Steps<void> {
    const { slots, offers, offerStart, candidateStart } = this.#table;
    const pace = new Pace(WEIGHED_A_STEP);
    for (let offer = 0; offer < offers; offer++) {
      if (this.#timesOfOffer[offer] === 0) continue;
      this.#spreadOffer(offer, softness);
      if (pace.due(offerStart[offer + 1] - offerStart[offer])) yield;
    }
    for (let slot = 0; slot < slots; slot++) {
      if (this.#timesOfSlot[slot] <= LEAST_TIMES) continue;
      this.#spreadSlot(slot, softness, into);
      if (pace.due(candidateStart[slot + 1] - candidateStart[slot])) yield;
    }
    this.#layOut(into);
  }

  #spreadOffer(offer: number, softness: number): void {
    const { group, offerStart, offerItem } = this.#table;
    const { ofOffer, ofSlot } = this.#costs;
    const [near, weights] = [this.#near, this.#weights];
    const end = offerStart[offer + 1];
    const least = ofOffer[offer];
    let found = 0;
    let sum = 0;
    for (let j = offerStart[offer]; j < end; j++) {
      const slot = offerItem[j];
      const nearness = nearnessOf((ofSlot[slot] - least) / softness);
      if (nearness === 0) continue;
      const weight = this.#resources.groups[group[slot]].shifts.length * nearness;
      near[found] = slot;
      weights[found++] = weight;
      sum += weight;
    }
    const once = this.#timesOfOffer[offer] / sum;
    for (let i = 0; i < found; i++) this.#timesOfSlot[near[i]] += once * weights[i];
  }

  #spreadSlot(slot: number, softness: number, into: Float64Array): void {
    const { group, length, contact, candidateStart, candidateItem } = this.#table;
    const { sums, origin, startOf } = this.#costs;
    const [near, weights, turns] = [this.#near, this.#weights, this.#turns];
    const times = this.#timesOfSlot[slot];
    const ticks = length[slot];
    const zero = origin[group[slot]];
    const end = candidateStart[slot + 1];
    const cheapest = zero + startOf[slot];
    const least = sums[cheapest + ticks] - sums[cheapest];
    let found = 0;
    let sum = 0;
    for (let i = candidateStart[slot]; i < end; i++) {
      const from = zero + candidateItem[i];
      const weight = nearnessOf((sums[from + ticks] - sums[from] - least) / softness);
      if (weight === 0) continue;
      near[found] = from;
      weights[found++] = weight;
      sum += weight;
    }
    for (let i = 0; i < found; i++) {
      const share = (times * weights[i]) / sum;
      turns[near[i]] += share;
      turns[near[i] + ticks] -= share;
    }
    if (contact[slot] < 0) return;
    into[this.#resources.visitsOf(group[slot])] += times;
    into[this.#resources.contactOf(group[slot])] += times * contact[slot];
  }

  /** Adds what is taken of each tick, as its turns say, to the use of resources, and forgets the turns. */
  #layOut(into: Float64Array): void {
    const { groups, slice, start, firstSlice } = this.#resources;
    const turns = this.#turns;
    for (let g = 0; g < groups.length; g++) {
      const { from, to } = groups[g];
      const base = start[g] - firstSlice[g];
      const zero = this.#costs.origin[g];
      let taken = 0;
      for (let tick = from; tick < to; tick++) {
        taken += turns[zero + tick];
        if (taken > LEAST_TIMES) into[base + Math.floor(tick / slice)] += taken;
      }
    }
    turns.fill(0);
  }
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

/** Items of the longest of the lists that begin and end where `start` says. */
function longestOf(start: Int32Array): number {
  let longest = 0;
  for (let i = 1; i < start.length; i++) longest = Math.max(longest, start[i] - start[i - 1]);
  return longest;
}
