// On which dates of the horizon an intervention may start.

import { dateOfDay, dayNumberOf, WEEKDAYS } from "../base/calendar.ts";
import type { Horizon, Intervention } from "./schema.ts";

/** Every date of a horizon, and each alone in a list of its own. */
export interface HorizonDates extends Horizon {
  /** Day number of the first date. */
  readonly firstDay: number;
  /** Ascending. */
  readonly dates: readonly string[];
  /** Index for index with `dates`: a list of that date alone. */
  readonly alone: readonly (readonly string[])[];
}

/** What narrows the dates of an intervention. */
export type DateKeys = Pick<Intervention, "dates" | "weekdays" | "notBefore" | "notAfter">;

const DAYS_PER_BLOCK = 7;

/** The dates of the horizon on which an intervention may start, ascending. Empty: it cannot be done. */
export function allowedDates(intervention: DateKeys, horizon: Horizon): readonly string[] {
  return keptDates(intervention, datesOf(horizon));
}

/** Those asked for last: the checks ask once for every intervention of one caseload. */
let lastDates: HorizonDates | undefined;

/** Every date of a horizon. */
export function datesOf(horizon: Horizon): HorizonDates {
  if (lastDates?.start !== horizon.start || lastDates.days !== horizon.days) lastDates = listDates(horizon);
  return lastDates;
}

function listDates(horizon: Horizon): HorizonDates {
  const firstDay = dayNumberOf(horizon.start);
  const dates = Array.from({ length: horizon.days }, (_, i) => dateOfDay(firstDay + i));
  return { ...horizon, firstDay, dates, alone: dates.map((date) => [date]) };
}

/** Those dates of the horizon that every key given keeps; the horizon's own list where no key is given. */
export function keptDates(intervention: DateKeys, horizon: HorizonDates): readonly string[] {
  const { dates, weekdays, notBefore, notAfter } = intervention;
  if (dates === undefined && weekdays === undefined && notBefore === undefined && notAfter === undefined) {
    return horizon.dates;
  }
  const listed = dates === undefined ? undefined : new Set(dates);
  const days = weekdays === undefined ? undefined : new Set(weekdays);
  const sinceMonday = (((horizon.firstDay + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return horizon.dates.filter(
    (date, i) =>
      (listed === undefined || listed.has(date)) &&
      (days === undefined || days.has(WEEKDAYS[(sinceMonday + i) % 7])) &&
      (notBefore === undefined || date >= notBefore) &&
      (notAfter === undefined || date <= notAfter),
  );
}

/** The dates cut into blocks of seven days from the start of the horizon. Blocks without a date are left out. */
export function blocksOf(dates: readonly string[], horizon: HorizonDates): string[][] {
  const blocks: string[][] = [];
  for (const date of dates) {
    const index = Math.floor((dayNumberOf(date) - horizon.firstDay) / DAYS_PER_BLOCK);
    blocks[index] ??= [];
    blocks[index].push(date);
  }
  return blocks.filter((block) => block !== undefined);
}
