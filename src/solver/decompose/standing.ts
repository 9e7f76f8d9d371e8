// Which visits stand while the parts of a cut are searched.

import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import type { Cut } from "./cut.ts";

/**
 * The visits by shifts of another part than their patient's; with them those that share a double-handed occurrence with
 * one that stands, without which one that stands could not be, or which are under way alongside one.
 */
export function standing(problem: Problem, schedule: Schedule, { ofPatient, ofShift }: Cut): ScheduledVisit[] {
  const crossing = schedule.filter(({ patient, shift }) => ofPatient[patient] !== ofShift[shift]);
  const patients = new Set(crossing.map(({ patient }) => patient));
  const visitsOfPatient = new Map<number, ScheduledVisit[]>(Array.from(patients, (patient) => [patient, []]));
  for (const visit of schedule) visitsOfPatient.get(visit.patient)?.push(visit);
  const stands = new Set(crossing);
  // What is added while the set is walked through is walked through too.
  for (const visit of stands) {
    const tied = new Set(visit.units.flatMap((unit) => tiedTo(problem, unit)));
    for (const other of visitsOfPatient.get(visit.patient)!) {
      if (other.units.some((unit) => tied.has(unit)) || overlap(problem, visit, other)) stands.add(other);
    }
  }
  return [...stands];
}

function overlap(problem: Problem, a: ScheduledVisit, b: ScheduledVisit): boolean {
  return a.start < b.start + careOf(problem, b) && b.start < a.start + careOf(problem, a);
}

function careOf({ minutesOfOccurrence, occurrenceOfUnit }: Problem, { units }: ScheduledVisit): number {
  return units.reduce((sum, unit) => sum + minutesOfOccurrence[occurrenceOfUnit[unit]!]!, 0);
}

/** Units that have to be done, or at the same moment, for this one to be. */
function tiedTo(problem: Problem, unit: number): number[] {
  const { occurrenceOfUnit, partnerOfUnit, linkStart, linkItem, links, unitStart, patientOfOccurrence } = problem;
  const occurrence = occurrenceOfUnit[unit]!;
  const tied = partnerOfUnit[unit]! >= 0 ? [partnerOfUnit[unit]!] : [];
  for (let i = linkStart[occurrence]!; i < linkStart[occurrence + 1]!; i++) {
    const { first, second, needed } = links[linkItem[i]!]!;
    if (!needed || second !== occurrence) continue;
    const patient = patientOfOccurrence[occurrence]!;
    for (let other = unitStart[patient]!; other < unitStart[patient + 1]!; other++) {
      if (occurrenceOfUnit[other] === first) tied.push(other);
    }
  }
  return tied;
}
