// What two calls owe each other: least differences between their starts, and that no one practitioner makes both.

import { ALONGSIDE, NEVER, type Problem } from "../../problem/problem.ts";
import type { ScheduledVisit } from "../../problem/schedule.ts";
import { careOf, type Member, members } from "./contents.ts";

/** A line of a list that is kept by call. */
export type Row = readonly [owner: number, one: number, two: number];

/** What each two visits of a patient owe each other, as they lie now. */
export function arcsOf(problem: Problem, visits: readonly ScheduledVisit[]): Row[] {
  const rows: Row[] = [];
  for (let a = 0; a < visits.length; a++) {
    for (let b = a + 1; b < visits.length && visits[b].patient === visits[a].patient; b++) {
      // Sorted by start: `a` is the earlier one.
      if (!allAlongside(problem, visits[a], visits[b]) && !startTogether(problem, visits[a], visits[b]))
        rows.push([a, b, careOf(problem, visits[a])]);
      for (const one of members(problem, visits[a])) {
        for (const other of members(problem, visits[b])) rows.push(...pairArcs(problem, a, b, one, other));
      }
    }
  }
  return rows;
}

function pairArcs(problem: Problem, a: number, b: number, one: Member, other: Member): Row[] {
  const { partnerOfUnit, occurrenceOfUnit, links, linkStart, linkItem } = problem;
  const shift = one.offset - other.offset;
  if (partnerOfUnit[one.unit] === other.unit) {
    return [
      [a, b, shift],
      [b, a, -shift],
    ];
  }
  const mine = occurrenceOfUnit[one.unit];
  const theirs = occurrenceOfUnit[other.unit];
  const rows: Row[] = [];
  for (let i = linkStart[mine]; i < linkStart[mine + 1]; i++) {
    const { first, second, least, most, symmetric } = links[linkItem[i]];
    if (first !== theirs && second !== theirs) continue;
    if (symmetric) rows.push([a, b, least + shift]);
    else if (first === mine) {
      rows.push([a, b, least + shift]);
      if (most < NEVER) rows.push([b, a, -(most + shift)]);
    } else {
      rows.push([b, a, least - shift]);
      if (most < NEVER) rows.push([a, b, -(most - shift)]);
    }
  }
  return rows;
}

function startTogether({ partnerOfUnit }: Problem, one: ScheduledVisit, other: ScheduledVisit): boolean {
  return one.units.some((unit) => partnerOfUnit[unit] >= 0 && other.units.includes(partnerOfUnit[unit]));
}

function allAlongside(problem: Problem, one: ScheduledVisit, other: ScheduledVisit): boolean {
  const { occurrenceOfUnit, interventionOfOccurrence, interventionsOfPatient, pairFlags } = problem;
  const { patient } = one;
  const intervention = (unit: number) => interventionOfOccurrence[occurrenceOfUnit[unit]];
  return one.units.every((mine) =>
    other.units.every((theirs) => {
      const at = intervention(mine) * interventionsOfPatient[patient] + intervention(theirs);
      return (pairFlags[patient][at] & ALONGSIDE) !== 0;
    }),
  );
}

/** Pairs of calls, both ways round, that hold a pair of units never done by one practitioner. */
export function strangersOf(
  visits: readonly ScheduledVisit[],
  strangers: readonly (readonly [number, number])[],
): Row[] {
  const callOfUnit = new Map(visits.flatMap(({ units }, call) => units.map((unit) => [unit, call] as const)));
  return strangers.flatMap(([a, b]) => {
    const one = callOfUnit.get(a);
    const other = callOfUnit.get(b);
    if (one === undefined || other === undefined) return [];
    return [
      [one, other, 0],
      [other, one, 0],
    ] as Row[];
  });
}
