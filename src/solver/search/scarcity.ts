// What a minute of each shift is worth to care that is left undone: where time is scarce, insertion pays for it, so that
// people who alone can do what is missing are not spent on what others can do.

import type { Prices } from "./prices.ts";
import type { Solution } from "./solution.ts";

/** Minutes of undone care per shift from which on its time is fully scarce. */
const SCARCE_MINUTES = 30;
/** Minutes a visit takes beside itself, as a rule. */
const TRAVEL_MINUTES = 8;
/** Share of what is found now in the running average. */
const WEIGHT_OF_NOW = 0.3;

/** Moves the minute prices of shifts towards what the occurrences in `absent` would pay for a place on them. */
export function reprice(
  solution: Solution,
  prices: Prices,
  absent: readonly number[],
  minutePrice: Float64Array,
): void {
  const { problem, bundles } = solution;
  const minutesWanted = new Float64Array(problem.shifts);
  const offered = new Float64Array(problem.shifts);
  for (const occurrence of absent) {
    const bundle = bundles.single(solution.firstUnit(occurrence));
    const stints = bundles.stints(bundle);
    const minutes = bundle.length + TRAVEL_MINUTES;
    for (const stint of stints) {
      const shift = problem.shiftOfStint[stint]!;
      minutesWanted[shift]! += minutes / stints.length;
      offered[shift]! += prices.undone(occurrence) / stints.length;
    }
  }
  for (let shift = 0; shift < problem.shifts; shift++) {
    const wanted = minutesWanted[shift]!;
    const price = wanted === 0 ? 0 : (offered[shift]! / wanted) * Math.min(1, wanted / SCARCE_MINUTES);
    minutePrice[shift] = (1 - WEIGHT_OF_NOW) * minutePrice[shift]! + WEIGHT_OF_NOW * price;
  }
}
