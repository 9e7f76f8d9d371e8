// The caseload opened out into occurrences, anew: the verifier does not believe what the solver was given.

import { dateOfDay, dayNumberOf, minuteOfDay, weekdayOf } from "../base/calendar.ts";
import type { Caseload, Intervention, Patient } from "../caseload/schema.ts";

/** A stretch of the day in wall-clock minutes since midnight, both ends inclusive; `to` may be 1440. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** One time that one intervention is due. */
export interface Occurrence {
  /** The intervention's id, with `#number` where it repeats. */
  readonly id: string;
  /** 1, 2, … within the intervention. */
  readonly number: number;
  readonly intervention: Intervention;
  readonly patient: Patient;
  /** First date of the day, block of seven days or horizon that this occurrence belongs to. */
  readonly earliest: string;
  /** Last date of that stretch, inclusive. */
  readonly latest: string;
  /** Whether the intervention allows a date of the horizon; the same for all its occurrences. */
  readonly allows: (date: string) => boolean;
  /** The windows in one of which it starts. */
  readonly windows: readonly TimeWindow[];
}

/** The occurrences of each intervention in the order of their numbers, by intervention id. */
export type Occurrences = ReadonlyMap<string, readonly Occurrence[]>;

/** Every occurrence of the caseload. */
export function openOut(caseload: Caseload): Occurrences {
  const horizon = horizonDates(caseload.horizon);
  const opened = new Map<string, readonly Occurrence[]>();
  for (const patient of caseload.patients) {
    for (const intervention of patient.interventions) {
      opened.set(intervention.id, occurrencesOf(intervention, patient, horizon));
    }
  }
  return opened;
}

/** Whether the occurrence may start on a date: in its own stretch of the horizon, and allowed by its intervention. */
export function mayStartOn(occurrence: Occurrence, date: string): boolean {
  return date >= occurrence.earliest && date <= occurrence.latest && occurrence.allows(date);
}

/** Windows of times of day as minutes, in order of `from`, then `to`. */
export function windowsOf(times: readonly { readonly from: string; readonly to: string }[]): TimeWindow[] {
  const windows = times.map(({ from, to }) => ({ from: minuteOfDay(from), to: minuteOfDay(to) }));
  return windows.sort((a, b) => a.from - b.from || a.to - b.to);
}

interface HorizonDates {
  readonly dates: readonly string[];
  readonly weekdays: ReadonlyMap<string, string>;
}

function horizonDates({ start, days }: Caseload["horizon"]): HorizonDates {
  const first = dayNumberOf(start);
  const dates = Array.from({ length: days }, (_, i) => dateOfDay(first + i));
  return { dates, weekdays: new Map(dates.map((date) => [date, weekdayOf(date)])) };
}

function occurrencesOf(intervention: Intervention, patient: Patient, horizon: HorizonDates): Occurrence[] {
  const allows = allowance(intervention, horizon);
  const windows = windowsOf(intervention.times ?? [{ from: "00:00", to: "24:00" }]);
  const { repeat } = intervention;
  const list: Occurrence[] = [];
  const add = (earliest: string, latest: string, own: readonly TimeWindow[] = windows) => {
    const number = list.length + 1;
    const id = repeat === undefined ? intervention.id : `${intervention.id}#${number}`;
    list.push({ id, number, intervention, patient, earliest, latest, allows, windows: own });
  };
  const [first, last] = [horizon.dates[0], horizon.dates[horizon.dates.length - 1]];
  if (repeat === undefined) add(first, last);
  else if (repeat.per === "horizon") for (let k = 0; k < repeat.times; k++) add(first, last);
  else if (repeat.per === "day") {
    // As many windows as times a day: each time has its own. Otherwise any window serves each.
    const matched = repeat.times > 1 && intervention.times?.length === repeat.times;
    for (const date of horizon.dates.filter(allows)) {
      for (let k = 0; k < repeat.times; k++) add(date, date, matched ? [windows[k]] : windows);
    }
  } else {
    for (let start = 0; start < horizon.dates.length; start += 7) {
      const block = horizon.dates.slice(start, start + 7);
      const times = Math.min(repeat.times, block.filter(allows).length);
      for (let k = 0; k < times; k++) add(block[0], block[block.length - 1]);
    }
  }
  return list;
}

/** The dates of the horizon that every key given keeps. */
function allowance(intervention: Intervention, horizon: HorizonDates): (date: string) => boolean {
  const { weekdays, notBefore, notAfter } = intervention;
  const dates = intervention.dates && new Set<string>(intervention.dates);
  const kept = weekdays && new Set<string>(weekdays);
  return (date) => {
    const weekday = horizon.weekdays.get(date);
    if (weekday === undefined) return false;
    if (dates !== undefined && !dates.has(date)) return false;
    if (kept !== undefined && !kept.has(weekday)) return false;
    return (notBefore === undefined || date >= notBefore) && (notAfter === undefined || date <= notAfter);
  };
}
