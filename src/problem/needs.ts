// Patients and what they need, compiled: occurrences with their allowed starts, units, links and flags.

import { minuteOfDay } from "../base/calendar.ts";
import type { Stretches } from "../base/stretches.ts";
import { minVisitMinutesOf, priorityOf, setupMinutesOf } from "../caseload/defaults.ts";
import { type Occurrence, openOut } from "../caseload/occurrences.ts";
import type { Caseload, Intervention, Patient } from "../caseload/schema.ts";
import type { Eligibility } from "./eligibility.ts";
import { afterLinks, exchangeGroups, type LinkedOccurrence, repeatLinks } from "./links.ts";
import { ALONGSIDE, APART, type Link, NEVER, PRECEDES, SAME } from "./problem.ts";
import type { Timeline } from "./timeline.ts";
import type { Gazetteer } from "./travel.ts";

/** Grows the patient half of the problem, a patient at a time, so that a large caseload can be compiled in steps. */
export class Needs {
  readonly occurrenceIds: string[] = [];
  readonly placeOfPatient: number[] = [];
  readonly setupOfPatient: number[] = [];
  readonly leastVisitOfPatient: number[] = [];
  readonly mostVisitOfPatient: number[] = [];
  readonly available = new Lists();
  readonly avoid = new Lists();
  readonly prefer = new Lists();
  readonly occurrenceStart: number[] = [0];
  readonly unitStart: number[] = [0];
  readonly interventionsOfPatient: number[] = [];
  readonly pairFlags: Uint8Array[] = [];
  readonly patientOfOccurrence: number[] = [];
  readonly interventionOfOccurrence: number[] = [];
  readonly minutesOfOccurrence: number[] = [];
  readonly priorityOfOccurrence: number[] = [];
  readonly starts = new Lists();
  readonly preferred = new Lists();
  readonly exchangeOfOccurrence: number[] = [];
  readonly links: Link[] = [];
  readonly occurrenceOfUnit: number[] = [];
  readonly partnerOfUnit: number[] = [];
  readonly eligibilityOfUnit: number[] = [];
  readonly #caseload: Caseload;
  readonly #timeline: Timeline;
  readonly #gazetteer: Gazetteer;
  readonly #eligibility: Eligibility;
  readonly #practitionerIndex: ReadonlyMap<string, number>;
  readonly #opened: readonly Occurrence[];
  #next = 0;
  #exchanges = 0;

  constructor(caseload: Caseload, timeline: Timeline, gazetteer: Gazetteer, eligibility: Eligibility) {
    this.#caseload = caseload;
    this.#timeline = timeline;
    this.#gazetteer = gazetteer;
    this.#eligibility = eligibility;
    this.#practitionerIndex = new Map(caseload.practitioners.map((p, index) => [p.id, index]));
    this.#opened = openOut(caseload);
  }

  add(patient: Patient): void {
    const { horizon } = this.#timeline;
    const instants = (patient.available ?? []).flatMap((w) => [
      this.#timeline.tickOf(w.from),
      this.#timeline.tickOf(w.to),
    ]);
    this.placeOfPatient.push(this.#gazetteer.indexOf(patient.place));
    this.setupOfPatient.push(Math.min(NEVER, setupMinutesOf(this.#caseload, patient)));
    this.leastVisitOfPatient.push(Math.min(NEVER, minVisitMinutesOf(this.#caseload, patient)));
    this.mostVisitOfPatient.push(Math.min(NEVER, patient.maxVisitMinutes ?? NEVER));
    this.available.push(patient.available === undefined ? [0, horizon] : sortPairs(instants));
    this.avoid.push(this.#practitioners(patient.avoid));
    this.prefer.push(this.#practitioners(patient.prefer));
    this.interventionsOfPatient.push(patient.interventions.length);
    this.pairFlags.push(flagsOf(patient));
    this.#addOccurrences(patient);
    this.occurrenceStart.push(this.patientOfOccurrence.length);
    this.unitStart.push(this.occurrenceOfUnit.length);
  }

  #practitioners(ids: readonly string[] | undefined): number[] {
    return (ids ?? []).map((id) => this.#practitionerIndex.get(id)!).sort((a, b) => a - b);
  }

  #addOccurrences(patient: Patient): void {
    const index = this.setupOfPatient.length - 1;
    const own = new Map<string, LinkedOccurrence[]>(patient.interventions.map(({ id }) => [id, []]));
    while (this.#next < this.#opened.length && this.#opened[this.#next]!.patient === index) {
      const opened = this.#opened[this.#next++]!;
      const intervention = patient.interventions[opened.intervention]!;
      own.get(intervention.id)!.push(this.#addOccurrence(patient, intervention, opened));
    }
    const linked = new Set(
      patient.interventions.flatMap((i) => (i.after ?? []).flatMap((a) => [i.id, a.intervention])),
    );
    for (const intervention of patient.interventions) {
      const occurrences = own.get(intervention.id)!;
      for (const group of exchangeGroups(intervention, linked.has(intervention.id), occurrences)) {
        for (const { index } of group) this.exchangeOfOccurrence[index] = this.#exchanges;
        this.#exchanges++;
      }
      for (const link of repeatLinks(intervention, occurrences, (o) => this.exchangeOfOccurrence[o]!))
        this.links.push(link);
      for (const link of afterLinks(intervention, occurrences, (id) => own.get(id)!)) this.links.push(link);
    }
  }

  #addOccurrence(patient: Patient, intervention: Intervention, opened: Occurrence): LinkedOccurrence {
    const index = this.patientOfOccurrence.length;
    const starts = this.#timeline.starts(opened.dates, opened.windows);
    this.occurrenceIds.push(opened.id);
    this.patientOfOccurrence.push(opened.patient);
    this.interventionOfOccurrence.push(opened.intervention);
    this.minutesOfOccurrence.push(Math.min(NEVER, intervention.minutes));
    this.priorityOfOccurrence.push(priorityOf(intervention));
    this.exchangeOfOccurrence.push(-1);
    this.starts.push(starts);
    this.preferred.push((intervention.preferredTimes ?? []).flatMap((w) => [minuteOfDay(w.from), minuteOfDay(w.to)]));
    this.#addUnits(patient, intervention, index);
    return { index, dates: opened.dates, starts };
  }

  #addUnits(patient: Patient, intervention: Intervention, occurrence: number): void {
    const everyone = patient.requires ?? [];
    const first = this.occurrenceOfUnit.length;
    const double = intervention.second !== undefined;
    this.occurrenceOfUnit.push(occurrence);
    this.partnerOfUnit.push(double ? first + 1 : -1);
    const discipline = patient.siloed === true ? intervention.discipline : undefined;
    this.eligibilityOfUnit.push(
      this.#eligibility.rowOf({ requires: [...everyone, ...intervention.requires], discipline }),
    );
    if (intervention.second === undefined) return;
    this.occurrenceOfUnit.push(occurrence);
    this.partnerOfUnit.push(first);
    const { requires } = intervention.second;
    this.eligibilityOfUnit.push(
      this.#eligibility.rowOf({ requires: [...everyone, ...requires], discipline: undefined }),
    );
  }
}

/** A list for each of many owners, laid end to end. */
export class Lists {
  readonly start: number[] = [0];
  readonly item: number[] = [];

  push(items: readonly number[]): void {
    for (const item of items) this.item.push(item);
    this.start.push(this.item.length);
  }
}

/** Availability is kept as written, sorted, never merged: a visit lies inside one stretch, not across two that touch. */
function sortPairs(pairs: Stretches): number[] {
  const order = Array.from({ length: pairs.length / 2 }, (_, i) => i);
  order.sort((a, b) => pairs[2 * a]! - pairs[2 * b]! || pairs[2 * a + 1]! - pairs[2 * b + 1]!);
  return order.flatMap((i) => [pairs[2 * i]!, pairs[2 * i + 1]!]);
}

function flagsOf(patient: Patient): Uint8Array {
  const count = patient.interventions.length;
  const indexOf = new Map(patient.interventions.map(({ id }, index) => [id, index]));
  const flags = new Uint8Array(count * count);
  const set = (a: number, b: number, flag: number) => {
    flags[a * count + b]! |= flag;
  };
  for (const [a, intervention] of patient.interventions.entries()) {
    set(a, a, SAME);
    for (const id of intervention.precedesInVisit ?? []) set(a, indexOf.get(id)!, PRECEDES);
    for (const [ids, flag] of [
      [intervention.apartFrom, APART],
      [intervention.alongside, ALONGSIDE],
    ] as const) {
      for (const id of ids ?? []) {
        set(a, indexOf.get(id)!, flag);
        set(indexOf.get(id)!, a, flag);
      }
    }
  }
  return flags;
}
