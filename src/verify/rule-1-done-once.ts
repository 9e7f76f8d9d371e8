// Rule 1: every occurrence is either in `unscheduled` once, or done by as many visits as it needs practitioners.

import { type Delivery, type Facts, refsOf } from "./facts.ts";
import type { Occurrence } from "./occurrences.ts";
import type { Report } from "./violation.ts";

/** Reports occurrences done too often, or by the wrong number of people, or neither done nor listed, or both. */
export function checkDoneOnce(facts: Facts, report: Report): void {
  const left = checkUnscheduled(facts, report);
  for (const list of facts.occurrences.values()) {
    for (const occurrence of list) {
      const deliveries = facts.deliveries.get(occurrence.id);
      if (deliveries !== undefined) checkDeliveries(occurrence, deliveries, report);
      else if (!left.has(occurrence.id)) {
        report("neither-done-nor-unscheduled", `${occurrence.id} is neither done nor unscheduled`, {
          patient: occurrence.patient.id,
          occurrences: [occurrence.id],
        });
      }
    }
  }
}

/** Returns the ids listed as unscheduled. */
function checkUnscheduled(facts: Facts, report: Report): Set<string> {
  const known = new Set<string>();
  for (const list of facts.occurrences.values()) for (const { id } of list) known.add(id);
  const left = new Set<string>();
  for (const { id } of facts.plan.unscheduled) {
    const refs = { occurrences: [id] };
    if (!known.has(id)) report("unknown-unscheduled", `${id} is unscheduled and is no occurrence`, refs);
    if (left.has(id)) report("unscheduled-twice", `${id} is unscheduled twice`, refs);
    if (facts.deliveries.has(id)) report("done-and-unscheduled", `${id} is both done and unscheduled`, refs);
    left.add(id);
  }
  return left;
}

function checkDeliveries(occurrence: Occurrence, deliveries: readonly Delivery[], report: Report): void {
  const { id, intervention, patient } = occurrence;
  const refs = { patient: patient.id, occurrences: [id] };
  const visits = deliveries.map(({ visit }) => visit.id).join(", ");
  if (intervention.second === undefined) {
    if (deliveries.length > 1) report("done-too-often", `${id} is done ${deliveries.length} times: ${visits}`, refs);
    return;
  }
  if (deliveries.length !== 2) {
    const message = `${id} needs two practitioners and is in ${deliveries.length} visits: ${visits}`;
    report("wrong-number-of-practitioners", message, refs);
    return;
  }
  const [a, b] = deliveries;
  if (a.visit.practitioner.id === b.visit.practitioner.id) {
    const message = `${id} needs two practitioners and has ${a.visit.practitioner.id} twice`;
    report("same-practitioner-twice", message, refsOf(a.visit, id));
  }
  if (a.start.minute !== b.start.minute) {
    const message = `${id} starts at ${a.start.text} in ${a.visit.id} and at ${b.start.text} in ${b.visit.id}`;
    report("not-started-together", message, refs);
  }
}
