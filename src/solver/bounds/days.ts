// What the staff's stints look like from a patient's side, found once for all patients.

import { lastAtOrBefore } from "../../base/search.ts";
import { arrival, orderedGapRules } from "../../problem/gaps.ts";
import { type Break, NEVER, type Problem } from "../../problem/problem.ts";
import { Kinds } from "./kinds.ts";

/** When a stint could hold a visit: it starts in [lo, hi], ends by `end` and lasts at most `most`. Ticks. */
export interface Span {
  readonly lo: number;
  readonly hi: number;
  readonly end: number;
  readonly most: number;
}

/** The stints of each date, and their spans. */
export class Days {
  /** Stints of date d: [stintStart[d], stintStart[d + 1]). */
  readonly stintStart: Int32Array;
  /** The latest end of a shift with a stint on each date; −1 where there is none. */
  readonly latestEnd: Int32Array;
  /** Distinct spans; many stints share one. */
  readonly spans: readonly Span[];
  /** Index into `spans`, or −1 for a stint that holds no visit at all. */
  readonly spanOfStint: Int32Array;
  /** Stints that nothing tells apart. */
  readonly kinds: Kinds;
  readonly #dateStart: Int32Array;

  constructor(problem: Problem) {
    const dates = problem.dateStart.length - 1;
    this.#dateStart = problem.dateStart;
    this.stintStart = new Int32Array(dates + 1);
    this.latestEnd = new Int32Array(dates).fill(-1);
    this.spanOfStint = new Int32Array(problem.stints).fill(-1);
    const spans: Span[] = [];
    const known = new Map<string, number>();
    for (let stint = 0; stint < problem.stints; stint++) {
      const date = problem.dateOfStint[stint];
      const shift = problem.shiftOfStint[stint];
      this.stintStart[date + 1]++;
      if (problem.mostVisitsOfShift[shift] < 1 || !canTakeBreaks(problem, shift)) continue;
      const span = {
        lo: problem.loOfStint[stint],
        hi: problem.hiOfStint[stint],
        end: problem.endOfShift[shift],
        most: problem.mostContactOfShift[shift],
      };
      const key = `${span.lo} ${span.hi} ${span.end} ${span.most}`;
      const index = known.get(key) ?? spans.push(span) - 1;
      known.set(key, index);
      this.spanOfStint[stint] = index;
      this.latestEnd[date] = Math.max(this.latestEnd[date], span.end);
    }
    for (let date = 0; date < dates; date++) this.stintStart[date + 1] += this.stintStart[date];
    this.spans = spans;
    this.kinds = new Kinds(problem, this);
  }

  get dates(): number {
    return this.latestEnd.length;
  }

  /** First tick of a date, and of the one after the last. */
  startOf(date: number): number {
    return this.#dateStart[date];
  }

  /** The date of a tick; the first or the last where it lies outside the horizon. */
  dateOf(tick: number): number {
    return Math.min(this.dates - 1, lastAtOrBefore(this.#dateStart, tick));
  }
}

/** With more breaks than these, no order is looked for. */
const MOST_BREAKS = 6;

/** Whether the breaks that a visit would ask of the shift can be taken at all, one after the other in some order. */
function canTakeBreaks({ breaksOfShift, startOfShift, secondPasses }: Problem, shift: number): boolean {
  const breaks = breaksOfShift[shift];
  if (breaks.length < 2 || breaks.length > MOST_BREAKS) return true;
  const last = (from: number, left: readonly Break[]): boolean =>
    left.length === 0 ||
    left.some((pause) => {
      const end = arrival(orderedGapRules([pause], secondPasses), from, 0, 0, 1);
      return (
        end < NEVER &&
        last(
          end,
          left.filter((other) => other !== pause),
        )
      );
    });
  return last(startOfShift[shift], breaks);
}
