// The best plan met so far, kept shift by shift so that only what changed is copied.

import type { Schedule } from "../../problem/schedule.ts";
import type { Bundle } from "../bundles.ts";
import { costOf } from "./prices.ts";
import type { Solution } from "./solution.ts";

/** A visit of the best plan: what is done, on which stint, from when. */
export interface RecordedVisit {
  readonly bundle: Bundle;
  readonly stint: number;
  readonly start: number;
}

export class Best {
  unscheduled = Number.POSITIVE_INFINITY;
  visits = Number.POSITIVE_INFINITY;
  cost = Number.POSITIVE_INFINITY;
  readonly visitsOfShift: (readonly RecordedVisit[])[];
  readonly #solution: Solution;
  readonly #changed = new Set<number>();

  constructor(solution: Solution) {
    this.#solution = solution;
    this.visitsOfShift = Array.from(solution.routes, () => []);
  }

  /** Notes that the shifts touched in the step just kept differ from the best plan's. */
  note(shifts: readonly number[]): void {
    for (const shift of shifts) this.#changed.add(shift);
  }

  /** Takes the current solution over if it is better by (U, V, C). */
  offer(): boolean {
    const { totals, problem } = this.#solution;
    if (totals.unscheduled > this.unscheduled) return false;
    if (totals.unscheduled === this.unscheduled && totals.visits > this.visits) return false;
    const cost = costOf(problem, totals);
    if (totals.unscheduled === this.unscheduled && totals.visits === this.visits && cost > this.cost - 1e-6)
      return false;
    this.unscheduled = totals.unscheduled;
    this.visits = totals.visits;
    this.cost = cost;
    for (const shift of this.#changed) this.visitsOfShift[shift] = this.#read(shift);
    this.#changed.clear();
    return true;
  }

  /** The best plan's visits, each with its units in the order of delivery. */
  schedule(): Schedule {
    const { bundles } = this.#solution;
    return this.visitsOfShift.flatMap((own, shift) =>
      own.map(({ bundle, start }) => ({
        shift,
        patient: bundle.patient,
        start,
        units: bundles.orderAt(bundle, start),
      })),
    );
  }

  #read(shift: number): RecordedVisit[] {
    const { routes, visits } = this.#solution;
    const { size, visits: slots } = routes[shift]!;
    return Array.from(slots.subarray(0, size), (slot) => ({
      bundle: visits.bundle[slot]!,
      stint: visits.stint[slot]!,
      start: visits.planned[slot]!,
    }));
  }
}
