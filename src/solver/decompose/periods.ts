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

/**
 * As many periods as there are dates, or so many; each in an even number of parts, about twice so many in all: where a part
 * has few dates it has many patients, and ways between all of their doors take time and room.
 */
export function datesApart({ dateStart }: Problem, parts: number, random: Random): Period[] {
  const dates = dateStart.length - 1;
  const count = Math.min(dates, parts);
  const luck = random.next();
  const borders = Array.from({ length: count - 1 }, (_, i) => Math.floor(((i + 1) * dates) / count + luck));
  const ticks = [0, ...borders, dates].map((date) => dateStart[date]!);
  const own = Math.max(2, 2 * Math.round(parts / count));
  return Array.from({ length: count }, (_, i) => ({ from: ticks[i]!, to: ticks[i + 1]!, parts: own }));
}
