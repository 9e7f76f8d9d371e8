// Rule 4: each occurrence starts when it may, and each visit is when, and as long as, the patient can have it.

import { type Delivery, type Facts, type ReadVisit, refsOf } from "./facts.ts";
import { mayStartOn } from "./occurrences.ts";
import type { Report } from "./violation.ts";

/** Reports starts on a wrong date or at a wrong time, and visits that the patient is not there for or cannot bear. */
export function checkWhen(facts: Facts, report: Report): void {
  const available = availability(facts);
  for (const visit of facts.visits) {
    if (visit.listed === 0) continue;
    for (const delivery of visit.deliveries) checkStart(delivery, report);
    const windows = available.get(visit.patient.id);
    if (windows !== undefined && !windows.some(([from, to]) => from <= visit.start.minute && visit.end.minute <= to)) {
      const message = `${visit.patient.id} is not available from ${visit.start.text} to ${visit.end.text}`;
      report("patient-unavailable", `visit ${visit.id}: ${message}`, refsOf(visit));
    }
    checkLength(visit, report);
  }
}

/** The elapsed minutes of `available`, by the id of the patients who have it. */
function availability({ caseload, clock }: Facts): Map<string, [number, number][]> {
  const found = new Map<string, [number, number][]>();
  for (const { id, available } of caseload.patients) {
    if (available === undefined) continue;
    found.set(
      id,
      available.map(({ from, to }) => [clock.minute(from), clock.minute(to)]),
    );
  }
  return found;
}

function checkStart({ occurrence, visit, start }: Delivery, report: Report): void {
  if (!mayStartOn(occurrence, start.date)) {
    report("wrong-date", `${occurrence.id} may not start on ${start.date}`, refsOf(visit, occurrence.id));
  }
  if (!occurrence.windows.some(({ from, to }) => from <= start.time && start.time <= to)) {
    const message = `${occurrence.id} starts at ${start.text}, which is in none of its times`;
    report("wrong-time", message, refsOf(visit, occurrence.id));
  }
}

function checkLength(visit: ReadVisit, report: Report): void {
  const { maxVisitMinutes } = visit.patient;
  const minutes = visit.end.minute - visit.start.minute;
  if (maxVisitMinutes === undefined || minutes <= maxVisitMinutes) return;
  const message = `visit ${visit.id} lasts ${minutes} minutes, and ${visit.patient.id} bears ${maxVisitMinutes}`;
  report("visit-too-long", message, refsOf(visit));
}
