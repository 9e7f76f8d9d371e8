// What rows owe each other inside one visit: never together, in which order, how far apart.

import { PRECEDES } from "../../problem/problem.ts";
import type { Clock } from "./clock.ts";
import { isApart, longestCare, type Row } from "./rows.ts";

/** A row that must start at least `least` and at most `most` ticks after another that is in the visit before it. */
interface Gap {
  readonly first: number;
  readonly least: number;
  readonly most: number;
  /** What the offset of `first` is multiplied by in the marks, or 0 where it is not kept. */
  readonly place: number;
}

/** The rules, by row; masks are bits over the rows. */
export class InVisitRules {
  /** Rows that are never in a visit with this one. */
  readonly never: readonly number[];
  /** Rows that come after this one in any visit that holds both. */
  readonly after: readonly number[];
  readonly #rows: readonly Row[];
  /** Gaps to rows before, by the later row. */
  readonly #gaps: readonly (readonly Gap[])[];
  /** Of each row, what its offset is multiplied by in the marks; 0 where it is not kept. */
  readonly #places: readonly number[];
  readonly #radix: number;

  constructor(
    rows: readonly Row[],
    never: readonly number[],
    after: readonly number[],
    gaps: readonly (readonly Gap[])[],
    places: readonly number[],
    radix: number,
  ) {
    this.#rows = rows;
    this.never = never;
    this.after = after;
    this.#gaps = gaps;
    this.#places = places;
    this.#radix = radix;
  }

  /** The marks with row `i` delivered after `care` ticks of care. */
  mark(marks: number, care: number, i: number): number {
    return marks + this.#places[i] * (care + 1);
  }

  /** Ticks of care before row `i` where marks keep that; else −1. */
  offsetOf(marks: number, i: number): number {
    return this.#offsetAt(marks, this.#places[i]);
  }

  /** A number for a beginning of a visit: equal only for equal rows and marks. */
  keyOf(mask: number, marks: number): number {
    return marks * 2 ** 30 + mask;
  }

  /** Whether row `i` may come after `care` ticks of care with these rows; where offsets are not kept, at most too often. */
  keepsGaps(mask: number, marks: number, care: number, i: number): boolean {
    for (const { first, least, most, place } of this.#gaps[i]) {
      if ((mask & (1 << first)) === 0) continue;
      const offset = this.#offsetAt(marks, place);
      const [shortest, longest] = offset < 0 ? [this.#rows[first].minutes, care] : [care - offset, care - offset];
      if (longest < least || shortest > most) return false;
    }
    return true;
  }

  #offsetAt(marks: number, place: number): number {
    return place === 0 ? -1 : (Math.floor(marks / place) % this.#radix) - 1;
  }
}

/** Marks stay below this, so that with 30 bits of rows they are exact in a double. */
const MOST_MARKS = 2 ** 22;

/** @param watched rows, never two of them in one visit, whose offset is kept whatever the rules are */
export function inVisitRules(clock: Clock, rows: readonly Row[], watched: readonly number[] = []): InVisitRules {
  const { problem, patient } = clock;
  const never = rows.map((a) => maskOf(rows, (b) => a !== b && isApart(problem, patient, a, b)));
  const count = problem.interventionsOfPatient[patient];
  const precedes = (a: Row, b: Row) =>
    (problem.pairFlags[patient][a.intervention * count + b.intervention] & PRECEDES) !== 0;
  const after = rows.map((a) => maskOf(rows, (b) => precedes(a, b)));
  const radix = Math.max(0, longestCare(clock, rows)) + 2;
  const placeOf = new Map(watched.map((row) => [row, 1]));
  const gaps = gapsOf(clock, rows, radix, after, placeOf);
  const places = rows.map((_, row) => placeOf.get(row) ?? 0);
  return new InVisitRules(rows, never, after, gaps, places, radix);
}

/**
 * The gaps by later row; notes in `after` who never follows whom. Only as many offsets are kept as marks have room for:
 * `placeOf` says where, and holds what is kept already.
 */
function gapsOf(
  { distances }: Clock,
  rows: readonly Row[],
  radix: number,
  after: number[],
  placeOf: Map<number, number>,
): Gap[][] {
  const gaps: Gap[][] = rows.map(() => []);
  let place = placeOf.size === 0 ? 1 : radix;
  for (const [first, { occurrence, minutes }] of rows.entries()) {
    for (const [second, row] of rows.entries()) {
      if (row.occurrence === occurrence) continue;
      const least = distances.least(occurrence, row.occurrence);
      const most = -distances.least(row.occurrence, occurrence);
      if (most < minutes) after[second] |= 1 << first;
      if (most < minutes || (least <= minutes && most >= radix)) continue;
      if (!placeOf.has(first) && place * radix < MOST_MARKS) {
        placeOf.set(first, place);
        place *= radix;
      }
      gaps[second].push({ first, least, most, place: placeOf.get(first) ?? 0 });
    }
  }
  return gaps;
}

function maskOf(rows: readonly Row[], holds: (row: Row) => boolean): number {
  let mask = 0;
  for (const [i, row] of rows.entries()) if (holds(row)) mask |= 1 << i;
  return mask;
}
