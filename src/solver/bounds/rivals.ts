// Items of one patient of which visits of one date do one at most, because their times leave no room for both.

import type { Problem } from "../../problem/problem.ts";
import { areAlongside } from "../routing/members.ts";
import type { Clock } from "./clock.ts";
import type { Item } from "./items.ts";

/** What of an item decides whom it excludes. */
export type Timed = Pick<Item, "occurrences" | "dates">;

/**
 * Whether no date has starts for both such that nothing is under way at the same time, without leave to be, and all distances
 * are kept that links ask for.
 */
export function excludeEachOther(clock: Clock, a: Timed, b: Timed): boolean {
  return a.occurrences.every((one) =>
    b.occurrences.every((other) =>
      a.dates.every((date) => !b.dates.includes(date) || areNeverBoth(clock, one, other, date)),
    ),
  );
}

function areNeverBoth(clock: Clock, one: number, other: number, date: number): boolean {
  if (one === other) return false;
  const earlier = clock.startsOn(one, date);
  const later = clock.startsOn(other, date);
  let between: Between | undefined;
  for (let i = 0; i < earlier.length; i += 2) {
    for (let j = 0; j < later.length; j += 2) {
      between ??= distancesBetween(clock, one, other);
      if (holds(between, later[j] - earlier[i + 1], later[j + 1] - earlier[i])) return false;
    }
  }
  return true;
}

/** Ticks from the start of one to that of the other: from `least` to `most`, and not between −`before` and `after`. */
interface Between {
  readonly least: number;
  readonly most: number;
  readonly before: number;
  readonly after: number;
}

function distancesBetween({ problem, patient, distances }: Clock, one: number, other: number): Between {
  const least = distances.least(one, other);
  const most = -distances.least(other, one);
  const apart = leastGap(problem, one, other);
  const { minutesOfOccurrence } = problem;
  if (areAlongside(problem, patient, one, other)) return { least, most, before: apart, after: apart };
  return {
    least,
    most,
    before: Math.max(apart, minutesOfOccurrence[other]),
    after: Math.max(apart, minutesOfOccurrence[one]),
  };
}

/** Ticks between the starts of occurrences that may change places; 0 where nothing says so. */
function leastGap({ links, linkStart, linkItem }: Problem, one: number, other: number): number {
  let apart = 0;
  for (let i = linkStart[one]; i < linkStart[one + 1]; i++) {
    const { first, second, symmetric, least } = links[linkItem[i]];
    if (symmetric && (first === other || second === other)) apart = Math.max(apart, least);
  }
  return apart;
}

/** Whether one of the distances from `nearest` to `farthest` is kept. */
function holds({ least, most, before, after }: Between, nearest: number, farthest: number): boolean {
  const lo = Math.max(nearest, least);
  const hi = Math.min(farthest, most);
  return Math.max(lo, after) <= hi || lo <= Math.min(hi, -before);
}
