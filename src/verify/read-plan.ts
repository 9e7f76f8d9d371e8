// Resolves every name and instant of a plan, and reports those that mean nothing.

import { mapped, type Steps } from "../base/steps.ts";
import type { Caseload, Patient, Practitioner, Shift } from "../caseload/schema.ts";
import type { PlannedIntervention, Visit } from "../plan/schema.ts";
import { type Clock, clockOf, type Moment } from "./clock.ts";
import { competence } from "./competence.ts";
import type { Delivery, Facts, ReadVisit } from "./facts.ts";
import { type Occurrence, openOut } from "./occurrences.ts";
import { routesOf } from "./routes.ts";
import type { PlanText } from "./shape.ts";
import { travelOf } from "./travel.ts";
import type { Report } from "./violation.ts";

interface Names {
  readonly patients: ReadonlyMap<string, Patient>;
  readonly practitioners: ReadonlyMap<string, Practitioner>;
  readonly occurrences: ReadonlyMap<string, Occurrence>;
  readonly clock: Clock;
}

/** Visits read between two yields. */
const AT_ONCE = 1000;

/**
 * Reads a plan, in steps. A visit that names nobody, or no instant, is reported and left out of everything that follows.
 */
export function* readPlan(caseload: Caseload, plan: PlanText, siloed: boolean, report: Report): Steps<Facts> {
  const clock = clockOf(caseload.timeZone);
  const occurrences = openOut(caseload);
  yield;
  const names: Names = {
    patients: new Map(caseload.patients.map((patient) => [patient.id, patient])),
    practitioners: new Map(caseload.practitioners.map((practitioner) => [practitioner.id, practitioner])),
    occurrences: byId(occurrences.values()),
    clock,
  };
  yield;
  reportDoubledIds(plan.visits, report);
  const read = yield* mapped(plan.visits, AT_ONCE, (visit) => readVisit(visit, names, report));
  const visits = read.filter((visit) => visit !== undefined);
  yield;
  const routes = routesOf(visits, plan.breaks, clock, travelOf(caseload), report);
  yield;
  const meets = competence(caseload.practitioners);
  return { caseload, plan, siloed, clock, meets, occurrences, visits, deliveries: deliveriesOf(visits), routes };
}

function byId(lists: Iterable<readonly Occurrence[]>): Map<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  for (const list of lists) for (const occurrence of list) found.set(occurrence.id, occurrence);
  return found;
}

function reportDoubledIds(visits: readonly Visit[], report: Report): void {
  const seen = new Set<string>();
  for (const { id } of visits) {
    if (seen.has(id)) report("doubled-visit-id", `two visits have the id ${id}`, { visit: id });
    seen.add(id);
  }
}

function readVisit(visit: Visit, names: Names, report: Report): ReadVisit | undefined {
  const patient = names.patients.get(visit.patient);
  const practitioner = names.practitioners.get(visit.practitioner);
  const shift = practitioner?.shifts[visit.shift];
  const start = readMoment(visit.start, visit.id, names.clock, report);
  const end = readMoment(visit.end, visit.id, names.clock, report);
  reportUnknown(visit, { patient, practitioner, shift }, report);
  if (!(patient && practitioner && shift && start && end)) return undefined;
  const deliveries: Delivery[] = [];
  const listed = visit.interventions.length;
  const read = { id: visit.id, patient, practitioner, shift, shiftIndex: visit.shift, start, end, listed, deliveries };
  for (const item of visit.interventions) {
    const delivery = readDelivery(item, read, names, report);
    if (delivery !== undefined) deliveries.push(delivery);
  }
  return read;
}

function reportUnknown(
  visit: Visit,
  found: { patient: Patient | undefined; practitioner: Practitioner | undefined; shift: Shift | undefined },
  report: Report,
): void {
  const { id, patient, practitioner, shift } = visit;
  const refs = { visit: id, patient, practitioner, shift };
  if (!found.patient) report("unknown-patient", `visit ${id} is to ${patient}, who is no patient`, refs);
  if (!found.practitioner) {
    report("unknown-practitioner", `visit ${id} is by ${practitioner}, who is no practitioner`, refs);
  } else if (!found.shift) {
    report("unknown-shift", `visit ${id} is on shift ${shift} of ${practitioner}, which does not exist`, refs);
  }
}

function readMoment(
  text: string,
  visit: string,
  clock: Clock,
  report: Report,
  occurrence?: string,
): Moment | undefined {
  const moment = clock.read(text);
  if (moment === undefined) {
    const what = occurrence === undefined ? `visit ${visit}` : `${occurrence} in visit ${visit}`;
    report(
      "unreadable-instant",
      `${what} has ${JSON.stringify(text)}, which is no instant in the caseload's time zone`,
      {
        visit,
        ...(occurrence === undefined ? {} : { occurrences: [occurrence] }),
      },
    );
  }
  return moment;
}

function readDelivery(item: PlannedIntervention, visit: ReadVisit, names: Names, report: Report): Delivery | undefined {
  const occurrence = names.occurrences.get(item.id);
  const refs = { visit: visit.id, patient: visit.patient.id, occurrences: [item.id] };
  if (occurrence === undefined) {
    report("unknown-occurrence", `visit ${visit.id} does ${item.id}, which is no occurrence`, refs);
    return undefined;
  }
  if (occurrence.patient.id !== visit.patient.id) {
    const message = `visit ${visit.id} to ${visit.patient.id} does ${item.id}, which is for ${occurrence.patient.id}`;
    report("foreign-occurrence", message, refs);
    return undefined;
  }
  const start = readMoment(item.start, visit.id, names.clock, report, item.id);
  return start && { occurrence, visit, start };
}

function deliveriesOf(visits: readonly ReadVisit[]): Map<string, Delivery[]> {
  const found = new Map<string, Delivery[]>();
  for (const visit of visits) {
    for (const delivery of visit.deliveries) {
      const list = found.get(delivery.occurrence.id);
      if (list === undefined) found.set(delivery.occurrence.id, [delivery]);
      else list.push(delivery);
    }
  }
  return found;
}
