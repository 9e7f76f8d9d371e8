// Where on its shift a break may lie.

import { type Calendar, dateOfDay, dayNumberOf } from "../base/calendar.ts";
import type { Shift, ShiftBreak } from "./schema.ts";

/**
 * The window of a break in elapsed minutes: `from` is the first such time of day at or after the shift's start, `to`
 * the first at or after that. A time of day that the clocks jump over means the first minute after the jump; one that
 * they repeat means its first pass.
 */
export function breakWindow(
  calendar: Calendar,
  shift: Pick<Shift, "start">,
  pause: Pick<ShiftBreak, "from" | "to">,
): { readonly from: number; readonly to: number } {
  const firstDay = dayNumberOf(shift.start.slice(0, 10));
  const from = firstAtOrAfter(calendar, firstDay, pause.from, calendar.minuteOnOrAfter(shift.start));
  return { from: from.minute, to: firstAtOrAfter(calendar, from.day, pause.to, from.minute).minute };
}

/** The first elapsed minute at or after `least` at which the wall clock shows `time`, looking from a date on; `24:00` ends its date. */
function firstAtOrAfter(
  calendar: Calendar,
  firstDay: number,
  time: string,
  least: number,
): { readonly day: number; readonly minute: number } {
  for (let day = firstDay; ; day++) {
    const minute =
      time === "24:00"
        ? calendar.minuteOnOrAfter(`${dateOfDay(day + 1)}T00:00`)
        : calendar.minuteOnOrAfter(`${dateOfDay(day)}T${time}`);
    if (!(minute < least)) return { day, minute };
  }
}
