// What a schedule is worth, written as a plan and judged by the verifier.

import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { decode } from "../../src/plan/decode.ts";
import { PLAN_FORMAT } from "../../src/plan/schema.ts";
import type { Compiled } from "../../src/problem/compile.ts";
import type { Schedule } from "../../src/problem/schedule.ts";
import { type Verification, verifyPlan } from "../../src/verify/verify.ts";

export function judged(caseload: Caseload, compiled: Compiled, schedule: Schedule): Verification {
  const { visits, breaks, undone } = finish(decode(caseload, compiled, schedule));
  const reason = { code: "no-room", message: "left out" } as const;
  const unscheduled = undone.map((occurrence) => ({ id: compiled.occurrenceIds[occurrence], reason }));
  const bound = { unscheduled: 0, visits: 0 };
  const status = unscheduled.length + visits.length === 0 ? "optimal" : "feasible";
  return verifyPlan(caseload, { format: PLAN_FORMAT, status, visits, breaks, unscheduled, bound });
}
