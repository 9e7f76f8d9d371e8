// When the breaks are taken, once the visits stand: each in the first gap that can hold it.

import { arrival, breakTimes, type GapRules, gapRules } from "../problem/gaps.ts";
import { NEVER, type Problem } from "../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../problem/schedule.ts";

export interface PlacedBreak {
  readonly shift: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The breaks of every shift that has visits, in ticks; none of a shift where they do not all fit, which is for the verifier
 * to say. Visits come in the order of their starts.
 */
export function placeBreaks(problem: Problem, schedule: Schedule): PlacedBreak[] {
  const visitsOfShift = new Map<number, ScheduledVisit[]>();
  for (const visit of schedule) {
    const own = visitsOfShift.get(visit.shift);
    if (own === undefined) visitsOfShift.set(visit.shift, [visit]);
    else own.push(visit);
  }
  return [...visitsOfShift].sort((a, b) => a[0] - b[0]).flatMap(([shift, visits]) => breaksOn(problem, shift, visits));
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly travel: number;
}

function breaksOn(problem: Problem, shift: number, visits: readonly ScheduledVisit[]): PlacedBreak[] {
  const rules = gapRules(problem.breaksOfShift[shift]!, problem.secondPasses);
  if (rules.breaks.length === 0) return [];
  const gaps = gapsOf(problem, shift, visits);
  const path = pathOf(rules, gaps);
  return gaps.flatMap(({ from }, i) => {
    const times = path.length === 0 ? [] : breakTimes(rules, from, path[i]!, path[i + 1]!);
    return times.map(([start, end]) => ({ shift, start, end }));
  });
}

/** The state of the breaks before and after each gap, as many taken early as can be; empty where not all can be taken. */
function pathOf(rules: GapRules, gaps: readonly Gap[]): number[] {
  const { states } = rules;
  const dead = new Set<number>();
  const from = (i: number, taken: number): number[] | undefined => {
    if (i === gaps.length) return taken === states - 1 ? [taken] : undefined;
    if (dead.has(i * states + taken)) return undefined;
    const gap = gaps[i]!;
    for (let taking = states - 1; taking >= taken; taking--) {
      const arriving = arrival(rules, gap.from, gap.travel, taken, taking);
      const rest = arriving < NEVER && arriving <= gap.to ? from(i + 1, taking) : undefined;
      if (rest !== undefined) return [taken, ...rest];
    }
    dead.add(i * states + taken);
    return undefined;
  };
  return from(0, 0) ?? [];
}

function gapsOf(problem: Problem, shift: number, visits: readonly ScheduledVisit[]): Gap[] {
  const { travel, placeOfPatient, startPlaceOfShift, endPlaceOfShift } = problem;
  const between = (from: number, to: number) => (from < 0 || to < 0 ? 0 : travel.between(from, to));
  const gaps: Gap[] = [];
  let from = problem.startOfShift[shift]!;
  let place = startPlaceOfShift[shift]!;
  for (const visit of visits) {
    const next = placeOfPatient[visit.patient]!;
    gaps.push({ from, to: visit.start, travel: between(place, next) });
    from = visit.start + lengthOf(problem, visit);
    place = next;
  }
  gaps.push({ from, to: problem.endOfShift[shift]!, travel: between(place, endPlaceOfShift[shift]!) });
  return gaps;
}

/** Minutes from the start of setup to the end of the visit. */
export function lengthOf(problem: Problem, { patient, units }: ScheduledVisit): number {
  const care = units.reduce((sum, unit) => sum + problem.minutesOfOccurrence[problem.occurrenceOfUnit[unit]!]!, 0);
  return Math.max(problem.setupOfPatient[patient]! + care, problem.leastVisitOfPatient[patient]!);
}
