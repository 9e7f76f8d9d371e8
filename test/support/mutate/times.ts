// Mutations of when things happen.

import {
  anyOf,
  editing,
  editingVisit,
  later,
  type Mutation,
  minutesBetween,
  moveVisit,
  shiftOf,
  someMinutes,
} from "./mutation.ts";

/** Each by its name. */
export const timeMutations: Readonly<Record<string, Mutation>> = {
  "move a visit by minutes": editingVisit((visit, _draft, random, caseload) => {
    moveVisit(caseload, visit, someMinutes(random));
  }),

  "move a visit to another date": editingVisit((visit, _draft, random, caseload) => {
    moveVisit(caseload, visit, 1440 * random.pick([-7, -1, 1, 7]));
  }),

  "move all visits of a patient": editing((draft, random, caseload) => {
    const patient = anyOf(draft.visits, random)?.patient;
    const minutes = someMinutes(random);
    for (const visit of draft.visits) if (visit.patient === patient) moveVisit(caseload, visit, minutes);
    return patient !== undefined;
  }),

  "move an intervention in its visit": editingVisit((visit, _draft, random, caseload) => {
    const item = anyOf(visit.interventions, random);
    if (item === undefined) return false;
    item.start = later(caseload, item.start, someMinutes(random));
  }),

  "let a visit end later": editingVisit((visit, _draft, random, caseload) => {
    visit.end = later(caseload, visit.end, Math.abs(someMinutes(random)));
  }),

  "let a visit end earlier": editingVisit((visit, _draft, random, caseload) => {
    visit.end = later(caseload, visit.end, -Math.abs(someMinutes(random)));
  }),

  "let a visit start earlier": editingVisit((visit, _draft, random, caseload) => {
    visit.start = later(caseload, visit.start, -Math.abs(someMinutes(random)));
  }),

  "let a visit overlap another of its shift": editingVisit((visit, draft, random, caseload) => {
    const beside = draft.visits.filter((one) => one !== visit && one.practitioner === visit.practitioner);
    const other = anyOf(beside, random);
    if (other === undefined) return false;
    moveVisit(caseload, visit, minutesBetween(caseload, visit.start, other.start) + random.between(-10, 10));
  }),

  "let a visit follow another directly": editingVisit((visit, draft, random, caseload) => {
    const beside = draft.visits.filter((one) => one !== visit && one.practitioner === visit.practitioner);
    const other = anyOf(beside, random);
    if (other === undefined) return false;
    moveVisit(caseload, visit, minutesBetween(caseload, visit.start, other.end));
  }),

  "put a visit at an end of its shift": editingVisit((visit, _draft, random, caseload) => {
    const shift = shiftOf(caseload, visit);
    if (shift === undefined) return false;
    const atStart = minutesBetween(caseload, visit.start, shift.start);
    const atEnd = minutesBetween(caseload, visit.end, shift.end);
    moveVisit(caseload, visit, random.pick([atStart, atEnd]) + random.pick([0, 0, -1, 1]));
  }),

  "swap the times of two visits": editing((draft, random, caseload) => {
    const [a, b] = random.shuffle([...draft.visits]);
    if (b === undefined) return false;
    const minutes = minutesBetween(caseload, a.start, b.start);
    moveVisit(caseload, a, minutes);
    moveVisit(caseload, b, -minutes);
    return true;
  }),

  "name an instant that no clock shows": editingVisit((visit, _draft, random) => {
    const odd = random.pick(["2026-02-30T09:00", "2026-03-02T24:00", "2026-13-01T00:00", "soon", `${visit.start}Z`]);
    const item = anyOf(visit.interventions, random);
    if (item !== undefined && random.chance(0.5)) item.start = odd;
    else visit[random.pick(["start", "end"] as const)] = odd;
  }),

  "name an instant of a night when the clocks change": editingVisit((visit, _draft, random) => {
    const time = random.pick(["00:30", "01:00", "01:30", "02:00", "02:30", "23:30"]);
    visit[random.pick(["start", "end"] as const)] = `${visit.start.slice(0, 10)}T${time}`;
  }),
};
