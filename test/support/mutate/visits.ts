// Mutations of who does what in which visit.

import {
  anyOf,
  anyShift,
  editing,
  editingVisit,
  freshId,
  later,
  leave,
  type Mutation,
  minutesBetween,
  moveVisit,
  retime,
  shiftOf,
} from "./mutation.ts";

const holdsSeveral = (visit: { interventions: readonly unknown[] }) => visit.interventions.length > 1;

/** Each by its name. */
export const visitMutations: Readonly<Record<string, Mutation>> = {
  "drop a visit": editing((draft, random) => draft.visits.splice(random.int(draft.visits.length || 1), 1).length > 0),

  "leave a visit out": editing((draft, random) => {
    const [visit] = draft.visits.splice(random.int(draft.visits.length || 1), 1);
    if (visit !== undefined)
      leave(
        draft,
        visit.interventions.map(({ id }) => id),
      );
    return visit !== undefined;
  }),

  "leave everything out": editing((draft) => {
    const dropped = draft.visits.splice(0);
    draft.breaks = [];
    leave(
      draft,
      dropped.flatMap((visit) => visit.interventions.map(({ id }) => id)),
    );
    return dropped.length > 0;
  }),

  "drop an intervention": editingVisit((visit, _draft, random) => {
    visit.interventions.splice(random.int(visit.interventions.length), 1);
  }),

  "leave an intervention out": editingVisit((visit, draft, random, caseload) => {
    const [dropped] = visit.interventions.splice(random.int(visit.interventions.length), 1);
    retime(caseload, visit);
    leave(draft, [dropped.id]);
  }, holdsSeveral),

  "leave one occurrence out everywhere": editing((draft, random, caseload) => {
    const id = anyOf(
      draft.visits.flatMap((visit) => visit.interventions),
      random,
    )?.id;
    if (id === undefined) return false;
    for (const visit of draft.visits) {
      const kept = visit.interventions.filter((item) => item.id !== id);
      if (kept.length === visit.interventions.length) continue;
      visit.interventions = kept;
      retime(caseload, visit);
    }
    draft.visits = draft.visits.filter((visit) => visit.interventions.length > 0);
    leave(draft, [id]);
    return true;
  }),

  "empty a visit": editingVisit((visit) => {
    visit.interventions = [];
  }),

  "do a visit twice": editingVisit((visit, draft) => {
    draft.visits.push({ ...structuredClone(visit), id: freshId(draft) });
  }),

  "do a visit again by somebody else": editingVisit((visit, draft, random, caseload) => {
    const shift = anyShift(caseload, random);
    if (shift === undefined) return false;
    draft.visits.push({ ...structuredClone(visit), id: freshId(draft), ...shift });
  }),

  "do a visit again later": editingVisit((visit, draft, random, caseload) => {
    const again = { ...structuredClone(visit), id: freshId(draft) };
    moveVisit(caseload, again, random.pick([30, 60, 1440]));
    draft.visits.push(again);
  }),

  "swap two visits' practitioners": editing((draft, random) => {
    const [a, b] = random.shuffle([...draft.visits]);
    if (b === undefined) return false;
    [a.practitioner, b.practitioner] = [b.practitioner, a.practitioner];
    [a.shift, b.shift] = [b.shift, a.shift];
    return true;
  }),

  "give a visit to somebody else": editingVisit((visit, _draft, random, caseload) => {
    const shift = anyShift(caseload, random);
    if (shift === undefined) return false;
    Object.assign(visit, shift);
  }),

  "give a visit and its time to another shift": editingVisit((visit, _draft, random, caseload) => {
    const place = anyShift(caseload, random);
    const shift = place && shiftOf(caseload, place);
    if (shift === undefined) return false;
    const room = minutesBetween(caseload, shift.start, shift.end) - minutesBetween(caseload, visit.start, visit.end);
    const start = later(caseload, shift.start, random.int(Math.max(1, room + 1)));
    moveVisit(caseload, visit, minutesBetween(caseload, visit.start, start));
    Object.assign(visit, place);
  }),

  "merge two visits to one patient": editing((draft, random, caseload) => {
    const [first, second] = random.shuffle([...draft.visits]).flatMap((a) => {
      const b = draft.visits.find((other) => other !== a && other.patient === a.patient);
      return b === undefined ? [] : [a, b];
    });
    if (second === undefined) return false;
    first.interventions.push(...second.interventions);
    draft.visits = draft.visits.filter((visit) => visit !== second);
    retime(caseload, first);
    return true;
  }),

  "split a visit in two": editingVisit((visit, draft, random, caseload) => {
    const rest = visit.interventions.splice(random.between(1, visit.interventions.length - 1));
    retime(caseload, visit);
    const second = { ...structuredClone(visit), id: freshId(draft), start: visit.end, interventions: rest };
    retime(caseload, second);
    draft.visits.push(second);
  }, holdsSeveral),

  "move an intervention to another visit": editingVisit((visit, draft, random, caseload) => {
    const other = anyOf(
      draft.visits.filter((one) => one !== visit),
      random,
    );
    const item = anyOf(visit.interventions, random);
    if (other === undefined || item === undefined) return false;
    visit.interventions = visit.interventions.filter((one) => one !== item);
    other.interventions.splice(random.int(other.interventions.length + 1), 0, item);
    retime(caseload, visit);
    retime(caseload, other);
  }),

  "turn a visit's order round": editingVisit((visit, _draft, _random, caseload) => {
    visit.interventions.reverse();
    retime(caseload, visit);
  }, holdsSeveral),

  "swap two interventions and not their times": editingVisit((visit) => {
    const [a, b] = visit.interventions;
    [a.id, b.id] = [b.id, a.id];
  }, holdsSeveral),

  "do an intervention twice in one visit": editingVisit((visit, _draft, random, caseload) => {
    const item = anyOf(visit.interventions, random);
    if (item === undefined) return false;
    visit.interventions.push({ ...item });
    retime(caseload, visit);
  }),

  "swap two occurrences of one intervention": editing((draft, random) => {
    const items = random.shuffle(draft.visits.flatMap((visit) => visit.interventions));
    for (const a of items) {
      const b = items.find(({ id }) => id !== a.id && id.split("#")[0] === a.id.split("#")[0]);
      if (b === undefined) continue;
      [a.id, b.id] = [b.id, a.id];
      return true;
    }
    return false;
  }),

  "do something more in a visit": editingVisit((visit, draft, random, caseload) => {
    const patient = caseload.patients.find(({ id }) => id === visit.patient);
    const own = draft.unscheduled.filter(({ id }) => patient?.interventions.some((one) => one.id === id.split("#")[0]));
    const more = anyOf(own, random);
    if (more === undefined) return false;
    draft.unscheduled = draft.unscheduled.filter((item) => item !== more);
    visit.interventions.splice(random.int(visit.interventions.length + 1), 0, { id: more.id, start: visit.start });
    retime(caseload, visit);
  }),

  "do something undone in a visit of its own": editing((draft, random, caseload) => {
    const more = anyOf(draft.unscheduled, random);
    const place = anyShift(caseload, random);
    const shift = place && shiftOf(caseload, place);
    const patient = caseload.patients.find((one) => one.interventions.some(({ id }) => id === more?.id.split("#")[0]));
    if (!(more && shift && patient)) return false;
    draft.unscheduled = draft.unscheduled.filter((item) => item !== more);
    const start = later(
      caseload,
      shift.start,
      5 * random.int(1 + minutesBetween(caseload, shift.start, shift.end) / 5),
    );
    const interventions = [{ id: more.id, start }];
    const visit = { id: freshId(draft), patient: patient.id, ...place, start, end: start, interventions };
    retime(caseload, visit);
    draft.visits.push(visit);
    return true;
  }),

  "send one of two away": editing((draft) => {
    const seen = new Set<string>();
    const second = draft.visits.findIndex(({ interventions }) => {
      if (interventions.some(({ id }) => seen.has(id))) return true;
      for (const { id } of interventions) seen.add(id);
      return false;
    });
    if (second >= 0) draft.visits.splice(second, 1);
    return second >= 0;
  }),
};
