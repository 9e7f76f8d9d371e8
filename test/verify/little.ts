// Tiny caseloads and plans, written in a line each, and what a test says about them.

import { expect } from "vitest";
import type { Caseload, Intervention, Patient, Practitioner, Shift } from "../../src/caseload/schema.ts";
import type { Plan, TakenBreak, Visit } from "../../src/plan/schema.ts";
import { type Verification, type VerifyOptions, verifyPlan } from "../../src/verify/verify.ts";
import type { Rule, ViolationCode } from "../../src/verify/violation.ts";
import { expectAgreement } from "./agreement.ts";

/** A plan without its metrics, which nobody judges. */
export type LittlePlan = Omit<Plan, "metrics">;

/** A Monday. */
export const MONDAY = "2026-03-02";

/** `HH:MM` of that Monday, or an instant as it is. */
const at = (text: string): string => (text.length === 5 ? `${MONDAY}T${text}` : text);

/** Two days from Monday in UTC; home to far 10 minutes, home to base 5, base to far 7. */
export function caseloadOf(
  patients: readonly Patient[],
  practitioners: readonly Practitioner[],
  more: Partial<Caseload> = {},
): Caseload {
  return {
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: MONDAY, days: 2 },
    travel: {
      model: "matrix",
      places: ["home", "far", "base"],
      minutes: [
        [0, 10, 5],
        [10, 0, 7],
        [5, 7, 0],
      ],
    },
    competencies: [{ id: "care" }, { id: "meds" }, { id: "lift" }],
    patients,
    practitioners,
    ...more,
  };
}

/** An intervention of ten minutes that needs `care`. */
export const care = (id: string, more: Partial<Intervention> = {}): Intervention => ({
  id,
  minutes: 10,
  requires: ["care"],
  ...more,
});

/** A patient at home. */
export const patientOf = (
  id: string,
  interventions: readonly Intervention[],
  more: Partial<Patient> = {},
): Patient => ({ id, place: "home", interventions, ...more });

/** A shift, on Monday from 08:00 to 16:00. */
export const shiftOf = (more: Partial<Shift> = {}): Shift => {
  const { start = "08:00", end = "16:00", ...rest } = more;
  return { start: at(start), end: at(end), ...rest };
};

/** A practitioner who holds `care` and works Monday's shift. */
export const carer = (id: string, more: Partial<Practitioner> = {}): Practitioner => ({
  id,
  portfolio: ["care"],
  shifts: [shiftOf()],
  ...more,
});

/** A visit on shift 0: `visit("v1", "p", "n", "09:00", "09:20", "wash 09:00", "dress 09:10")`. */
export function visit(
  id: string,
  patient: string,
  practitioner: string,
  start: string,
  end: string,
  ...interventions: readonly string[]
): Visit {
  const items = interventions.map((text) => {
    const [name, when] = text.split(" ");
    return { id: name, start: at(when) };
  });
  return { id, patient, practitioner, shift: 0, start: at(start), end: at(end), interventions: items };
}

/** A break on shift 0. */
export const pause = (practitioner: string, start: string, end: string): TakenBreak => ({
  practitioner,
  shift: 0,
  start: at(start),
  end: at(end),
});

/** A feasible plan with trivial bounds; the ids in `left` are unscheduled. */
export function planOf(visits: readonly Visit[], left: readonly string[] = [], breaks: readonly TakenBreak[] = []) {
  const reason = { code: "left", message: "left out by the test" };
  const plan: LittlePlan = {
    format: "onevisit.plan/1",
    status: "feasible",
    visits,
    breaks,
    unscheduled: left.map((id) => ({ id, reason })),
    bound: { unscheduled: 0, visits: 0 },
  };
  return plan;
}

/** Says that the plan keeps every rule, and that the referee agrees. */
export function expectKept(caseload: Caseload, plan: LittlePlan, options?: VerifyOptions): Verification {
  const verdict = verifyPlan(caseload, plan, options);
  expect(verdict.violations).toEqual([]);
  expect(verdict.valid).toBe(true);
  expectAgreement(caseload, plan, options);
  return verdict;
}

/** Says that the plan breaks this rule in this way and no other, and that the referee agrees. */
export function expectBroken(
  caseload: Caseload,
  plan: unknown,
  rule: Rule,
  code: ViolationCode,
  options?: VerifyOptions,
): Verification {
  const verdict = verifyPlan(caseload, plan, options);
  const found = new Set(verdict.violations.map((violation) => `${violation.rule}: ${violation.code}`));
  expect([...found]).toEqual([`${rule}: ${code}`]);
  expect(verdict.valid).toBe(false);
  expectAgreement(caseload, plan, options);
  return verdict;
}

/** The codes of all that is wrong with a plan, in the order found; the referee agrees that something is. */
export function codesOf(caseload: Caseload, plan: unknown, options?: VerifyOptions): ViolationCode[] {
  expectAgreement(caseload, plan, options);
  return verifyPlan(caseload, plan, options).violations.map(({ code }) => code);
}
