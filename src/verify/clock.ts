// Instants as the verifier reads them: remembered, because a plan names the same minute many times. An instant that the
// autumn change repeats is its first pass, so no text names a minute of the second, and whatever would start or end there
// shows as minutes that do not add up.

import { createCalendar, dateOfDay, dayNumberOf, minuteOfDay } from "../base/calendar.ts";

/** A local wall-clock instant, read. */
export interface Moment {
  /** As written. */
  readonly text: string;
  /** Elapsed minutes since 1970-01-01T00:00 UTC. */
  readonly minute: number;
  /** Its date. */
  readonly date: string;
  /** Wall-clock minutes since midnight. */
  readonly time: number;
}

/** Reads and writes the instants of one time zone. */
export interface Clock {
  /** `undefined` for text that is no instant: no real date, no minute precision, or skipped by the spring change. */
  read(text: string): Moment | undefined;
  /** The elapsed minute of an instant of the caseload, which is known to be right. */
  minute(text: string): number;
  /** The elapsed minute of a time of day, `24:00` included; a skipped one means the first minute after the skip. */
  onDate(date: string, time: string): number;
  /** The wall-clock text of an elapsed minute, for messages. */
  write(minute: number): string;
}

/** @param timeZone of the caseload. */
export function clockOf(timeZone: string): Clock {
  const calendar = createCalendar(timeZone);
  const moments = new Map<string, Moment | undefined>();
  const readAfresh = (text: string): Moment | undefined => {
    const minute = calendar.minuteOf(text);
    if (minute === undefined) return undefined;
    return { text, minute, date: text.slice(0, 10), time: minuteOfDay(text.slice(11)) };
  };
  const read = (text: string): Moment | undefined => {
    const known = moments.get(text);
    if (known !== undefined || moments.has(text)) return known;
    const moment = readAfresh(text);
    moments.set(text, moment);
    return moment;
  };
  return {
    read,
    minute: (text) => {
      const moment = read(text);
      if (moment === undefined) throw new RangeError(`the caseload names ${text}, which is no instant in ${timeZone}`);
      return moment.minute;
    },
    onDate: (date, time) =>
      calendar.minuteOnOrAfter(time === "24:00" ? `${dateOfDay(dayNumberOf(date) + 1)}T00:00` : `${date}T${time}`),
    write: (minute) => calendar.instantOf(minute),
  };
}
