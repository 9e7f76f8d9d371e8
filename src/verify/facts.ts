// The plan read against the caseload: names resolved, instants as minutes. What every rule looks at.

import type { Caseload, Intervention, Patient, Practitioner, Shift } from "../caseload/schema.ts";
import type { Clock, Moment } from "./clock.ts";
import type { Meets } from "./competence.ts";
import type { Occurrence, Occurrences } from "./occurrences.ts";
import type { Route } from "./routes.ts";
import type { PlanText } from "./shape.ts";
import type { ViolationRefs } from "./violation.ts";

/** One occurrence in one visit. */
export interface Delivery {
  readonly occurrence: Occurrence;
  readonly visit: ReadVisit;
  readonly start: Moment;
}

/** A visit whose patient, practitioner, shift and instants are all known. */
export interface ReadVisit {
  readonly id: string;
  readonly patient: Patient;
  readonly practitioner: Practitioner;
  readonly shift: Shift;
  /** Index in the practitioner's shifts. */
  readonly shiftIndex: number;
  readonly start: Moment;
  readonly end: Moment;
  /** How many interventions the plan lists, those that could not be read included. */
  readonly listed: number;
  /** The interventions that could be read, in the order listed. */
  readonly deliveries: readonly Delivery[];
}

/** All that a rule may look at. */
export interface Facts {
  readonly caseload: Caseload;
  readonly plan: PlanText;
  /** Every patient is taken as siloed. */
  readonly siloed: boolean;
  readonly clock: Clock;
  readonly meets: Meets;
  /** By intervention id. */
  readonly occurrences: Occurrences;
  /** In the plan's order. */
  readonly visits: readonly ReadVisit[];
  /** By occurrence id, in the plan's order; only occurrences that are in a visit. */
  readonly deliveries: ReadonlyMap<string, readonly Delivery[]>;
  /** One for each shift with visits; visits without interventions are on none. */
  readonly routes: readonly Route[];
}

/** The references of a violation in a visit, with the occurrences it is about. */
export function refsOf(visit: ReadVisit, ...occurrences: readonly string[]): ViolationRefs {
  const refs = {
    visit: visit.id,
    patient: visit.patient.id,
    practitioner: visit.practitioner.id,
    shift: visit.shiftIndex,
  };
  return occurrences.length === 0 ? refs : { ...refs, occurrences };
}

/** When an occurrence starts, where it is done: a double-handed one as its first visit in the plan has it. */
export function startOf(facts: Facts, occurrence: Occurrence): Moment | undefined {
  return facts.deliveries.get(occurrence.id)?.[0].start;
}

/** Minutes that a visit spends before its first intervention. */
export function setupMinutes({ caseload }: Facts, patient: Patient): number {
  return patient.setupMinutes ?? caseload.setupMinutes ?? 0;
}

/** Minutes that a visit lasts at least. */
export function minVisitMinutes({ caseload }: Facts, patient: Patient): number {
  return patient.minVisitMinutes ?? caseload.minVisitMinutes ?? 0;
}

/** Whether either of two interventions names the other in a list that holds for both sides. */
export function eitherNames(key: "apartFrom" | "alongside", a: Intervention, b: Intervention): boolean {
  return (a[key] ?? []).includes(b.id) || (b[key] ?? []).includes(a.id);
}
