// What is delivered to one patient, as plain spans of time, and the rules between them said in the plainest way.

import { ALONGSIDE, APART, type Link, PRECEDES, type Problem, SAME } from "../../../src/problem/problem.ts";

/** One unit of a visit, and when it starts. */
export interface Span {
  readonly unit: number;
  readonly start: number;
}

/** The units of a visit one after the other, from the end of its setup. */
export function spansOf(problem: Problem, patient: number, units: readonly number[], start: number): Span[] {
  let at = start + problem.setupOfPatient[patient]!;
  return units.map((unit) => {
    const span = { unit, start: at };
    at += problem.minutesOfOccurrence[problem.occurrenceOfUnit[unit]!]!;
    return span;
  });
}

/** What keeps the units from being one visit in this order, times of day aside; nothing where they may be one. */
export function orderFaults(problem: Problem, patient: number, spans: readonly Span[]): string[] {
  const faults: string[] = [];
  for (const [i, earlier] of spans.entries()) {
    for (const later of spans.slice(i + 1)) {
      const flags = flagsOf(problem, patient, earlier.unit, later.unit);
      if ((flags & (APART | SAME)) !== 0) faults.push(`units ${earlier.unit} and ${later.unit} share a visit`);
      if ((flagsOf(problem, patient, later.unit, earlier.unit) & PRECEDES) !== 0) {
        faults.push(`unit ${later.unit} is to come before unit ${earlier.unit}`);
      }
    }
  }
  return [...faults, ...linkFaults(problem, spans)];
}

/** What two visits of a patient do to each other that the rules forbid. */
export function meetingFaults(
  problem: Problem,
  patient: number,
  one: readonly Span[],
  other: readonly Span[],
): string[] {
  const faults: string[] = [];
  for (const a of one) {
    for (const b of other) {
      if (problem.partnerOfUnit[a.unit] === b.unit) {
        if (a.start !== b.start)
          faults.push(`the hands of units ${a.unit} and ${b.unit} start at ${a.start}, ${b.start}`);
      } else if (overlap(problem, a, b) && (flagsOf(problem, patient, a.unit, b.unit) & ALONGSIDE) === 0) {
        faults.push(`units ${a.unit} and ${b.unit} overlap at ${a.start} and ${b.start}`);
      }
    }
  }
  return [...faults, ...linkFaults(problem, [...one, ...other])];
}

/** Links whose two ends are both among the spans, and are not kept. */
export function linkFaults(problem: Problem, spans: readonly Span[]): string[] {
  const startOf = new Map(spans.map(({ unit, start }) => [problem.occurrenceOfUnit[unit]!, start]));
  return problem.links.flatMap((link) => {
    const first = startOf.get(link.first);
    const second = startOf.get(link.second);
    if (first === undefined || second === undefined || keeps(problem, link, first, second)) return [];
    return [`link ${JSON.stringify(link)} with starts ${first} and ${second}`];
  });
}

/** Index of the date of a tick. */
export function dateOf({ dateStart }: Problem, tick: number): number {
  let date = 0;
  while (date + 2 < dateStart.length && dateStart[date + 1]! <= tick) date++;
  return date;
}

function keeps(problem: Problem, link: Link, first: number, second: number): boolean {
  if (link.otherDate && dateOf(problem, first) === dateOf(problem, second)) return false;
  const gap = second - first;
  return link.symmetric ? Math.abs(gap) >= link.least : gap >= link.least && gap <= link.most;
}

function overlap(problem: Problem, a: Span, b: Span): boolean {
  const minutes = ({ unit }: Span) => problem.minutesOfOccurrence[problem.occurrenceOfUnit[unit]!]!;
  return a.start < b.start + minutes(b) && b.start < a.start + minutes(a);
}

function flagsOf(problem: Problem, patient: number, unit: number, other: number): number {
  const intervention = (u: number) => problem.interventionOfOccurrence[problem.occurrenceOfUnit[u]!]!;
  return problem.pairFlags[patient]![
    intervention(unit) * problem.interventionsOfPatient[patient]! + intervention(other)
  ]!;
}
