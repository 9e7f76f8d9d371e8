// Wall clocks for tests, straight from Intl and independent of the library's calendar.

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    const two = "2-digit";
    const options = { year: "numeric", month: two, day: two, hour: two, minute: two } as const;
    formatter = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...options });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** What a wall clock in the zone shows at a moment (milliseconds since 1970 UTC), as `YYYY-MM-DDTHH:MM`. */
export function wallTextAt(timeZone: string, moment: number): string {
  const part: Record<string, string> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(moment)) part[type] = value;
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** How far the zone's wall clock is ahead of UTC, in minutes, around the time that an instant names. */
function offsetNear(timeZone: string, instant: string, minutes: number): number {
  const moment = Date.parse(`${instant}Z`) + minutes * 60_000;
  return (Date.parse(`${wallTextAt(timeZone, moment)}Z`) - moment) / 60_000;
}

/** The moment of an instant (its first pass), in milliseconds since 1970 UTC; undefined where the clocks skip it. */
export function momentOf(timeZone: string, instant: string): number | undefined {
  const offsets = [offsetNear(timeZone, instant, -1440), offsetNear(timeZone, instant, 1440)];
  const moments = offsets.map((offset) => Date.parse(`${instant}Z`) - offset * 60_000);
  const fitting = moments.filter((moment) => wallTextAt(timeZone, moment) === instant);
  return fitting.length > 0 ? Math.min(...fitting) : undefined;
}

/** Elapsed minutes from one instant to another, `days` dates later, and whether the clocks change between them. */
export function elapsedBetween(
  timeZone: string,
  from: string,
  to: string,
  days = 0,
): { minutes: number; changes: boolean } {
  const later = new Date(Date.parse(`${to}Z`) + days * 86_400_000).toISOString().slice(0, 16);
  const minutes = ((momentOf(timeZone, later) ?? Number.NaN) - (momentOf(timeZone, from) ?? Number.NaN)) / 60_000;
  const wall = (Date.parse(`${later}Z`) - Date.parse(`${from}Z`)) / 60_000;
  return { minutes, changes: minutes !== wall };
}

/** Minutes since midnight of a time `HH:MM`. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
