// A coarser answer to "what could one visit hold?", where finding every set would take too long.
//
// Rows may be in one visit here if every two of them may and somebody is there for long enough. That allows at least
// as much as the truth, and unlike the truth it is closed under taking away: so rows may be left out of sight.

import { count, lowest } from "./bits.ts";
import type { Clock } from "./clock.ts";
import { longestCare, mayMeet, type Row } from "./rows.ts";
import { type Visitor, visitorsOf } from "./visitors.ts";

/** Rows looked at; the more, the stronger the bound and the longer the list of sets. */
const MOST_ROWS = 12;
/** Rows whose visitors are looked at to find those. */
const MOST_CANDIDATES = 30;

export interface RoughSets {
  /** The rows kept in sight: those that go with fewest others. Both hands of an item, or none. */
  readonly rows: readonly Row[];
  /** Maximal sets of them, as bits. */
  readonly sets: readonly number[];
}

export function roughSets(clock: Clock, group: readonly Row[], date: number): RoughSets {
  const longest = longestCare(clock, group);
  const candidates = hardest(group, (a, b) => mayMeet(clock, longest, a, b), MOST_CANDIDATES);
  const visitors = visitorsOf(clock, candidates, date);
  const meet = candidates.map((a, i) =>
    candidates.reduce((mask, b, j) => {
      const pair = (1 << i) | (1 << j);
      const together = i !== j && visitors.some((one) => (pair & ~one.mask) === 0) && mayMeet(clock, longest, a, b);
      return together ? mask | (1 << j) : mask;
    }, 0),
  );
  const index = new Map(candidates.map((row, i) => [row, i]));
  const rows = hardest(candidates, (a, b) => (meet[index.get(a)!] & (1 << index.get(b)!)) !== 0, MOST_ROWS);
  const kept = rows.map((row) => index.get(row)!);
  const among = kept.map((i) =>
    kept.reduce((mask, j, bit) => ((meet[i] & (1 << j)) !== 0 ? mask | (1 << bit) : mask), 0),
  );
  return { rows, sets: maximalCliques(rows, among, visitorsOf(clock, rows, date), clock) };
}

/** At most `most` rows, those related to fewest others; in the order given. */
export function hardest(rows: readonly Row[], related: (a: Row, b: Row) => boolean, most: number): Row[] {
  if (rows.length <= most) return rows.slice();
  const degreeOf = new Map(
    rows.map((row) => [row, rows.filter((other) => other !== row && related(row, other)).length]),
  );
  const kept = new Set<Row>();
  for (const row of [...rows].sort((a, b) => degreeOf.get(a)! - degreeOf.get(b)!)) {
    const hands = rows.filter((other) => other.item === row.item);
    if (!kept.has(row) && kept.size + hands.length <= most) for (const hand of hands) kept.add(hand);
  }
  return rows.filter((row) => kept.has(row));
}

function maximalCliques(
  rows: readonly Row[],
  meet: readonly number[],
  visitors: readonly Visitor[],
  clock: Clock,
): number[] {
  const fits = (mask: number) => isHeld(rows, visitors, clock, mask);
  const sets: number[] = [];
  const grow = (mask: number, common: number) => {
    let whole = mask !== 0;
    for (let left = common; left !== 0; left &= left - 1) {
      const i = lowest(left);
      if (!fits(mask | (1 << i))) continue;
      whole = false;
      if (1 << i > mask) grow(mask | (1 << i), common & meet[i]);
    }
    if (whole) sets.push(mask);
  };
  grow(0, 2 ** rows.length - 1);
  return sets.sort((a, b) => count(b) - count(a) || a - b);
}

/** Whether somebody may do all of it and is there for long enough. */
function isHeld(
  rows: readonly Row[],
  visitors: readonly Visitor[],
  { problem, patient, setup }: Clock,
  mask: number,
): boolean {
  let care = 0;
  for (let left = mask; left !== 0; left &= left - 1) care += rows[lowest(left)].minutes;
  const length = Math.max(setup + care, problem.leastVisitOfPatient[patient]);
  if (length > problem.mostVisitOfPatient[patient]) return false;
  return visitors.some((one) => (mask & ~one.mask) === 0 && length <= Math.min(one.most, one.end - one.lo));
}
