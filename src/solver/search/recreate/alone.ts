// One unit put back by itself: into a visit that is there, else into a new one; or left, and then not tried again where
// nothing has changed.

import { areEqual, type Stretches } from "../../../base/stretches.ts";
import type { Bundle } from "../../bundles.ts";
import { NOWHERE } from "../../routing/insertion.ts";
import type { Placement } from "./placement.ts";
import { Refusals } from "./refusals.ts";

export class Alone {
  readonly #placement: Placement;
  readonly #refusals: Refusals;
  readonly #remembers: boolean;
  /** The cheapest way found to join a visit: which, what it would hold then, from when on, and what that costs. */
  #slot = -1;
  #bundle: Bundle | undefined;
  #start = -1;
  #cost = NOWHERE;

  /** @param remembers whether refusals are remembered; without it the same is found, in more time */
  constructor(placement: Placement, remembers: boolean) {
    this.#placement = placement;
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

  /** Puts a unit that is not double-handed where it costs least; false where that would be more than leaving it. */
  place(patient: number, unit: number): boolean {
    const { solution, insertion, prices } = this.#placement;
    const worth = prices.undone(solution.problem.occurrenceOfUnit[unit]!);
    const since = this.#remembers ? this.#refusals.since(unit, worth, insertion.minuteShare) : 0;
    const bundle = solution.bundles.single(unit);
    if (since > 0 && this.#refusals.isQuiet(unit, bundle, since)) return false;
    const unchanged = since > 0 && solution.lastChangeOf(patient) <= since;
    this.#cost = worth;
    this.#slot = -1;
    if (!unchanged) this.#findJoin(patient, unit);
    const starts = unchanged ? this.#refusals.starts(unit) : this.#placement.starts(bundle);
    const same = unchanged || (since > 0 && areEqual(starts, this.#refusals.starts(unit)));
    insertion.meet(patient);
    const trusted = same ? since : 0;
    const opening = this.#placement.findFrom(
      bundle,
      starts,
      this.#cost - prices.visit,
      trusted,
      this.#refusals.isForRoom(unit),
    );
    if (opening < NOWHERE) return this.#placement.open(bundle);
    if (this.#slot >= 0) return this.#placement.change(this.#slot, this.#bundle!, this.#start);
    this.#refuse(unit, bundle, starts, worth, trusted);
    return false;
  }

  #refuse(unit: number, bundle: Bundle, starts: Stretches, worth: number, trusted: number): void {
    const { insertion } = this.#placement;
    // A refusal by some shifts only says little of the others; what was known of them still holds.
    if (insertion.blinked || this.#placement.only !== undefined) return;
    // Where nothing was too dear, no price would help.
    if (insertion.passedOver) this.#refusals.note(unit, bundle, starts, worth, insertion.minuteShare, trusted);
    else this.#refusals.note(unit, bundle, starts, NOWHERE, 0, trusted);
  }

  #findJoin(patient: number, unit: number): void {
    const { solution, insertion } = this.#placement;
    const { bundles, visits, visitsOfPatient, problem } = solution;
    const { fitting } = bundles.single(unit);
    if (fitting.length === 0) return;
    const first = fitting[0]!;
    const last = fitting[fitting.length - 1]!;
    for (const slot of visitsOfPatient[patient]!) {
      const stint = visits.stint[slot]!;
      // Most visits are on other dates.
      if (first > problem.hiOfStint[stint]! + visits.care[slot]! || last < problem.loOfStint[stint]!) continue;
      if (!this.#placement.isEligible(unit, stint)) continue;
      const own = visits.bundle[slot]!;
      for (const bundle of bundles.extensions(own, unit)) {
        const cost = insertion.priceOfMinute(visits.shift[slot]!) * (bundle.length - own.length);
        if (cost >= this.#cost) continue;
        const start = this.#placement.startInstead(slot, bundle);
        if (start < 0) continue;
        this.#slot = slot;
        this.#bundle = bundle;
        this.#start = start;
        this.#cost = cost;
        break;
      }
      if (this.#cost === 0) return;
    }
  }
}
