// What the annealing trades against what. The best plan is kept by (U, V, C) in this order; on the way the search
// moves by one sum, in which undone care outweighs visits and visits outweigh travel, but none beyond all measure:
// a plan a little worse in one may lead to one better in all.

import type { Problem } from "../../problem/problem.ts";
import type { Totals } from "./solution.ts";

/** A visit, in the units of C (minutes of travel, by default). */
export const VISIT_PRICE = 60;
/** An occurrence left undone, and each point of its priority. */
export const UNDONE_PRICE = 100;
export const PRIORITY_PRICE = 20;

export function undonePrice(problem: Problem, occurrence: number): number {
  return UNDONE_PRICE + PRIORITY_PRICE * problem.priorityOfOccurrence[occurrence]!;
}

/** C, the worst off-peak minute aside. */
export function costOf({ weights }: Problem, totals: Totals): number {
  return (
    weights.travelMinute * totals.travel +
    weights.extraFace * totals.extraFaces +
    weights.unpreferredVisit * totals.unpreferred +
    weights.offPeakMinute * totals.offPeak
  );
}

/** The sum that annealing compares. */
export function priceOf(problem: Problem, totals: Totals): number {
  return (
    PRIORITY_PRICE * totals.unscheduled +
    UNDONE_PRICE * totals.undone +
    VISIT_PRICE * totals.visits +
    costOf(problem, totals)
  );
}
