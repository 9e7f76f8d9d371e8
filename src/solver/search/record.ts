// The best plan met so far, kept shift by shift so that only what changed is copied.

import type { Schedule } from "../../problem/schedule.ts";
import { laterStarts, type TimedVisit } from "../routing/later.ts";
import { costOf } from "./prices.ts";
import type { Solution } from "./solution.ts";

export class Best {
  unscheduled = Number.POSITIVE_INFINITY;
  visits = Number.POSITIVE_INFINITY;
  cost = Number.POSITIVE_INFINITY;
  readonly visitsOfShift: (readonly TimedVisit[])[];
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

  /** The best plan's visits, as near to their preferred times as they stand, each with its units in the order of delivery. */
  schedule(): Schedule {
    const { bundles } = this.#solution;
    return this.visitsOfShift.flatMap((own, shift) => {
      const starts = this.#starts(shift, own);
      return own.map(({ bundle }, i) => ({
        shift,
        patient: bundle.patient,
        start: starts[i]!,
        units: bundles.orderAt(bundle, starts[i]!),
      }));
    });
  }

  #starts(shift: number, own: readonly TimedVisit[]): readonly number[] {
    const { bundles, routes, problem } = this.#solution;
    if (!own.some(({ bundle }) => bundle.choosy)) return own.map(({ start }) => start);
    const route = routes[shift]!;
    const { travel, placeOfPatient } = problem;
    const stops = [route.startPlace, ...own.map(({ bundle }) => placeOfPatient[bundle.patient]!), route.endPlace];
    const leg = stops.slice(1).map((to, i) => (stops[i]! < 0 || to < 0 ? 0 : travel.between(stops[i]!, to)));
    return laterStarts(bundles, route, own, leg, route.end);
  }

  #read(shift: number): TimedVisit[] {
    const { routes, visits } = this.#solution;
    const { size, visits: slots } = routes[shift]!;
    return Array.from(slots.subarray(0, size), (slot) => ({
      bundle: visits.bundle[slot]!,
      start: visits.planned[slot]!,
      hi: visits.hi[slot]!,
      taken: visits.taken[slot]!,
    }));
  }
}
