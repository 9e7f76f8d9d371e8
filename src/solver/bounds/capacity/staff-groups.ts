// Shifts that may stand for one another: same dates, much the same competence. What they have to give is counted together.

import { Pace, type Steps } from "../../../base/steps.ts";
import { NEVER, type Problem } from "../../../problem/problem.ts";

/** Shifts whose minutes, visits and contact are added up. */
export interface StaffGroup {
  /** Ascending. */
  readonly shifts: readonly number[];
  /** Their stints, by date. */
  readonly stints: readonly number[];
  /** From the first start to the last end, with the minutes that travel may claim before and after. Ticks. */
  readonly from: number;
  readonly to: number;
  /** What all of them may make and last together; NEVER or more where some shift has no such limit. */
  readonly mostVisits: number;
  readonly mostContact: number;
}

/** More groups than this take longer than their finer prices are worth. */
const MOST_GROUPS = 450;
/** Rows looked at, or distances of groups, between two yields. */
const WORK_A_STEP = 50_000;

/**
 * The groups. Adding up what several shifts have to give is right for any shifts; those that differ only lose strength.
 *
 * @param reach ticks that travel may claim before a shift without start place and after one without end place.
 */
export function* staffGroups(problem: Problem, reach: number): Steps<StaffGroup[]> {
  const stintsOfShift: number[][] = Array.from({ length: problem.shifts }, () => []);
  for (let stint = 0; stint < problem.stints; stint++) stintsOfShift[problem.shiftOfStint[stint]].push(stint);
  const alike = yield* alikeShifts(problem, stintsOfShift);
  const demand = demandOf(problem);
  const all = alike.reduce((sum, others) => sum + others.length, 0);
  const groups: StaffGroup[] = [];
  for (const others of alike) {
    const kept = yield* merged(others, Math.ceil(others.length * Math.min(1, MOST_GROUPS / all)), demand);
    groups.push(...kept.map(({ shifts }) => groupOf(problem, shifts, stintsOfShift, reach)));
  }
  return groups;
}

/** Shifts and the eligibility rows that somebody on them meets. */
interface Alike {
  readonly shifts: number[];
  readonly rows: ReadonlySet<number>;
}

/** Shifts of the same competence together, in lists of those that have the same dates. */
function* alikeShifts(problem: Problem, stintsOfShift: readonly (readonly number[])[]): Steps<Alike[][]> {
  const alike = new Map<string, Map<string, Alike>>();
  const pace = new Pace(WORK_A_STEP);
  for (let shift = 0; shift < problem.shifts; shift++) {
    if (problem.mostVisitsOfShift[shift] < 1 || stintsOfShift[shift].length === 0) continue;
    const rows = stintsOfShift[shift].map((stint) => rowsOf(problem, stint));
    const when = stintsOfShift[shift].map((stint) => problem.dateOfStint[stint]).join() + limitsOf(problem, shift);
    const others = alike.get(when) ?? new Map<string, Alike>();
    alike.set(when, others);
    const key = rows.map((own) => own.join()).join(";");
    const known = others.get(key);
    if (known === undefined) others.set(key, { shifts: [shift], rows: new Set(rows.flat()) });
    else known.shifts.push(shift);
    if (pace.due(rows.length * rowCount(problem))) yield;
  }
  return [...alike.values()].map((others) => [...others.values()]);
}

/** What a stint's practitioner may do. */
function rowsOf(problem: Problem, stint: number): number[] {
  const { eligible, eligibleWords } = problem;
  const rows: number[] = [];
  const count = rowCount(problem);
  for (let row = 0; row < count; row++) {
    if (((eligible[row * eligibleWords + (stint >>> 5)] >>> (stint & 31)) & 1) === 1) rows.push(row);
  }
  return rows;
}

function rowCount({ eligible, eligibleWords }: Problem): number {
  return eligibleWords === 0 ? 0 : eligible.length / eligibleWords;
}

function limitsOf({ mostVisitsOfShift, mostContactOfShift }: Problem, shift: number): string {
  return ` ${mostVisitsOfShift[shift] < NEVER} ${mostContactOfShift[shift] < NEVER}`;
}

/** Minutes asked for, by eligibility row. */
function demandOf(problem: Problem): Float64Array {
  const { eligibilityOfUnit, occurrenceOfUnit, minutesOfOccurrence } = problem;
  const demand = new Float64Array(rowCount(problem));
  for (const [unit, row] of eligibilityOfUnit.entries()) demand[row] += minutesOfOccurrence[occurrenceOfUnit[unit]];
  return demand;
}

/** Joins the two that differ in what is least asked for, until there are few enough. */
function* merged(all: readonly Alike[], most: number, demand: Float64Array): Steps<readonly Alike[]> {
  const kept = [...all];
  if (kept.length <= most) return kept;
  const pace = new Pace(WORK_A_STEP);
  const apart = (a: Alike, b: Alike) => {
    let sum = 0;
    for (const row of a.rows) if (!b.rows.has(row)) sum += demand[row];
    for (const row of b.rows) if (!a.rows.has(row)) sum += demand[row];
    return sum * Math.min(a.shifts.length, b.shifts.length);
  };
  const distance: number[][] = [];
  for (const a of kept) {
    distance.push(kept.map((b) => apart(a, b)));
    if (pace.due(kept.length * demand.length)) yield;
  }
  while (kept.length > most) {
    let [first, second] = [0, 1];
    for (let i = 0; i < kept.length; i++) {
      for (let j = i + 1; j < kept.length; j++) if (distance[i][j] < distance[first][second]) [first, second] = [i, j];
    }
    const [a, b] = [kept[first], kept[second]];
    kept[first] = { shifts: [...a.shifts, ...b.shifts].sort((x, y) => x - y), rows: new Set([...a.rows, ...b.rows]) };
    kept.splice(second, 1);
    distance.splice(second, 1);
    for (const row of distance) row.splice(second, 1);
    for (let i = 0; i < kept.length; i++) {
      const away = apart(kept[first], kept[i]);
      distance[first][i] = away;
      distance[i][first] = away;
    }
    if (pace.due(kept.length * (kept.length + demand.length))) yield;
  }
  return kept;
}

function groupOf(
  problem: Problem,
  shifts: readonly number[],
  stintsOfShift: readonly (readonly number[])[],
  reach: number,
): StaffGroup {
  const { startOfShift, endOfShift, mostVisitsOfShift, mostContactOfShift } = problem;
  return {
    shifts,
    stints: shifts.flatMap((shift) => stintsOfShift[shift]).sort((a, b) => a - b),
    from: Math.min(...shifts.map((shift) => startOfShift[shift])) - reach,
    to: Math.max(...shifts.map((shift) => endOfShift[shift])) + reach,
    mostVisits: shifts.reduce((sum, shift) => sum + mostVisitsOfShift[shift], 0),
    mostContact: shifts.reduce((sum, shift) => sum + mostContactOfShift[shift], 0),
  };
}
