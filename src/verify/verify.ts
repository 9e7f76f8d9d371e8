// Is this plan valid, and what is it worth? Answered from the caseload alone, trusting nobody.

import { finish, type Steps } from "../base/steps.ts";
import { acceptedCaseload } from "../caseload/parse.ts";
import type { Caseload } from "../caseload/schema.ts";
import { DEFAULT_WEIGHTS, type Score, type Weights } from "../plan/objective.ts";
import type { Bound, PlanStatus } from "../plan/schema.ts";
import { checkClaims } from "./claims.ts";
import type { Facts } from "./facts.ts";
import { readPlan } from "./read-plan.ts";
import { checkDoneOnce } from "./rule-1-done-once.ts";
import { checkDelivery } from "./rule-2-delivery.ts";
import { checkPractitioner } from "./rule-3-practitioner.ts";
import { checkWhen } from "./rule-4-when.ts";
import { checkAfter } from "./rule-5-after.ts";
import { checkGap } from "./rule-5-gap.ts";
import { checkRepeat } from "./rule-5-repeat.ts";
import { checkOneAtATime } from "./rule-6-one-at-a-time.ts";
import { checkTravel } from "./rule-7-travel.ts";
import { checkBreaks } from "./rule-8-breaks.ts";
import { checkLimits } from "./rule-9-limits.ts";
import { isPlan } from "./shape.ts";
import { type Report, type Violation, violationList } from "./violation.ts";
import { type CostTerms, worthOf } from "./worth.ts";

/** How to judge. */
export interface VerifyOptions {
  /** Weights of C; those not given are `DEFAULT_WEIGHTS`. */
  readonly weights?: Partial<Weights>;
  /** Judge the plan as one of the siloed caseload: every patient `siloed`. Default false. */
  readonly siloed?: boolean;
}

/**
 * The verdict, with U (`unscheduled`), V (`visits`) and C (`cost`) counted from the plan's visits. Of a plan that is
 * not valid they count what could be read; of one that is misshapen they are NaN, since there is nothing to count.
 */
export interface Verification extends Score {
  /** Whether the plan keeps every rule. */
  readonly valid: boolean;
  /** Everything that is wrong, rule by rule; empty exactly when `valid`. */
  readonly violations: readonly Violation[];
  /** The terms of C before their weights. */
  readonly terms: CostTerms;
  /** The plan's own bound; `undefined` where it is misshapen. */
  readonly bound: Bound | undefined;
  /** The plan's own status; `undefined` where it is misshapen. */
  readonly status: PlanStatus | undefined;
}

/** The rules in their order; each reports what breaks it. */
const RULES: readonly ((facts: Facts, report: Report) => void)[] = [
  checkDoneOnce,
  checkDelivery,
  checkPractitioner,
  checkWhen,
  checkRepeat,
  checkGap,
  checkAfter,
  checkOneAtATime,
  checkTravel,
  checkBreaks,
  checkLimits,
];

const NOTHING_TO_COUNT: Score & { readonly terms: CostTerms } = {
  unscheduled: Number.NaN,
  visits: Number.NaN,
  cost: Number.NaN,
  terms: {
    travelMinutes: Number.NaN,
    extraFaces: Number.NaN,
    unpreferredVisits: Number.NaN,
    offPeakMinutes: Number.NaN,
    worstOffPeakMinutes: Number.NaN,
  },
};

/**
 * Judges a plan against its caseload by every rule of the contract, and counts what it is worth.
 *
 * Whatever `plan` is, this does not throw: what is wrong with it is in `violations`. The proof behind the plan's bounds
 * cannot be seen in a plan; only that they do not exceed what the plan itself reaches, and that its status fits them.
 *
 * @param caseload a caseload, checked here unless `parseCaseload` has accepted this very object before
 * @param plan a plan, or whatever somebody says is one
 * @throws CaseloadError where the caseload is none
 *
 * @example
 * const { valid, violations, visits } = verifyPlan(caseload, plan);
 * if (!valid) for (const { rule, message } of violations) console.error(`rule ${rule}: ${message}`);
 */
export function verifyPlan(caseload: Caseload, plan: unknown, options: VerifyOptions = {}): Verification {
  return finish(verifying(caseload, plan, options));
}

/** The same rule by rule: a plan of many thousand visits takes seconds. */
export function* verifying(caseload: Caseload, plan: unknown, options: VerifyOptions): Steps<Verification> {
  const { violations, report } = violationList();
  const sound = acceptedCaseload(caseload);
  yield;
  if (!isPlan(plan, report)) {
    return { valid: false, violations, ...NOTHING_TO_COUNT, bound: undefined, status: undefined };
  }
  yield;
  const facts = yield* readPlan(sound, plan, options.siloed ?? false, report);
  for (const check of RULES) {
    yield;
    check(facts, report);
  }
  yield;
  const worth = worthOf(facts, { ...DEFAULT_WEIGHTS, ...options.weights });
  checkClaims(plan, worth, report);
  return { valid: violations.length === 0, violations, ...worth, bound: plan.bound, status: plan.status };
}
