// Solves and verifies one caseload, and says what came of it.

import { writeFileSync } from "node:fs";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import type { Plan } from "../../src/plan/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import type { Job } from "./bench.ts";
import { caseloadOf, type Rung } from "./ladder.ts";
import { answer, hashOf, type Measures, meter, type Reached, Trace } from "./meter.ts";

/** What came of it. */
export interface Outcome extends Measures {
  readonly rung: string;
  readonly seed: number;
  readonly occurrences: number;
  readonly shifts: number;
  /** Until a whole first plan stood. */
  readonly firstPlanSeconds: number;
  /** Until V was near its last value, with U at its own. */
  readonly reached: Reached;
  readonly iterations: number;
  readonly status: Plan["status"];
  /** Until U and V met their bounds; null where they never did. */
  readonly provedSeconds: number | null;
  readonly unscheduled: number;
  readonly visits: number;
  readonly done: number;
  readonly bound: Plan["bound"];
  readonly gap: number;
  readonly cost: number;
  readonly travel: number;
  /** Of the plan as JSON. */
  readonly hash: string;
}

/** Solves and verifies; throws where the plan is not valid. */
export function solve({ task: rung, seed, seconds, iterations, out }: Job<Rung>): Outcome {
  const caseload = parseCaseload(caseloadOf(rung));
  const progress = { firstPlanSeconds: Number.NaN, iterations: 0 };
  const steps: { readonly seconds: number; readonly unscheduled: number; readonly visits: number }[] = [];
  let provedSeconds: number | null = null;
  const measure = meter();
  const plan = consolidateSync(caseload, {
    seed,
    ...(iterations === undefined ? { seconds } : { iterations }),
    onProgress: ({ phase, seconds: since, iterations: done, unscheduled, visits, bound }) => {
      progress.iterations = done;
      if (phase === "searching" && Number.isNaN(progress.firstPlanSeconds)) progress.firstPlanSeconds = since;
      const planned = phase === "searching" || phase === "finishing";
      if (planned && provedSeconds === null && unscheduled === bound.unscheduled && visits === bound.visits)
        provedSeconds = since;
      if (planned) steps.push({ seconds: since, unscheduled, visits });
    },
  });
  const measures = measure();
  const { valid, violations, unscheduled, visits, cost, terms } = verifyPlan(caseload, plan);
  if (!valid) throw new Error(`the plan of ${rung.name} is not valid: ${violations[0]?.message}`);
  if (out !== undefined) writeFileSync(`${out}.json`, `${JSON.stringify(plan, null, 2)}\n`);
  const trace = new Trace();
  for (const step of steps) if (step.unscheduled <= unscheduled) trace.add(step.seconds, step.visits);
  return {
    rung: rung.name,
    seed,
    occurrences: plan.metrics.occurrences.total,
    shifts: caseload.practitioners.reduce((sum, one) => sum + one.shifts.length, 0),
    ...measures,
    firstPlanSeconds: Number.isNaN(progress.firstPlanSeconds) ? measures.seconds : progress.firstPlanSeconds,
    reached: trace.reached(visits),
    iterations: progress.iterations,
    status: plan.status,
    provedSeconds,
    unscheduled,
    visits,
    done: plan.metrics.occurrences.done,
    bound: plan.bound,
    gap: visits === 0 ? 0 : (visits - plan.bound.visits) / visits,
    cost,
    travel: terms.travelMinutes,
    hash: hashOf(plan),
  };
}

answer(solve);
