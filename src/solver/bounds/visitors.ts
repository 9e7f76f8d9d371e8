// Who could make a visit, as far as a group of rows can tell: what they may do, and when.

import { intersect } from "../../base/stretches.ts";
import type { Clock } from "./clock.ts";
import type { Span } from "./days.ts";
import type { Row } from "./rows.ts";

/** Somebody on one date; those who can do no more than somebody else, at no other time, are left out. */
export interface Visitor extends Span {
  /** Rows they may do, as bits. */
  readonly mask: number;
}

/** The visitors of a date for at most 31 rows. */
export function visitorsOf(clock: Clock, rows: readonly Row[], date: number): Visitor[] {
  const { problem, days, patient } = clock;
  const asked = [...new Set(rows.map(({ unit }) => problem.eligibilityOfUnit[unit]))];
  const answer = rows.map(({ unit }) => asked.indexOf(problem.eligibilityOfUnit[unit]));
  const inTime = new Map<number, number>();
  const distinct = new Map<number, Visitor>();
  for (const { able, span } of days.kinds.of(patient, asked, date)) {
    const timely = inTime.get(span) ?? maskInTime(clock, rows, days.spans[span]);
    inTime.set(span, timely);
    let mask = 0;
    for (let i = 0; i < rows.length; i++) mask |= timely & (((able >>> answer[i]) & 1) << i);
    const key = mask * days.spans.length + span;
    if (mask !== 0 && !distinct.has(key)) distinct.set(key, { mask, ...days.spans[span] });
  }
  return undominated([...distinct.values()]);
}

/** Rows that could start in a visit inside the span. */
function maskInTime(clock: Clock, rows: readonly Row[], { lo, hi, end, most }: Span): number {
  let mask = 0;
  for (const [i, { occurrence, minutes, starts }] of rows.entries()) {
    const last = Math.min(end - minutes, hi + clock.reach(occurrence));
    const fits = clock.setup + minutes <= most && intersect(starts, [lo + clock.setup, last]).length > 0;
    if (fits) mask |= 1 << i;
  }
  return mask;
}

function undominated(visitors: readonly Visitor[]): Visitor[] {
  return visitors.filter(
    (one, i) => !visitors.some((other, j) => i !== j && outdoes(other, one) && (j < i || !outdoes(one, other))),
  );
}

function outdoes(a: Visitor, b: Visitor): boolean {
  return (b.mask & ~a.mask) === 0 && a.lo <= b.lo && a.hi >= b.hi && a.end >= b.end && a.most >= b.most;
}
