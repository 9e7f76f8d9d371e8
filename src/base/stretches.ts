// Sets of whole numbers as stretches: pairs [from, to], both inclusive, sorted and disjoint, in one flat array.

export type Stretches = readonly number[];

/** Sorts stretches and joins those that overlap or touch. */
export function merge(stretches: Stretches): Stretches {
  const count = stretches.length;
  if (count <= 2) return stretches;
  let sorted = true;
  for (let i = 2; i < count && sorted; i += 2) sorted = stretches[i]! > stretches[i - 1]! + 1;
  if (sorted) return stretches;
  const pairs: [number, number][] = [];
  for (let i = 0; i < count; i += 2) pairs.push([stretches[i]!, stretches[i + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of pairs) {
    const end = merged.length - 1;
    if (end > 0 && from <= merged[end]! + 1) merged[end] = Math.max(merged[end]!, to);
    else merged.push(from, to);
  }
  return merged;
}

/** What is in both `a` and `b` moved by `shift`. */
export function intersect(a: Stretches, b: Stretches, shift = 0): Stretches {
  const both: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const from = Math.max(a[i]!, b[j]! + shift);
    const to = Math.min(a[i + 1]!, b[j + 1]! + shift);
    if (from <= to) both.push(from, to);
    if (a[i + 1]! < b[j + 1]! + shift) i += 2;
    else j += 2;
  }
  return both;
}

/** All of `a`, moved by `shift`. */
export function moved(a: Stretches, shift: number): Stretches {
  return a.map((value) => value + shift);
}

/** What is in both `a` and [from, to]; `a` itself where that is all of it. */
export function within(a: Stretches, from: number, to: number): Stretches {
  const count = a.length;
  if (count === 0 || (a[0]! >= from && a[count - 1]! <= to)) return a;
  const both: number[] = [];
  for (let i = 0; i < count; i += 2) {
    const first = Math.max(a[i]!, from);
    const last = Math.min(a[i + 1]!, to);
    if (first <= last) both.push(first, last);
  }
  return both;
}

/** What is in `a` but not in [from, to]. */
export function without(a: Stretches, from: number, to: number): Stretches {
  const rest: number[] = [];
  for (let i = 0; i < a.length; i += 2) {
    if (a[i]! < from) rest.push(a[i]!, Math.min(a[i + 1]!, from - 1));
    if (a[i + 1]! > to) rest.push(Math.max(a[i]!, to + 1), a[i + 1]!);
  }
  return rest;
}

/** The least member at or above `value`, or `none`. */
export function nextIn(a: Stretches, value: number, none: number): number {
  for (let i = 0; i < a.length; i += 2) {
    if (a[i + 1]! >= value) return Math.max(a[i]!, value);
  }
  return none;
}

/** The greatest member at or below `value`, or `none`. */
export function lastIn(a: Stretches, value: number, none: number): number {
  for (let i = a.length - 2; i >= 0; i -= 2) {
    if (a[i]! <= value) return Math.min(a[i + 1]!, value);
  }
  return none;
}

/** Whether both hold the same numbers: as `merge` leaves them, the same members. */
export function areEqual(a: Stretches, b: Stretches): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether `value` is a member. */
export function has(a: Stretches, value: number): boolean {
  return nextIn(a, value, value - 1) === value;
}
