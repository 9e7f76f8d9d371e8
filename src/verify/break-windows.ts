// When the breaks of a shift must be taken: times of day on the wall clock, made elapsed minutes.

import { dateOfDay, dayNumberOf } from "../base/calendar.ts";
import type { Shift } from "../caseload/schema.ts";
import type { Clock } from "./clock.ts";

/** A break that a shift with visits must have. */
export interface WantedBreak {
  /** As the caseload has it, for messages: `12:00–14:00`. */
  readonly name: string;
  /** Elapsed minutes; the whole break lies between the two. */
  readonly from: number;
  readonly to: number;
  /** How long it is, exactly. */
  readonly minutes: number;
}

/** The breaks that a shift wants, in the caseload's order. */
export function wantedBreaks(shift: Shift, clock: Clock): WantedBreak[] {
  const start = clock.minute(shift.start);
  return (shift.breaks ?? []).map(({ from, to, minutes }) => {
    const opens = firstAtOrAfter(start, shift.start.slice(0, 10), from, clock);
    const closes = firstAtOrAfter(opens.minute, opens.date, to, clock);
    return { name: `${from}–${to}`, from: opens.minute, to: closes.minute, minutes };
  });
}

/** The first time the wall clock shows `time` at or after a minute that lies on `date`. */
function firstAtOrAfter(minute: number, date: string, time: string, clock: Clock): { date: string; minute: number } {
  const today = clock.onDate(date, time);
  if (today >= minute) return { date, minute: today };
  const tomorrow = dateOfDay(dayNumberOf(date) + 1);
  return { date: tomorrow, minute: clock.onDate(tomorrow, time) };
}
