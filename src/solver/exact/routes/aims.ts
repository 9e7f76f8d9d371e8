// The two questions asked of routes, one after the other: what must be left undone, and how many visits the rest needs.

import type { Problem } from "../../../problem/problem.ts";
import type { Bounds } from "../../bounds/bounds.ts";
import type { Aim } from "./master.ts";

/** What a unit left uncovered costs at first, in visits: more than covering it usually does, or prices lie low. */
const PENALTY = 20;

/** The least priority left undone, beside what nobody could do. */
export function aimAtUndone(problem: Problem): Aim {
  const all = problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 1);
  return { visits: false, slack: Infinity, fewest: new Int32Array(problem.patients), penalty: all };
}

/** The fewest visits of plans that leave at most so much priority undone, all counted. */
export function aimAtVisits(problem: Problem, bounds: Bounds, unscheduled: number): Aim {
  return {
    visits: true,
    slack: unscheduled - impossiblePriority(problem, bounds.impossible),
    fewest: fewestVisits(problem, bounds, unscheduled),
    penalty: PENALTY,
  };
}

/** Priority of what nobody could do. */
export function impossiblePriority({ priorityOfOccurrence }: Problem, impossible: Uint8Array): number {
  return priorityOfOccurrence.reduce((sum, priority, occurrence) => sum + impossible[occurrence] * priority, 0);
}

/** What every whole number of priorities left undone is a multiple of; something tiny where they are not whole. */
export function grainOf({ priorityOfOccurrence }: Problem): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return priorityOfOccurrence.every(Number.isInteger) ? priorityOfOccurrence.reduce(divisor, 0) || 1 : 1e-3;
}

/** By patient, the fewest visits of any plan that leaves at most so much undone. */
export function fewestVisits({ patients }: Problem, bounds: Bounds, unscheduled: number): Int32Array {
  const slack = unscheduled - bounds.unscheduled + 1e-9;
  return Int32Array.from({ length: patients }, (_, patient) => {
    const curve = bounds.patients[patient]?.curve;
    if (curve === undefined) return 0;
    const last = curve.length - 1;
    let visits = last;
    while (visits > 0 && curve[visits - 1] <= curve[last] + slack) visits--;
    return visits;
  });
}
