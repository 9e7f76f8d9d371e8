import { describe, expect, it } from "vitest";
import { compareScores, DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, visit } from "./little.ts";

const caseload = caseloadOf([patientOf("p", [care("wash"), care("dress", { priority: 3 })])], [carer("n")]);
const plan = planOf([visit("v", "p", "n", "09:00", "09:10", "wash 09:00")], ["dress"]);

describe("what a plan says of itself", () => {
  it("is optimal exactly when both bounds are its own U and V", () => {
    expectKept(caseload, { ...plan, status: "optimal", bound: { unscheduled: 3, visits: 1 } });
    expectKept(caseload, { ...plan, status: "feasible", bound: { unscheduled: 3, visits: 0 } });
    expectKept(caseload, { ...plan, status: "feasible", bound: { unscheduled: 0, visits: 1 } });
    const proud = { ...plan, status: "optimal", bound: { unscheduled: 0, visits: 1 } };
    expectBroken(caseload, proud, "bound", "optimal-without-proof");
    const modest = { ...plan, status: "feasible", bound: { unscheduled: 3, visits: 1 } };
    expectBroken(caseload, modest, "bound", "proved-but-feasible");
  });

  it("proves nothing better than itself impossible that it is not itself", () => {
    expectBroken(caseload, { ...plan, bound: { unscheduled: 4, visits: 0 } }, "bound", "unscheduled-bound-too-high");
    expectBroken(caseload, { ...plan, bound: { unscheduled: 0, visits: 2 } }, "bound", "visits-bound-too-high");
  });
});

describe("what a plan is worth", () => {
  const prefer = { prefer: ["n"] };
  const timed = care("wash", {
    preferredTimes: [
      { from: "07:00", to: "08:30" },
      { from: "09:40", to: "10:00" },
    ],
  });
  const two = caseloadOf(
    [patientOf("p", [timed, care("dress", { preferredTimes: [{ from: "10:30", to: "24:00" }] })], prefer)],
    [carer("n"), carer("m")],
  );
  const apart = planOf([
    visit("v", "p", "n", "09:00", "09:10", "wash 09:00"),
    visit("w", "p", "m", "10:00", "10:10", "dress 10:00"),
  ]);

  it("counts faces, preferences and minutes off the nearest preferred time", () => {
    const { terms, cost, unscheduled, visits } = expectKept(two, apart);
    expect(terms).toEqual({
      travelMinutes: 0,
      extraFaces: 1,
      unpreferredVisits: 1,
      offPeakMinutes: 60,
      worstOffPeakMinutes: 30,
    });
    expect([unscheduled, visits]).toEqual([0, 2]);
    expect(cost).toBeCloseTo(DEFAULT_WEIGHTS.extraFace + DEFAULT_WEIGHTS.unpreferredVisit + 6, 6);
  });

  it("weighs the terms as it is told", () => {
    const weights = { extraFace: 0, worstOffPeakMinute: 2 };
    expect(expectKept(two, apart, { weights }).cost).toBeCloseTo(5 + 6 + 60, 6);
  });

  it("takes an empty list of preferred people or times for none", () => {
    const none = caseloadOf(
      [patientOf("p", [care("wash", { preferredTimes: [] }), care("dress")], { prefer: [] })],
      two.practitioners,
    );
    expect(expectKept(none, apart).terms).toMatchObject({ unpreferredVisits: 0, offPeakMinutes: 0 });
  });

  it("counts U by priority, 10 where none is given", () => {
    expect(verifyPlan(caseload, planOf([], ["wash", "dress"])).unscheduled).toBe(13);
  });
});

describe("which of two plans is better", () => {
  const score = (unscheduled: number, visits: number, cost: number) => ({ unscheduled, visits, cost });

  it("compares U, then V, then C", () => {
    const ascending = [score(0, 9, 90), score(0, 10, 1), score(0, 10, 2), score(1, 1, 0)];
    const shuffled = [ascending[2], ascending[0], ascending[3], ascending[1]];
    expect(shuffled.sort(compareScores)).toEqual(ascending);
  });

  it("takes costs within a millionth for equal", () => {
    expect(compareScores(score(0, 1, 0.1 + 0.2), score(0, 1, 0.3))).toBe(0);
    expect(compareScores(score(0, 1, 0.3), score(0, 1, 0.30001))).toBeLessThan(0);
  });
});
