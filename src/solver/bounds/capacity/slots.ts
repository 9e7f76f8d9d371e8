// Slots: stretches of time that a group could give to something. What a slot costs is found once for all who ask for it.

import type { Steps } from "../../../base/steps.ts";
import type { Resources } from "./resources.ts";
import { SlotCosts } from "./slot-costs.ts";
import { SlotShares } from "./slot-shares.ts";
import { AskedSlots, type Slot } from "./slot-table.ts";

export class Slots {
  readonly #resources: Resources;
  /** What has been asked for, until `seal`. */
  #asked: AskedSlots | undefined = new AskedSlots();
  /** From `seal` on. */
  #costs: SlotCosts | undefined;
  #shares: SlotShares | undefined;
  /** Least cost of each offer at the prices last settled. */
  cost: Float64Array = new Float64Array(0);

  constructor(resources: Resources) {
    this.#resources = resources;
  }

  /** The number of a slot, which is made once. */
  slot(slot: Slot): number {
    return this.#asked!.slot(slot);
  }

  /** The offer of some slots, made once for each list of them; −1 where there is none. */
  offer(slots: readonly number[]): number {
    return this.#asked!.offer(slots);
  }

  groupOf(slot: number): number {
    return this.#asked!.groupOf(slot);
  }

  /** Ticks that the breaks of one shift of a group take at most. */
  pauseOf(group: number): number {
    return this.#resources.pause[group];
  }

  /** Keeps of all that was asked for what prices need; nothing new can be asked for from then on. */
  *seal(): Steps<void> {
    const table = yield* this.#asked!.table(this.#resources);
    this.#asked = undefined;
    this.#costs = new SlotCosts(table, this.#resources);
    this.#shares = new SlotShares(table, this.#resources, this.#costs);
    this.cost = this.#costs.ofOffer;
  }

  /** Finds what every slot and offer costs at these prices, by resource. */
  *settle(prices: Float64Array): Steps<void> {
    yield* this.#costs!.settle(prices);
  }

  /** What a slot costs at the prices last settled. */
  costOf(slot: number): number {
    return this.#costs!.ofSlot[slot];
  }

  /** What a cost may be wrong by, as a multiple of `ROUNDING`. */
  get dearest(): number {
    return this.#costs!.dearest;
  }

  /** Notes that an offer is taken up. */
  use(offer: number): void {
    this.#shares!.use(offer);
  }

  /** Notes that a slot is taken up so often. */
  useSlot(slot: number, times: number): void {
    this.#shares!.useSlot(slot, times);
  }

  /** Forgets all that was taken up. */
  clear(): void {
    this.#shares!.clear();
  }

  /** Adds what was taken up to the use of resources: see `SlotShares`. */
  *spread(softness: number, into: Float64Array): Steps<void> {
    yield* this.#shares!.spread(softness, into);
  }
}
