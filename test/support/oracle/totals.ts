// What the current solution is worth, counted from its visits alone.

import { wallMinute } from "../../../src/solver/routing/off-peak.ts";
import type { Solution } from "../../../src/solver/search/solution.ts";
import { NOTHING, type Totals } from "../../../src/solver/search/totals.ts";
import { spansOf } from "./spans.ts";

/** U, V and the terms of C of the visits as planned. */
export function totalsByCount(solution: Solution): Totals {
  const { problem, routes, visits } = solution;
  const totals = { ...NOTHING };
  const hands = new Map<number, number>();
  const faces = new Map<number, Set<number>>();
  const offPeak = new Map<number, number>();
  for (const route of routes) {
    totals.travel += route.size === 0 ? 0 : travelOf(solution, route.shift);
    for (const slot of route.visits.subarray(0, route.size)) {
      const bundle = visits.bundle[slot]!;
      totals.visits++;
      const seen = faces.get(bundle.patient) ?? new Set();
      faces.set(bundle.patient, seen.add(route.practitioner));
      if (isUnpreferred(solution, bundle.patient, route.practitioner)) totals.unpreferred++;
      const start = visits.planned[slot]!;
      for (const span of spansOf(problem, bundle.patient, solution.bundles.orderAt(bundle, start), start)) {
        const occurrence = problem.occurrenceOfUnit[span.unit]!;
        hands.set(occurrence, (hands.get(occurrence) ?? 0) + 1);
        offPeak.set(occurrence, offPeakOf(solution, occurrence, span.start));
      }
    }
  }
  for (let occurrence = 0; occurrence < problem.occurrences; occurrence++) {
    if ((hands.get(occurrence) ?? 0) === handsWanted(solution, occurrence)) continue;
    totals.undone++;
    totals.unscheduled += problem.priorityOfOccurrence[occurrence]!;
  }
  for (const seen of faces.values()) totals.extraFaces += seen.size - 1;
  for (const minutes of offPeak.values()) totals.offPeak += minutes;
  // Kept up to date only where it weighs something.
  if (problem.weights.worstOffPeakMinute > 0) totals.worstOffPeak = Math.max(0, ...offPeak.values());
  return totals;
}

function travelOf({ problem, routes, visits }: Solution, shift: number): number {
  const { startPlace, endPlace, size, visits: slots } = routes[shift]!;
  const homes = Array.from(slots.subarray(0, size), (slot) => problem.placeOfPatient[visits.patient[slot]!]!);
  const stops = [startPlace, ...homes, endPlace].filter((place) => place >= 0);
  return stops.slice(1).reduce((sum, to, i) => sum + problem.travel.from(stops[i]!)[to]!, 0);
}

function isUnpreferred({ problem }: Solution, patient: number, practitioner: number): boolean {
  const preferred = problem.preferItem.subarray(problem.preferStart[patient]!, problem.preferStart[patient + 1]!);
  return preferred.length > 0 && !preferred.includes(practitioner);
}

function handsWanted({ problem }: Solution, occurrence: number): number {
  return problem.occurrenceOfUnit.reduce((sum, of) => sum + (of === occurrence ? 1 : 0), 0);
}

function offPeakOf({ problem }: Solution, occurrence: number, start: number): number {
  const from = problem.preferredStart[occurrence]!;
  const to = problem.preferredStart[occurrence + 1]!;
  const minute = wallMinute(problem, start);
  const away: number[] = [];
  for (let i = from; i < to; i += 2) {
    away.push(Math.max(0, problem.preferredItem[i]! - minute, minute - problem.preferredItem[i + 1]!));
  }
  return away.length === 0 ? 0 : Math.min(...away);
}
