// What one patient needs, as the bounds see it: items, which are occurrences or several that are interchangeable.

import { intersect } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Clock } from "./clock.ts";
import { excludeEachOther } from "./rivals.ts";
import { isAvoided, isEligible } from "./staff.ts";

/** An occurrence of a patient, or several that nothing tells apart. */
export interface Item {
  /** More than one only where no two of them are ever done in visits of one date. */
  readonly occurrences: readonly number[];
  /** Pairs of hands for the first of them: two of a double-handed occurrence, else one. */
  readonly units: readonly number[];
  /** What leaving one of them undone costs, or a part of that where the occurrence makes two items. */
  readonly priority: number;
  /** Indices of items of which none is done in visits of a date on which this one is; ascending. */
  readonly rivals: readonly number[];
  /** Dates of the visits that could hold it; ascending. */
  readonly dates: readonly number[];
  /** Occurrences without which it is not done. */
  readonly needs: readonly number[];
}

/** An item by itself. */
interface Single extends Omit<Item, "rivals"> {
  /** No two with the same number are done in visits of one date, which their repeat says; −1 where it does not. */
  readonly kin: number;
}

/** The items of the clock's patient. Every occurrence is in one, or in two that share its priority. */
export function itemsOf(clock: Clock): readonly Item[] {
  const singles = singlesOf(clock);
  return singles.map(({ kin, ...item }, index) => {
    const isRival = (other: Single, at: number) =>
      at !== index && ((kin >= 0 && other.kin === kin) || excludeEachOther(clock, item, other));
    return { ...item, rivals: singles.flatMap((other, at) => (isRival(other, at) ? [at] : [])) };
  });
}

function singlesOf(clock: Clock): readonly Single[] {
  const { problem, patient } = clock;
  const items: Single[] = [];
  const exchanges = new Map<number, number[]>();
  for (
    let occurrence = problem.occurrenceStart[patient];
    occurrence < problem.occurrenceStart[patient + 1];
    occurrence++
  ) {
    const exchange = problem.exchangeOfOccurrence[occurrence];
    const group = exchange < 0 ? undefined : exchanges.get(exchange);
    if (group !== undefined) group.push(occurrence);
    else {
      const own = [occurrence];
      if (exchange >= 0) exchanges.set(exchange, own);
      else items.push(...itemsFor(clock, own));
    }
  }
  for (const group of exchanges.values()) items.push(...itemsFor(clock, group));
  return items;
}

function itemsFor(clock: Clock, group: readonly number[]): Single[] {
  const { problem } = clock;
  const hands = unitsOf(problem, group[0]);
  const somebody = (unit: number, date: number) => isStaffed(clock, unit, date);
  const visited = clock.visitDates(group[0]).filter((date) => hands.some((unit) => somebody(unit, date)));
  const crosses = visited.some((date) => crossesMidnight(clock, group[0], date));
  const dates = crosses ? visited : visited.filter((date) => hands.every((unit) => somebody(unit, date)));
  const apart = isOncePerDate(problem, group[0]) && !crosses;
  const kin = apart ? problem.interventionOfOccurrence[group[0]] : -1;
  const parts = apart || group.length === 1 ? [group] : group.map((occurrence) => [occurrence]);
  return parts.flatMap((occurrences) => {
    const units = unitsOf(problem, occurrences[0]);
    const priority = problem.priorityOfOccurrence[occurrences[0]];
    const needs = needsOf(problem, occurrences[0]);
    if (!crosses || units.length === 1) return [{ occurrences, units, priority, kin, dates, needs }];
    // Its two visits may start on different dates, so each pair of hands stands for itself and for half of the cost.
    return units.map((unit) => ({ occurrences, units: [unit], priority: priority / 2, kin, dates, needs }));
  });
}

/** Repeats per week or horizon: no two on one date. */
function isOncePerDate({ links, linkStart, linkItem }: Problem, occurrence: number): boolean {
  for (let i = linkStart[occurrence]; i < linkStart[occurrence + 1]; i++) if (links[linkItem[i]].otherDate) return true;
  return false;
}

function needsOf({ links, linkStart, linkItem }: Problem, occurrence: number): number[] {
  const needs: number[] = [];
  for (let i = linkStart[occurrence]; i < linkStart[occurrence + 1]; i++) {
    const link = links[linkItem[i]];
    if (link.needed && link.second === occurrence) needs.push(link.first);
  }
  return needs;
}

/** Whether somebody who may do the unit could, in a visit that starts on the date. */
function isStaffed(clock: Clock, unit: number, date: number): boolean {
  const { problem, days, patient, setup } = clock;
  const occurrence = problem.occurrenceOfUnit[unit];
  const starts = clock.startsOn(occurrence, date);
  return days.kinds.of(patient, [problem.eligibilityOfUnit[unit]], date).some(({ span }) => {
    const { lo, hi, end } = days.spans[span];
    const last = Math.min(end - problem.minutesOfOccurrence[occurrence], hi + clock.reach(occurrence));
    return intersect(starts, [lo + setup, last]).length > 0;
  });
}

/** Whether a visit that starts on the date could hold it after midnight. */
function crossesMidnight(clock: Clock, occurrence: number, date: number): boolean {
  const { problem, days, patient } = clock;
  const midnight = days.startOf(date + 1);
  if (days.latestEnd[date] <= midnight || (clock.startsOn(occurrence, date).at(-1) ?? -1) < midnight) return false;
  const units = unitsOf(problem, occurrence);
  for (let stint = days.stintStart[date]; stint < days.stintStart[date + 1]; stint++) {
    const span = days.spanOfStint[stint];
    if (span < 0 || days.spans[span].end - problem.minutesOfOccurrence[occurrence] < midnight) continue;
    if (units.some((unit) => isEligible(problem, unit, stint)) && !isAvoided(problem, patient, stint)) return true;
  }
  return false;
}

function unitsOf({ unitStart, occurrenceOfUnit, partnerOfUnit, patientOfOccurrence }: Problem, occurrence: number) {
  let first = unitStart[patientOfOccurrence[occurrence]];
  let end = unitStart[patientOfOccurrence[occurrence] + 1];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (occurrenceOfUnit[middle] < occurrence) first = middle + 1;
    else end = middle;
  }
  return partnerOfUnit[first] < 0 ? [first] : [first, partnerOfUnit[first]];
}
