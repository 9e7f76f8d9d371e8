// What the units of one visit owe each other: who may follow whom, links inside the visit, when their order counts.

import type { Link, Problem } from "../../problem/problem.ts";
import { PRECEDES } from "../../problem/problem.ts";

/** Above this many units a bundle keeps one order instead of all of them. */
export const MOST_UNORDERED = 8;

/** Minutes of care of a unit. */
export function minutesOf({ minutesOfOccurrence, occurrenceOfUnit }: Problem, unit: number): number {
  return minutesOfOccurrence[occurrenceOfUnit[unit]!]!;
}

export function careOf(problem: Problem, units: readonly number[]): number {
  return units.reduce((sum, unit) => sum + minutesOf(problem, unit), 0);
}

/** Index of a unit's intervention among those of its patient. */
export function interventionOf({ interventionOfOccurrence, occurrenceOfUnit }: Problem, unit: number): number {
  return interventionOfOccurrence[occurrenceOfUnit[unit]!]!;
}

/** Whether an occurrence has links at all. */
export function isLinked({ linkStart, occurrenceOfUnit }: Problem, unit: number): boolean {
  const occurrence = occurrenceOfUnit[unit]!;
  return linkStart[occurrence + 1]! > linkStart[occurrence]!;
}

/** Order counts where somebody else has to be there at the same moment, where an `after` binds inside, or for size. */
export function needsOrder(problem: Problem, units: readonly number[]): boolean {
  if (units.length < 2) return false;
  if (units.length > MOST_UNORDERED || units.some((unit) => problem.partnerOfUnit[unit]! >= 0)) return true;
  const care = careOf(problem, units);
  return linksWithin(problem, units, units).some(
    ({ first, second, least, most }) =>
      least > problem.minutesOfOccurrence[first]! || most < care - problem.minutesOfOccurrence[second]!,
  );
}

/** Whether the order keeps every link that one of `of` has with another of the units. */
export function keepsLinks(problem: Problem, units: readonly number[], of: readonly number[]): boolean {
  return linksWithin(problem, units, of).every(({ first, second, least, most }) => {
    const gap = offsetOf(problem, units, second) - offsetOf(problem, units, first);
    return gap >= least && gap <= most && gap > 0;
  });
}

/** Whether `last` may come after all other units. */
export function mayEnd(problem: Problem, units: readonly number[], last: number): boolean {
  return units.every((unit) => unit === last || mayFollow(problem, unit, last));
}

/** Whether nothing forbids `later` to come after `earlier` in one visit. */
export function mayFollow(problem: Problem, earlier: number, later: number): boolean {
  const patient = problem.patientOfOccurrence[problem.occurrenceOfUnit[earlier]!]!;
  const count = problem.interventionsOfPatient[patient]!;
  const flags = problem.pairFlags[patient]![interventionOf(problem, later) * count + interventionOf(problem, earlier)]!;
  if ((flags & PRECEDES) !== 0) return false;
  const from = problem.occurrenceOfUnit[later]!;
  for (let i = problem.linkStart[from]!; i < problem.linkStart[from + 1]!; i++) {
    const link = problem.links[problem.linkItem[i]!]!;
    if (link.first === from && link.second === problem.occurrenceOfUnit[earlier]! && !link.symmetric) return false;
  }
  return true;
}

/** Links between two of the units, one of them among `of`. */
function linksWithin(problem: Problem, units: readonly number[], of: readonly number[]): readonly Link[] {
  const { occurrenceOfUnit, linkStart, linkItem, links } = problem;
  if (!of.some((unit) => isLinked(problem, unit))) return [];
  const inside = new Set(units.map((unit) => occurrenceOfUnit[unit]!));
  const within = new Set<Link>();
  for (const unit of of) {
    const occurrence = occurrenceOfUnit[unit]!;
    for (let i = linkStart[occurrence]!; i < linkStart[occurrence + 1]!; i++) {
      const link = links[linkItem[i]!]!;
      if (inside.has(link.first) && inside.has(link.second)) within.add(link);
    }
  }
  return [...within];
}

/** Minutes of care before the first unit of an occurrence. */
function offsetOf(problem: Problem, units: readonly number[], occurrence: number): number {
  let offset = 0;
  for (const unit of units) {
    if (problem.occurrenceOfUnit[unit] === occurrence) break;
    offset += minutesOf(problem, unit);
  }
  return offset;
}
