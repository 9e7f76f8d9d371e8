// Solves one generated caseload, in one thread or several, in a process of its own.

import { loadavg } from "node:os";
import type { Caseload } from "../../src/caseload/schema.ts";
import { consolidate } from "../../src/consolidate.ts";
import type { Progress } from "../../src/options.ts";
import type { Plan } from "../../src/plan/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { generate } from "../generator/generate.ts";
import type { Job } from "./bench.ts";
import { planByProcessor } from "./by-processor.ts";
import { answer, hashOf, type Measures, meter } from "./meter.ts";

/** A generated caseload of full profile and normal staffing, and how long it is worked on. */
export type Grown = {
  readonly patients: number;
  readonly days: number;
} & Limit;

export type Limit =
  /** One thread, by the processor's clock. */
  | { readonly processorSeconds: number }
  /** So many threads, and so many steps of the search for each patient. */
  | { readonly threads: number; readonly stepsAPatient: number };

export interface Outcome extends Measures {
  readonly patients: number;
  /** Seconds of the processor that were given; 0 where steps were. */
  readonly processorSeconds: number;
  readonly threads: number;
  readonly seed: number;
  readonly occurrences: number;
  readonly iterations: number;
  /** Until a whole first plan stood, and until the last one was found. */
  readonly firstPlanSeconds: number;
  readonly lastPlanSeconds: number;
  readonly unscheduled: number;
  readonly visits: number;
  readonly visitsPerOccurrence: number;
  readonly bound: { readonly unscheduled: number; readonly visits: number };
  readonly hash: string;
  /** Processes that waited for a processor in the minute before. */
  readonly load: number;
}

/** When plans came, as far as was told. */
class Trail {
  iterations = 0;
  firstPlanSeconds = Number.NaN;
  lastPlanSeconds = 0;
  #worth = "";
  #constructing = false;

  readonly tell = ({ phase, seconds, iterations, unscheduled, visits, cost }: Progress): void => {
    this.iterations = iterations;
    if (this.#constructing && phase !== "constructing") this.firstPlanSeconds = seconds;
    this.#constructing = phase === "constructing";
    const worth = `${unscheduled} ${visits} ${cost}`;
    if (worth !== this.#worth) this.lastPlanSeconds = seconds;
    this.#worth = worth;
  };
}

/** Solves and verifies; throws where the plan is not valid. */
async function solve(job: Job<Grown>): Promise<Outcome> {
  const { patients, days } = job.task;
  const load = loadavg()[0]!;
  const options = {
    patients,
    days,
    profile: "full",
    staffing: 1,
    travel: "straight-line",
    start: "2026-03-02",
  } as const;
  const caseload = generate({ ...options, seed: job.seed }) as unknown as Caseload;
  const trail = new Trail();
  const measure = meter();
  const plan = await planFor(caseload, job, trail);
  const measured = measure();
  const verdict = verifyPlan(caseload, plan);
  if (!verdict.valid)
    throw new Error(`the plan of ${patients} patients is not valid: ${verdict.violations[0]?.message}`);
  const { occurrences, visits, unscheduledPriority } = plan.metrics;
  const { iterations, firstPlanSeconds, lastPlanSeconds } = trail;
  return {
    patients,
    processorSeconds: "processorSeconds" in job.task ? job.task.processorSeconds : 0,
    threads: "threads" in job.task ? job.task.threads : 1,
    ...measured,
    iterations,
    firstPlanSeconds,
    lastPlanSeconds,
    seed: job.seed,
    occurrences: occurrences.total,
    unscheduled: unscheduledPriority,
    visits,
    visitsPerOccurrence: occurrences.done === 0 ? 0 : visits / occurrences.done,
    bound: plan.bound,
    hash: hashOf(plan),
    load,
  };
}

function planFor(caseload: Caseload, { task, iterations }: Job<Grown>, { tell }: Trail): Plan | Promise<Plan> {
  if ("processorSeconds" in task) return planByProcessor(caseload, task.processorSeconds, tell);
  const steps = iterations ?? Math.round(task.stepsAPatient * task.patients);
  return consolidate(caseload, { seed: 1, threads: task.threads, iterations: steps, onProgress: tell });
}

answer(solve);
