// Dates and times of day as text, read digit by digit: caseloads hold hundreds of thousands of them, and a
// regular expression or a Date for each would be most of the time it takes to read one.

/** Days of the week as caseloads write them, from Monday. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** A day of the week as caseloads write it. */
export type Weekday = (typeof WEEKDAYS)[number];

/** Minutes in a date whose clocks do not change. */
export const MINUTES_PER_DAY = 1440;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const ZERO = 48;

/** Whether `text` is `YYYY-MM-DD` and names a date of the (proleptic Gregorian) calendar. */
export function isRealDate(text: string): boolean {
  return text.length === 10 && !Number.isNaN(dayAtStartOf(text));
}

/** Whether `text` is a time of day, `00:00` to `23:59`. (`24:00`, the end of a window, is not one.) */
export function isTimeOfDay(text: string): boolean {
  return text.length === 5 && minuteAt(text, 0) < MINUTES_PER_DAY;
}

/** Whether `text` is `YYYY-MM-DDTHH:MM` of a real date with an hour from 00 to 23, in whatever time zone. */
export function isRealInstant(text: string): boolean {
  return !Number.isNaN(wallMinuteOf(text));
}

/** Whole days from 1970-01-01 to `date` (`YYYY-MM-DD`); negative before; NaN if it is no real date. */
export function dayNumberOf(date: string): number {
  return date.length === 10 ? dayAtStartOf(date) : Number.NaN;
}

/** The date, `YYYY-MM-DD`, that lies `day` whole days after 1970-01-01. The inverse of `dayNumberOf`. */
export function dateOfDay(day: number): string {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), civil_from_days: years begin in March, so
  // that the leap day is the last of its year.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** The day of the week of a real date. */
export function weekdayOf(date: string): Weekday {
  const sinceMonday = (dayNumberOf(date) + 3) % 7; // 1970-01-01 was a Thursday
  return WEEKDAYS[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday];
}

/** Minutes since midnight on the wall clock: `"00:00"` is 0, `"24:00"` is 1440; NaN if the text is neither. */
export function minuteOfDay(time: string): number {
  if (time === "24:00") return MINUTES_PER_DAY;
  return time.length === 5 ? minuteAt(time, 0) : Number.NaN;
}

/** The time of day, `HH:MM`, `minute` minutes after midnight (0 to 1440). */
export function timeOfMinute(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/**
 * What the wall clock shows as one number: day number × 1440 + minute of the day, as if no clock ever changed.
 * NaN if `instant` is not `YYYY-MM-DDTHH:MM` of a real date with an hour from 00 to 23.
 */
export function wallMinuteOf(instant: string): number {
  if (instant.length !== 16 || instant.charCodeAt(10) !== 84 /* T */) return Number.NaN;
  return dayAtStartOf(instant) * MINUTES_PER_DAY + minuteAt(instant, 11);
}

/** Day number of the date that `text` begins with, or NaN. */
function dayAtStartOf(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN; // hyphens
  const year = digits(text, 0) * 100 + digits(text, 2);
  const month = digits(text, 5);
  const date = digits(text, 8);
  if (!(year >= 0 && month >= 1 && month <= 12 && date >= 1)) return Number.NaN;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1] + (leap && month === 2 ? 1 : 0);
  if (!(date <= length)) return Number.NaN;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const dayOfYear = DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0) + date - 1;
  return before * 365 + leapDays + dayOfYear - 719_162; // days from 0001-01-01 to 1970-01-01
}

/** Minute of the day written `HH:MM` at `at`, 0 to 1439, or NaN. */
function minuteAt(text: string, at: number): number {
  const hour = digits(text, at);
  const minute = digits(text, at + 3);
  return text.charCodeAt(at + 2) === 58 /* colon */ && hour <= 23 && minute <= 59 ? hour * 60 + minute : Number.NaN;
}

/** The number written in the two characters at `at`, or NaN. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
