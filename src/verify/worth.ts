// What a plan is worth: U, V and the terms of C, counted anew.

import type { Score, Weights } from "../plan/objective.ts";
import type { Facts } from "./facts.ts";
import { windowsOf } from "./occurrences.ts";

/** The terms of the cost C, unweighted. */
export interface CostTerms {
  /** Minutes of travel on all shifts that have visits. */
  readonly travelMinutes: number;
  /** Distinct practitioners beyond the first, summed over the patients visited. */
  readonly extraFaces: number;
  /** Visits, to patients who prefer somebody, by somebody else. */
  readonly unpreferredVisits: number;
  /** Wall-clock minutes from each start to the nearest of its preferred times, summed. */
  readonly offPeakMinutes: number;
  /** The largest of those. */
  readonly worstOffPeakMinutes: number;
}

/** U, V and C of a plan with the terms of C. */
export function worthOf(facts: Facts, weights: Weights): Score & { readonly terms: CostTerms } {
  const terms = { travelMinutes: travelMinutes(facts), ...facesAndPreferences(facts), ...offPeak(facts) };
  const cost =
    weights.travelMinute * terms.travelMinutes +
    weights.extraFace * terms.extraFaces +
    weights.unpreferredVisit * terms.unpreferredVisits +
    weights.offPeakMinute * terms.offPeakMinutes +
    weights.worstOffPeakMinute * terms.worstOffPeakMinutes;
  return { unscheduled: undonePriority(facts), visits: facts.visits.length, cost, terms };
}

function undonePriority(facts: Facts): number {
  let sum = 0;
  for (const list of facts.occurrences.values()) {
    for (const { id, intervention } of list) if (!facts.deliveries.has(id)) sum += intervention.priority ?? 10;
  }
  return sum;
}

function travelMinutes(facts: Facts): number {
  let sum = 0;
  for (const { legs } of facts.routes) for (const { travel } of legs) sum += travel;
  return sum;
}

function facesAndPreferences(facts: Facts): Pick<CostTerms, "extraFaces" | "unpreferredVisits"> {
  const faces = new Map<string, Set<string>>();
  let unpreferredVisits = 0;
  for (const { patient, practitioner, listed } of facts.visits) {
    if (listed === 0) continue;
    const seen = faces.get(patient.id);
    if (seen === undefined) faces.set(patient.id, new Set([practitioner.id]));
    else seen.add(practitioner.id);
    const { prefer = [] } = patient;
    if (prefer.length > 0 && !prefer.includes(practitioner.id)) unpreferredVisits += 1;
  }
  let extraFaces = 0;
  for (const seen of faces.values()) extraFaces += seen.size - 1;
  return { extraFaces, unpreferredVisits };
}

/** A double-handed occurrence has one start, and counts once. */
function offPeak(facts: Facts): Pick<CostTerms, "offPeakMinutes" | "worstOffPeakMinutes"> {
  let [offPeakMinutes, worstOffPeakMinutes] = [0, 0];
  for (const list of facts.occurrences.values()) {
    const { preferredTimes = [] } = list[0]?.intervention ?? {};
    if (preferredTimes.length === 0) continue;
    const windows = windowsOf(preferredTimes);
    for (const { id } of list) {
      const start = facts.deliveries.get(id)?.[0].start;
      if (start === undefined) continue;
      const away = Math.min(...windows.map(({ from, to }) => Math.max(0, from - start.time, start.time - to)));
      offPeakMinutes += away;
      worstOffPeakMinutes = Math.max(worstOffPeakMinutes, away);
    }
  }
  return { offPeakMinutes, worstOffPeakMinutes };
}
