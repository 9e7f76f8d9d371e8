// What two visits to one patient owe each other, as the differences there may be between their starts.

import { type Stretches, without } from "../../base/stretches.ts";
import { NEVER, type Problem } from "../../problem/problem.ts";
import { areAlongside } from "../routing/members.ts";

/** Something delivered in one go, from so many ticks after the start of the visit. */
export interface Block {
  /** −1 where it is all of the visit's units, in any order. */
  readonly occurrence: number;
  readonly offset: number;
  readonly minutes: number;
}

/** What a patient gets in one visit, in which order. */
export interface Delivered {
  readonly patient: number;
  readonly blocks: readonly Block[];
}

export interface Bond {
  /** Start of the second visit less start of the first. */
  readonly differences: Stretches;
  /** Ticks after the starts of the first and of the second at which something starts, never both on one date. */
  readonly onOtherDates: readonly (readonly [number, number])[];
}

/** The bond of two visits; `undefined` where they have nothing to do with each other. */
export function bondOf(problem: Problem, a: Delivered, b: Delivered): Bond | undefined {
  if (a.patient !== b.patient) return undefined;
  let differences: Stretches = [-NEVER, NEVER];
  const onOtherDates: [number, number][] = [];
  for (const one of a.blocks) {
    for (const other of b.blocks) {
      const moved = one.offset - other.offset;
      if (one.occurrence >= 0 && one.occurrence === other.occurrence) {
        differences = only(differences, moved, moved);
        continue;
      }
      if (!mayOverlap(problem, one, other))
        differences = without(differences, moved + 1 - other.minutes, moved + one.minutes - 1);
      const link = linkBetween(problem, one, other);
      if (link === undefined) continue;
      const { least, most, first } = link;
      if (link.otherDate) onOtherDates.push([one.offset, other.offset]);
      if (link.symmetric) differences = without(differences, moved + 1 - least, moved + least - 1);
      else if (first === one.occurrence) differences = only(differences, moved + least, moved + most);
      else differences = only(differences, moved - most, moved - least);
    }
  }
  return { differences, onOtherDates };
}

function only(stretches: Stretches, from: number, to: number): Stretches {
  return without(without(stretches, -NEVER, from - 1), to + 1, NEVER);
}

function mayOverlap(problem: Problem, one: Block, other: Block): boolean {
  if (one.occurrence < 0 || other.occurrence < 0) return false;
  return areAlongside(problem, problem.patientOfOccurrence[one.occurrence], one.occurrence, other.occurrence);
}

function linkBetween({ linkStart, linkItem, links }: Problem, one: Block, other: Block) {
  if (one.occurrence < 0 || other.occurrence < 0) return undefined;
  for (let i = linkStart[one.occurrence]; i < linkStart[one.occurrence + 1]; i++) {
    const link = links[linkItem[i]];
    if (link.first === other.occurrence || link.second === other.occurrence) return link;
  }
  return undefined;
}
