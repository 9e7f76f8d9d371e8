// Periods that the horizon is cut into, between dates: most care can be done on one date only, so that few visits are at
// such a border, and each part may reach far through the country.

import type { Random } from "../../base/random.ts";
import type { Problem } from "../../problem/problem.ts";

/** A stretch of the horizon, from the beginning of a date to the end of one, as ticks [from, to), in so many parts. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly parts: number;
}

/** The whole horizon. */
export function allDates({ horizon }: Problem, parts: number): Period[] {
  return [{ from: 0, to: horizon, parts }];
}

/** Up to so many dates for each part asked for, every date is a period of its own. */
const DATES_A_PART = 4;

/**
 * A period for each date, or for a few. There are about twice so many parts: where a part has few dates it has many
 * patients, and ways between all of their doors take time and room. Their number is even, so that two threads have equally
 * much to do: where it would not be, one period that is drawn has one part more.
 */
export function datesApart(problem: Problem, parts: number, random: Random): Period[] {
  const { dateStart } = problem;
  const dates = dateStart.length - 1;
  if (dates === 1) return allDates(problem, parts);
  const count = Math.min(dates, DATES_A_PART * parts);
  const luck = random.next();
  const borders = Array.from({ length: count - 1 }, (_, i) => Math.floor(((i + 1) * dates) / count + luck));
  const ticks = [0, ...borders, dates].map((date) => dateStart[date]!);
  const own = Math.max(1, Math.round((2 * parts) / count));
  const larger = (own * count) % 2 === 0 ? -1 : random.int(count);
  return Array.from({ length: count }, (_, i) => ({
    from: ticks[i]!,
    to: ticks[i + 1]!,
    parts: own + Number(i === larger),
  }));
}
