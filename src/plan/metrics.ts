// What a plan comes to: where everybody's minutes go, whom the patients see, how much was combined.

import { lastAtOrBefore } from "../base/search.ts";
import type { Caseload } from "../caseload/schema.ts";
import type { Problem } from "../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../problem/schedule.ts";
import { lengthOf, type PlacedBreak, placeBreaks } from "./breaks.ts";
import type { Score } from "./objective.ts";
import type { PlanMetrics, PractitionerMetrics } from "./schema.ts";

/** U, V, C and the terms of C before their weights, as the verifier counts them. */
export interface Worth extends Score {
  readonly terms: {
    readonly travelMinutes: number;
    readonly extraFaces: number;
    readonly unpreferredVisits: number;
    readonly offPeakMinutes: number;
    readonly worstOffPeakMinutes: number;
  };
}

/**
 * The metrics of a plan; what each means stands in the plan's schema. Linear in visits, occurrences and shifts, but for
 * putting each shift's visits in order.
 *
 * @param schedule the plan's visits, in any order
 * @param worth what the verifier found the same plan to be worth
 * @param siloed what the plan of the siloed caseload comes to, where it was solved too
 */
export function metricsOf(
  caseload: Caseload,
  problem: Problem,
  schedule: Schedule,
  worth: Worth,
  siloed?: PlanMetrics["siloed"],
): PlanMetrics {
  const { terms } = worth;
  const shifts = shiftTallies(problem, schedule);
  const sum = (of: (tally: ShiftTally) => number) => shifts.reduce((total, tally) => total + of(tally), 0);
  const units = schedule.reduce((total, visit) => total + visit.units.length, 0);
  return {
    visits: worth.visits,
    uncombined: units,
    ...(siloed === undefined ? {} : { siloed }),
    occurrences: { total: problem.occurrences, done: occurrencesDone(problem, schedule) },
    unscheduledPriority: worth.unscheduled,
    cost: worth.cost,
    minutes: {
      handsOn: sum((tally) => tally.handsOn),
      setup: sum((tally) => tally.setup),
      padding: sum((tally) => tally.contact - tally.setup - tally.handsOn),
      travel: terms.travelMinutes,
      waiting: sum((tally) => tally.waiting),
      breaks: sum((tally) => tally.breaks),
    },
    ...patientsOf(problem, schedule),
    extraFaces: terms.extraFaces,
    unpreferredVisits: terms.unpreferredVisits,
    offPeakMinutes: terms.offPeakMinutes,
    worstOffPeakMinutes: terms.worstOffPeakMinutes,
    practitioners: practitionersOf(caseload, problem, shifts),
  };
}

/** Minutes of one shift that has visits. */
interface ShiftTally {
  readonly shift: number;
  readonly visits: number;
  readonly handsOn: number;
  readonly setup: number;
  /** Inside visits, setup and padding included. */
  readonly contact: number;
  /** With the journeys from the shift's start place and to its end place. */
  readonly travel: number;
  readonly waiting: number;
  readonly breaks: number;
}

function shiftTallies(problem: Problem, schedule: Schedule): ShiftTally[] {
  const inTime = [...schedule].sort((a, b) => a.start - b.start);
  const visitsOfShift = groupByShift(inTime);
  const breaksOfShift = groupByShift(placeBreaks(problem, inTime));
  return [...visitsOfShift]
    .sort(([a], [b]) => a - b)
    .map(([shift, visits]) => tallyOf(problem, shift, visits, breaksOfShift.get(shift) ?? []));
}

function tallyOf(
  problem: Problem,
  shift: number,
  visits: readonly ScheduledVisit[],
  breaks: readonly PlacedBreak[],
): ShiftTally {
  const first = visits[0]!;
  const last = visits.at(-1)!;
  const minutes = { handsOn: 0, setup: 0, contact: 0, between: 0, breaks: 0, breaksBetween: 0 };
  for (const [i, visit] of visits.entries()) {
    for (const unit of visit.units) minutes.handsOn += problem.minutesOfOccurrence[problem.occurrenceOfUnit[unit]!]!;
    minutes.setup += problem.setupOfPatient[visit.patient]!;
    minutes.contact += lengthOf(problem, visit);
    if (i > 0) minutes.between += travelBetween(problem, placeOf(problem, visits[i - 1]!), placeOf(problem, visit));
  }
  const end = last.start + lengthOf(problem, last);
  for (const taken of breaks) {
    const length = taken.end - taken.start;
    minutes.breaks += length;
    if (taken.start >= first.start && taken.end <= end) minutes.breaksBetween += length;
  }
  const out = travelBetween(problem, problem.startPlaceOfShift[shift]!, placeOf(problem, first));
  const back = travelBetween(problem, placeOf(problem, last), problem.endPlaceOfShift[shift]!);
  return {
    shift,
    visits: visits.length,
    handsOn: minutes.handsOn,
    setup: minutes.setup,
    contact: minutes.contact,
    travel: out + minutes.between + back,
    waiting: end - first.start - minutes.contact - minutes.between - minutes.breaksBetween,
    breaks: minutes.breaks,
  };
}

function placeOf(problem: Problem, { patient }: ScheduledVisit): number {
  return problem.placeOfPatient[patient]!;
}

/** No travel from or to a place that is not given. */
function travelBetween({ travel }: Problem, from: number, to: number): number {
  return from < 0 || to < 0 ? 0 : travel.between(from, to);
}

function groupByShift<Item extends { readonly shift: number }>(items: readonly Item[]): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(item.shift);
    if (group === undefined) groups.set(item.shift, [item]);
    else group.push(item);
  }
  return groups;
}

function occurrencesDone(problem: Problem, schedule: Schedule): number {
  const done = new Set<number>();
  for (const { units } of schedule) for (const unit of units) done.add(problem.occurrenceOfUnit[unit]!);
  return done.size;
}

function patientsOf(problem: Problem, schedule: Schedule): Pick<PlanMetrics, "facesPerPatient" | "doorsPerPatientDay"> {
  const faces = new Map<number, Set<number>>();
  const patientDays = new Set<number>();
  const dates = problem.dateStart.length;
  for (const { patient, shift, start } of schedule) {
    const seen = faces.get(patient) ?? new Set<number>();
    faces.set(patient, seen.add(problem.practitionerOfShift[shift]!));
    patientDays.add(patient * dates + lastAtOrBefore(problem.dateStart, start));
  }
  let [sum, max] = [0, 0];
  for (const { size } of faces.values()) {
    sum += size;
    max = Math.max(max, size);
  }
  return {
    facesPerPatient: { mean: sum / Math.max(1, faces.size), max },
    doorsPerPatientDay: schedule.length / Math.max(1, patientDays.size),
  };
}

function practitionersOf(caseload: Caseload, problem: Problem, shifts: readonly ShiftTally[]): PractitionerMetrics[] {
  const rows = caseload.practitioners.map(({ id }) => ({ id, shifts: 0, visits: 0, contact: 0, travel: 0, paid: 0 }));
  for (let shift = 0; shift < problem.shifts; shift++) {
    rows[problem.practitionerOfShift[shift]!]!.paid += problem.endOfShift[shift]! - problem.startOfShift[shift]!;
  }
  for (const { shift, visits, contact, travel } of shifts) {
    const row = rows[problem.practitionerOfShift[shift]!]!;
    row.shifts += 1;
    row.visits += visits;
    row.contact += contact;
    row.travel += travel;
  }
  return rows.map(({ contact, travel, paid, ...counts }) => ({
    ...counts,
    contactMinutes: contact,
    travelMinutes: travel,
    utilisation: paid === 0 ? 0 : contact / paid,
  }));
}
