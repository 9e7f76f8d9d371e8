// Which visits stand while the parts of a cut are searched.

import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import type { Cut } from "./cut.ts";

/**
 * The visits across a border: by shifts of another part than their patient's, or partly outside of their part's period, or
 * with something that another part's care cannot be without. With them those that share a double-handed occurrence with
 * one that stands, without which one that stands could not be, or which are under way alongside one.
 *
 * @param startOf tick at which each occurrence that is done starts; −1 where it is undone
 */
export function standing(problem: Problem, schedule: Schedule, cut: Cut, startOf: Int32Array): ScheduledVisit[] {
  const crossing = schedule.filter((visit) => {
    return isAcross(problem, visit, cut) || visit.units.some((unit) => isAwaited(problem, unit, cut, startOf));
  });
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

function isAcross(problem: Problem, visit: ScheduledVisit, { periods, ofOccurrence, ofShift }: Cut): boolean {
  const { from, to } = periods[ofShift[visit.shift]!]!;
  const begun = visit.start + problem.setupOfPatient[visit.patient]!;
  if (begun < from || begun + careOf(problem, visit) > to) return true;
  return ofOccurrence[problem.occurrenceOfUnit[visit.units[0]!]!] !== ofShift[visit.shift];
}

/** Whether something of another part cannot be done without this, or waits for a place beside it. */
function isAwaited(problem: Problem, unit: number, { ofOccurrence }: Cut, startOf: Int32Array): boolean {
  const { occurrenceOfUnit, linkStart, linkItem, links } = problem;
  const occurrence = occurrenceOfUnit[unit]!;
  for (let i = linkStart[occurrence]!; i < linkStart[occurrence + 1]!; i++) {
    const { first, second, needed } = links[linkItem[i]!]!;
    const other = first === occurrence ? second : first;
    if (ofOccurrence[other] === ofOccurrence[occurrence]) continue;
    if (startOf[other]! < 0 || (needed && first === occurrence)) return true;
  }
  return false;
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
