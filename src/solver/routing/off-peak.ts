// How far from its preferred times an occurrence starts, in wall-clock minutes.

import type { Problem } from "../../problem/problem.ts";
import type { Bundle, Bundles } from "../bundles.ts";

/** Minutes off peak of a bundle visited at `start`: their sum, and the worst. A double-handed one counts in its first. */
export function offPeakOf(bundles: Bundles, bundle: Bundle, start: number): { sum: number; worst: number } {
  const { problem } = bundles;
  let at = start + problem.setupOfPatient[bundle.patient]!;
  let sum = 0;
  let worst = 0;
  for (const unit of bundles.orderAt(bundle, start)) {
    const occurrence = problem.occurrenceOfUnit[unit]!;
    if (problem.partnerOfUnit[unit]! < 0 || problem.partnerOfUnit[unit]! > unit) {
      const away = offPeakMinutes(problem, occurrence, at);
      sum += away;
      worst = Math.max(worst, away);
    }
    at += problem.minutesOfOccurrence[occurrence]!;
  }
  return { sum, worst };
}

/** How far from the nearest of its preferred times an occurrence is that starts at a tick. */
export function offPeakMinutes(problem: Problem, occurrence: number, tick: number): number {
  const { preferredStart, preferredItem } = problem;
  const from = preferredStart[occurrence]!;
  const to = preferredStart[occurrence + 1]!;
  if (from === to) return 0;
  const minute = wallMinute(problem, tick);
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i += 2) {
    least = Math.min(least, Math.max(0, preferredItem[i]! - minute, minute - preferredItem[i + 1]!));
  }
  return least;
}

/** Minute of its date that the wall clock shows at a tick. */
export function wallMinute({ dateStart, clockOfDate }: Problem, tick: number): number {
  let date = Math.min(clockOfDate.length - 1, Math.floor(tick / 1440));
  while (dateStart[date]! > tick) date--;
  while (date + 1 < clockOfDate.length && dateStart[date + 1]! <= tick) date++;
  const pieces = clockOfDate[date]!;
  for (const { from, to, minute } of pieces) if (tick >= from && tick < to) return minute + tick - from;
  return tick - dateStart[date]!;
}
