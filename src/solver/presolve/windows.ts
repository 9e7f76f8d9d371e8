// Starts narrowed to those that some plan could use. Preserves U, V and C: in every valid plan, whatever is done starts
// inside its narrowed windows, so not a single plan is lost.

import { intersect, merge, type Stretches } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import { Clock } from "../bounds/clock.ts";
import { Days } from "../bounds/days.ts";
import { isAvoided, isEligible } from "../bounds/staff.ts";
import { Approach } from "./approach.ts";
import { startsWithin } from "./within-stint.ts";

/**
 * By occurrence, the ticks at which it could start: inside its own times, in a visit that the patient is there for, in
 * the hours of somebody who may do it and can get there and away in time, for both pairs of hands; and, where it comes
 * after another occurrence, at its distance from some start of that. Empty where nobody could do it at all.
 *
 * Links that bind only where both are done narrow nothing: a plan may leave the other undone.
 */
export function narrowedStarts(problem: Problem): Stretches[] {
  const days = new Days(problem);
  const approach = new Approach(problem);
  const starts: Stretches[] = new Array(problem.occurrences).fill([]);
  for (let patient = 0; patient < problem.patients; patient++) {
    const clock = new Clock(problem, days, patient);
    const seen = new Uint8Array(problem.occurrences);
    for (let unit = problem.unitStart[patient]; unit < problem.unitStart[patient + 1]; unit++) {
      const occurrence = problem.occurrenceOfUnit[unit];
      const own = startsOfUnit(clock, approach, unit);
      starts[occurrence] = seen[occurrence] === 0 ? own : intersect(starts[occurrence], own);
      seen[occurrence] = 1;
    }
  }
  while (waitFor(problem, starts));
  return starts;
}

/** The problem with other starts for its occurrences. */
export function withStarts(problem: Problem, starts: readonly Stretches[]): Problem {
  const startsStart = new Int32Array(problem.occurrences + 1);
  for (const [occurrence, own] of starts.entries()) startsStart[occurrence + 1] = startsStart[occurrence] + own.length;
  return { ...problem, startsStart, startsItem: Int32Array.from(starts.flat()) };
}

/** When somebody could start on the unit. */
function startsOfUnit(clock: Clock, approach: Approach, unit: number): Stretches {
  const { problem, days, patient } = clock;
  const occurrence = problem.occurrenceOfUnit[unit];
  const found: number[] = [];
  for (const date of clock.visitDates(occurrence)) {
    for (let stint = days.stintStart[date]; stint < days.stintStart[date + 1]; stint++) {
      if (!isEligible(problem, unit, stint) || isAvoided(problem, patient, stint)) continue;
      const shift = problem.shiftOfStint[stint];
      const from = problem.startOfShift[shift] + approach.before(shift, patient) + clock.setup;
      const to = problem.endOfShift[shift] - approach.after(shift, patient) - problem.minutesOfOccurrence[occurrence];
      if (from <= to) found.push(...intersect(startsWithin(clock, occurrence, stint), [from, to]));
    }
  }
  return merge(found);
}

/** Narrows what comes after something to its distance from some start of that; whether that changed anything. */
function waitFor({ links }: Problem, starts: Stretches[]): boolean {
  let changed = false;
  for (const { first, second, least, most, needed } of links) {
    if (!needed) continue;
    const reach = merge(starts[first].map((tick, side) => tick + (side % 2 === 0 ? least : most)));
    const left = intersect(starts[second], reach);
    if (left.length === starts[second].length && left.every((tick, i) => tick === starts[second][i])) continue;
    starts[second] = left;
    changed = true;
  }
  return changed;
}
