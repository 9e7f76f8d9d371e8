// Solves one rung in a process of its own, so that its peak of memory is its own, and says what came of it.

import { createHash } from "node:crypto";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import type { Weights } from "../../src/plan/objective.ts";
import type { Plan } from "../../src/plan/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { caseloadOf, type Rung } from "./ladder.ts";

/** What a rung is solved with. */
export interface Task {
  readonly rung: Rung;
  readonly seed: number;
  /** Steps of the search; by the clock where left out, and then the hash is not the same twice. */
  readonly iterations?: number;
  readonly weights?: Partial<Weights>;
}

/** What came of it. Times in seconds, memory in millions of bytes. */
export interface Outcome {
  readonly rung: string;
  readonly seed: number;
  readonly occurrences: number;
  readonly shifts: number;
  readonly seconds: number;
  /** Until a whole first plan stood. */
  readonly firstPlanSeconds: number;
  readonly iterations: number;
  readonly status: Plan["status"];
  readonly unscheduled: number;
  readonly visits: number;
  readonly bound: Plan["bound"];
  readonly gap: number;
  readonly cost: number;
  readonly travel: number;
  readonly peakMegabytes: number;
  /** Of the plan as JSON. */
  readonly hash: string;
}

/** Solves and verifies; throws where the plan is not valid. */
export function solve({ rung, seed, iterations, weights = {} }: Task): Outcome {
  const caseload = parseCaseload(caseloadOf(rung));
  const progress = { firstPlanSeconds: Number.NaN, iterations: 0 };
  const begun = performance.now();
  const plan = consolidateSync(caseload, {
    seed,
    weights,
    ...(iterations === undefined ? { seconds: rung.seconds } : { iterations }),
    onProgress: ({ phase, seconds, iterations: steps }) => {
      progress.iterations = steps;
      if (phase === "searching" && Number.isNaN(progress.firstPlanSeconds)) progress.firstPlanSeconds = seconds;
    },
  });
  const seconds = (performance.now() - begun) / 1000;
  const peakMegabytes = process.resourceUsage().maxRSS / 1000;
  const { valid, violations, unscheduled, visits, cost, terms } = verifyPlan(caseload, plan, { weights });
  if (!valid) throw new Error(`the plan of ${rung.name} is not valid: ${violations[0]?.message}`);
  return {
    rung: rung.name,
    seed,
    occurrences: plan.metrics.occurrences.total,
    shifts: caseload.practitioners.reduce((sum, one) => sum + one.shifts.length, 0),
    seconds,
    firstPlanSeconds: Number.isNaN(progress.firstPlanSeconds) ? seconds : progress.firstPlanSeconds,
    iterations: progress.iterations,
    status: plan.status,
    unscheduled,
    visits,
    bound: plan.bound,
    gap: visits === 0 ? 0 : (visits - plan.bound.visits) / visits,
    cost,
    travel: terms.travelMinutes,
    peakMegabytes,
    hash: createHash("sha256").update(JSON.stringify(plan)).digest("hex").slice(0, 12),
  };
}

process.once("message", (task: Task) => {
  process.send!(solve(task), () => process.disconnect());
});
