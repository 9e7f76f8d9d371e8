// A shift of the naive planner: its visits, and breaks wherever they first fit.

import type { Calendar } from "../../../src/base/calendar.ts";
import { breakWindow } from "../../../src/caseload/breaks.ts";
import type { Caseload, Patient, Practitioner, Shift } from "../../../src/caseload/schema.ts";
import { travelOf } from "../../../src/verify/travel.ts";
import { canBeWritten } from "./start.ts";

/** A visit for one occurrence, in elapsed minutes. */
export interface NaiveVisit {
  readonly start: number;
  readonly begin: number;
  readonly end: number;
  readonly patient: Patient;
  readonly occurrence: string;
}

/** A shift, with what it holds so far. */
export interface NaiveShift {
  readonly practitioner: Practitioner;
  readonly shift: Shift;
  /** Index in the practitioner's shifts. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly visits: readonly NaiveVisit[];
  readonly breaks: readonly (readonly [number, number])[];
}

/** Every shift of the caseload, still without visits. */
export function shiftsOf(caseload: Caseload, calendar: Calendar): NaiveShift[] {
  return caseload.practitioners.flatMap((practitioner) =>
    practitioner.shifts.map((shift, index) => {
      const [start, end] = [calendar.minuteOnOrAfter(shift.start), calendar.minuteOnOrAfter(shift.end)];
      return { practitioner, shift, index, start, end, visits: [], breaks: [] };
    }),
  );
}

/** What the shift holds with one visit more; `undefined` where that cannot be. */
export function withVisit(
  own: NaiveShift,
  visit: NaiveVisit,
  caseload: Caseload,
  calendar: Calendar,
): Pick<NaiveShift, "visits" | "breaks"> | undefined {
  const visits = [...own.visits, visit].sort((a, b) => a.start - b.start);
  const { maxVisits = Number.POSITIVE_INFINITY, maxContactMinutes = Number.POSITIVE_INFINITY } = own.shift;
  const contact = visits.reduce((sum, { start, end }) => sum + end - start, 0);
  if (visits.length > maxVisits || contact > maxContactMinutes) return undefined;
  const legs = legsOf(own, visits, caseload);
  if (legs.some(({ from, to, travel }) => to - from < travel)) return undefined;
  const breaks = breaksIn(own, legs, calendar);
  return breaks && { visits, breaks };
}

interface Leg {
  readonly from: number;
  readonly to: number;
  readonly travel: number;
}

function legsOf(own: NaiveShift, visits: readonly NaiveVisit[], caseload: Caseload): Leg[] {
  const travel = travelOf(caseload);
  const doors = visits.map(({ start, end, patient: { place } }) => ({ start, end, place }));
  const gate = { place: own.shift.startPlace, start: own.start, end: own.start };
  const stops = [gate, ...doors, { place: own.shift.endPlace, start: own.end, end: own.end }];
  return stops.slice(1).map(({ start, place: there }, i) => {
    const { end, place: here } = stops[i];
    return { from: end, to: start, travel: here === undefined || there === undefined ? 0 : travel(here, there) };
  });
}

/** Each break at its first minute, those whose windows end first first; `undefined` where one finds none. */
function breaksIn(own: NaiveShift, legs: readonly Leg[], calendar: Calendar): [number, number][] | undefined {
  const taken: [number, number][] = [];
  const wanted = (own.shift.breaks ?? []).map((one) => ({
    minutes: one.minutes,
    ...breakWindow(calendar, own.shift, one),
  }));
  for (const { from, to, minutes } of wanted.sort((a, b) => a.to - b.to)) {
    let start = from;
    while (start + minutes <= to && !fits(start, start + minutes)) start++;
    if (start + minutes > to) return undefined;
    taken.push([start, start + minutes]);
  }
  return taken;

  function fits(start: number, end: number): boolean {
    if (!canBeWritten(start, calendar) || !canBeWritten(end, calendar)) return false;
    if (taken.some(([from, to]) => start < to && from < end)) return false;
    return legs.some(({ from, to, travel }) => {
      const resting = taken
        .filter((one) => from <= one[0] && one[1] <= to)
        .reduce((sum, one) => sum + one[1] - one[0], 0);
      return from <= start && end <= to && to - from - resting - (end - start) >= travel;
    });
  }
}
