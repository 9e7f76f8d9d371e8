// The wall clock of one time zone, and the arithmetic of dates. The only place that knows date-fns.

import { tzOffset } from "@date-fns/tz";
import { dateOfDay, MINUTES_PER_DAY, timeOfMinute, wallMinuteOf } from "./dates.ts";
import { memoize } from "./memoize.ts";

export {
  dateOfDay,
  dayNumberOf,
  isRealDate,
  isRealInstant,
  isTimeOfDay,
  MINUTES_PER_DAY,
  minuteOfDay,
  timeOfMinute,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from "./dates.ts";

/** Reads and writes local wall-clock instants (`YYYY-MM-DDTHH:MM`) as whole elapsed minutes since 1970-01-01T00:00 UTC. */
export interface Calendar {
  readonly timeZone: string;
  /**
   * Elapsed minute of an instant; the first pass where the autumn change repeats it; `undefined` where the spring
   * change skips it, and for text that is no instant at all (see `isRealInstant`).
   */
  minuteOf(instant: string): number | undefined;
  /** As `minuteOf`, but a skipped instant means the first minute after the skip. NaN for text that is no instant. */
  minuteOnOrAfter(instant: string): number;
  /** The wall-clock text of an elapsed minute (both passes of a repeated hour give the same text). */
  instantOf(minute: number): string;
  /**
   * The stretches of [from, to) in which the wall clock runs a second time over what it has shown already, as pairs
   * [first minute, first minute after). Nothing in a plan starts or ends inside one.
   */
  secondPasses(from: number, to: number): readonly (readonly [number, number])[];
}

/** The offsets from UTC, in minutes, of one UTC day: `before` until the elapsed minute `at`, `after` from then on. */
interface UtcDay {
  readonly before: number;
  readonly after: number;
  /** Infinity on the days, nearly all, on which the clocks do not change. */
  readonly at: number;
}

/** Whether `Intl.DateTimeFormat` accepts the text as a time zone here. */
export function isTimeZone(text: string): boolean {
  if (text === lastCalendar?.timeZone) return true;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: text });
    return text !== "";
  } catch {
    return false;
  }
}

/**
 * The calendar of a time zone. Offsets are asked of `Intl` once a day and kept, so that an instant costs arithmetic.
 *
 * @param timeZone any that `Intl.DateTimeFormat` accepts.
 * @throws RangeError if it does not accept it (see `isTimeZone`).
 */
export function createCalendar(timeZone: string): Calendar {
  if (!isTimeZone(timeZone)) throw new RangeError(`Unknown time zone: ${JSON.stringify(timeZone)}`);
  if (lastCalendar?.timeZone !== timeZone) lastCalendar = newCalendar(timeZone);
  return lastCalendar;
}

/** Checking, compiling and verifying ask for the same one, one after another. */
let lastCalendar: Calendar | undefined;

const TIMES = Array.from({ length: MINUTES_PER_DAY }, (_, minute) => timeOfMinute(minute));

function newCalendar(timeZone: string): Calendar {
  const utcDay = utcDaysOf(timeZone);
  const offsetsOn = offsetsByWallDay(utcDay);

  const offsetAt = (minute: number): number => {
    const day = utcDay(Math.floor(minute / MINUTES_PER_DAY));
    return minute < day.at ? day.before : day.after;
  };

  const minuteOfWall = (wall: number): number | undefined => {
    const offsets = offsetsOn(Math.floor(wall / MINUTES_PER_DAY));
    if (offsets.length === 1) return wall - offsets[0];
    // Largest offset first: of two passes that is the earlier one.
    for (const offset of offsets) if (offsetAt(wall - offset) === offset) return wall - offset;
    return undefined;
  };

  const dateText = memoize(dateOfDay);

  return {
    timeZone,
    minuteOf(instant) {
      const wall = wallMinuteOf(instant);
      return Number.isNaN(wall) ? undefined : minuteOfWall(wall);
    },
    minuteOnOrAfter(instant) {
      const wall = wallMinuteOf(instant);
      return Number.isNaN(wall) ? wall : (minuteOfWall(wall) ?? endOfSkip(utcDay, wall));
    },
    instantOf(minute) {
      const wall = minute + offsetAt(minute);
      const day = Math.floor(wall / MINUTES_PER_DAY);
      return `${dateText(day)}T${TIMES[wall - day * MINUTES_PER_DAY]}`;
    },
    secondPasses: (from, to) => secondPassesIn(utcDay, from, to),
  };
}

/** Looks up the offsets of a UTC day, by its number, asking `Intl` only the first time. */
function utcDaysOf(timeZone: string): (day: number) => UtcDay {
  // Whole minutes: seconds occur only in local mean times of long ago.
  const offsetAtMinute = (minute: number): number => Math.round(tzOffset(timeZone, new Date(minute * 60_000)));
  const midnightOffset = memoize((day: number) => offsetAtMinute(day * MINUTES_PER_DAY));
  return memoize((day: number) => {
    const before = midnightOffset(day);
    const after = midnightOffset(day + 1);
    const at = before === after ? Number.POSITIVE_INFINITY : changeWithin(day, before, offsetAtMinute);
    return { before, after, at };
  });
}

/** First elapsed minute of a UTC day whose offset is no longer `before`, by halving. */
function changeWithin(day: number, before: number, offsetAtMinute: (minute: number) => number): number {
  let old = day * MINUTES_PER_DAY;
  let changed = old + MINUTES_PER_DAY;
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (offsetAtMinute(middle) === before) old = middle;
    else changed = middle;
  }
  return changed;
}

/** Looks up which offsets a date of the wall clock may be read with, largest first; one where no change is near. */
function offsetsByWallDay(utcDay: (day: number) => UtcDay): (day: number) => readonly number[] {
  return memoize((day: number) => {
    // No offset reaches a whole day, so a date of the wall clock lies within three days of UTC.
    const near = [utcDay(day - 1), utcDay(day), utcDay(day + 1)].flatMap(({ before, after }) => [before, after]);
    return [...new Set(near)].sort((a, b) => b - a);
  });
}

/** The elapsed minute at which the clocks jump over `wall`; NaN if no jump does. */
function endOfSkip(utcDay: (day: number) => UtcDay, wall: number): number {
  const day = Math.floor(wall / MINUTES_PER_DAY);
  for (let near = day - 1; near <= day + 1; near++) {
    const { before, after, at } = utcDay(near);
    if (wall >= at + before && wall < at + after) return at;
  }
  return Number.NaN;
}

function secondPassesIn(utcDay: (day: number) => UtcDay, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  // A second pass may have begun on the day before.
  const firstDay = Math.floor(from / MINUTES_PER_DAY) - 1;
  for (let day = firstDay; day * MINUTES_PER_DAY < to; day++) {
    const { before, after, at } = utcDay(day);
    if (after >= before) continue;
    const start = Math.max(at, from);
    const end = Math.min(at + before - after, to);
    if (start < end) found.push([start, end]);
  }
  return found;
}
