// Nothing that breaks a rule leaves.

import type { Steps } from "../base/steps.ts";
import type { Caseload } from "../caseload/schema.ts";
import type { Weights } from "../plan/objective.ts";
import type { Plan } from "../plan/schema.ts";
import { type Verification, verifying } from "../verify/verify.ts";

/** What the plan is worth, in steps. @throws Error where it breaks a rule, which is the library's own mistake */
export function* verified(caseload: Caseload, plan: Omit<Plan, "metrics">, weights: Weights): Steps<Verification> {
  const worth = yield* verifying(caseload, plan, { weights });
  if (worth.valid) return worth;
  const first = worth.violations.slice(0, 5).map(({ code, message }) => `${code}: ${message}`);
  throw new Error(`internal error: a plan broke the rules and was withheld\n${first.join("\n")}`);
}
