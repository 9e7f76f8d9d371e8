// What the visits of one patient on one date have to cover, cut into groups that never meet in a visit.

import type { Stretches } from "../../base/stretches.ts";
import { APART, type Problem, SAME } from "../../problem/problem.ts";
import type { Clock } from "./clock.ts";
import type { Item } from "./items.ts";

/** One pair of hands for one item, in visits that start on one date. */
export interface Row {
  /** Index into the patient's items. */
  readonly item: number;
  readonly unit: number;
  readonly occurrence: number;
  readonly intervention: number;
  readonly minutes: number;
  /** Ticks at which it may start; now and then too many. */
  readonly starts: Stretches;
}

/** The rows of a date, by item. */
export function rowsOf(clock: Clock, items: readonly Item[], indices: readonly number[], date: number): Row[] {
  const { minutesOfOccurrence, interventionOfOccurrence } = clock.problem;
  return indices.flatMap((item) => {
    const { occurrences, units } = items[item];
    const occurrence = occurrences[0];
    const starts = clock.startsOn(occurrence, date);
    return units.map((unit) => ({
      item,
      unit,
      occurrence,
      intervention: interventionOfOccurrence[occurrence],
      minutes: minutesOfOccurrence[occurrence],
      starts,
    }));
  });
}

/** Whether two rows are never in one visit, whenever that is. */
export function isApart({ interventionsOfPatient, pairFlags }: Problem, patient: number, a: Row, b: Row): boolean {
  const flags = pairFlags[patient][a.intervention * interventionsOfPatient[patient] + b.intervention];
  return (flags & (APART | SAME)) !== 0;
}

/**
 * Groups of rows such that no visit holds rows of two groups. A visit has no idle time, so between two of its rows
 * there is no more time than all others of their group take: what does not come that close is in no visit together.
 * Both pairs of hands of one item stay in a group, and so do items that bear on each other.
 */
export function groupsOf(clock: Clock, items: readonly Item[], rows: readonly Row[]): readonly (readonly Row[])[] {
  if (rows.length < 2) return [rows];
  const longest = longestCare(clock, rows);
  const groups = joined(rows, (a, b) => belong(items, a, b) || mayMeet(clock, longest, a, b));
  if (groups.length === 1) return groups;
  return groups.flatMap((group) => groupsOf(clock, items, group));
}

/** Whether the choice of one bears on that of the other: two hands, rivals, or what one needs of the other that date. */
function belong(items: readonly Item[], a: Row, b: Row): boolean {
  return a.item === b.item || bearOnEachOther(items, a.item, b.item);
}

/** Whether two items of one date are never chosen independently, be they in one visit or not. */
export function bearOnEachOther(items: readonly Item[], one: number, other: number): boolean {
  const a = items[one];
  const b = items[other];
  const needed = a.needs.includes(b.occurrences[0]) || b.needs.includes(a.occurrences[0]);
  return a.rivals.includes(other) || (needed && a.dates.length === 1 && b.dates.length === 1);
}

/** The most ticks of care that a visit with some of these rows could hold. */
export function longestCare({ problem, patient, setup }: Clock, rows: readonly Row[]): number {
  return Math.min(careOf(rows), problem.mostVisitOfPatient[patient] - setup);
}

/** Whether two rows may be in one visit with at most `longest` ticks of care, as far as their own times go. */
export function mayMeet({ problem, patient }: Clock, longest: number, a: Row, b: Row): boolean {
  return !isApart(problem, patient, a, b) && (follows(a, b, longest) || follows(b, a, longest));
}

/** Whether `second` may start at least the length of `first` after it, and end within `longest` ticks of its start. */
function follows(first: Row, second: Row, longest: number): boolean {
  const most = longest - second.minutes;
  for (let i = 0; i < first.starts.length; i += 2) {
    for (let j = 0; j < second.starts.length; j += 2) {
      const nearest = Math.max(first.minutes, second.starts[j] - first.starts[i + 1]);
      if (nearest <= Math.min(most, second.starts[j + 1] - first.starts[i])) return true;
    }
  }
  return false;
}

/** Minutes of all interventions among the rows, each once. */
export function careOf(rows: readonly Row[]): number {
  let care = 0;
  for (let i = 0; i < rows.length; i++) {
    let first = 0;
    while (rows[first].intervention !== rows[i].intervention) first++;
    if (first === i) care += rows[i].minutes;
  }
  return care;
}

/** Connected parts of what `related` joins, each in the order given. */
export function joined<T extends {}>(things: readonly T[], related: (a: T, b: T) => boolean): T[][] {
  const left = things.slice();
  const parts: T[][] = [];
  while (left.length > 0) {
    const part = [left.shift()!];
    for (let next = 0; next < part.length; next++) {
      for (let i = 0; i < left.length; i++) {
        if (related(part[next], left[i])) part.push(...left.splice(i--, 1));
      }
    }
    parts.push(part);
  }
  return parts.length === 1 ? [things.slice()] : parts;
}
