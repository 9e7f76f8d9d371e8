// Rule 7: on each shift visits do not overlap, and there is time to travel from door to door.

import { type Facts, refsOf } from "./facts.ts";
import type { Leg, Route } from "./routes.ts";
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
  } else if (minutes < travel) {
    report("no-time-to-travel", `${describe(facts, route, leg)}: ${minutes} minutes for ${travel} of travel`, {
      ...refsOf(next ?? route.visits[route.visits.length - 1]),
    });
  }
}

/** The two ends of a leg, in words. */
export function describe(facts: Facts, route: Route, { before, next, from, to }: Leg): string {
  const name = `shift ${route.shiftIndex} of ${route.practitioner.id}`;
  const here = before === undefined ? `the start of ${name}` : `the end of visit ${before.id}`;
  const there = next === undefined ? `the end of ${name}` : `the start of visit ${next.id}`;
  return `from ${here} at ${facts.clock.write(from)} to ${there} at ${facts.clock.write(to)}`;
}
