// The best way to share some of one patient's units among visits: which together, which into a visit that is there,
// which left. A dynamic program over subsets, each priced by the best place found for it.

import { NEVER } from "../../../problem/problem.ts";
import type { Bundle } from "../../bundles.ts";
import { NOWHERE } from "../../routing/insertion.ts";
import type { Placement } from "./placement.ts";

/** Most units shared at once: 2^6 subsets. */
export const MOST_SHARED = 6;
const MOST_VARIANTS = 6;

/** What the program decided for one subset of the units: a visit to open, or one to join (`slot` ≥ 0). */
interface Choice {
  /** Which of the units, as bits. */
  readonly mask: number;
  readonly slot: number;
  /** What it could hold, in several orders where order counts, and where as things stood when it was decided. */
  readonly variants: readonly Bundle[];
  readonly place: Place | undefined;
}

/** The cheapest new visit found for a subset. */
interface Place {
  readonly cost: number;
  readonly bundle: Bundle;
  readonly stint: number;
  readonly position: number;
  readonly start: number;
}

export class Share {
  readonly #placement: Placement;
  /** Bundles of each subset, and the cheapest cost of having the subset done or left, with the part it ends with. */
  readonly #variants: (readonly Bundle[])[] = new Array(1 << MOST_SHARED).fill([]);
  readonly #place: (Place | undefined)[] = new Array(1 << MOST_SHARED).fill(undefined);
  readonly #best = new Float64Array(1 << MOST_SHARED);
  readonly #part = new Int32Array(1 << MOST_SHARED);
  readonly #joined: Float64Array[] = [];
  readonly #joinedPart: Int32Array[] = [];
  #joinedBundle: Bundle | undefined;

  constructor(placement: Placement) {
    this.#placement = placement;
  }

  /** Shares the units (none double-handed, at most MOST_SHARED) and places what it decides; gives back those left out. */
  place(patient: number, units: readonly number[]): number[] {
    const choices = this.#decide(patient, units);
    let done = 0;
    for (let i = 0; i < choices.length; i++) {
      if (this.#carryOut(choices[i]!, units, i === 0)) done |= choices[i]!.mask;
    }
    const left: number[] = [];
    for (let i = 0; i < units.length; i++) if ((done & (1 << i)) === 0) left.push(units[i]!);
    return left;
  }

  #decide(patient: number, units: readonly number[]): Choice[] {
    this.#placement.insertion.meet(patient);
    const full = (1 << units.length) - 1;
    this.#priceOpening(units, full);
    const slots = this.#joinable(patient, units);
    let before: Float64Array = this.#best;
    let priced = 0;
    // Once all of them cost nothing, no further visit can help.
    while (priced < slots.length && before[full] !== 0) {
      this.#priceJoining(units, full, slots[priced]!, before, priced);
      before = this.#joined[priced++]!;
    }
    return this.#readBack(full, slots.slice(0, priced));
  }

  /** Cheapest cost of each subset by new visits and leaving out alone. */
  #priceOpening(units: readonly number[], full: number): void {
    const { solution, prices } = this.#placement;
    const { problem, bundles } = solution;
    this.#best[0] = 0;
    for (let mask = 1; mask <= full; mask++) {
      const low = mask & -mask;
      const unit = units[31 - Math.clz32(low)]!;
      this.#best[mask] = prices.undone(problem.occurrenceOfUnit[unit]!) + this.#best[mask ^ low]!;
      this.#part[mask] = 0;
      // Parts that hold the lowest unit, so that each partition is looked at once; the whole subset comes below.
      const rest = mask ^ low;
      for (let sub = (rest - 1) & rest; rest !== 0; sub = (sub - 1) & rest) {
        const part = sub | low;
        const cost = this.#openCost[part]! + this.#best[mask ^ part]!;
        if (cost < this.#best[mask]!) {
          this.#best[mask] = cost;
          this.#part[mask] = part;
        }
        if (sub === 0) break;
      }
      this.#variants[mask] = low === mask ? [bundles.single(unit)] : this.#grow(units, mask);
      const place = this.#cheapest(this.#variants[mask]!, this.#best[mask]! - prices.visit);
      this.#place[mask] = place;
      this.#openCost[mask] = place === undefined ? NOWHERE : place.cost + prices.visit;
      if (this.#openCost[mask]! < this.#best[mask]!) {
        this.#best[mask] = this.#openCost[mask]!;
        this.#part[mask] = mask;
      }
    }
  }

  readonly #openCost = new Float64Array(1 << MOST_SHARED);

  #grow(units: readonly number[], mask: number): readonly Bundle[] {
    const { bundles } = this.#placement.solution;
    for (let bits = mask; bits !== 0; bits &= bits - 1) {
      const bit = bits & -bits;
      const unit = units[31 - Math.clz32(bit)]!;
      const grown: Bundle[] = [];
      for (const bundle of this.#variants[mask ^ bit]!) {
        for (const extended of bundles.extensions(bundle, unit)) if (grown.length < MOST_VARIANTS) grown.push(extended);
      }
      if (grown.length > 0) return grown;
    }
    return [];
  }

  /** The cheapest new visit with one of these bundles, cheaper than `limit`. */
  #cheapest(variants: readonly Bundle[], limit: number): Place | undefined {
    const { insertion } = this.#placement;
    let place: Place | undefined;
    for (const bundle of variants) {
      if (bundle.starts.length === 0) continue;
      const cost = this.#placement.find(bundle, place?.cost ?? limit);
      if (cost === NOWHERE) continue;
      place = { bundle, cost, stint: insertion.stint, position: insertion.position, start: insertion.start };
    }
    return place;
  }

  /** Visits of the patient that could hold at least one more of the units as far as the bundle goes. */
  #joinable(patient: number, units: readonly number[]): number[] {
    const { bundles, visits, visitsOfPatient, problem } = this.#placement.solution;
    const slots: number[] = [];
    let first = NEVER;
    let last = -NEVER;
    for (let i = 0; i < units.length; i++) {
      const { fitting } = bundles.single(units[i]!);
      if (fitting.length === 0) continue;
      first = Math.min(first, fitting[0]!);
      last = Math.max(last, fitting[fitting.length - 1]!);
    }
    for (const slot of visitsOfPatient[patient]!) {
      const stint = visits.stint[slot]!;
      const lo = problem.loOfStint[stint]!;
      const hi = problem.hiOfStint[stint]!;
      // Most visits are on other dates.
      if (first > hi + visits.care[slot]! || last < lo) continue;
      const own = visits.bundle[slot]!;
      for (let i = 0; i < units.length; i++) {
        if (!this.#placement.isEligible(units[i]!, stint) || !bundles.mayJoin(own, units[i]!, lo, hi)) continue;
        if (bundles.extensions(own, units[i]!).length === 0) continue;
        slots.push(slot);
        break;
      }
    }
    return slots;
  }

  #priceJoining(units: readonly number[], full: number, slot: number, before: Float64Array, i: number): void {
    if (this.#joined.length === i) {
      this.#joined.push(new Float64Array(1 << MOST_SHARED));
      this.#joinedPart.push(new Int32Array(1 << MOST_SHARED));
    }
    const after = this.#joined[i]!;
    const parts = this.#joinedPart[i]!;
    for (let mask = 0; mask <= full; mask++) {
      after[mask] = before[mask]!;
      parts[mask] = 0;
    }
    const { solution } = this.#placement;
    const own = solution.visits.bundle[slot]!;
    const priceOfMinute = this.#placement.insertion.priceOfMinute(solution.visits.shift[slot]!);
    const able = this.#ableOf(units, solution.visits.stint[slot]!);
    // Where the visit can take all of them for nothing, no part of them is worth a look.
    if (i === 0 && priceOfMinute === 0 && able === full && this.#findJoined(own, slot, units, full) >= 0) {
      after[full] = 0;
      parts[full] = full;
      return;
    }
    for (let mask = 1; mask <= full; mask++) {
      if (before[mask] === 0 || (mask & ~able) !== 0 || this.#findJoined(own, slot, units, mask) < 0) continue;
      const longer = priceOfMinute * (this.#joinedBundle!.length - own.length);
      const rest = full ^ mask;
      for (let sub = rest; ; sub = (sub - 1) & rest) {
        if (before[sub]! + longer < after[sub | mask]!) {
          after[sub | mask] = before[sub]! + longer;
          parts[sub | mask] = mask;
        }
        if (sub === 0) break;
      }
    }
  }

  /** Those of the units, as bits, that the practitioner of a stint may do. */
  #ableOf(units: readonly number[], stint: number): number {
    let able = 0;
    for (let i = 0; i < units.length; i++) if (this.#placement.isEligible(units[i]!, stint)) able |= 1 << i;
    return able;
  }

  /** Start of a visit were it to hold some of the units as well, as `#joinedBundle`; −1 where it cannot. */
  #findJoined(own: Bundle, slot: number, units: readonly number[], mask: number): number {
    const { bundles } = this.#placement.solution;
    const lowest = mask & -mask;
    let variants = bundles.extensions(own, units[31 - Math.clz32(lowest)]!);
    for (let bits = mask ^ lowest; bits !== 0 && variants.length > 0; bits &= bits - 1) {
      const unit = units[31 - Math.clz32(bits & -bits)]!;
      variants =
        variants.length === 1
          ? bundles.extensions(variants[0]!, unit)
          : variants.flatMap((b) => bundles.extensions(b, unit)).slice(0, MOST_VARIANTS);
    }
    for (let i = 0; i < variants.length; i++) {
      const start = this.#placement.startInstead(slot, variants[i]!);
      if (start < 0) continue;
      this.#joinedBundle = variants[i]!;
      return start;
    }
    return -1;
  }

  #readBack(full: number, slots: readonly number[]): Choice[] {
    const choices: Choice[] = [];
    let mask = full;
    for (let i = slots.length - 1; i >= 0; i--) {
      const part = this.#joinedPart[i]![mask]!;
      if (part === 0) continue;
      choices.push({ mask: part, slot: slots[i]!, variants: [], place: undefined });
      mask ^= part;
    }
    while (mask !== 0) {
      const part = this.#part[mask]!;
      if (part !== 0) {
        choices.push({ mask: part, slot: -1, variants: this.#variants[part]!, place: this.#place[part] });
      }
      mask ^= part === 0 ? mask & -mask : part;
    }
    return choices;
  }

  /** Looks for the place again where something was carried out before, which may have taken it. */
  #carryOut({ mask, slot, variants, place }: Choice, units: readonly number[], unchanged: boolean): boolean {
    const { solution, insertion } = this.#placement;
    if (slot >= 0) {
      const own = solution.visits.bundle[slot]!;
      if (!solution.visitsOfPatient[own.patient]!.includes(slot)) return false;
      const start = this.#findJoined(own, slot, units, mask);
      return start >= 0 && this.#placement.change(slot, this.#joinedBundle!, start);
    }
    if (unchanged && this.#open(place)) return true;
    insertion.meet(variants[0]!.patient);
    return this.#open(this.#cheapest(variants, NOWHERE));
  }

  #open(place: Place | undefined): boolean {
    return (
      place !== undefined && this.#placement.solution.place(place.bundle, place.stint, place.position, place.start)
    );
  }
}
