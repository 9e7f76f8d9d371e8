// Rule 6: a patient receives one intervention at a time, save those that may be alongside one another.

import type { Intervention } from "../caseload/schema.ts";
import { eitherNames, type Facts } from "./facts.ts";
import type { Report } from "./violation.ts";

interface Span {
  readonly id: string;
  readonly intervention: Intervention;
  /** Elapsed minutes. */
  readonly start: number;
  readonly end: number;
}

/** Reports interventions of one patient that overlap in time. Setup and padding may overlap, and are not looked at. */
export function checkOneAtATime(facts: Facts, report: Report): void {
  for (const [patient, spans] of spansByPatient(facts)) {
    spans.sort((a, b) => a.start - b.start);
    for (const [i, a] of spans.entries()) {
      for (let j = i + 1; j < spans.length && spans[j].start < a.end; j++) {
        const b = spans[j];
        if (eitherNames("alongside", a.intervention, b.intervention)) continue;
        const message = `${a.id} lasts until ${facts.clock.write(a.end)}, and ${b.id} starts at ${facts.clock.write(b.start)}`;
        report("interventions-overlap", message, { patient, occurrences: [a.id, b.id] });
      }
    }
  }
}

/** One span for each occurrence done, a double-handed one too. */
function spansByPatient(facts: Facts): Map<string, Span[]> {
  const found = new Map<string, Span[]>();
  for (const [id, [first]] of facts.deliveries) {
    const { intervention, patient } = first.occurrence;
    const { minute } = first.start;
    const span = { id, intervention, start: minute, end: minute + intervention.minutes };
    const list = found.get(patient.id);
    if (list === undefined) found.set(patient.id, [span]);
    else list.push(span);
  }
  return found;
}
