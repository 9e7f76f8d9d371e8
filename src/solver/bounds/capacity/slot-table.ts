// Slots and offers: asked for one by one, each made once, and then laid out in flat lists.

import { Pace, type Steps } from "../../../base/steps.ts";
import type { Stretches } from "../../../base/stretches.ts";
import type { Resources } from "./resources.ts";

/** What somebody asks of a group: so many ticks from any of these starts on. */
export interface Slot {
  readonly group: number;
  /** Ticks, travel claimed included. */
  readonly length: number;
  /** Ticks of contact; −1 where it is no visit but a break or a part of a visit. */
  readonly contact: number;
  readonly starts: Stretches;
}

/** All that was asked for, as prices need it. */
export interface SlotTable {
  readonly slots: number;
  readonly offers: number;
  /** By slot. */
  readonly group: Int32Array;
  readonly length: Int32Array;
  readonly contact: Int32Array;
  /** Starts of each slot of which one costs least. */
  readonly candidateStart: Int32Array;
  readonly candidateItem: Int32Array;
  /** Slots of each offer, any of which serves. */
  readonly offerStart: Int32Array;
  readonly offerItem: Int32Array;
}

/** Candidates listed between two yields, and what a slot counts as beside its own. */
const CANDIDATES_A_STEP = 20_000;
const SLOT_WORK = 10;

export class AskedSlots {
  readonly #slots: Slot[] = [];
  readonly #slotOfKey = new Map<string, number>();
  readonly #offers: (readonly number[])[] = [];
  readonly #offerOfKey = new Map<string, number>();

  slot(slot: Slot): number {
    const key = `${slot.group} ${slot.length} ${slot.contact} ${slot.starts.join()}`;
    return made(this.#slotOfKey, key, this.#slots, slot);
  }

  /** The offer of some slots; −1 where there is none. */
  offer(slots: readonly number[]): number {
    return slots.length === 0 ? -1 : made(this.#offerOfKey, slots.join(), this.#offers, slots);
  }

  groupOf(slot: number): number {
    return this.#slots[slot].group;
  }

  *table({ slice }: Resources): Steps<SlotTable> {
    const slots = this.#slots;
    const candidateStart = new Int32Array(slots.length + 1);
    let candidateItem = new Int32Array(0);
    const pace = new Pace(CANDIDATES_A_STEP);
    // Counted first, so that the list is made once and as long as it has to be.
    for (const isCounted of [false, true]) {
      if (isCounted) candidateItem = new Int32Array(candidateStart[slots.length]);
      for (const [i, { starts, length }] of slots.entries()) {
        const from = candidateStart[i];
        candidateStart[i + 1] = listCandidates(starts, length, slice, candidateItem, from);
        if (pace.due(SLOT_WORK + candidateStart[i + 1] - from)) yield;
      }
    }
    const offers = this.#offers;
    const offerStart = new Int32Array(offers.length + 1);
    for (const [i, own] of offers.entries()) offerStart[i + 1] = offerStart[i] + own.length;
    const offerItem = new Int32Array(offerStart[offers.length]);
    for (const [i, own] of offers.entries()) offerItem.set(own, offerStart[i]);
    return {
      slots: slots.length,
      offers: offers.length,
      group: Int32Array.from(slots, ({ group }) => group),
      length: Int32Array.from(slots, ({ length }) => length),
      contact: Int32Array.from(slots, ({ contact }) => contact),
      candidateStart,
      candidateItem,
      offerStart,
      offerItem,
    };
  }
}

/** The number of a thing, which is added where its key is new. */
function made<T>(known: Map<string, number>, key: string, all: T[], one: T): number {
  const number = known.get(key);
  if (number !== undefined) return number;
  known.set(key, all.length);
  return all.push(one) - 1;
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
