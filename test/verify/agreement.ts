// The verifier and the referee say the same of a plan.

import { expect } from "vitest";
import type { Caseload } from "../../src/caseload/schema.ts";
import { type VerifyOptions, verifyPlan } from "../../src/verify/verify.ts";
import { referee } from "../support/referee.ts";

/** Compares validity, U, V, C and each term of C; says nothing where the referee is absent. */
export function expectAgreement(caseload: Caseload, plan: unknown, options: VerifyOptions = {}): void {
  if (referee === undefined) return;
  const theirs = referee.judge(caseload, plan, options);
  const ours = verifyPlan(caseload, plan, options);
  const why = JSON.stringify({ ours: ours.violations, theirs: theirs.violations }, null, 1);
  expect(ours.valid, why).toBe(theirs.valid);
  const { unscheduled, visits, cost, terms } = ours;
  const numbers = { unscheduled, visits, ...terms };
  for (const [name, value] of Object.entries(numbers)) {
    expect(value, `${name}\n${why}`).toBe(theirs[name as keyof typeof numbers] ?? Number.NaN);
  }
  if (theirs.cost === undefined) expect(cost).toBeNaN();
  else expect(cost).toBeCloseTo(theirs.cost, 6);
}
