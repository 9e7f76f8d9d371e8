// When the naive planner may start an occurrence, whoever does it.

import { type Calendar, minuteOfDay } from "../../../src/base/calendar.ts";
import type { Due } from "../naive-plan.ts";

/** An occurrence that has its time, in elapsed minutes. */
export interface Done extends Due {
  /** When the intervention starts. */
  readonly begin: number;
}

/** When a visit starts, its intervention begins, and the visit ends: elapsed minutes. */
export interface VisitTimes {
  readonly start: number;
  readonly begin: number;
  readonly end: number;
}

/** Whether what an occurrence itself, its patient and what is done already ask for allows a visit at these minutes. */
export function mayStart(due: Due, times: VisitTimes, done: readonly Done[], calendar: Calendar): boolean {
  return (
    isAllowed(due, calendar.instantOf(times.begin)) &&
    [times.start, times.begin, times.end].every((minute) => canBeWritten(minute, calendar)) &&
    suitsPatient(due, times, done, calendar) &&
    suitsRepeats(due, times.begin, done, calendar) &&
    suitsLinks(due, times.begin, done)
  );
}

/** Whether an instant names this minute: none names the second pass of a repeated hour. */
export function canBeWritten(minute: number, calendar: Calendar): boolean {
  return calendar.minuteOf(calendar.instantOf(minute)) === minute;
}

function isAllowed({ occurrence: { dates, windows } }: Due, instant: string): boolean {
  const time = instant.slice(11);
  return (
    dates.includes(instant.slice(0, 10)) &&
    (windows === undefined || windows.some(({ from, to }) => from <= time && minuteOfDay(time) <= minuteOfDay(to)))
  );
}

function suitsPatient(due: Due, { start, begin, end }: VisitTimes, done: readonly Done[], calendar: Calendar): boolean {
  const { patient, intervention } = due;
  if (end - start > (patient.maxVisitMinutes ?? Number.POSITIVE_INFINITY)) return false;
  const at = (instant: string) => calendar.minuteOnOrAfter(instant);
  if (patient.available?.every(({ from, to }) => at(from) > start || end > at(to))) return false;
  return done.every((other) => {
    if (other.patient !== patient) return true;
    if (begin >= other.begin + other.intervention.minutes || other.begin >= begin + intervention.minutes) return true;
    const [a, b] = [intervention, other.intervention];
    return a.alongside?.includes(b.id) || b.alongside?.includes(a.id) || false;
  });
}

/** Against every occurrence of the same intervention that is done, near or far. */
function suitsRepeats(due: Due, begin: number, done: readonly Done[], calendar: Calendar): boolean {
  const { repeat, gapMinutes = {} } = due.intervention;
  if (repeat === undefined) return true;
  const dateOf = (minute: number) => calendar.instantOf(minute).slice(0, 10);
  return done.every((other) => {
    if (other.intervention !== due.intervention) return true;
    const gap = (begin - other.begin) * Math.sign(due.occurrence.number - other.occurrence.number);
    const oneDate = dateOf(begin) === dateOf(other.begin);
    if (gap <= 0 || gap < (gapMinutes.min ?? 0) || (oneDate && repeat.per !== "day")) return false;
    const consecutive = Math.abs(due.occurrence.number - other.occurrence.number) === 1;
    const bound = consecutive && (oneDate || repeat.per !== "day" || repeat.times === 1);
    return !bound || gap <= (gapMinutes.max ?? Number.POSITIVE_INFINITY);
  });
}

function suitsLinks({ occurrence, intervention }: Due, begin: number, done: readonly Done[]): boolean {
  return (intervention.after ?? []).every((link) => {
    const earlier = done.find(
      (one) => one.intervention.id === link.intervention && one.occurrence.number === occurrence.number,
    );
    if (earlier === undefined) return false;
    const gap = begin - earlier.begin;
    return (link.minMinutes ?? 0) <= gap && gap <= (link.maxMinutes ?? Number.POSITIVE_INFINITY);
  });
}
