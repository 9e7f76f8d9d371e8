// From visits by index to a plan by name, with what is proved and why things are undone: verified, or not given out.

import { finish, type Steps } from "../base/steps.ts";
import type { Caseload } from "../caseload/schema.ts";
import { decode } from "../plan/decode.ts";
import { metricsOf } from "../plan/metrics.ts";
import { isProof, reasonsOf } from "../plan/reasons.ts";
import { type Bound, PLAN_FORMAT, type Plan, type Unscheduled } from "../plan/schema.ts";
import type { Compiled } from "../problem/compile.ts";
import type { Schedule } from "../problem/schedule.ts";
import type { Proof } from "../solver/proof.ts";
import { verifyPlan } from "../verify/verify.ts";
import { verified } from "./verified.ts";

export class Writer {
  readonly #caseload: Caseload;
  readonly #compiled: Compiled;
  readonly #proof: Proof;

  constructor(caseload: Caseload, compiled: Compiled, proof: Proof) {
    this.#caseload = caseload;
    this.#compiled = compiled;
    this.#proof = proof;
  }

  /** Whether a plan keeps every rule. */
  keepsRules(schedule: Schedule): boolean {
    const { visits, breaks, undone } = finish(decode(this.#caseload, this.#compiled, schedule));
    const { impossible } = this.#proof.bounds;
    const unscheduled = finish(reasonsOf(this.#caseload, this.#compiled, undone, impossible, true));
    const bound = { unscheduled: 0, visits: 0 };
    const plan = { format: PLAN_FORMAT, status: "feasible", visits, breaks, unscheduled, bound } as const;
    return verifyPlan(this.#caseload, plan).valid;
  }

  /** Writes a plan and verifies it, in steps. @param stopped whether the work ended before everything was looked at */
  *write(schedule: Schedule, stopped: boolean): Steps<Plan> {
    const { problem } = this.#compiled;
    const body = yield* decode(this.#caseload, this.#compiled, schedule);
    yield;
    const { impossible } = this.#proof.bounds;
    const unscheduled = yield* reasonsOf(this.#caseload, this.#compiled, body.undone, impossible, stopped);
    yield;
    const priority = body.undone.reduce((sum, occurrence) => sum + problem.priorityOfOccurrence[occurrence]!, 0);
    const bound = this.#boundBeside(priority, body.undone, unscheduled);
    const optimal = bound.unscheduled === priority && bound.visits === body.visits.length;
    const status: Plan["status"] = optimal ? "optimal" : "feasible";
    const bare = { format: PLAN_FORMAT, status, visits: body.visits, breaks: body.breaks, unscheduled, bound } as const;
    const worth = yield* verified(this.#caseload, bare, problem.weights);
    yield;
    return { ...bare, metrics: metricsOf(this.#caseload, problem, schedule, worth) };
  }

  /**
   * What is proved, and at least what the reasons say that no plan can do: of patients whose bounds are not known yet, or
   * lower, as far as nothing else proves more.
   */
  #boundBeside(priority: number, undone: readonly number[], unscheduled: readonly Unscheduled[]): Bound {
    const { patientOfOccurrence, priorityOfOccurrence } = this.#compiled.problem;
    const { bounds } = this.#proof;
    const claimed = new Map<number, number>();
    for (const [i, occurrence] of undone.entries()) {
      if (!isProof(unscheduled[i]!.reason.code)) continue;
      const patient = patientOfOccurrence[occurrence]!;
      claimed.set(patient, (claimed.get(patient) ?? 0) + priorityOfOccurrence[occurrence]!);
    }
    let alone = bounds.unscheduled;
    for (const [patient, sum] of claimed) alone += Math.max(0, sum - (bounds.patients[patient]?.unscheduled ?? 0));
    return { unscheduled: Math.max(alone, this.#proof.unscheduled), visits: this.#proof.visitsGiven(priority) };
  }
}
