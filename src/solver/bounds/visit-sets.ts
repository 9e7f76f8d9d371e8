// What one visit to one patient could hold: every set of rows for which some order, some start and somebody exist.
//
// With no idle time in a visit, what fits together is not closed under taking away: a dressing may bridge the time
// between two others. So sets grow in the order of delivery, from the first row to the last. Then each beginning of
// a visit is itself in time at its own start, and only what no beginning reaches is left out.

import type { Steps } from "../../base/steps.ts";
import { intersect, merge, moved, type Stretches, without } from "../../base/stretches.ts";
import type { Clock } from "./clock.ts";
import { type InVisitRules, inVisitRules } from "./in-visit-rules.ts";
import type { Row } from "./rows.ts";
import type { Visitor } from "./visitors.ts";

/** A beginning of a visit: rows done so far, in any order, and the ticks at which such a visit may start. */
interface Beginning {
  readonly mask: number;
  readonly care: number;
  /** Where the rows stand from which a longest or least gap to a later one is measured; see `InVisitRules`. */
  readonly marks: number;
  fitting: Stretches;
}

/** Beginnings made longer between two yields. */
const BEGINNINGS_A_STEP = 200;

/**
 * The sets, as bits over at most 30 rows; `undefined` where more than `limit` beginnings would have to be looked at.
 * Exact for one visit on its own; what a shift's travel, breaks and other visits leave of its time is not asked.
 */
export function* visitSets(
  clock: Clock,
  rows: readonly Row[],
  date: number,
  visitors: readonly Visitor[],
  limit: number,
): Steps<number[] | undefined> {
  const all = yield* wholeVisits(clock, rows, inVisitRules(clock, rows), date, visitors, limit);
  return all && [...new Set(all.map(({ mask }) => mask))];
}

/**
 * When each set lets the one of some rows start that it holds: by set, ticks, now and then too many. `watched` are rows of
 * which no visit holds two; `undefined` likewise.
 */
export function* startsInSets(
  clock: Clock,
  rows: readonly Row[],
  watched: readonly number[],
  date: number,
  visitors: readonly Visitor[],
  limit: number,
): Steps<Map<number, Stretches> | undefined> {
  const rules = inVisitRules(clock, rows, watched);
  const all = yield* wholeVisits(clock, rows, rules, date, visitors, limit);
  if (all === undefined) return undefined;
  const starts = new Map<number, Stretches>();
  for (const { mask, marks, fitting } of all) {
    for (const row of watched) {
      if ((mask & (1 << row)) === 0) continue;
      const own = moved(fitting, clock.setup + rules.offsetOf(marks, row));
      starts.set(mask, merge([...(starts.get(mask) ?? []), ...own]));
    }
  }
  return starts;
}

/** All beginnings that may be whole visits; `undefined` where there are too many to look at. */
function* wholeVisits(
  clock: Clock,
  rows: readonly Row[],
  rules: InVisitRules,
  date: number,
  visitors: readonly Visitor[],
  limit: number,
): Steps<readonly Beginning[] | undefined> {
  const whole: Beginning[] = [];
  let level: readonly Beginning[] = [{ mask: 0, care: 0, marks: 0, fitting: firstStarts(clock, date) }];
  let seen = 0;
  while (level.length > 0) {
    const longer = new Map<number, Beginning>();
    for (const [i, beginning] of level.entries()) {
      extend(clock, rows, rules, visitors, beginning, longer);
      if (seen + longer.size > limit) return undefined;
      if (i % BEGINNINGS_A_STEP === BEGINNINGS_A_STEP - 1) yield;
    }
    seen += longer.size;
    level = [...longer.values()].filter((beginning) => isHeld(clock, visitors, beginning, beginning.fitting));
    whole.push(...level.filter((beginning) => endsInTime(clock, visitors, beginning)));
    yield;
  }
  return whole;
}

function extend(
  clock: Clock,
  rows: readonly Row[],
  rules: InVisitRules,
  visitors: readonly Visitor[],
  { mask, care, marks, fitting }: Beginning,
  longer: Map<number, Beginning>,
): void {
  for (let i = 0; i < rows.length; i++) {
    if (((mask & (1 << i)) | (mask & rules.never[i]) | (mask & rules.after[i])) !== 0) continue;
    if (!rules.keepsGaps(mask, marks, care, i)) continue;
    const own = mask | (1 << i);
    if (!visitors.some((visitor) => (own & ~visitor.mask) === 0)) continue;
    const more = care + rows[i].minutes;
    const inTime = atHome(clock, intersect(fitting, rows[i].starts, -(clock.setup + care)), lengthOf(clock, more));
    if (inTime.length === 0) continue;
    const marked = rules.mark(marks, care, i);
    const key = rules.keyOf(own, marked);
    const known = longer.get(key);
    if (known === undefined) longer.set(key, { mask: own, care: more, marks: marked, fitting: inTime });
    else known.fitting = merge([...known.fitting, ...inTime]);
  }
}

/** Visit starts on the date; none in a second pass of the clock. */
function firstStarts({ days, problem }: Clock, date: number): Stretches {
  let starts: Stretches = [days.startOf(date), days.startOf(date + 1) - 1];
  for (const [from, to] of problem.secondPasses) starts = without(starts, from, to - 1);
  return starts;
}

/** Ticks of a visit with so much care, setup and least length included. */
function lengthOf({ problem, patient, setup }: Clock, care: number): number {
  return Math.max(setup + care, problem.leastVisitOfPatient[patient]);
}

/** Of these visit starts those from which the patient is there for the whole visit. */
function atHome({ problem, patient }: Clock, starts: Stretches, length: number): Stretches {
  const { availableStart, availableItem, mostVisitOfPatient } = problem;
  if (starts.length === 0 || length > mostVisitOfPatient[patient]) return [];
  const first = availableStart[patient];
  if (availableStart[patient + 1] - first === 2) {
    return intersect(starts, [availableItem[first], availableItem[first + 1] - length]);
  }
  const kept: number[] = [];
  for (let i = first; i < availableStart[patient + 1]; i += 2) {
    kept.push(...intersect(starts, [availableItem[i], availableItem[i + 1] - length]));
  }
  return merge(kept);
}

/** Whether a visitor could do it at one of these starts. */
function isHeld(clock: Clock, visitors: readonly Visitor[], { mask, care }: Beginning, starts: Stretches): boolean {
  const length = lengthOf(clock, care);
  return visitors.some((visitor) => {
    if ((mask & ~visitor.mask) !== 0 || length > visitor.most) return false;
    const hi = Math.min(visitor.hi, visitor.end - length);
    for (let i = 0; i < starts.length; i += 2) {
      if (Math.max(starts[i], visitor.lo) <= Math.min(starts[i + 1], hi)) return true;
    }
    return false;
  });
}

/** Whether it may be a whole visit: some end is no second pass of the clock. */
function endsInTime(clock: Clock, visitors: readonly Visitor[], beginning: Beginning): boolean {
  const { secondPasses } = clock.problem;
  if (secondPasses.length === 0) return true;
  const length = lengthOf(clock, beginning.care);
  let starts = beginning.fitting;
  for (const [from, to] of secondPasses) starts = without(starts, from - length, to - 1 - length);
  return isHeld(clock, visitors, beginning, starts);
}
