// What is wrong with a plan that the library handed out: by the verifier, by the referee, and by its own figures.

import type { Caseload } from "../../src/caseload/schema.ts";
import type { Weights } from "../../src/plan/objective.ts";
import type { Plan } from "../../src/plan/schema.ts";
import { type Verification, verifyPlan } from "../../src/verify/verify.ts";
import { type RefereeVerdict, referee } from "./referee.ts";

/** Every fault found; none in a sound plan. Without the referee only the library's own judge is asked. */
export function faultsOf(caseload: Caseload, plan: Plan, weights: Partial<Weights> = {}): string[] {
  const ours = verifyPlan(caseload, plan, { weights });
  const faults = ours.violations.map(({ rule, message }) => `verifier, rule ${rule}: ${message}`);
  if (referee !== undefined)
    faults.push(...disagreements(ours, referee.judge(caseload, plan, { weights: { ...weights } })));
  return [...faults, ...figureFaults(plan, ours)];
}

/** Where a plan's bound is refuted by another valid plan of the same caseload. */
export function refutations({ bound, metrics }: Plan, other: Plan): string[] {
  const { unscheduledPriority, visits } = other.metrics;
  const faults: string[] = [];
  if (unscheduledPriority < bound.unscheduled)
    faults.push(`U ${unscheduledPriority} is below a bound of ${bound.unscheduled}`);
  if (unscheduledPriority <= metrics.unscheduledPriority && visits < bound.visits) {
    faults.push(
      `V ${visits} at U ${unscheduledPriority} is below a bound of ${bound.visits} at U ${metrics.unscheduledPriority}`,
    );
  }
  return faults;
}

function disagreements(ours: Verification, theirs: RefereeVerdict): string[] {
  const faults = theirs.violations.map((violation) => `referee: ${violation}`);
  const figures = { unscheduled: ours.unscheduled, visits: ours.visits, cost: ours.cost, ...ours.terms };
  for (const [name, own] of Object.entries(figures)) {
    const other = theirs[name as keyof typeof figures] ?? Number.NaN;
    if (!(Math.abs(own - other) <= 1e-6)) faults.push(`${name}: the verifier says ${own}, the referee ${other}`);
  }
  if (ours.valid !== theirs.valid) faults.push(`the verifier says valid ${ours.valid}, the referee ${theirs.valid}`);
  return faults;
}

/** The plan's own figures beside those counted. */
function figureFaults({ status, bound, metrics, unscheduled }: Plan, worth: Verification): string[] {
  const proved = bound.unscheduled === worth.unscheduled && bound.visits === worth.visits;
  const figures: readonly (readonly [string, unknown, unknown])[] = [
    ["status", status, proved ? "optimal" : "feasible"],
    ["metrics.visits", metrics.visits, worth.visits],
    ["metrics.unscheduledPriority", metrics.unscheduledPriority, worth.unscheduled],
    ["metrics.cost", metrics.cost, worth.cost],
    ["metrics.minutes.travel", metrics.minutes.travel, worth.terms.travelMinutes],
    ["metrics.extraFaces", metrics.extraFaces, worth.terms.extraFaces],
    ["metrics.unpreferredVisits", metrics.unpreferredVisits, worth.terms.unpreferredVisits],
    ["metrics.offPeakMinutes", metrics.offPeakMinutes, worth.terms.offPeakMinutes],
    ["metrics.worstOffPeakMinutes", metrics.worstOffPeakMinutes, worth.terms.worstOffPeakMinutes],
    ["metrics.occurrences", metrics.occurrences.total - metrics.occurrences.done, unscheduled.length],
  ];
  return figures
    .filter(([, own, counted]) => own !== counted)
    .map(([name, own, counted]) => `${name} is ${own}, counted ${counted}`);
}
