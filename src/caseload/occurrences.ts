// Repeats opened out: every single time that something has to be done, with the dates and windows it may start in.

import { dateOfDay, dayNumberOf, minuteOfDay, WEEKDAYS } from "../base/calendar.ts";
import type { Caseload, Horizon, Intervention, TimeWindow } from "./schema.ts";

/** One time that an intervention has to be done. Lists are shared between occurrences: never change them. */
export interface Occurrence {
  /** The intervention's id, with `#` and the number where it repeats. */
  readonly id: string;
  /** 1, 2, … within the intervention; 1 where it does not repeat. */
  readonly number: number;
  /** Index in the caseload's `patients`. */
  readonly patient: number;
  /** Index in the patient's `interventions`. */
  readonly intervention: number;
  /** Dates of the horizon on which it may start, ascending; empty where it cannot be done. */
  readonly dates: readonly string[];
  /** Windows of the day it may start in, by `from` then `to`; undefined: any time; empty: never. */
  readonly windows: readonly TimeWindow[] | undefined;
}

/** What narrows the dates of an intervention. */
type DateKeys = Pick<Intervention, "dates" | "weekdays" | "notBefore" | "notAfter">;

/** Every date of a horizon, and each alone in a list of its own. */
interface HorizonDates extends Horizon {
  /** Day number of the first date. */
  readonly firstDay: number;
  readonly dates: readonly string[];
  readonly alone: readonly (readonly string[])[];
}

const DAYS_PER_BLOCK = 7;

/**
 * Every occurrence of a caseload: patient by patient, intervention by intervention, number by number.
 *
 * @param caseload a caseload that `parseCaseload` accepts.
 */
export function openOut(caseload: Caseload): Occurrence[] {
  const horizon = datesOf(caseload.horizon);
  const occurrences: Occurrence[] = [];
  caseload.patients.forEach((patient, patientIndex) => {
    patient.interventions.forEach((intervention, interventionIndex) => {
      const windows = sortedWindows(intervention.times);
      startsOf(intervention, horizon, windows, (number, dates, own) => {
        const id = intervention.repeat === undefined ? intervention.id : `${intervention.id}#${number}`;
        occurrences.push({ id, number, patient: patientIndex, intervention: interventionIndex, dates, windows: own });
      });
    });
  });
  return occurrences;
}

/** The dates of the horizon on which an intervention may start, ascending. Empty: it cannot be done. */
export function allowedDates(intervention: Intervention, horizon: Horizon): readonly string[] {
  return keptDates(intervention, datesOf(horizon));
}

/** How many occurrences an intervention has. */
export function occurrenceCount({ repeat, ...intervention }: Intervention, horizon: Horizon): number {
  if (repeat === undefined) return 1;
  if (repeat.per === "horizon") return repeat.times;
  const known = datesOf(horizon);
  const dates = keptDates(intervention, known);
  if (repeat.per === "day") return dates.length * repeat.times;
  return blocksOf(dates, known).reduce((sum, block) => sum + Math.min(repeat.times, block.length), 0);
}

/** Calls `add` for each occurrence of an intervention, in order of number. */
function startsOf(
  intervention: Intervention,
  horizon: HorizonDates,
  windows: readonly TimeWindow[] | undefined,
  add: (number: number, dates: readonly string[], windows: readonly TimeWindow[] | undefined) => void,
): void {
  const dates = keptDates(intervention, horizon);
  const repeat = intervention.repeat;
  if (repeat === undefined) {
    add(1, dates, windows);
  } else if (repeat.per === "day") {
    const oneToOne =
      repeat.times > 1 && windows?.length === repeat.times ? windows.map((window) => [window]) : undefined;
    let number = 0;
    for (const date of dates) {
      const alone = horizon.alone[dayNumberOf(date) - horizon.firstDay];
      for (let k = 0; k < repeat.times; k++) add(++number, alone, oneToOne?.[k] ?? windows);
    }
  } else if (repeat.per === "week") {
    let number = 0;
    for (const block of blocksOf(dates, horizon)) {
      const times = Math.min(repeat.times, block.length);
      for (let k = 0; k < times; k++) add(++number, block, windows);
    }
  } else {
    for (let number = 1; number <= repeat.times; number++) add(number, dates, windows);
  }
}

/** The dates of the horizon asked for last: the checks ask once for every intervention of one caseload. */
let lastDates: HorizonDates | undefined;

function datesOf(horizon: Horizon): HorizonDates {
  if (lastDates?.start !== horizon.start || lastDates.days !== horizon.days) lastDates = listDates(horizon);
  return lastDates;
}

function listDates(horizon: Horizon): HorizonDates {
  const firstDay = dayNumberOf(horizon.start);
  const dates = Array.from({ length: horizon.days }, (_, i) => dateOfDay(firstDay + i));
  return { ...horizon, firstDay, dates, alone: dates.map((date) => [date]) };
}

/** Those dates of the horizon that every key given keeps; the horizon's own list where no key is given. */
function keptDates(intervention: DateKeys, horizon: HorizonDates): readonly string[] {
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
function blocksOf(dates: readonly string[], horizon: HorizonDates): string[][] {
  const blocks: string[][] = [];
  for (const date of dates) {
    const index = Math.floor((dayNumberOf(date) - horizon.firstDay) / DAYS_PER_BLOCK);
    blocks[index] ??= [];
    blocks[index].push(date);
  }
  return blocks.filter((block) => block !== undefined);
}

function sortedWindows(times: readonly TimeWindow[] | undefined): readonly TimeWindow[] | undefined {
  if (times === undefined || times.length < 2) return times;
  return [...times].sort((a, b) => minuteOfDay(a.from) - minuteOfDay(b.from) || minuteOfDay(a.to) - minuteOfDay(b.to));
}
