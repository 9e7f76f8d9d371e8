// Rule 2: a visit is setup, then its interventions one after the other without idle time, in an order that is allowed.

import { eitherNames, type Facts, minVisitMinutes, type ReadVisit, refsOf, setupMinutes } from "./facts.ts";
import type { Report } from "./violation.ts";

/** Reports visits that are empty, idle, of the wrong length, or that hold what must not be held together. */
export function checkDelivery(facts: Facts, report: Report): void {
  for (const visit of facts.visits) {
    if (visit.listed === 0) {
      report("empty-visit", `visit ${visit.id} at ${visit.start.text} holds no intervention`, refsOf(visit));
      continue;
    }
    // With an intervention that could not be read, where the next one belongs is anybody's guess; that is reported.
    if (visit.deliveries.length === visit.listed) checkMinutes(facts, visit, report);
    checkTogether(visit, report);
  }
}

function checkMinutes(facts: Facts, visit: ReadVisit, report: Report): void {
  let due = visit.start.minute + setupMinutes(facts, visit.patient);
  for (const { occurrence, start } of visit.deliveries) {
    if (start.minute !== due) {
      const message = `${occurrence.id} in visit ${visit.id} starts at ${start.text}, not at ${facts.clock.write(due)}`;
      report("not-back-to-back", message, refsOf(visit, occurrence.id));
    }
    due = start.minute + occurrence.intervention.minutes;
  }
  const end = Math.max(due, visit.start.minute + minVisitMinutes(facts, visit.patient));
  if (visit.end.minute !== end) {
    report("wrong-end", `visit ${visit.id} ends at ${visit.end.text}, not at ${facts.clock.write(end)}`, refsOf(visit));
  }
}

function checkTogether(visit: ReadVisit, report: Report): void {
  const held = visit.deliveries.map(({ occurrence }) => occurrence);
  for (const [i, earlier] of held.entries()) {
    for (const later of held.slice(i + 1)) {
      const refs = refsOf(visit, earlier.id, later.id);
      if (eitherNames("apartFrom", earlier.intervention, later.intervention)) {
        report("not-apart", `visit ${visit.id} holds ${earlier.id} and ${later.id}, which are kept apart`, refs);
      }
      if ((later.intervention.precedesInVisit ?? []).includes(earlier.intervention.id)) {
        const message = `visit ${visit.id} does ${earlier.id} before ${later.id}, which comes first where both are done`;
        report("wrong-order-in-visit", message, refs);
      }
    }
  }
}
