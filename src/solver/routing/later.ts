// Visits moved later where that brings them nearer to their preferred times and costs nothing else.

import { lastIn } from "../../base/stretches.ts";
import { departure, type GapRules } from "../../problem/gaps.ts";
import type { Bundle, Bundles } from "../bundles.ts";
import { offPeakOf } from "./off-peak.ts";

/** A visit of a shift as the search left it. */
export interface TimedVisit {
  readonly bundle: Bundle;
  readonly start: number;
  /** Latest start as far as other shifts go. */
  readonly hi: number;
  /** State of the breaks before it. */
  readonly taken: number;
}

/**
 * Starts of a shift's visits, from the last to the first each as late as brings it nearest to its preferred times. No
 * visit moves earlier, so that each still has the time it had before it.
 *
 * @param leg minutes on the road before each visit, and after the last
 */
export function laterStarts(
  bundles: Bundles,
  rules: GapRules,
  visits: readonly TimedVisit[],
  leg: readonly number[],
  end: number,
): number[] {
  const starts = visits.map(({ start }) => start);
  let deadline = end;
  let taking = rules.states - 1;
  for (let i = visits.length - 1; i >= 0; i--) {
    const { bundle, start, hi, taken } = visits[i]!;
    if (bundle.choosy) {
      const leaving = departure(rules, deadline, leg[i + 1]!, taken, taking);
      starts[i] = nearest(bundles, bundle, start, Math.min(hi, leaving - bundle.length));
    }
    deadline = starts[i]!;
    taking = taken;
  }
  return starts;
}

/** The start in [from, to] with the fewest minutes off peak; the earliest of them. */
function nearest(bundles: Bundles, bundle: Bundle, from: number, to: number): number {
  let best = from;
  let least = offPeakOf(bundles, bundle, from).sum;
  // From the end: each member's distance changes by a minute a minute, so a stretch that cannot reach `least` is skipped.
  for (let start = lastIn(bundle.starts, to, -1); start > from && least > 0; ) {
    const { sum } = offPeakOf(bundles, bundle, start);
    if (sum < least || (sum === least && start < best)) {
      best = start;
      least = sum;
    }
    const step = Math.max(1, Math.floor((sum - least) / bundle.units.length));
    start = lastIn(bundle.starts, start - step, -1);
  }
  return best;
}
