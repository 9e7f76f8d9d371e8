// What the mutations are made of: a plan that may be written to, and instants that may be moved.

import { type Calendar, createCalendar } from "../../../src/base/calendar.ts";
import type { Random } from "../../../src/base/random.ts";
import type { Caseload, Intervention, Shift } from "../../../src/caseload/schema.ts";
import type { Plan } from "../../../src/plan/schema.ts";

/** A plan as judges see it: whatever its metrics say. */
export type JudgedPlan = Omit<Plan, "metrics">;

/** Changes one thing in a copy of a plan; `undefined` where the plan has nothing of the kind. */
export type Mutation = (caseload: Caseload, plan: JudgedPlan, random: Random) => JudgedPlan | undefined;

type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

/** A plan to write to. */
export type Draft = Writable<JudgedPlan>;
export type DraftVisit = Draft["visits"][number];

/** A mutation from a change to a copy; the change says false where there was nothing to change. */
export function editing(change: (draft: Draft, random: Random, caseload: Caseload) => boolean): Mutation {
  return (caseload, plan, random) => {
    const draft = structuredClone(plan) as Draft;
    return change(draft, random, caseload) ? draft : undefined;
  };
}

/** A mutation of one visit, any of those that fit; the change returns false where there was nothing to change. */
export function editingVisit(
  change: (visit: DraftVisit, draft: Draft, random: Random, caseload: Caseload) => unknown,
  fits: (visit: DraftVisit) => boolean = () => true,
): Mutation {
  return editing((draft, random, caseload) => {
    const visit = anyOf(draft.visits.filter(fits), random);
    return visit !== undefined && change(visit, draft, random, caseload) !== false;
  });
}

/** One of the items; none where there are none. */
export function anyOf<T>(items: readonly T[], random: Random): T | undefined {
  return items.length === 0 ? undefined : random.pick(items);
}

/** Some minutes that are not none: often few, now and then an hour or more, either way. */
export function someMinutes(random: Random): number {
  return random.pick([-1, 1]) * random.pick([1, 1, 5, 5, 10, 15, 30, 60, random.between(1, 240)]);
}

const calendars = new Map<string, Calendar>();

/** An instant so many elapsed minutes later; one that is no instant stays. */
export function later({ timeZone }: Caseload, instant: string, minutes: number): string {
  const calendar = calendars.get(timeZone) ?? createCalendar(timeZone);
  calendars.set(timeZone, calendar);
  const minute = calendar.minuteOf(instant);
  return minute === undefined ? instant : calendar.instantOf(minute + minutes);
}

/** Elapsed minutes from one instant to another; 0 where either is none. */
export function minutesBetween({ timeZone }: Caseload, from: string, to: string): number {
  const calendar = calendars.get(timeZone) ?? createCalendar(timeZone);
  return (calendar.minuteOf(to) ?? 0) - (calendar.minuteOf(from) ?? 0);
}

/** Moves a visit and everything in it. */
export function moveVisit(caseload: Caseload, visit: DraftVisit, minutes: number): void {
  visit.start = later(caseload, visit.start, minutes);
  visit.end = later(caseload, visit.end, minutes);
  for (const item of visit.interventions) item.start = later(caseload, item.start, minutes);
}

/** The intervention that an occurrence is of. */
export function interventionOf(caseload: Caseload, occurrence: string): Intervention | undefined {
  const id = occurrence.split("#")[0];
  return caseload.patients.flatMap((patient) => patient.interventions).find((one) => one.id === id);
}

/** Gives a visit's interventions the times, and the visit the end, that its start asks for. */
export function retime(caseload: Caseload, visit: DraftVisit): void {
  const patient = caseload.patients.find(({ id }) => id === visit.patient);
  let minutes = patient?.setupMinutes ?? caseload.setupMinutes ?? 0;
  for (const item of visit.interventions) {
    item.start = later(caseload, visit.start, minutes);
    minutes += interventionOf(caseload, item.id)?.minutes ?? 0;
  }
  const least = patient?.minVisitMinutes ?? caseload.minVisitMinutes ?? 0;
  visit.end = later(caseload, visit.start, Math.max(minutes, least));
}

/** Lists as unscheduled those of the occurrences that no visit does any more. */
export function leave(draft: Draft, occurrences: readonly string[]): void {
  const done = new Set(draft.visits.flatMap((visit) => visit.interventions.map(({ id }) => id)));
  for (const id of new Set(occurrences)) {
    if (!done.has(id)) draft.unscheduled.push({ id, reason: { code: "mutated", message: "left out by a mutation" } });
  }
}

/** The shift that a visit or break is on. */
export function shiftOf(
  caseload: Caseload,
  { practitioner, shift }: { readonly practitioner: string; readonly shift: number },
): Shift | undefined {
  return caseload.practitioners.find(({ id }) => id === practitioner)?.shifts[shift];
}

/** Any practitioner's shift. */
export function anyShift(caseload: Caseload, random: Random): { practitioner: string; shift: number } | undefined {
  const all = caseload.practitioners.flatMap(({ id, shifts }) =>
    shifts.map((_, shift) => ({ practitioner: id, shift })),
  );
  return anyOf(all, random);
}

/** An id that no visit has. */
export function freshId(draft: Draft): string {
  return `mutant-${draft.visits.length}-${draft.visits.filter(({ id }) => id.startsWith("mutant")).length}`;
}
