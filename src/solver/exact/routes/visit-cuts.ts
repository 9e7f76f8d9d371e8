// Cuts on the visits to one patient, told of possible visits and of what is left undone.

import type { RouteModel } from "./model.ts";
import { brokenCut, MOST_UNITS } from "./patient-cuts.ts";
import type { PossibleVisit } from "./possible-visits.ts";

/** Σ (weight × how often a visit is made) + Σ (weight × whether an occurrence is left undone) ≥ least. */
export interface VisitCut {
  /** By possible visit of the patient. */
  readonly weights: ReadonlyMap<number, number>;
  /** By occurrence that may be left undone. */
  readonly undone: ReadonlyMap<number, number>;
  readonly least: number;
}

/**
 * A cut that a solution breaks, or `undefined`.
 *
 * @param use how often the solution makes each possible visit
 * @param undone how often it leaves an occurrence undone; `undefined` where that must not be
 */
export function brokenVisitCut(
  { problem, visits, visitsOfPatient }: RouteModel,
  patient: number,
  use: Float64Array,
  undone: (occurrence: number) => number | undefined,
): VisitCut | undefined {
  const own = visitsOfPatient[patient];
  const units = new Set<number>();
  for (const visit of own)
    if (use[visit] > 1e-6 && use[visit] < 1 - 1e-6) for (const unit of visits[visit].units) units.add(unit);
  if (units.size < 3 || units.size > MOST_UNITS) return undefined;
  const bits = new Map([...units].map((unit, i) => [unit, 1 << i] as const));
  const maskOf = (list: readonly number[]) => list.reduce((mask, unit) => mask | (bits.get(unit) ?? 0), 0);
  const maskOfUndone = new Map<number, number>();
  for (const [unit, bit] of bits) {
    const occurrence = problem.occurrenceOfUnit[unit];
    if (undone(occurrence) !== undefined) maskOfUndone.set(occurrence, (maskOfUndone.get(occurrence) ?? 0) | bit);
  }
  const useOf = new Map<number, number>();
  const count = (mask: number, times: number) => mask !== 0 && useOf.set(mask, (useOf.get(mask) ?? 0) + times);
  for (const visit of own) count(maskOf(visits[visit].units), use[visit]);
  for (const [occurrence, mask] of maskOfUndone) count(mask, undone(occurrence)!);
  const sets = [...useOf.keys()];
  const cut = brokenCut(units.size, sets, [...useOf.values()]);
  if (cut === undefined) return undefined;
  const weightOf = new Map(sets.map((set, i) => [set, cut.weight[i]]));
  return {
    weights: new Map(own.map((visit) => [visit, weightOf.get(maskOf(visits[visit].units)) ?? 0])),
    undone: new Map([...maskOfUndone].map(([occurrence, mask]) => [occurrence, weightOf.get(mask) ?? 0])),
    least: cut.least,
  };
}

/** What a route's visits weigh in a cut: a visit of which something is done already weighs nothing. */
export function weightIn(
  possible: readonly PossibleVisit[],
  visits: readonly number[],
  weights: ReadonlyMap<number, number>,
): number {
  const done = new Set<number>();
  let sum = 0;
  for (const visit of visits) {
    const { units } = possible[visit];
    if (!units.some((unit) => done.has(unit))) sum += weights.get(visit) ?? 0;
    for (const unit of units) done.add(unit);
  }
  return sum;
}
