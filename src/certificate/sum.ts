// From inequalities to bounds.

import type { Caseload } from "../caseload/schema.ts";
import type { BoundProved, Prices } from "./certificate.ts";
import type { Worked } from "./value.ts";

/** Share of all that is added up by which the sum may be wrong. */
export const ERROR = 1e-9;

/**
 * The bounds that follow, on V for plans that leave at most `given` undone.
 *
 * @param grain what every U is a multiple of.
 */
export function boundOf(proofs: readonly (Prices & Worked)[], given: number, grain: number): BoundProved {
  let [unscheduled, visits] = [0, 0];
  for (const { visit, priority, value, size } of proofs) {
    const sure = value - ERROR * (size + 1);
    if (!Number.isFinite(sure)) continue;
    if (visit === 0 && priority > 0) unscheduled = Math.max(unscheduled, grain * wholeAbove(sure / priority / grain));
    if (visit === 1) visits = Math.max(visits, wholeAbove(sure - priority * given));
  }
  return { unscheduled, visits };
}

/** What every sum of priorities is a multiple of. */
export function grainOf({ patients }: Caseload): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const all = patients.flatMap(({ interventions }) => interventions.map(({ priority }) => priority ?? 10));
  return all.reduce(divisor, 0) || 1;
}

/** U, in its grain, and V are whole. */
function wholeAbove(value: number): number {
  return Math.max(0, Math.ceil(value - 1e-9 * (1 + Math.abs(value))));
}
