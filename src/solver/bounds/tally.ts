// How often a floater has been done, and how many dates must pass before it may be done again.

import type { Clock } from "./clock.ts";
import type { Item } from "./items.ts";

/** The states of one floater while dates go by; state 0 is at the start. */
export interface Tally {
  readonly size: number;
  /** The state once it has been done on a date; −1 where it may not be, or is not needed again. */
  readonly done: readonly number[];
  /** The state one date later. */
  readonly later: readonly number[];
  /** How often it is still to do. */
  readonly left: readonly number[];
}

/**
 * The tally of something needed `times` times, on dates at least `apart` dates apart. Once done as often as needed it
 * has one state; before that, one for every number of dates still to wait.
 */
export function tallyOf(times: number, apart: number): Tally {
  const waits = apart > 1 ? apart + 1 : 1;
  const size = 2 + (times - 1) * waits;
  const stateOf = (count: number, wait: number) =>
    count === 0 ? 0 : count === times ? size - 1 : 1 + (count - 1) * waits + wait;
  const states = Array.from({ length: size }, (_, state) => {
    const count = state === 0 ? 0 : state === size - 1 ? times : 1 + Math.floor((state - 1) / waits);
    return { count, wait: count === 0 || count === times ? 0 : (state - 1) % waits };
  });
  return {
    size,
    done: states.map(({ count, wait }) => (count === times || wait > 0 ? -1 : stateOf(count + 1, waits - 1))),
    later: states.map(({ count, wait }) => stateOf(count, Math.max(0, wait - 1))),
    left: states.map(({ count }) => times - count),
  };
}

/**
 * The fewest dates between two times that an item is done, from its least gap: only dates so far apart have starts that
 * keep it. 1 where only the date itself is forbidden.
 */
export function datesApart(clock: Clock, { occurrences, dates }: Item): number {
  if (occurrences.length === 1 || dates.length < 2) return 1;
  const { links, linkStart, linkItem } = clock.problem;
  const [occurrence] = occurrences;
  let least = 0;
  for (let i = linkStart[occurrence]; i < linkStart[occurrence + 1]; i++) {
    const link = links[linkItem[i]];
    if (link.symmetric) least = Math.max(least, link.least);
  }
  const starts = dates.map((date) => clock.startsOn(occurrence, date));
  let apart = dates[dates.length - 1] - dates[0] + 1;
  for (let i = 0; i < dates.length; i++) {
    for (let j = i + 1; j < dates.length && dates[j] - dates[i] < apart; j++) {
      if (starts[j].at(-1)! - starts[i][0] >= least) apart = dates[j] - dates[i];
    }
  }
  return apart;
}
