// Rule 9: a shift has at most `maxVisits` visits, and at most `maxContactMinutes` in them.

import type { Facts } from "./facts.ts";
import type { Report } from "./violation.ts";

/** Reports shifts with more visits, or more minutes in visits, than they may have. */
export function checkLimits(facts: Facts, report: Report): void {
  for (const { practitioner, shift, shiftIndex, visits } of facts.routes) {
    const refs = { practitioner: practitioner.id, shift: shiftIndex };
    const name = `shift ${shiftIndex} of ${practitioner.id}`;
    const { maxVisits, maxContactMinutes } = shift;
    if (maxVisits !== undefined && visits.length > maxVisits) {
      report("too-many-visits", `${name} has ${visits.length} visits, at most ${maxVisits}`, refs);
    }
    const contact = visits.reduce((sum, { start, end }) => sum + end.minute - start.minute, 0);
    if (maxContactMinutes !== undefined && contact > maxContactMinutes) {
      report("too-much-contact", `${name} has ${contact} minutes in visits, at most ${maxContactMinutes}`, refs);
    }
  }
}
