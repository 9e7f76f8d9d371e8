// Practitioners' shifts compiled: ticks, places, breaks, and the stints in which visits start.

import { lastAtOrBefore } from "../base/search.ts";
import type { Caseload, Shift } from "../caseload/schema.ts";
import { type Break, NEVER, type Problem } from "./problem.ts";
import type { Timeline } from "./timeline.ts";
import type { Gazetteer } from "./travel.ts";

/** The staff half of the problem. */
export type Staff = Pick<
  Problem,
  | "shifts"
  | "stints"
  | "practitionerOfShift"
  | "numberOfShift"
  | "startOfShift"
  | "endOfShift"
  | "startPlaceOfShift"
  | "endPlaceOfShift"
  | "mostVisitsOfShift"
  | "mostContactOfShift"
  | "breaksOfShift"
  | "shiftOfStint"
  | "dateOfStint"
  | "loOfStint"
  | "hiOfStint"
>;

export function compileStaff(caseload: Caseload, timeline: Timeline, gazetteer: Gazetteer): Staff {
  const shifts: { practitioner: number; number: number; shift: Shift; start: number; end: number }[] = [];
  for (const [practitioner, { shifts: own }] of caseload.practitioners.entries()) {
    for (const [number, shift] of own.entries()) {
      shifts.push({
        practitioner,
        number,
        shift,
        start: timeline.tickOf(shift.start),
        end: timeline.tickOf(shift.end),
      });
    }
  }
  const stints: { shift: number; date: number; lo: number; hi: number }[] = [];
  for (const [shift, { start, end }] of shifts.entries()) stintsOf(shift, start, end, timeline, stints);
  stints.sort((a, b) => a.date - b.date);
  const column = (of: (item: (typeof shifts)[number]) => number) => Int32Array.from(shifts, of);
  return {
    shifts: shifts.length,
    stints: stints.length,
    practitionerOfShift: column((s) => s.practitioner),
    numberOfShift: column((s) => s.number),
    startOfShift: column((s) => s.start),
    endOfShift: column((s) => s.end),
    startPlaceOfShift: column((s) => placeOf(s.shift.startPlace, gazetteer)),
    endPlaceOfShift: column((s) => placeOf(s.shift.endPlace, gazetteer)),
    mostVisitsOfShift: column((s) => Math.min(NEVER, s.shift.maxVisits ?? NEVER)),
    mostContactOfShift: column((s) => Math.min(NEVER, s.shift.maxContactMinutes ?? NEVER)),
    breaksOfShift: shifts.map((s) => breaksOf(s.shift, timeline)),
    shiftOfStint: Int32Array.from(stints, (s) => s.shift),
    dateOfStint: Int32Array.from(stints, (s) => s.date),
    loOfStint: Int32Array.from(stints, (s) => s.lo),
    hiOfStint: Int32Array.from(stints, (s) => s.hi),
  };
}

function placeOf(place: Shift["startPlace"], gazetteer: Gazetteer): number {
  return place === undefined ? -1 : gazetteer.indexOf(place);
}

function stintsOf(
  shift: number,
  start: number,
  end: number,
  { dateStart }: Timeline,
  into: { shift: number; date: number; lo: number; hi: number }[],
): void {
  for (let date = lastAtOrBefore(dateStart, start); date + 1 < dateStart.length && dateStart[date]! < end; date++) {
    const lo = Math.max(start, dateStart[date]!);
    const hi = Math.min(end, dateStart[date + 1]! - 1);
    if (lo <= hi) into.push({ shift, date, lo, hi });
  }
}

/** By the middles of their windows: whatever is always taken first is also listed first. */
function breaksOf(shift: Shift, timeline: Timeline): Break[] {
  const breaks = (shift.breaks ?? []).map((pause) => ({
    ...timeline.breakWindow(shift, pause),
    length: pause.minutes,
  }));
  return breaks.sort((a, b) => a.from + a.to - b.from - b.to || a.from - b.from || a.length - b.length);
}
