// What occurrences of one patient owe each other: gaps, order of numbers, different dates, `after`.

import type { Stretches } from "../base/stretches.ts";
import type { Intervention } from "../caseload/schema.ts";
import { type Link, NEVER } from "./problem.ts";

/** One opened-out occurrence as the links see it. */
export interface LinkedOccurrence {
  readonly index: number;
  readonly dates: readonly string[];
  readonly starts: Stretches;
}

/**
 * Groups of exchangeable occurrences: those of one intervention with the same dates and times, where neither a longest
 * gap nor an `after` tells their numbers apart. They are numbered by their times when the plan is written, so that the
 * search need not care which is which.
 */
export function exchangeGroups(
  intervention: Intervention,
  linked: boolean,
  occurrences: readonly LinkedOccurrence[],
): readonly (readonly LinkedOccurrence[])[] {
  if (linked || intervention.gapMinutes?.max !== undefined) return [];
  const groups = new Map<string, LinkedOccurrence[]>();
  for (const occurrence of occurrences) {
    const key = `${occurrence.dates.join()} ${occurrence.starts.join()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [occurrence]);
    else group.push(occurrence);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Links among the occurrences of one intervention, in the order of their numbers. */
export function repeatLinks(
  intervention: Intervention,
  occurrences: readonly LinkedOccurrence[],
  exchangeOf: (occurrence: number) => number,
): Link[] {
  const { repeat, gapMinutes } = intervention;
  if (repeat === undefined) return [];
  const links: Link[] = [];
  const least = Math.min(NEVER, Math.max(1, gapMinutes?.min ?? 1));
  for (const [i, first] of occurrences.entries()) {
    for (let j = i + 1; j < occurrences.length; j++) {
      const second = occurrences[j]!;
      const consecutive =
        j === i + 1 && (repeat.per !== "day" || repeat.times === 1 || first.dates[0] === second.dates[0]);
      const symmetric = exchangeOf(first.index) >= 0 && exchangeOf(first.index) === exchangeOf(second.index);
      const link: Link = {
        first: first.index,
        second: second.index,
        least,
        most: consecutive ? Math.min(NEVER, gapMinutes?.max ?? NEVER) : NEVER,
        symmetric,
        otherDate: repeat.per !== "day" && first.dates.some((date) => second.dates.includes(date)),
        needed: false,
      };
      if (holdsAnyway(link, first.starts, second.starts)) {
        if (!consecutive) break;
        continue;
      }
      links.push(link);
    }
  }
  return links;
}

/** Links of an `after` between two interventions: by equal numbers where both repeat. */
export function afterLinks(
  intervention: Intervention,
  own: readonly LinkedOccurrence[],
  occurrencesOf: (intervention: string) => readonly LinkedOccurrence[],
): Link[] {
  return (intervention.after ?? []).flatMap((after) =>
    occurrencesOf(after.intervention).map((first, number) => ({
      first: first.index,
      second: own[number]!.index,
      least: Math.min(NEVER, after.minMinutes ?? 0),
      most: Math.min(NEVER, after.maxMinutes ?? NEVER),
      symmetric: false,
      otherDate: false,
      needed: true,
    })),
  );
}

/** Whether the windows alone keep a link, so that the search need not look at it. */
function holdsAnyway(link: Link, first: Stretches, second: Stretches): boolean {
  if (link.symmetric || link.otherDate || first.length === 0 || second.length === 0) return false;
  return second[0]! - first.at(-1)! >= link.least && second.at(-1)! - first[0]! <= link.most;
}
