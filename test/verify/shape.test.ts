import { describe, expect, it } from "vitest";
import { planJsonSchema } from "../../src/plan/json-schema.ts";
import { planSchema } from "../../src/plan/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import {
  care,
  carer,
  caseloadOf,
  expectBroken,
  expectKept,
  patientOf,
  pause,
  planOf,
  shiftOf,
  visit,
} from "./little.ts";

const caseload = caseloadOf(
  [patientOf("p", [care("wash"), care("dress")])],
  [carer("n", { shifts: [shiftOf({ breaks: [{ from: "12:00", to: "13:00", minutes: 30 }] })] })],
);
const plan = planOf([visit("v", "p", "n", "09:00", "09:10", "wash 09:00")], ["dress"], [pause("n", "12:00", "12:30")]);
const withoutMetrics = planSchema.omit({ metrics: true });

/** Every copy of a value with one thing in it changed: removed, of another kind, or with a key too many. */
function* spoilt(value: unknown): Generator<unknown> {
  for (const other of [null, 7.5, -1, "", [], {}, true]) yield other;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      for (const bad of spoilt(item)) yield value.map((kept, j) => (i === j ? bad : kept));
  } else if (typeof value === "object" && value !== null) {
    yield { ...value, extra: 1 };
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      yield rest;
      for (const bad of spoilt(item)) yield { ...value, [key]: bad };
    }
  }
}

describe("the shape of a plan", () => {
  it("takes any metrics, and none", () => {
    expectKept(caseload, plan);
    for (const metrics of [{}, null, 7]) expect(verifyPlan(caseload, { ...plan, metrics }).valid).toBe(true);
  });

  it("never throws, whatever it is given, and counts nothing in what is no plan", () => {
    const cycle: Record<string, unknown> = { ...plan };
    cycle.visits = cycle;
    for (const nonsense of [undefined, null, 3, "plan", [], {}, 10n, Symbol("plan"), () => plan, cycle, Number.NaN]) {
      const { valid, violations, visits, unscheduled, cost } = verifyPlan(caseload, nonsense);
      expect(valid).toBe(false);
      expect(violations.length).toBeGreaterThan(0);
      for (const { rule, code } of violations) expect([rule, code]).toEqual(["shape", "misshapen"]);
      expect([visits, unscheduled, cost]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    }
  });

  it("refuses what the plan's own schema refuses, and nothing else", () => {
    let refused = 0;
    for (const bad of spoilt(plan)) {
      const { violations } = verifyPlan(caseload, bad);
      const wrong = violations.some(({ code }) => code === "misshapen" || code === "unreadable-instant");
      expect(wrong, JSON.stringify(bad)).toBe(!withoutMetrics.safeParse(bad).success);
      if (wrong) refused += 1;
    }
    expect(refused).toBeGreaterThan(150);
  });

  it("says which part is misshapen", () => {
    const [, bad] = [plan, { ...plan, visits: [...plan.visits, { id: "w" }] }];
    expect(verifyPlan(caseload, bad).violations).toEqual([
      { rule: "shape", code: "misshapen", message: 'visits[1] is misshapen: {"id":"w"}' },
    ]);
  });
});

describe("names and instants", () => {
  it("finds names that nobody has", () => {
    const of = (more: object) => ({ ...plan, breaks: [], visits: [{ ...plan.visits[0], ...more }], unscheduled: [] });
    const codes = (more: object) => verifyPlan(caseload, of(more)).violations.map(({ code }) => code);
    expect(codes({ patient: "x" })).toContain("unknown-patient");
    expect(codes({ practitioner: "x" })).toContain("unknown-practitioner");
    expect(codes({ shift: 1 })).toContain("unknown-shift");
  });

  it("finds two visits of one name", () => {
    const twin = visit("v", "p", "n", "10:00", "10:10", "dress 10:00");
    expectBroken(caseload, { ...plan, visits: [...plan.visits, twin], unscheduled: [] }, "shape", "doubled-visit-id");
  });

  it("finds instants that no clock shows", () => {
    for (const odd of ["2026-02-30T09:00", "2026-03-02T24:00", "2026-03-02 09:00", "2026-03-02T09:00Z", "9:00"]) {
      const broken = {
        ...plan,
        breaks: [],
        visits: [{ ...plan.visits[0], start: odd }],
        unscheduled: [{ ...plan.unscheduled[0] }],
      };
      const codes = verifyPlan(caseload, broken).violations.map(({ code }) => code);
      expect(codes, odd).toContain("unreadable-instant");
    }
  });
});

describe("the plan's JSON Schema", () => {
  it("knows the contract's keys and refuses others", () => {
    const { properties, required, additionalProperties } = planJsonSchema() as Record<string, object>;
    const keys = ["format", "status", "visits", "breaks", "unscheduled", "bound", "metrics"];
    expect(Object.keys(properties)).toEqual(keys);
    expect(required).toEqual(keys);
    expect(additionalProperties).toBe(false);
  });
});
