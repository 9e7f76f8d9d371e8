// Solves one generated caseload, in one thread or several, in a process of its own.

import type { Caseload } from "../../src/caseload/schema.ts";
import { consolidate } from "../../src/consolidate.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { generate } from "../generator/generate.ts";
import type { Job } from "./bench.ts";
import { answer, hashOf, type Measures, meter } from "./meter.ts";

/** A generated caseload of full profile and normal staffing. */
export interface Grown {
  readonly patients: number;
  readonly days: number;
  readonly threads: number;
  /** Steps of the search for each patient, where no seconds (0) and no iterations are asked for. */
  readonly stepsAPatient: number;
}

export interface Outcome extends Measures, Grown {
  readonly seed: number;
  readonly occurrences: number;
  readonly iterations: number;
  readonly firstPlanSeconds: number;
  readonly unscheduled: number;
  readonly visits: number;
  readonly visitsPerOccurrence: number;
  readonly bound: { readonly unscheduled: number; readonly visits: number };
  readonly hash: string;
}

/** Solves and verifies; throws where the plan is not valid. */
async function solve({ task, seed, seconds, iterations }: Job<Grown>): Promise<Outcome> {
  const { patients, days, threads, stepsAPatient } = task;
  const caseload = generate({
    patients,
    days,
    seed,
    profile: "full",
    staffing: 1,
    travel: "straight-line",
    start: "2026-03-02",
  });
  const steps = iterations ?? Math.round(stepsAPatient * patients);
  const limit = seconds > 0 ? { seconds } : { iterations: steps };
  const progress = { firstPlanSeconds: Number.NaN, iterations: 0 };
  let constructing = false;
  const measure = meter();
  const plan = await consolidate(caseload as unknown, {
    seed: 1,
    threads,
    ...limit,
    onProgress: ({ phase, seconds: at, iterations: done }) => {
      progress.iterations = done;
      if (constructing && phase !== "constructing") progress.firstPlanSeconds = at;
      constructing = phase === "constructing";
    },
  });
  const measured = measure();
  const verdict = verifyPlan(caseload as unknown as Caseload, plan);
  if (!verdict.valid)
    throw new Error(`the plan of ${patients} patients is not valid: ${verdict.violations[0]?.message}`);
  const { occurrences, visits, unscheduledPriority } = plan.metrics;
  return {
    ...task,
    ...measured,
    ...progress,
    seed,
    occurrences: occurrences.total,
    unscheduled: unscheduledPriority,
    visits,
    visitsPerOccurrence: occurrences.done === 0 ? 0 : visits / occurrences.done,
    bound: plan.bound,
    hash: hashOf(plan),
  };
}

answer(solve);
