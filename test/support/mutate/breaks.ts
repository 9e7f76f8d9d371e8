// Mutations of the breaks taken.

import { anyOf, anyShift, editing, later, type Mutation, minutesBetween, someMinutes } from "./mutation.ts";

/** Each by its name. */
export const breakMutations: Readonly<Record<string, Mutation>> = {
  "take no break": editing((draft, random) => draft.breaks.splice(random.int(draft.breaks.length || 1), 1).length > 0),

  "take a break twice": editing((draft, random) => {
    const taken = anyOf(draft.breaks, random);
    if (taken !== undefined) draft.breaks.push({ ...taken });
    return taken !== undefined;
  }),

  "move a break": editing((draft, random, caseload) => {
    const taken = anyOf(draft.breaks, random);
    if (taken === undefined) return false;
    const minutes = someMinutes(random);
    taken.start = later(caseload, taken.start, minutes);
    taken.end = later(caseload, taken.end, minutes);
    return true;
  }),

  "let a break end at another time": editing((draft, random, caseload) => {
    const taken = anyOf(draft.breaks, random);
    if (taken !== undefined) taken.end = later(caseload, taken.end, someMinutes(random));
    return taken !== undefined;
  }),

  "take a break when a visit starts or ends": editing((draft, random, caseload) => {
    const taken = anyOf(draft.breaks, random);
    const visit =
      taken &&
      anyOf(
        draft.visits.filter((one) => one.practitioner === taken.practitioner),
        random,
      );
    if (!(taken && visit)) return false;
    const minutes = minutesBetween(caseload, taken.start, taken.end);
    taken.start = later(caseload, random.pick([visit.start, visit.end]), random.pick([0, 0, -minutes, -1, 1]));
    taken.end = later(caseload, taken.start, minutes);
    return true;
  }),

  "take a break that nobody asked for": editing((draft, random, caseload) => {
    const visit = anyOf(draft.visits, random);
    if (visit === undefined) return false;
    const { practitioner, shift, end } = visit;
    draft.breaks.push({ practitioner, shift, start: end, end: later(caseload, end, 5) });
    return true;
  }),

  "take a break on any shift": editing((draft, random, caseload) => {
    const taken = anyOf(draft.breaks, random);
    const shift = anyShift(caseload, random);
    if (taken && shift) Object.assign(taken, shift);
    return taken !== undefined && shift !== undefined;
  }),

  "take a break that nobody can take": editing((draft) => {
    draft.breaks.push({ practitioner: "nobody", shift: 0, start: "2026-03-02T12:00", end: "2026-03-02T12:30" });
    return true;
  }),

  "take a break at no instant": editing((draft, random) => {
    const taken = anyOf(draft.breaks, random);
    if (taken !== undefined) taken.start = "noon";
    return taken !== undefined;
  }),

  "swap two breaks' people": editing((draft, random) => {
    const [a, b] = random.shuffle([...draft.breaks]);
    if (b === undefined) return false;
    [a.practitioner, b.practitioner] = [b.practitioner, a.practitioner];
    return true;
  }),
};
