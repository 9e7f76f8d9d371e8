// When the breaks are taken, once the visits stand: each in the first gap that can hold it.

import { arrival, breakTimes, type GapRules } from "../problem/gaps.ts";
import { NEVER, type Problem } from "../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../problem/schedule.ts";

export interface PlacedBreak {
  readonly shift: number;
  readonly start: number;
  readonly end: number;
}

/** The breaks of every shift that has visits, in ticks. Visits come in the order of their starts. */
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
  const rules: GapRules = { breaks: problem.breaksOfShift[shift]!, secondPasses: problem.secondPasses };
  if (rules.breaks.length === 0) return [];
  const gaps = gapsOf(problem, shift, visits);
  const counts = share(rules, gaps, 0, 0);
  if (counts === undefined) throw new Error(`the breaks of shift ${shift} do not fit between its visits`);
  let taken = 0;
  return gaps.flatMap(({ from }, i) => {
    const times = breakTimes(rules, from, taken, taken + counts[i]!);
    taken += counts[i]!;
    return times.map(([start, end]) => ({ shift, start, end }));
  });
}

/** How many breaks each gap holds from gap `i` on, with `taken` before; `undefined` where they cannot all be taken. */
function share(rules: GapRules, gaps: readonly Gap[], i: number, taken: number): number[] | undefined {
  if (i === gaps.length) return taken === rules.breaks.length ? [] : undefined;
  const { from, to, travel } = gaps[i]!;
  for (let taking = rules.breaks.length; taking >= taken; taking--) {
    const arriving = arrival(rules, from, travel, taken, taking);
    if (arriving >= NEVER || arriving > to) continue;
    const rest = share(rules, gaps, i + 1, taking);
    if (rest !== undefined) return [taking - taken, ...rest];
  }
  return undefined;
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
