// A caseload as the brute force sees it: minutes since the first date's midnight, and for every minute what may start.

import { type Calendar, createCalendar } from "../../../src/base/calendar.ts";
import { breakWindow } from "../../../src/caseload/breaks.ts";
import { meets } from "../../../src/caseload/competence.ts";
import { priorityOf } from "../../../src/caseload/defaults.ts";
import { type Occurrence, openOut } from "../../../src/caseload/occurrences.ts";
import type { Caseload, Intervention, Patient, Practitioner, Shift } from "../../../src/caseload/schema.ts";

/** One occurrence. */
export interface Due {
  readonly id: string;
  readonly number: number;
  readonly patient: Patient;
  readonly intervention: Intervention;
  readonly priority: number;
  readonly dates: readonly string[];
  /** By minute, whether it may start then. */
  readonly mayStart: readonly boolean[];
}

/** One pair of hands for an occurrence; the second pair of double-handed care does not lead. */
export interface Hands {
  readonly due: number;
  readonly leads: boolean;
}

/** A shift, in minutes. */
export interface Work {
  readonly practitioner: Practitioner;
  /** Index in the practitioner's shifts. */
  readonly index: number;
  readonly shift: Shift;
  readonly start: number;
  readonly end: number;
  readonly breaks: readonly { readonly from: number; readonly to: number; readonly minutes: number }[];
}

export interface World {
  readonly caseload: Caseload;
  readonly dues: readonly Due[];
  readonly hands: readonly Hands[];
  readonly shifts: readonly Work[];
  /** By minute, its instant; and whether that instant names it (none names the second pass of a repeated hour). */
  readonly instants: readonly string[];
  readonly named: readonly boolean[];
  /** The minute of an instant, which may lie outside the horizon. */
  readonly minuteOf: (instant: string) => number;
}

export function worldOf(caseload: Caseload): World {
  const calendar = createCalendar(caseload.timeZone);
  const origin = calendar.minuteOnOrAfter(`${caseload.horizon.start}T00:00`);
  const minuteOf = (instant: string) => calendar.minuteOnOrAfter(instant) - origin;
  const shifts = shiftsOf(caseload, calendar, origin);
  const length = 1 + Math.max(0, ...shifts.map(({ end }) => end));
  const instants = Array.from({ length }, (_, minute) => calendar.instantOf(origin + minute));
  const named = instants.map((instant, minute) => minuteOf(instant) === minute);
  const dues = openOut(caseload).map((occurrence) => dueOf(caseload, occurrence, instants, named));
  const hands = dues.flatMap(({ intervention }, due) =>
    (intervention.second === undefined ? [true] : [true, false]).map((leads) => ({ due, leads })),
  );
  return { caseload, dues, hands, shifts, instants, named, minuteOf };
}

function shiftsOf(caseload: Caseload, calendar: Calendar, origin: number): Work[] {
  return caseload.practitioners.flatMap((practitioner) =>
    practitioner.shifts.map((shift, index) => ({
      practitioner,
      index,
      shift,
      start: calendar.minuteOnOrAfter(shift.start) - origin,
      end: calendar.minuteOnOrAfter(shift.end) - origin,
      breaks: (shift.breaks ?? []).map((pause) => {
        const { from, to } = breakWindow(calendar, shift, pause);
        return { from: from - origin, to: to - origin, minutes: pause.minutes };
      }),
    })),
  );
}

function dueOf(
  caseload: Caseload,
  { id, number, dates, windows, ...of }: Occurrence,
  instants: readonly string[],
  named: readonly boolean[],
): Due {
  const patient = caseload.patients[of.patient];
  const intervention = patient.interventions[of.intervention];
  const mayStart = instants.map((instant, minute) => {
    const [date, time] = instant.split("T");
    if (!named[minute] || !dates.includes(date)) return false;
    return windows === undefined || windows.some(({ from, to }) => from <= time && time <= to);
  });
  return { id, number, patient, intervention, priority: priorityOf(intervention), dates, mayStart };
}

/** Whether a practitioner may be these hands in a visit that starts on the date. */
export function isAble({ dues }: World, { due, leads }: Hands, practitioner: Practitioner, date: string): boolean {
  const { patient, intervention } = dues[due];
  if (patient.avoid?.includes(practitioner.id)) return false;
  if (!meets(practitioner, patient.requires, date)) return false;
  if (!leads) return meets(practitioner, intervention.second?.requires, date);
  const { discipline } = intervention;
  if (patient.siloed && discipline !== undefined && discipline !== practitioner.discipline) return false;
  return meets(practitioner, intervention.requires, date);
}
