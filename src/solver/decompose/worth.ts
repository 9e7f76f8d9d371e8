// What a whole schedule comes to, kept up to date as the visits of some shifts give way to others.

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

/** What a schedule comes to. */
export function worthOf(problem: Problem, schedule: Schedule): Worth {
  const ledger = new Ledger(problem);
  const visitsOfShift: ScheduledVisit[][] = Array.from({ length: problem.shifts }, () => []);
  for (const visit of [...schedule].sort((a, b) => a.start - b.start)) visitsOfShift[visit.shift]!.push(visit);
  ledger.replace(visitsOfShift.entries());
  const { unscheduled, visits, cost } = ledger;
  return { unscheduled, visits, cost };
}

/** By shift, in the order of their starts. */
export type VisitsOfShift = (readonly ScheduledVisit[])[];

/** The visits of every shift, none at first, and what they come to. */
export class Ledger implements Worth {
  readonly visitsOfShift: VisitsOfShift;
  readonly #problem: Problem;
  readonly #totals: Totals = { ...NOTHING };
  /** Visits that an occurrence is in: two where it is double-handed. */
  readonly #visitsOfOccurrence: Uint8Array;
  /** Visits by practitioner, for each patient. */
  readonly #facesOfPatient: Map<number, number>[];
  readonly #worstOfShift: Float64Array;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.visitsOfShift = Array.from({ length: problem.shifts }, () => []);
    this.#totals.unscheduled = problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0);
    this.#visitsOfOccurrence = new Uint8Array(problem.occurrences);
    this.#facesOfPatient = Array.from({ length: problem.patients }, () => new Map());
    this.#worstOfShift = new Float64Array(problem.shifts);
  }

  get unscheduled(): number {
    return this.#totals.unscheduled;
  }

  get visits(): number {
    return this.#totals.visits;
  }

  get cost(): number {
    return costOf(this.#problem, this.#totals);
  }

  /** Puts other visits in the place of those that some shifts have. All go before others come: some share an occurrence. */
  replace(byShift: Iterable<readonly [shift: number, visits: readonly ScheduledVisit[]]>): void {
    const changed = [...byShift];
    for (const [shift] of changed) this.#count(shift, -1);
    for (const [shift, visits] of changed) {
      this.visitsOfShift[shift] = visits;
      this.#count(shift, 1);
    }
    if (this.#problem.weights.worstOffPeakMinute === 0) return;
    this.#totals.worstOffPeak = this.#worstOfShift.reduce((worst, own) => Math.max(worst, own), 0);
  }

  /** Counts a shift's visits in (`by` 1) or out (−1). */
  #count(shift: number, by: 1 | -1): void {
    const visits = this.visitsOfShift[shift]!;
    const totals = this.#totals;
    totals.visits += by * visits.length;
    totals.travel += by * travelOf(this.#problem, shift, visits);
    this.#worstOfShift[shift] = 0;
    for (const visit of visits) {
      this.#countFace(visit.patient, this.#problem.practitionerOfShift[shift]!, by);
      if (isUnpreferred(this.#problem, visit)) totals.unpreferred += by;
      this.#countOccurrences(shift, visit, by);
    }
  }

  #countFace(patient: number, practitioner: number, by: 1 | -1): void {
    const faces = this.#facesOfPatient[patient]!;
    const before = Math.max(0, faces.size - 1);
    const visits = (faces.get(practitioner) ?? 0) + by;
    if (visits === 0) faces.delete(practitioner);
    else faces.set(practitioner, visits);
    this.#totals.extraFaces += Math.max(0, faces.size - 1) - before;
  }

  /** A double-handed occurrence counts once: when the first of its visits comes, or the last one goes. */
  #countOccurrences(shift: number, { patient, start, units }: ScheduledVisit, by: 1 | -1): void {
    const problem = this.#problem;
    let at = start + problem.setupOfPatient[patient]!;
    for (const unit of units) {
      const occurrence = problem.occurrenceOfUnit[unit]!;
      const away = offPeakMinutes(problem, occurrence, at);
      if (by === 1) this.#worstOfShift[shift] = Math.max(this.#worstOfShift[shift]!, away);
      const before = this.#visitsOfOccurrence[occurrence]!;
      this.#visitsOfOccurrence[occurrence] = before + by;
      if ((by === 1 ? before : before - 1) === 0) {
        this.#totals.unscheduled -= by * problem.priorityOfOccurrence[occurrence]!;
        this.#totals.offPeak += by * away;
      }
      at += problem.minutesOfOccurrence[occurrence]!;
    }
  }
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
