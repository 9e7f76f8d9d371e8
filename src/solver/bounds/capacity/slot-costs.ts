// What every slot and offer costs at given prices.

import { Pace, type Steps } from "../../../base/steps.ts";
import type { Resources } from "./resources.ts";
import type { SlotTable } from "./slot-table.ts";

/** Starts looked at between two yields, and what looking at a slot costs beside its own. */
const STARTS_A_STEP = 200_000;
const SLOT_WORK = 10;

export class SlotCosts {
  /** By offer: its cheapest slot. */
  readonly ofOffer: Float64Array;
  readonly ofSlot: Float64Array;
  /** By slot: the start at which it costs least. */
  readonly startOf: Int32Array;
  /** Price of a group's ticks from its first one up to a tick, at `origin` of the group + that tick. */
  readonly sums: Float64Array;
  readonly origin: Int32Array;
  /** The price of all ticks of the dearest group: no cost is wrong by more than `ROUNDING` × this, being a difference of `sums`. */
  dearest = 0;
  readonly #table: SlotTable;
  readonly #resources: Resources;

  constructor(table: SlotTable, resources: Resources) {
    this.#table = table;
    this.#resources = resources;
    this.ofOffer = new Float64Array(table.offers);
    this.ofSlot = new Float64Array(table.slots);
    this.startOf = new Int32Array(table.slots);
    this.origin = new Int32Array(resources.groups.length);
    let ticks = 0;
    for (const [g, { from, to }] of resources.groups.entries()) {
      this.origin[g] = ticks - from;
      ticks += to - from + 1;
    }
    this.sums = new Float64Array(ticks);
  }

  /** Finds what all costs at these prices, by resource. */
  *settle(prices: Float64Array): Steps<void> {
    const { slots, offers, candidateStart, offerStart } = this.#table;
    this.#addUp(prices);
    const pace = new Pace(STARTS_A_STEP);
    for (let slot = 0; slot < slots; slot++) {
      this.#settleSlot(slot, prices);
      if (pace.due(SLOT_WORK + candidateStart[slot + 1] - candidateStart[slot])) yield;
    }
    for (let offer = 0; offer < offers; offer++) {
      this.#settleOffer(offer);
      if (pace.due(offerStart[offer + 1] - offerStart[offer])) yield;
    }
  }

  #addUp(prices: Float64Array): void {
    const { groups, slice, start, firstSlice } = this.#resources;
    const { sums } = this;
    this.dearest = 0;
    for (let g = 0; g < groups.length; g++) {
      const { from, to } = groups[g];
      const base = start[g] - firstSlice[g];
      const origin = this.origin[g];
      for (let tick = from; tick < to; tick++)
        sums[origin + tick + 1] = sums[origin + tick] + prices[base + Math.floor(tick / slice)];
      this.dearest = Math.max(this.dearest, sums[origin + to]);
    }
  }

  #settleSlot(slot: number, prices: Float64Array): void {
    const { group, length, contact, candidateStart, candidateItem } = this.#table;
    const { sums } = this;
    const ticks = length[slot];
    const origin = this.origin[group[slot]];
    const end = candidateStart[slot + 1];
    let least = Infinity;
    let at = 0;
    for (let i = candidateStart[slot]; i < end; i++) {
      const from = origin + candidateItem[i];
      const cost = sums[from + ticks] - sums[from];
      if (cost >= least) continue;
      least = cost;
      at = candidateItem[i];
    }
    if (contact[slot] >= 0) {
      least += prices[this.#resources.visitsOf(group[slot])];
      least += contact[slot] * prices[this.#resources.contactOf(group[slot])];
    }
    this.startOf[slot] = at;
    this.ofSlot[slot] = least;
  }

  #settleOffer(offer: number): void {
    const { offerStart, offerItem } = this.#table;
    let least = Infinity;
    for (let j = offerStart[offer]; j < offerStart[offer + 1]; j++) least = Math.min(least, this.ofSlot[offerItem[j]]);
    this.ofOffer[offer] = least;
  }
}
