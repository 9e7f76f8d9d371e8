// The same problem by its structure: whole patients as columns, people of one portfolio as one resource.

import { Random } from "../../src/base/random.ts";
import { BranchAndBound } from "../../src/solver/exact/engine/branch-and-bound.ts";
import { ModelBuilder } from "../../src/solver/exact/lp/model.ts";
import { LinearProgram } from "../../src/solver/exact/lp/program.ts";
import type { AllocatedVisit, Allocation, Care } from "./allocation.ts";

/** One way to care for a patient: which group does what, in at most one visit each. */
interface Pattern {
  readonly visits: number;
  /** Minutes by group. */
  readonly minutes: Float64Array;
  readonly groupOfCare: readonly number[];
}

export interface PatternResult {
  readonly visits: AllocatedVisit[] | undefined;
  /** Fewest visits when the people of a group share their minutes, so no more than the fewest there are. */
  readonly bound: number;
}

/** A gap of so many visits is looked into at once: patterns dearer than that are left out. */
const WIDTHS = [0.5, 1, 2, 4, 8];
/** Nodes for each gap. */
const NODES = 200;

/**
 * Column generation on the minutes of the groups, then branch and bound on the patterns within a gap of the linear
 * program; what that proves holds for all patterns, as those left out cost more than the gap. Visits of a group are
 * then packed onto its people. Where they do not fit, the groups are given a little less and it begins again; the
 * bound stays that of the whole minutes.
 *
 * @param stop asked between steps
 */
export function solveByPatterns(allocation: Allocation, stop: () => boolean): PatternResult {
  const ways = allocation.patients.map((care) => patternsOf(allocation, care));
  let bound = Number.NEGATIVE_INFINITY;
  for (const share of [1, 0.995, 0.99, 0.98, 0.97, 0.95]) {
    const capacity = allocation.groups.map(({ people }) => people * allocation.minutesOfPerson * share);
    const { chosen, bound: proved } = choose(ways, capacity, stop);
    if (share === 1) bound = proved;
    const visits = chosen && pack(allocation, chosen);
    if (visits) return { visits, bound };
    if (stop()) break;
  }
  return { visits: undefined, bound };
}

/** All ways but those that need no fewer visits and no fewer minutes of any group than another. */
function patternsOf({ groups, setupMinutes }: Allocation, care: readonly Care[]): Pattern[] {
  const byVisits: Pattern[][] = groups.map(() => []);
  const groupOfCare: number[] = [];
  const minutes = new Float64Array(groups.length);
  const assign = (visits: number): void => {
    const next = groupOfCare.length;
    if (next === care.length) {
      byVisits[visits - 1]!.push({ visits, minutes: minutes.slice(), groupOfCare: groupOfCare.slice() });
      return;
    }
    for (let g = 0; g < groups.length; g++) {
      if (!groups[g]!.portfolio.includes(care[next]!.competency)) continue;
      const before = minutes[g]!;
      minutes[g] = (before === 0 ? setupMinutes : before) + care[next]!.minutes;
      groupOfCare.push(g);
      assign(before === 0 ? visits + 1 : visits);
      groupOfCare.pop();
      minutes[g] = before;
    }
  };
  assign(0);
  const kept: Pattern[] = [];
  for (const one of byVisits.flat()) if (!isBeaten(one.minutes, kept)) kept.push(one);
  return kept;
}

/** Whether one of these, none of which has more visits, takes no more minutes of any group. */
function isBeaten(minutes: Float64Array, kept: readonly Pattern[]): boolean {
  for (let i = 0; i < kept.length; i++) {
    const other = kept[i]!.minutes;
    let g = 0;
    while (g < minutes.length && other[g]! <= minutes[g]!) g++;
    if (g === minutes.length) return true;
  }
  return false;
}

function choose(
  ways: readonly (readonly Pattern[])[],
  capacity: readonly number[],
  stop: () => boolean,
): { chosen?: Pattern[]; bound: number } {
  const relaxed = relax(ways, capacity);
  if (relaxed === undefined) return { bound: Number.NEGATIVE_INFINITY };
  const { objective, priceOf } = relaxed;
  let bound = Math.ceil(objective - 1e-6);
  for (const width of WIDTHS) {
    const cutoff = Math.floor(objective + width - 1e-6) + 1;
    const kept = ways.map((list, p) => list.filter((way) => priceOf(way, p) <= cutoff - 1 - objective + 1e-6));
    const { search, list } = programOf(kept, capacity, cutoff);
    for (const _ of search.run()) if (stop()) break;
    bound = Math.max(bound, Math.min(cutoff, Math.ceil(search.bound - 1e-6)));
    if (search.best) return { chosen: list.filter((_, k) => search.best![k]! > 0.5), bound };
    if (stop()) break;
  }
  return { bound };
}

/** The linear program over all patterns, which price themselves in; `undefined` where minutes seem not to suffice. */
function relax(ways: readonly (readonly Pattern[])[], capacity: readonly number[]) {
  const program = new LinearProgram();
  const add = (way: Pattern, p: number): void => {
    program.addColumn(way.visits, [p, ...capacity.map((_, g) => ways.length + g)], [1, ...way.minutes]);
  };
  ways.forEach(() => {
    program.addRow(1, 1);
  });
  for (const minutes of capacity) program.addRow(Number.NEGATIVE_INFINITY, minutes);
  ways.forEach((list, p) => {
    add(list[0]!, p);
    program.addColumn(100, [p], [1]);
  });
  for (;;) {
    program.solveNow();
    const { duals } = program;
    const priceOf = (way: Pattern, p: number): number => {
      let price = way.visits - duals[p]!;
      for (let g = 0; g < capacity.length; g++) price -= duals[ways.length + g]! * way.minutes[g]!;
      return price;
    };
    let added = 0;
    ways.forEach((list, p) => {
      const best = list.reduce((a, b) => (priceOf(b, p) < priceOf(a, p) ? b : a));
      if (priceOf(best, p) < -1e-6) {
        add(best, p);
        added++;
      }
    });
    if (added > 0) continue;
    const artificial = program.values.some((value, k) => k < 2 * ways.length && k % 2 === 1 && value > 1e-6);
    return artificial ? undefined : { objective: program.objective, priceOf };
  }
}

function programOf(ways: readonly (readonly Pattern[])[], capacity: readonly number[], cutoff: number) {
  const builder = new ModelBuilder();
  const list: Pattern[] = [];
  for (const _ of ways) builder.addRow(1, 1);
  for (const minutes of capacity) builder.addRow(Number.NEGATIVE_INFINITY, minutes);
  ways.forEach((some, p) => {
    for (const way of some) {
      list.push(way);
      builder.addColumn(way.visits, [p, ...capacity.map((_, g) => ways.length + g)], [1, ...way.minutes], 0, 1);
    }
  });
  const model = { ...builder.build(), integer: new Uint8Array(list.length).fill(1) };
  const round = (x: Float64Array) => rounded(ways, capacity, x);
  return { search: new BranchAndBound(model, { cutoff, nodes: NODES, round }), list };
}

/**
 * Each patient's likeliest pattern, then changes of one patient's at a time for as long as a group has too few minutes:
 * the one that takes most minutes off the overload for each visit that it adds.
 */
function rounded(ways: readonly (readonly Pattern[])[], capacity: readonly number[], x: Float64Array) {
  const first: number[] = [];
  let at = 0;
  for (const some of ways) {
    first.push(at);
    at += some.length;
  }
  const pick = ways.map((some, p) =>
    some.reduce((best, _, k) => (x[first[p]! + k]! > x[first[p]! + best]! ? k : best), 0),
  );
  const used = capacity.map((_, g) => pick.reduce((sum, k, p) => sum + ways[p]![k]!.minutes[g]!, 0));
  const overload = () => used.reduce((sum, minutes, g) => sum + Math.max(0, minutes - capacity[g]!), 0);
  for (let before = overload(); before > 0; before = overload()) {
    let best: { p: number; k: number; worth: number } | undefined;
    for (const [p, some] of ways.entries()) {
      const now = some[pick[p]!]!;
      for (const [k, way] of some.entries()) {
        let after = 0;
        for (let g = 0; g < capacity.length; g++) {
          after += Math.max(0, used[g]! + way.minutes[g]! - now.minutes[g]! - capacity[g]!);
        }
        const worth = (before - after) / (1 + 100 * Math.max(0, way.visits - now.visits));
        if (after < before && (best === undefined || worth > best.worth)) best = { p, k, worth };
      }
    }
    if (best === undefined) return undefined;
    const now = ways[best.p]![pick[best.p]!]!;
    const way = ways[best.p]![best.k]!;
    for (let g = 0; g < capacity.length; g++) used[g]! += way.minutes[g]! - now.minutes[g]!;
    pick[best.p] = best.k;
  }
  const chosen = new Float64Array(x.length);
  for (const [p, k] of pick.entries()) chosen[first[p]! + k] = 1;
  return chosen;
}

/** Orders tried before visits are taken not to fit. */
const ORDERS = 3000;

/** Puts each group's visits onto its people, in orders that differ ever so slightly from the longest first. */
function pack(allocation: Allocation, chosen: readonly Pattern[]): AllocatedVisit[] | undefined {
  const random = new Random(1);
  const visits: AllocatedVisit[] = [];
  for (const [group, { people }] of allocation.groups.entries()) {
    const own = chosen.flatMap(({ minutes, groupOfCare }, patient) => {
      const care = groupOfCare.flatMap((g, i) => (g === group ? i : []));
      return care.length > 0 ? [{ patient, care, minutes: minutes[group]! }] : [];
    });
    let persons: number[] | undefined;
    for (let order = 0; order < ORDERS && persons === undefined; order++) {
      const rank = own.map(({ minutes }) => minutes * (1 + (order === 0 ? 0 : 0.6) * (random.next() - 0.5)));
      persons = bestFit(
        own.map(({ minutes }) => minutes),
        rank,
        people,
        allocation.minutesOfPerson,
      );
    }
    if (persons === undefined) return undefined;
    for (const [k, { patient, care }] of own.entries()) visits.push({ patient, group, person: persons[k]!, care });
  }
  return visits;
}

/** Each visit, by falling rank, to whoever is left with the least time by it; `undefined` where one fits nobody. */
function bestFit(minutes: readonly number[], rank: readonly number[], people: number, each: number) {
  const left = new Float64Array(people).fill(each);
  const persons = new Array<number>(minutes.length);
  for (const k of [...minutes.keys()].sort((a, b) => rank[b]! - rank[a]!)) {
    let person = -1;
    for (let one = 0; one < people; one++) {
      if (left[one]! >= minutes[k]! && (person < 0 || left[one]! < left[person]!)) person = one;
    }
    if (person < 0) return undefined;
    left[person]! -= minutes[k]!;
    persons[k] = person;
  }
  return persons;
}
