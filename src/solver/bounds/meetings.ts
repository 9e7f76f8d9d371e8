// Two visits that share a double-handed item: both pairs of hands start it at the same moment.
//
// Each visit by itself may have time for what it holds, and yet the moments at which its order lets the shared item start
// are none of those that the other visit has.

import type { Steps } from "../../base/steps.ts";
import { intersect } from "../../base/stretches.ts";
import { gathered } from "./bits.ts";
import type { Clock } from "./clock.ts";
import type { Row } from "./rows.ts";
import { startsInSets } from "./visit-sets.ts";
import type { Visitor } from "./visitors.ts";

/** One double-handed item, and who may meet over it. */
export interface Meeting {
  /** Both rows of the item, as bits. */
  readonly hands: number;
  /** Sets of rows that two visits may hold, one pair of hands each. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Pairs of sets looked at for one item; above that it is not known who may meet. */
const MOST_PAIRS = 20_000;

/** The meetings of a date. @param limit beginnings of visits looked at for each */
export function* meetingsOf(
  clock: Clock,
  rows: readonly Row[],
  date: number,
  visitors: readonly Visitor[],
  limit: number,
): Steps<Meeting[]> {
  const meetings: Meeting[] = [];
  for (const [second, { item }] of rows.entries()) {
    const first = rows.findIndex((row) => row.item === item);
    if (first === second) continue;
    const starts = yield* startsInSets(clock, rows, [first, second], date, visitors, limit);
    if (starts === undefined) continue;
    const holding = (row: number) => [...starts.keys()].filter((set) => (set & (1 << row)) !== 0);
    const [ours, theirs] = [holding(first), holding(second)];
    if (ours.length * theirs.length > MOST_PAIRS) continue;
    const pairs = ours.flatMap((a) =>
      theirs.flatMap((b): [number, number][] =>
        (a & b) === 0 && intersect(starts.get(a)!, starts.get(b)!).length > 0 ? [[a, b]] : [],
      ),
    );
    meetings.push({ hands: (1 << first) | (1 << second), pairs });
    yield;
  }
  return meetings;
}

/** The meetings that are left where only some of the rows are; bit `from[i]` becomes bit i. */
export function meetingsAmong(meetings: readonly Meeting[], from: readonly number[]): Meeting[] {
  const kept = from.reduce((mask, bit) => mask | (1 << bit), 0);
  return meetings
    .filter(({ hands }) => (hands & ~kept) === 0)
    .map(({ hands, pairs }) => {
      const own = new Map(
        pairs.map(([a, b]) => {
          const pair = [gathered(a, from), gathered(b, from)] as const;
          return [pair.join(), pair];
        }),
      );
      return { hands: gathered(hands, from), pairs: [...own.values()] };
    });
}
