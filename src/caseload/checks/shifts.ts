import { dateOfDay, dayNumberOf } from "../../base/calendar.ts";
import { shown } from "../issues.ts";
import type { Shift } from "../schema.ts";
import type { Check, CheckContext } from "./check.ts";
import { minuteOrReport } from "./instants.ts";

type Path = readonly PropertyKey[];

/** A shift as elapsed minutes, with its index among the practitioner's shifts. */
interface Span {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Shifts take some time, lie inside the horizon, and those of one practitioner do not overlap. */
export const soundShifts: Check = (context) => {
  const { caseload, calendar } = context;
  if (calendar === undefined) return;
  const { start, days } = caseload.horizon;
  const first = calendar.minuteOnOrAfter(`${start}T00:00`);
  const last = calendar.minuteOnOrAfter(`${dateOfDay(dayNumberOf(start) + days)}T00:00`);
  caseload.practitioners.forEach(({ shifts }, i) => {
    const spans: Span[] = [];
    shifts.forEach((shift, index) => {
      const path = ["practitioners", i, "shifts", index];
      const span = spanOf(context, shift, index, path);
      if (span === undefined) return;
      spans.push(span);
      if (span.start < first || span.end > last) {
        const message = `${shown(shift.start)} to ${shown(shift.end)} is not inside the ${days} days from ${start}.`;
        context.report("shift-outside-horizon", path, message, { start: shift.start, end: shift.end });
      }
    });
    reportOverlaps(context, shifts, spans, ["practitioners", i, "shifts"]);
  });
};

function spanOf(context: CheckContext, shift: Shift, index: number, path: Path): Span | undefined {
  const start = minuteOrReport(context, shift.start, [...path, "start"]);
  const end = minuteOrReport(context, shift.end, [...path, "end"]);
  if (start === undefined || end === undefined) return undefined;
  if (end > start) return { index, start, end };
  const values = { start: shift.start, end: shift.end };
  if (end === start) {
    context.report("empty-shift", path, `it starts and ends at ${shown(shift.start)}.`, values);
  } else {
    const message = `it ends at ${shown(shift.end)}, before it starts at ${shown(shift.start)}.`;
    context.report("ends-before-start", path, message, values);
  }
  return undefined;
}

function reportOverlaps({ report }: CheckContext, shifts: readonly Shift[], spans: Span[], path: Path): void {
  spans.sort((a, b) => a.start - b.start || a.index - b.index);
  let longest: Span | undefined;
  for (const span of spans) {
    if (longest !== undefined && span.start < longest.end) {
      const { start, end } = shifts[longest.index];
      const message = `it starts at ${shown(shifts[span.index].start)}, and the shift from ${start} lasts until ${end}.`;
      report("shifts-overlap", [...path, span.index], message, { other: longest.index, start, end });
    }
    if (longest === undefined || span.end > longest.end) longest = span;
  }
}
