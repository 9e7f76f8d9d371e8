// Which visits stand while the parts of a cut are searched.

import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import type { Cut } from "./cut.ts";

/**
 * The visits by shifts of another part than their patient's; with them those that share a double-handed occurrence with
 * one that stands, or without which one that stands could not be.
 */
export function standing(problem: Problem, schedule: Schedule, { ofPatient, ofShift }: Cut): ScheduledVisit[] {
  const crossing = schedule.filter(({ patient, shift }) => ofPatient[patient] !== ofShift[shift]);
  const patients = new Set(crossing.map(({ patient }) => patient));
  const visitOfUnit = new Map<number, ScheduledVisit>();
  for (const visit of schedule) {
    if (patients.has(visit.patient)) for (const unit of visit.units) visitOfUnit.set(unit, visit);
  }
  const stands = new Set(crossing);
  // What is added while the set is walked through is walked through too.
  for (const { units } of stands) {
    for (const unit of units) {
      for (const other of tiedTo(problem, unit)) {
        const visit = visitOfUnit.get(other);
        if (visit !== undefined) stands.add(visit);
      }
    }
  }
  return [...stands];
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
