// One visit made room for: what stands in its way on a shift goes, and it takes the place.
//
// Every run of up to a few visits that could make way is looked at, and the one chosen whose occurrences are least likely
// to be lost by it. (Ejection as in Nagata & Bräysy 2009, "A powerful route minimization heuristic for the vehicle
// routing problem with time windows", section 3.2, with what the search has learned about each occurrence in place of
// their penalty counters. What becomes of the ejected: `chain.ts`.)

import type { Stretches } from "../../../base/stretches.ts";
import type { Bundle } from "../../bundles.ts";
import { leastOf, mostOf, READY, STOP } from "../../routing/cells.ts";
import { NOWHERE } from "../../routing/insertion.ts";
import type { Route } from "../../routing/route.ts";
import type { Ruined } from "./ruin.ts";

/** Stints looked at, at most. */
const MOST_STINTS = 60;
/** Visits in a row that may make way. */
const MOST_EJECTED = 3;

/** Where a bundle would go: `count` visits from `position` on make way. */
interface Place {
  cost: number;
  stint: number;
  position: number;
  count: number;
  start: number;
}

/**
 * Makes room for a bundle on one of its shifts and places it there; false where even that did not help.
 *
 * @param ejected what had to make way is added here
 * @param worth what that may cost at most, in units of C
 */
export function force(ruined: Ruined, bundle: Bundle, ejected: Bundle[], worth = NOWHERE): boolean {
  const { solution, placement } = ruined;
  const starts = placement.starts(bundle);
  const stints = placement.near(bundle);
  if (stints.length === 0 || starts.length === 0) return false;
  const place = cheapestPlace(ruined, bundle, starts, stints, worth);
  if (place.stint < 0) return false;
  const route = solution.routes[solution.problem.shiftOfStint[place.stint]!]!;
  const before = place.position === 0 ? -1 : route.visits[place.position - 1]!;
  for (const slot of route.visits.slice(place.position, place.position + place.count)) {
    ejected.push(solution.visits.bundle[slot]!);
    solution.remove(slot);
  }
  solution.settle();
  const position = before < 0 ? 0 : route.visits.subarray(0, route.size).indexOf(before) + 1;
  if ((before < 0 || position > 0) && solution.place(bundle, place.stint, position, place.start)) return true;
  const { insertion } = placement;
  insertion.meet(bundle.patient);
  insertion.find(bundle, placement.starts(bundle), Int32Array.of(place.stint), NOWHERE);
  return insertion.stint >= 0 && placement.open(bundle);
}

function cheapestPlace(ruined: Ruined, bundle: Bundle, starts: Stretches, stints: Int32Array, worth: number): Place {
  const { solution, random, placement } = ruined;
  placement.insertion.meet(bundle.patient);
  const best: Place = { cost: worth, stint: -1, position: -1, count: 0, start: -1 };
  const first = random.int(stints.length);
  const looks = Math.min(stints.length, MOST_STINTS);
  for (let look = 0; look < looks; look++) {
    const stint = stints[(first + look) % stints.length]!;
    lookAt(ruined, bundle, starts, stint, solution.routes[solution.problem.shiftOfStint[stint]!]!, best);
  }
  return best;
}

function lookAt(ruined: Ruined, bundle: Bundle, starts: Stretches, stint: number, route: Route, best: Place): void {
  const { solution, random, placement, losses } = ruined;
  const { problem, visits } = solution;
  const { insertion } = placement;
  const { size, states, width } = route;
  const { items } = visits.cells;
  const { length } = bundle;
  const place = problem.placeOfPatient[bundle.patient]!;
  const from = problem.travel.from(place);
  const to = problem.travel.to(place);
  const lo = Math.max(bundle.first, problem.loOfStint[stint]!);
  const hi = Math.min(bundle.last, problem.hiOfStint[stint]!);
  const surcharge = insertion.surcharge(route.practitioner);
  let at = route.at(0);
  for (let p = 0; lo <= hi && p <= size; p++, at += width) {
    const ready = leastOf(items, at + READY, states);
    if (ready > hi) break;
    // Times only grow along a route: what is too early with the longest run is too early with every shorter one.
    const farthest = at + Math.min(size - p, MOST_EJECTED) * width;
    if (Math.max(lo, ready) + length > mostOf(items, farthest + READY + states, states)) continue;
    const before = items[at + STOP]!;
    const there = before < 0 ? 0 : to[before]!;
    const leaving = Math.max(lo, ready + there) + length;
    let loss = surcharge;
    let counted = 0;
    let contact = route.contact + length;
    for (let count = 0; count <= MOST_EJECTED && p + count <= size; count++) {
      if (count > 0) contact -= visits.length[route.visits[p + count - 1]!]!;
      if (size - count + 1 > route.mostVisits || contact > route.mostContact) continue;
      const next = p + count;
      const cell = at + count * width;
      const after = items[cell + width + STOP]!;
      const onward = after < 0 ? 0 : from[after]!;
      // Most runs are too short, which is seen before what they would lose is reckoned.
      if (leaving + onward > mostOf(items, cell + READY + states, states)) continue;
      for (; counted < count; counted++) loss += losses.of(route.visits[p + counted]!);
      if (loss >= 2 * best.cost) break;
      const start = insertion.startBetween(route, p, next, starts, lo, hi, length, there, onward);
      if (start < 0) continue;
      const cost = (loss + problem.weights.travelMinute * (there + onward)) * (0.5 + random.next());
      if (cost < best.cost) {
        best.cost = cost;
        best.stint = stint;
        best.position = p;
        best.count = count;
        best.start = start;
      }
      break;
    }
  }
}
