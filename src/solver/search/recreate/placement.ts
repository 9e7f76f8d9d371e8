// One bundle into the solution: when it could be visited as the patient's other visits stand, and the best place for it.

import type { Random } from "../../../base/random.ts";
import type { Stretches } from "../../../base/stretches.ts";
import type { Reach } from "../../bundles/openings.ts";
import type { Bundle } from "../../bundles.ts";
import { Insertion, NOWHERE } from "../../routing/insertion.ts";
import type { Prices } from "../prices.ts";
import type { Solution } from "../solution.ts";

export class Placement {
  readonly solution: Solution;
  readonly prices: Prices;
  readonly insertion: Insertion;
  /** How far around a patient's door places are sought at first. */
  reach: Reach = "close";
  /** Shifts that may be used; all where undefined. */
  only: ((shift: number) => boolean) | undefined;

  constructor(solution: Solution, prices: Prices, random: Random) {
    this.solution = solution;
    this.prices = prices;
    this.insertion = new Insertion(solution, prices, random);
  }

  /** Starts of a visit with this bundle that the patient's other visits allow; `except` is a slot to look past. */
  starts(bundle: Bundle, except = -1): Stretches {
    const { relations, visitsOfPatient } = this.solution;
    let starts = bundle.starts;
    if (bundle.linked && !this.#hasWhatItNeeds(bundle)) return [];
    for (const slot of visitsOfPatient[bundle.patient]!) {
      if (starts.length === 0) break;
      if (slot === except || relations.apart(bundle, slot)) continue;
      relations.read(bundle, slot);
      starts = relations.cut(starts, slot);
    }
    return starts;
  }

  /** Slots of the patient's visits of which each by itself leaves the bundle none of its starts. */
  blocking(bundle: Bundle): number[] {
    const { relations, visitsOfPatient } = this.solution;
    return visitsOfPatient[bundle.patient]!.filter((slot) => {
      if (relations.apart(bundle, slot)) return false;
      relations.read(bundle, slot);
      return relations.cut(bundle.starts, slot).length === 0;
    });
  }

  /** Stints within reach of the patient that could hold the bundle: nobody is both pairs of hands of one occurrence. */
  near(bundle: Bundle): Int32Array {
    const { stints } = this.solution.bundles.near(bundle, this.reach);
    if (!bundle.paired) return stints;
    return stints.filter((stint) => !this.#holdsPartner(this.solution.problem.shiftOfStint[stint]!, bundle));
  }

  /** Shifts that may be used for a bundle. */
  #admitted(bundle: Bundle): ((shift: number) => boolean) | undefined {
    const { only } = this;
    if (!bundle.paired) return only;
    return (shift) => (only === undefined || only(shift)) && !this.#holdsPartner(shift, bundle);
  }

  /**
   * Finds the cheapest new visit for a bundle; the result stands in `insertion`. Stints far away are looked at where there
   * is no room near by, and more is at stake than a visit.
   */
  find(bundle: Bundle, limit = NOWHERE): number {
    if (this.solution.bundles.near(bundle, this.reach).stints.length === 0) {
      this.insertion.cost = NOWHERE;
      return NOWHERE;
    }
    return this.findFrom(bundle, this.starts(bundle), limit);
  }

  /**
   * The same where the starts are known, on shifts that have changed since the change with the number `since`; with
   * `forRoom`, on those that may have gained room.
   */
  findFrom(bundle: Bundle, starts: Stretches, limit: number, since = 0, forRoom = false): number {
    const { insertion } = this;
    const { bundles } = this.solution;
    insertion.since = since;
    insertion.forRoom = forRoom;
    const only = this.#admitted(bundle);
    let near = bundles.near(bundle, this.reach);
    insertion.find(bundle, starts, near.stints, limit, only);
    const isUrgent = limit > this.prices.visit;
    if (isUrgent && insertion.cost === NOWHERE && !near.all && this.reach === "close") {
      near = bundles.near(bundle, "wide");
      insertion.find(bundle, starts, near.stints, limit, only);
    }
    if (isUrgent && insertion.cost === NOWHERE && !near.all) {
      insertion.find(bundle, starts, bundles.stints(bundle), limit, only);
    }
    insertion.since = 0;
    insertion.forRoom = false;
    return insertion.cost;
  }

  /** Opens the visit found last. */
  open(bundle: Bundle): boolean {
    const { stint, position, start } = this.insertion;
    return this.solution.place(bundle, stint, position, start);
  }

  /** Start of the visit in `slot` were it to hold `bundle` instead, at its place in its shift; −1 where it cannot. */
  startInstead(slot: number, bundle: Bundle): number {
    const { solution } = this;
    const { visits, problem, routes } = solution;
    const stint = visits.stint[slot]!;
    if (bundle.paired && this.#holdsPartner(visits.shift[slot]!, bundle)) return -1;
    for (const unit of bundle.units) {
      if (solution.visitOfUnit[unit] !== slot && !this.isEligible(unit, stint)) return -1;
    }
    const route = routes[visits.shift[slot]!]!;
    const position = route.positionOf(slot);
    const { length } = bundle;
    if (!route.hasRoomInPlace(position, length, visits.bundle[slot]!.length)) return -1;
    const starts = this.starts(bundle, slot);
    if (starts.length === 0) return -1;
    return this.insertion.startInPlace(
      route,
      position,
      starts,
      length,
      problem.loOfStint[stint]!,
      problem.hiOfStint[stint]!,
    );
  }

  /** Lets the visit in `slot` hold `bundle` instead. Where that fails after all the visit stays, or is gone. */
  change(slot: number, bundle: Bundle, start: number): boolean {
    const { solution } = this;
    const { visits } = solution;
    const old = visits.bundle[slot]!;
    const stint = visits.stint[slot]!;
    const before = visits.early[slot]!;
    const position = solution.routes[visits.shift[slot]!]!.positionOf(slot);
    solution.takeOut(slot);
    solution.settle();
    if (solution.place(bundle, stint, position, start)) return true;
    if (!solution.place(old, stint, position, before)) {
      for (const unit of old.units) solution.removed.push(solution.problem.occurrenceOfUnit[unit]!);
    }
    return false;
  }

  /** Whether the other pair of hands of something in the bundle is on the shift. */
  #holdsPartner(shift: number, { units }: Bundle): boolean {
    const { problem, visitOfUnit, visits } = this.solution;
    return units.some((unit) => {
      const partner = problem.partnerOfUnit[unit]!;
      return partner >= 0 && visitOfUnit[partner]! >= 0 && visits.shift[visitOfUnit[partner]!] === shift;
    });
  }

  #hasWhatItNeeds({ units }: Bundle): boolean {
    const { problem } = this.solution;
    const { occurrenceOfUnit, linkStart, linkItem, links } = problem;
    for (const unit of units) {
      const occurrence = occurrenceOfUnit[unit]!;
      for (let i = linkStart[occurrence]!; i < linkStart[occurrence + 1]!; i++) {
        const link = links[linkItem[i]!]!;
        if (!link.needed || link.second !== occurrence || this.solution.isDone(link.first)) continue;
        if (!units.some((other) => occurrenceOfUnit[other] === link.first)) return false;
      }
    }
    return true;
  }

  /** Whether the practitioner of a stint may do a unit. */
  isEligible(unit: number, stint: number): boolean {
    const { eligible, eligibleWords, eligibilityOfUnit } = this.solution.problem;
    return ((eligible[eligibilityOfUnit[unit]! * eligibleWords + (stint >>> 5)]! >>> (stint & 31)) & 1) === 1;
  }
}
