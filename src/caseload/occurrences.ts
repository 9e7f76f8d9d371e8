// Repeats opened out: every single time that something has to be done, with the dates and windows it may start in.

import { dayNumberOf, minuteOfDay } from "../base/calendar.ts";
import { blocksOf, datesOf, type HorizonDates, keptDates } from "./allowed-dates.ts";

export { allowedDates } from "./allowed-dates.ts";

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

function sortedWindows(times: readonly TimeWindow[] | undefined): readonly TimeWindow[] | undefined {
  if (times === undefined || times.length < 2) return times;
  return [...times].sort((a, b) => minuteOfDay(a.from) - minuteOfDay(b.from) || minuteOfDay(a.to) - minuteOfDay(b.to));
}
