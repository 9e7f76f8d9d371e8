// Two judges of plans, written from one contract and not from each other, say the same of every plan.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { RULE_OF_VIOLATION } from "../../src/verify/violation.ts";
import { MUTATIONS, mutate } from "../support/mutate.ts";
import { naivePlan } from "../support/naive-plan.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { refereeOrSkip } from "../support/referee.ts";
import { expectAgreement } from "./agreement.ts";
import { care, carer, caseloadOf, expectKept, patientOf, pause, planOf, shiftOf, visit } from "./little.ts";

const CASELOADS = 120;
const MUTANTS = 40;

describe("random plans of random caseloads", () => {
  it("naive plans keep every rule, and some do nearly everything", () => {
    let [done, left] = [0, 0];
    for (const { caseload, plan } of naivePlans(CASELOADS)) {
      expect(verifyPlan(caseload, plan).violations, JSON.stringify({ caseload, plan })).toEqual([]);
      expectAgreement(caseload, plan);
      done += plan.visits.length;
      left += plan.unscheduled.length;
    }
    expect(done).toBeGreaterThan(left);
  });

  it("mutants are judged alike, and every mutation and every code occurs", (test) => {
    refereeOrSkip(test);
    const applied = new Map(Object.keys(MUTATIONS).map((name) => [name, 0]));
    const codes = new Map(Object.keys(RULE_OF_VIOLATION).map((code) => [code, 0]));
    let harmless = 0;
    for (const { caseload, plan, random } of naivePlans(CASELOADS)) {
      for (let i = 0; i < MUTANTS; i++) {
        const mutant = mutate(caseload, plan, random, random.pick([1, 1, 2, 3]));
        const siloed = random.chance(0.2);
        expectAgreement(caseload, mutant.plan, { siloed });
        const { valid, violations } = verifyPlan(caseload, mutant.plan, { siloed });
        if (valid && mutant.mutations.length > 0) harmless += 1;
        for (const name of mutant.mutations) applied.set(name, (applied.get(name) ?? 0) + 1);
        for (const { code } of violations) codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    expect(never(applied)).toEqual([]);
    expect(never(codes)).toEqual([]);
    expect(harmless).toBeGreaterThan(CASELOADS);
  });
});

describe("a plan made by hand", () => {
  const lift = care("lift", { second: { requires: ["meds"] }, times: [{ from: "09:00", to: "11:00" }] });
  const wash = care("wash", { precedesInVisit: ["dress"], preferredTimes: [{ from: "08:00", to: "08:30" }] });
  const dress = care("dress", { after: [{ intervention: "wash", maxMinutes: 120 }], discipline: "home-care" });
  const meds = care("meds", {
    repeat: { times: 2, per: "day" },
    requires: ["meds"],
    gapMinutes: { min: 60, max: 240 },
  });
  const lunch = { from: "12:00", to: "13:00", minutes: 30 };
  const shifts = [shiftOf({ startPlace: "base", endPlace: "base", breaks: [lunch], maxVisits: 4 })];
  const caseload = caseloadOf(
    [patientOf("p", [lift, wash, dress], { prefer: ["m"] }), patientOf("q", [meds], { place: "far", siloed: true })],
    [carer("n", { shifts, discipline: "home-care" }), carer("m", { shifts, portfolio: ["care", "meds"] })],
    { setupMinutes: 5, minVisitMinutes: 20 },
  );
  const plan = planOf(
    [
      visit("v1", "p", "n", "08:55", "09:30", "wash 09:00", "dress 09:10", "lift 09:20"),
      visit("v2", "p", "m", "09:15", "09:35", "lift 09:20"),
      visit("v3", "q", "m", "10:00", "10:20", "meds#1 10:05"),
      visit("v4", "q", "m", "13:30", "13:50", "meds#2 13:35"),
    ],
    ["meds#3", "meds#4"],
    [pause("n", "12:00", "12:30"), pause("m", "12:20", "12:50")],
  );

  it("is valid, and its mutants are judged alike", () => {
    expectKept(caseload, plan);
    const random = new Random(7);
    for (let i = 0; i < 1500; i++) {
      expectAgreement(caseload, mutate(caseload, plan, random, random.pick([1, 1, 2])).plan, {
        siloed: random.chance(0.2),
      });
    }
  });
});

function* naivePlans(count: number) {
  for (let seed = 1; seed <= count; seed++) {
    const random = new Random(seed);
    const caseload = randomCaseload(random) as Caseload;
    yield { caseload, plan: naivePlan(caseload, random.chance(0.5) ? random : undefined), random };
  }
}

function never(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].filter(([, count]) => count === 0).map(([name]) => name);
}
