// One visit made room for: what stands in its way on a shift goes, and it takes the place.

import { nextIn } from "../../../base/stretches.ts";
import { NEVER } from "../../../problem/problem.ts";
import type { Bundle } from "../../bundles.ts";
import type { Ruined } from "./ruin.ts";

/** Shifts looked at before the one where the bundle is least out of the way is cleared. */
const LOOKED_AT = 4;
/** Ticks cleared before and after the visit. */
const CLEARANCE = 20;

/** Makes room for a bundle on one of its shifts and places it there; false where even that did not help. */
export function force({ solution, random, placement }: Ruined, bundle: Bundle): boolean {
  const stints = solution.bundles.stints(bundle);
  const starts = placement.starts(bundle);
  if (stints.length === 0 || starts.length === 0) return false;
  const { problem } = solution;
  const place = problem.placeOfPatient[bundle.patient]!;
  const to = problem.travel.to(place);
  placement.insertion.meet(bundle.patient);
  let best = Number.POSITIVE_INFINITY;
  let bestStint = -1;
  let bestStart = -1;
  for (let look = 0; look < LOOKED_AT; look++) {
    const stint = stints[random.int(stints.length)]!;
    const route = solution.routes[problem.shiftOfStint[stint]!]!;
    const lo = problem.loOfStint[stint]!;
    const hi = Math.min(problem.hiOfStint[stint]!, route.end - bundle.length);
    const base = placement.insertion.surcharge(route.practitioner);
    for (let p = 0; p <= route.size; p++) {
      const before =
        p === 0 ? route.startPlace : problem.placeOfPatient[solution.visits.patient[route.visits[p - 1]!]!]!;
      const there = before < 0 ? 0 : to[before]!;
      const ready = p === 0 ? route.start : solution.visits.early[route.visits[p - 1]!]! + 10;
      const start = nextIn(starts, Math.max(lo, ready + there), NEVER);
      const cost = base + there + 0.2 * Math.max(0, start - ready - there) + 10 * random.next();
      if (start > hi || cost >= best) continue;
      best = cost;
      bestStint = stint;
      bestStart = start;
    }
  }
  if (bestStint < 0) return false;
  clear({ solution }, problem.shiftOfStint[bestStint]!, bestStart - CLEARANCE, bestStart + bundle.length + CLEARANCE);
  placement.insertion.meet(bundle.patient);
  const again = placement.starts(bundle);
  placement.insertion.find(bundle, again, Int32Array.of(bestStint), Number.POSITIVE_INFINITY);
  return placement.insertion.stint >= 0 && placement.open(bundle);
}

function clear({ solution }: Pick<Ruined, "solution">, shift: number, from: number, to: number): void {
  const { visits } = solution;
  const route = solution.routes[shift]!;
  const inTheWay: number[] = [];
  for (let p = 0; p < route.size; p++) {
    const slot = route.visits[p]!;
    const start = visits.early[slot]!;
    if (start < to && start + visits.bundle[slot]!.length > from) inTheWay.push(slot);
  }
  for (const slot of inTheWay) solution.remove(slot);
  solution.settle();
}
