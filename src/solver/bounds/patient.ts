// What one patient needs on their own, with every practitioner free for them.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import { type Cell, cellsOf, cellWithout, type VisitSets } from "./cells.ts";
import { curveOfCells } from "./chains.ts";
import { Clock } from "./clock.ts";
import { type Curve, sumOf, trimmed, whole } from "./curve.ts";
import type { Days } from "./days.ts";
import { impossibleOccurrences } from "./impossible.ts";
import { type Item, itemsOf } from "./items.ts";
import { meetingsOf } from "./meetings.ts";
import { curveOfRepeats, stricter } from "./repeats.ts";
import { roughSets } from "./rough-sets.ts";
import { groupsOf, type Row, rowsOf } from "./rows.ts";
import { visitSets } from "./visit-sets.ts";
import { visitorsOf } from "./visitors.ts";

/** What is proved for one patient, whatever all others get. */
export interface PatientBound {
  /** No valid plan leaves less priority of this patient undone. */
  readonly unscheduled: number;
  /** At index v: no valid plan with at most v visits to this patient leaves less undone. The last entry is `unscheduled`. */
  readonly curve: Curve;
  /** Occurrences that nobody could ever do. */
  readonly impossible: readonly number[];
}

/** Rows of one date among which every set is looked for. */
const MOST_ROWS = 30;

/** What one patient needs, cut into cells. */
export interface Care {
  readonly clock: Clock;
  readonly items: readonly Item[];
  /** Without items that nobody could ever do, or that some date leaves out of sight. */
  readonly cells: readonly Cell[];
  /** Occurrences that nobody could ever do. */
  readonly impossible: ReadonlySet<number>;
  /** Whether something is left out of sight, so that visits may hold more than the cells say. */
  readonly blurred: boolean;
}

/** Bounds one patient. @param limit beginnings of visits looked at for one group of rows. */
export function* boundPatient(problem: Problem, days: Days, patient: number, limit: number): Steps<PatientBound> {
  const { clock, items, cells, impossible } = yield* careOf(problem, days, patient, limit);
  let undone = 0;
  for (const occurrence of impossible) undone += problem.priorityOfOccurrence[occurrence];
  const sum = sumOf(Float64Array.of(undone), yield* curveOfCells(clock, items, cells));
  const cared = hasWholePriorities(problem, patient) ? whole(sum) : trimmed(sum);
  const curve = stricter(cared, curveOfRepeats(problem, patient, impossible));
  return { unscheduled: curve[curve.length - 1], curve, impossible: [...impossible] };
}

/** What one patient needs. @param limit beginnings of visits looked at for one group of rows. */
export function* careOf(problem: Problem, days: Days, patient: number, limit: number): Steps<Care> {
  const clock = new Clock(problem, days, patient);
  const items = itemsOf(clock);
  const unseen = new Set<number>();
  const found: Cell[] = [];
  for (const [date, indices] of itemsByDate(items)) {
    for (const group of groupsOf(clock, items, rowsOf(clock, items, indices, date))) {
      const { rows, ...sets } = yield* setsOf(clock, group, date, limit);
      for (const { item } of group) if (!rows.some((row) => row.item === item)) unseen.add(item);
      found.push(...cellsOf(items, rows, sets, date));
      yield;
    }
  }
  const impossible = impossibleOccurrences(clock, items, found, unseen);
  const isOut = (item: number) => unseen.has(item) || impossible.has(items[item].occurrences[0]);
  const cells = found.flatMap((cell) => cellWithout(cell, isOut) ?? []);
  return { clock, items, cells, impossible, blurred: unseen.size > 0 };
}

/** As the caseload format has it; a problem made in another way may have any. */
function hasWholePriorities({ occurrenceStart, priorityOfOccurrence }: Problem, patient: number): boolean {
  return priorityOfOccurrence.subarray(occurrenceStart[patient], occurrenceStart[patient + 1]).every(Number.isInteger);
}

function itemsByDate(items: readonly Item[]): readonly (readonly [number, readonly number[]])[] {
  const byDate = new Map<number, number[]>();
  for (const [index, { dates }] of items.entries()) {
    for (const date of dates) {
      const known = byDate.get(date);
      if (known === undefined) byDate.set(date, [index]);
      else known.push(index);
    }
  }
  return [...byDate].sort(([a], [b]) => a - b);
}

/** What visits of the date could hold of a group of rows, or of those of them that are kept in sight. */
function* setsOf(
  clock: Clock,
  group: readonly Row[],
  date: number,
  limit: number,
): Steps<VisitSets & { rows: readonly Row[] }> {
  if (group.length <= MOST_ROWS) {
    const visitors = visitorsOf(clock, group, date);
    const sets = yield* visitSets(clock, group, date, visitors, limit);
    if (sets !== undefined) {
      const meetings = yield* meetingsOf(clock, group, date, visitors, limit);
      return { rows: group, sets, closed: false, meetings };
    }
  }
  return { ...roughSets(clock, group, date), closed: true, meetings: [] };
}
