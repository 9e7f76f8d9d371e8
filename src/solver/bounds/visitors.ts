// Who could make a visit, as far as a group of rows can tell: what they may do, and when.

import { intersect } from "../../base/stretches.ts";
import type { Clock } from "./clock.ts";
import type { Span } from "./days.ts";
import type { Row } from "./rows.ts";
import { isAvoided, isEligible } from "./staff.ts";

/** Somebody on one date; those who can do no more than somebody else, at no other time, are left out. */
export interface Visitor extends Span {
  /** Rows they may do, as bits. */
  readonly mask: number;
}

/** The visitors of a date for at most 31 rows. */
export function visitorsOf(clock: Clock, rows: readonly Row[], date: number): Visitor[] {
  const { problem, days, patient } = clock;
  const inTime = new Map<number, number>();
  const distinct = new Map<number, Visitor>();
  for (let stint = days.stintStart[date]; stint < days.stintStart[date + 1]; stint++) {
    const index = days.spanOfStint[stint];
    if (index < 0) continue;
    const span = days.spans[index];
    let timely = inTime.get(index);
    if (timely === undefined) {
      timely = maskInTime(clock, rows, span);
      inTime.set(index, timely);
    }
    let mask = 0;
    for (let i = 0; i < rows.length; i++) {
      if ((timely & (1 << i)) !== 0 && isEligible(problem, rows[i].unit, stint)) mask |= 1 << i;
    }
    const key = mask * days.spans.length + index;
    if (mask === 0 || distinct.has(key) || isAvoided(problem, patient, stint)) continue;
    distinct.set(key, { mask, ...span });
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
