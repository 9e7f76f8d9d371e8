// A caseload made ready for the solver, and a verdict on what the solver makes of it.

import { finish } from "../../../src/base/steps.ts";
import type { Caseload } from "../../../src/caseload/schema.ts";
import { decode } from "../../../src/plan/decode.ts";
import { DEFAULT_WEIGHTS } from "../../../src/plan/objective.ts";
import { PLAN_FORMAT } from "../../../src/plan/schema.ts";
import { type Compiled, compile } from "../../../src/problem/compile.ts";
import type { Problem } from "../../../src/problem/problem.ts";
import type { Schedule } from "../../../src/problem/schedule.ts";
import { Bounds, boundProblem } from "../../../src/solver/bounds/bounds.ts";
import type { OwnNeeds } from "../../../src/solver/own-needs.ts";
import { type Verification, verifyPlan } from "../../../src/verify/verify.ts";

export interface Ready {
  readonly caseload: Caseload;
  readonly compiled: Compiled;
  readonly problem: Problem;
  readonly needs: OwnNeeds;
}

export function readied(json: unknown): Ready {
  const caseload = json as Caseload;
  const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
  const bounds = new Bounds(compiled.problem);
  finish(boundProblem(compiled.problem, { bounds }));
  return { caseload, compiled, problem: compiled.problem, needs: bounds };
}

/** What the verifier says of a schedule, as a plan that proves nothing. */
export function verdictOn({ caseload, compiled }: Ready, schedule: Schedule): Verification {
  const { visits, breaks, undone } = finish(decode(caseload, compiled, schedule));
  const reason = { code: "stopped", message: "not looked at" };
  const unscheduled = undone.map((occurrence) => ({ id: compiled.occurrenceIds[occurrence]!, reason }));
  const nothing = visits.length === 0 && undone.length === 0;
  const bound = { unscheduled: 0, visits: 0 };
  const status = nothing ? "optimal" : "feasible";
  return verifyPlan(caseload, { format: PLAN_FORMAT, status, visits, breaks, unscheduled, bound });
}
