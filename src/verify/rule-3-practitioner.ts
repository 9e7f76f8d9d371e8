// Rule 3: the practitioner is competent, welcome, of the right discipline where that matters, and on that shift.

import { isRightDiscipline } from "./competence.ts";
import { type Delivery, type Facts, type ReadVisit, refsOf } from "./facts.ts";
import type { Occurrence } from "./occurrences.ts";
import type { Report } from "./violation.ts";

/** Reports visits by somebody who may not make them, and interventions by somebody who may not do them. */
export function checkPractitioner(facts: Facts, report: Report): void {
  for (const visit of facts.visits) if (visit.listed > 0) checkVisitor(facts, visit, report);
  for (const deliveries of facts.deliveries.values()) {
    const { occurrence } = deliveries[0];
    if (occurrence.intervention.second === undefined) {
      for (const delivery of deliveries) checkSingle(facts, delivery, report);
    } else if (deliveries.length === 2) checkPair(facts, occurrence, deliveries, report);
  }
}

function checkVisitor(facts: Facts, visit: ReadVisit, report: Report): void {
  const { id, patient, practitioner, shift, start, end } = visit;
  if (!facts.meets(practitioner, patient.requires, start.date)) {
    const message = `visit ${id}: ${practitioner.id} does not meet on ${start.date} what ${patient.id} requires of everyone`;
    report("patient-requirement-unmet", message, refsOf(visit));
  }
  if ((patient.avoid ?? []).includes(practitioner.id)) {
    report("avoided-practitioner", `visit ${id}: ${practitioner.id} must not visit ${patient.id}`, refsOf(visit));
  }
  if (start.minute < facts.clock.minute(shift.start) || end.minute > facts.clock.minute(shift.end)) {
    const message = `visit ${id} from ${start.text} to ${end.text} leaves the shift from ${shift.start} to ${shift.end}`;
    report("outside-shift", message, refsOf(visit));
  }
}

function checkSingle(facts: Facts, { occurrence, visit }: Delivery, report: Report): void {
  const { id, intervention, patient } = occurrence;
  const { practitioner } = visit;
  if (!facts.meets(practitioner, intervention.requires, visit.start.date)) {
    const message = `${practitioner.id} does not meet on ${visit.start.date} what ${id} requires`;
    report("not-competent", message, refsOf(visit, id));
  }
  if (!isRightDiscipline(practitioner, intervention, patient, facts.siloed)) {
    const own = practitioner.discipline ?? "none";
    const message = `${id} of siloed ${patient.id} is for ${intervention.discipline}; the discipline of ${practitioner.id} is ${own}`;
    report("wrong-discipline", message, refsOf(visit, id));
  }
}

function checkPair(facts: Facts, occurrence: Occurrence, [a, b]: readonly Delivery[], report: Report): void {
  const { id, intervention, patient } = occurrence;
  const leads = ({ visit }: Delivery): boolean =>
    facts.meets(visit.practitioner, intervention.requires, visit.start.date) &&
    isRightDiscipline(visit.practitioner, intervention, patient, facts.siloed);
  const seconds = ({ visit }: Delivery): boolean =>
    facts.meets(visit.practitioner, intervention.second?.requires, visit.start.date);
  if ((leads(a) && seconds(b)) || (leads(b) && seconds(a))) return;
  const names = `${a.visit.practitioner.id} and ${b.visit.practitioner.id}`;
  const message = `${id}: of ${names}, neither can lead while the other is second on ${a.visit.start.date}`;
  report("pair-not-competent", message, { patient: patient.id, occurrences: [id] });
}
