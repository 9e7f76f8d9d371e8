// When a bundle may start, tick by tick and order by order.

import { has } from "../../../src/base/stretches.ts";
import type { Problem } from "../../../src/problem/problem.ts";
import type { Bundle } from "../../../src/solver/bundles.ts";
import { orderFaults, type Span, spansOf } from "./spans.ts";

/** Above this many units not every order is tried. */
const MOST_PERMUTED = 5;

/** Differences between the starts a bundle claims and those found by trying everything. */
export function startFaults(problem: Problem, bundle: Bundle): string[] {
  const { units, patient, ordered, starts } = bundle;
  if (!ordered && units.length > MOST_PERMUTED) return [];
  const orders = (ordered ? [units] : permutations(units)).filter(
    (order) => orderFaults(problem, patient, spansOf(problem, patient, order, 0)).length === 0,
  );
  const allowed = new Map(units.map((unit) => [unit, allowedTicks(problem, unit)]));
  for (let tick = 0; tick <= problem.horizon; tick++) {
    const possible =
      mayBe(problem, bundle, tick) &&
      orders.some((order) => spansOf(problem, patient, order, tick).every((span) => onTime(allowed, span)));
    if (possible === has(starts, tick)) continue;
    return [`bundle ${units} ${ordered ? "in order " : ""}${possible ? "could" : "cannot"} start at ${tick}`];
  }
  return [];
}

function onTime(allowed: ReadonlyMap<number, Uint8Array>, { unit, start }: Span): boolean {
  return allowed.get(unit)![start] === 1;
}

/** Whether a visit of this length may start here, whatever is done in it. */
function mayBe(problem: Problem, { patient, length }: Bundle, tick: number): boolean {
  const { availableStart, availableItem, secondPasses, mostVisitOfPatient } = problem;
  if (length > mostVisitOfPatient[patient]!) return false;
  for (const [from, to] of secondPasses) {
    if ((tick >= from && tick < to) || (tick + length >= from && tick + length < to)) return false;
  }
  for (let i = availableStart[patient]!; i < availableStart[patient + 1]!; i += 2) {
    if (availableItem[i]! <= tick && tick + length <= availableItem[i + 1]!) return true;
  }
  return false;
}

function allowedTicks({ horizon, startsStart, startsItem, occurrenceOfUnit }: Problem, unit: number): Uint8Array {
  const allowed = new Uint8Array(horizon + 1);
  const occurrence = occurrenceOfUnit[unit]!;
  for (let i = startsStart[occurrence]!; i < startsStart[occurrence + 1]!; i += 2) {
    allowed.fill(1, startsItem[i]!, startsItem[i + 1]! + 1);
  }
  return allowed;
}

function permutations(items: readonly number[]): (readonly number[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
