// What a whole schedule comes to, worked out from nothing but itself.

import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import { offPeakMinutes } from "../routing/off-peak.ts";
import { costOf } from "../search/prices.ts";
import { NOTHING, type Totals } from "../search/totals.ts";

/** U, V and C. */
export interface Worth {
  readonly unscheduled: number;
  readonly visits: number;
  readonly cost: number;
}

/** Whether `a` is no worse than `b`, in this order. */
export function isNoWorse(a: Worth, b: Worth): boolean {
  if (a.unscheduled !== b.unscheduled) return a.unscheduled < b.unscheduled;
  if (a.visits !== b.visits) return a.visits < b.visits;
  return a.cost <= b.cost + 1e-6;
}

/** @param visitsOfShift each shift's visits in their order */
export function worthOf(problem: Problem, visitsOfShift: readonly Schedule[]): Worth {
  const totals: Totals = { ...NOTHING };
  const isDone = new Uint8Array(problem.occurrences);
  const faces: Set<number>[] = Array.from({ length: problem.patients }, () => new Set());
  for (const [shift, visits] of visitsOfShift.entries()) {
    totals.visits += visits.length;
    totals.travel += travelOf(problem, shift, visits);
    for (const visit of visits) {
      faces[visit.patient]!.add(problem.practitionerOfShift[shift]!);
      if (isUnpreferred(problem, visit)) totals.unpreferred++;
      addOccurrences(problem, visit, isDone, totals);
    }
  }
  for (const { size } of faces) totals.extraFaces += Math.max(0, size - 1);
  for (let o = 0; o < problem.occurrences; o++)
    if (isDone[o] === 0) totals.unscheduled += problem.priorityOfOccurrence[o]!;
  return { unscheduled: totals.unscheduled, visits: totals.visits, cost: costOf(problem, totals) };
}

function travelOf(
  { travel, placeOfPatient, startPlaceOfShift, endPlaceOfShift }: Problem,
  shift: number,
  visits: Schedule,
) {
  if (visits.length === 0) return 0;
  let sum = 0;
  let before = startPlaceOfShift[shift]!;
  for (const { patient } of visits) {
    const place = placeOfPatient[patient]!;
    if (before >= 0) sum += travel.between(before, place);
    before = place;
  }
  return endPlaceOfShift[shift]! < 0 ? sum : sum + travel.between(before, endPlaceOfShift[shift]!);
}

function isUnpreferred(
  { preferStart, preferItem, practitionerOfShift }: Problem,
  { patient, shift }: ScheduledVisit,
): boolean {
  const preferred = preferItem.subarray(preferStart[patient]!, preferStart[patient + 1]!);
  return preferred.length > 0 && !preferred.includes(practitionerOfShift[shift]!);
}

/** A double-handed occurrence counts once. */
function addOccurrences(problem: Problem, visit: ScheduledVisit, isDone: Uint8Array, totals: Totals): void {
  let at = visit.start + problem.setupOfPatient[visit.patient]!;
  for (const unit of visit.units) {
    const occurrence = problem.occurrenceOfUnit[unit]!;
    if (isDone[occurrence] === 0) {
      isDone[occurrence] = 1;
      const away = offPeakMinutes(problem, occurrence, at);
      totals.offPeak += away;
      totals.worstOffPeak = Math.max(totals.worstOffPeak, away);
    }
    at += problem.minutesOfOccurrence[occurrence]!;
  }
}
