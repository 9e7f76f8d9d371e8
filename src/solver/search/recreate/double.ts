// A double-handed occurrence into the solution: two visits that start it together, each opened or joined.

import type { Random } from "../../../base/random.ts";
import type { Bundle } from "../../bundles.ts";
import { NOWHERE } from "../../routing/insertion.ts";
import type { Placement } from "./placement.ts";
import { Refusals } from "./refusals.ts";

/** First pairs of hands tried for one occurrence, cheapest first. */
const MOST_TRIES = 4;

export class Double {
  readonly #placement: Placement;
  readonly #random: Random;
  readonly #refused = new Set<number>();
  /** Of the first unit of each occurrence, what was tried in vain. */
  readonly #refusals: Refusals;
  readonly #remembers: boolean;

  /** @param remembers whether what was tried in vain is tried again only where something has changed */
  constructor(placement: Placement, random: Random, remembers: boolean) {
    this.#placement = placement;
    this.#random = random;
    this.#remembers = remembers;
    this.#refusals = new Refusals(placement.solution);
  }

  /** Starts a step that `undo` takes back. */
  begin(): void {
    this.#refusals.begin();
  }

  undo(): void {
    this.#refusals.undo();
  }

  /** Places both units, or neither. */
  place(unit: number, partner: number): boolean {
    const { solution, only } = this.#placement;
    // Drawn in any case, so that what is spared changes nothing of what is drawn later.
    const partnerFirst = this.#random.next() >= 0.5;
    const single = solution.bundles.single(unit);
    const since = this.#refusals.since(unit, NOWHERE, 0);
    if (this.#remembers && since > 0 && this.#refusals.isQuiet(unit, single, since)) return false;
    const half = solution.visitOfUnit[unit]! >= 0 || solution.visitOfUnit[partner]! >= 0;
    if (this.#placeBoth(unit, partner, partnerFirst)) return true;
    if (!half && only === undefined) this.#refusals.note(unit, single, single.starts, NOWHERE, 0);
    return false;
  }

  #placeBoth(unit: number, partner: number, partnerFirst: boolean): boolean {
    const { solution } = this.#placement;
    // A ruin may have made room for one pair of hands already: the other one follows it.
    const standing = solution.visitOfUnit[partner]! >= 0;
    const [first, second] = standing || partnerFirst ? [partner, unit] : [unit, partner];
    this.#refused.clear();
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (!this.#placeOne(first)) return false;
      if (this.#placeOne(second)) return true;
      const slot = solution.visitOfUnit[first]!;
      if (slot < 0) return false;
      this.#refused.add(solution.visits.shift[slot]!);
      this.#withdraw(first, slot);
    }
    return false;
  }

  /** Joins one of the patient's visits, or opens the cheapest one, on a shift not refused yet. */
  #placeOne(unit: number): boolean {
    const { solution, insertion } = this.#placement;
    if (solution.visitOfUnit[unit]! >= 0) return true;
    const single = solution.bundles.single(unit);
    const join = this.#findJoin(unit, single.patient);
    if (join !== undefined && this.#placement.change(join.slot, join.bundle, join.start)) return true;
    const outer = this.#placement.only;
    this.#placement.only = (shift) => !this.#refused.has(shift) && (outer === undefined || outer(shift));
    insertion.meet(single.patient);
    const cost = this.#placement.find(single);
    this.#placement.only = outer;
    return cost < NOWHERE && this.#placement.open(single);
  }

  #findJoin(unit: number, patient: number): { slot: number; bundle: Bundle; start: number } | undefined {
    const { solution } = this.#placement;
    const partner = solution.problem.partnerOfUnit[unit]!;
    for (const slot of solution.visitsOfPatient[patient]!) {
      if (this.#refused.has(solution.visits.shift[slot]!) || solution.visitOfUnit[partner] === slot) continue;
      if (!this.#placement.isEligible(unit, solution.visits.stint[slot]!)) continue;
      for (const bundle of solution.bundles.extensions(solution.visits.bundle[slot]!, unit)) {
        const start = this.#placement.startInstead(slot, bundle);
        if (start >= 0) return { slot, bundle, start };
      }
    }
    return undefined;
  }

  /** Takes one unit back out; the rest of its visit goes back to where it was. */
  #withdraw(unit: number, slot: number): void {
    const { solution } = this.#placement;
    const { bundles, visits } = solution;
    const less = bundles.less(visits.bundle[slot]!, unit);
    if (less !== undefined) {
      const start = this.#placement.startInstead(slot, less);
      if (start >= 0) {
        this.#placement.change(slot, less, start);
        return;
      }
    }
    solution.remove(slot);
    solution.settle();
  }
}
