// Rule 7: on each shift visits do not overlap, and there is time to travel from door to door.

import { type Facts, refsOf } from "./facts.ts";
import { type Leg, legInWords, type Route } from "./routes.ts";
import type { Report } from "./violation.ts";

/** Reports visits of one shift that overlap, and journeys for which the time between is too short. */
export function checkTravel(facts: Facts, report: Report): void {
  for (const route of facts.routes) for (const leg of route.legs) checkLeg(facts, route, leg, report);
}

function checkLeg(facts: Facts, route: Route, leg: Leg, report: Report): void {
  const { before, next, travel } = leg;
  const minutes = leg.to - leg.from;
  if (before !== undefined && next !== undefined && minutes < 0) {
    const message = `visit ${before.id} lasts until ${before.end.text}, and ${next.id} starts at ${next.start.text}`;
    report("visits-overlap", message, refsOf(next));
    return;
  }
  // Without a journey, only a visit outside the shift leaves too little, and that is rule 3's to say.
  if (travel === 0 || minutes >= travel) return;
  const message = `${legInWords(route, leg, facts.clock)}: ${minutes} minutes for ${travel} of travel`;
  report("no-time-to-travel", message, refsOf(next ?? route.visits[route.visits.length - 1]));
}
