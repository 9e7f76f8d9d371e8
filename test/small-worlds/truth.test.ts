// The brute force on worlds whose truth anybody can see.

import { describe, expect, it } from "vitest";
import type { Caseload, Intervention, Patient, Shift } from "../../src/caseload/schema.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import { nothingDone } from "../../src/plan/nothing.ts";
import type { Plan } from "../../src/plan/schema.ts";
import { care, carer, caseloadOf, daily, MONDAY, times } from "../bounds/little.ts";
import { timeOf } from "../support/arbitrary/world.ts";
import { Truth } from "../support/brute-force/compare.ts";

function truthOf(caseload: Caseload): readonly [number, number] {
  const truth = Truth.of(caseload)!;
  expect(truth.faults()).toEqual([]);
  return [truth.unscheduled, truth.visits];
}

/** One patient, and somebody from 08:00 for so many minutes. */
const alone = (
  minutes: number,
  interventions: readonly Intervention[],
  more: { patient?: Partial<Patient>; shift?: Partial<Shift>; caseload?: Partial<Caseload> } = {},
) => {
  const end = `${MONDAY}T${timeOf(8 * 60 + minutes)}`;
  const shift = { start: `${MONDAY}T08:00`, end, ...more.shift };
  return truthOf(
    caseloadOf(
      [{ interventions: [...interventions], ...more.patient }],
      [{ id: "n", portfolio: ["care"], shifts: [shift] }],
      more.caseload,
    ),
  );
};

describe("the truth", () => {
  it("is nothing where nothing is asked", () => expect(truthOf(caseloadOf([], []))).toEqual([0, 0]));

  it("is one visit for two things", () => expect(alone(20, [care("a"), care("b")])).toEqual([0, 1]));

  it("leaves the cheaper thing undone where there is a minute too little", () => {
    expect(alone(19, [care("a", { priority: 4 }), care("b")])).toEqual([4, 1]);
  });

  it("counts the setup of every visit", () => {
    const apart = [care("a", { apartFrom: ["b"] }), care("b")];
    expect(alone(30, apart, { caseload: { setupMinutes: 5 } })).toEqual([0, 2]);
    expect(alone(29, apart, { caseload: { setupMinutes: 5 } })).toEqual([10, 1]);
  });

  it("counts the least length of a visit, but not where the shift ends before", () => {
    expect(alone(20, [care("a")], { patient: { minVisitMinutes: 20 } })).toEqual([0, 1]);
    expect(alone(19, [care("a")], { patient: { minVisitMinutes: 20 } })).toEqual([10, 0]);
  });

  it("bridges two windows with a third thing", () => {
    const ends = [care("a", times("08:00-08:00")), care("b", times("08:20-08:20"))];
    expect(alone(60, ends)).toEqual([0, 2]);
    expect(alone(60, [...ends, care("c")])).toEqual([0, 1]);
  });

  it("takes a break inside its window", () => {
    const pause = (from: string, to: string) => ({ shift: { breaks: [{ from, to, minutes: 10 }] } });
    expect(alone(30, [care("a"), care("b")], pause("08:00", "08:15"))).toEqual([0, 1]);
    expect(alone(30, [care("a"), care("b")], pause("08:10", "08:20"))).toEqual([0, 2]);
    expect(alone(30, [care("a"), care("b")], pause("08:05", "08:19"))).toEqual([10, 1]);
  });

  it("keeps to the limits of a shift", () => {
    const apart = [care("a", { apartFrom: ["b"] }), care("b")];
    expect(alone(60, apart, { shift: { maxVisits: 1 } })).toEqual([10, 1]);
    expect(alone(60, apart, { shift: { maxContactMinutes: 19 } })).toEqual([10, 1]);
    expect(alone(60, apart, { shift: { maxContactMinutes: 20 } })).toEqual([0, 2]);
  });

  it("drives from and to the shift's places", () => {
    const travel = {
      model: "matrix",
      places: ["home", "base"],
      minutes: [
        [0, 7],
        [5, 0],
      ],
    } as const;
    const at = { patient: { place: "home" }, shift: { startPlace: "base", endPlace: "base" } } as const;
    expect(alone(22, [care("a")], { ...at, caseload: { travel } as unknown as Partial<Caseload> })).toEqual([0, 1]);
    expect(alone(21, [care("a")], { ...at, caseload: { travel } as unknown as Partial<Caseload> })).toEqual([10, 0]);
  });

  it("lets two work at once only where they may", () => {
    const both = (more: Partial<Intervention>) =>
      truthOf(
        caseloadOf(
          [
            [
              care("a", { ...times("08:00-08:05"), ...more }),
              care("b", { requires: ["meds"], ...times("08:00-08:05") }),
            ],
          ],
          [carer("n"), carer("m", ["meds"])],
        ),
      );
    expect(both({})).toEqual([10, 1]);
    expect(both({ alongside: ["b"] })).toEqual([0, 2]);
  });

  it("needs two people for four hands", () => {
    const lift = [care("lift", { second: { requires: [] } })];
    expect(truthOf(caseloadOf([lift], [carer("n")]))).toEqual([10, 0]);
    expect(truthOf(caseloadOf([lift], [carer("n"), carer("m", [])]))).toEqual([0, 2]);
  });

  it("does not do what comes after something undone", () => {
    const after = [care("a", { requires: ["meds"] }), care("b", { after: [{ intervention: "a" }] })];
    expect(truthOf(caseloadOf([after], [carer("n")]))).toEqual([20, 0]);
  });

  it("keeps weekly things on dates of their own", () => {
    const twice = [care("a", { repeat: { times: 2, per: "week" } })];
    const week = { horizon: { start: MONDAY, days: 2 } };
    expect(truthOf(caseloadOf([twice], [carer("n", ["care"], daily(2))], week))).toEqual([0, 2]);
    expect(truthOf(caseloadOf([twice], [carer("n")], week))).toEqual([10, 1]);
  });

  it("keeps gaps between any two, and between neighbours", () => {
    const thrice = (gapMinutes: { min?: number; max?: number }) => [
      care("a", {
        repeat: { times: 3, per: "day" },
        gapMinutes,
        ...times("08:00-08:05", "08:30-08:35", "09:00-09:10"),
      }),
    ];
    expect(alone(120, thrice({ min: 30 }))).toEqual([0, 3]);
    expect(alone(120, thrice({ min: 36 }))).toEqual([10, 2]);
    expect(alone(120, thrice({ max: 24 }))).toEqual([10, 2]);
  });
});

describe("a claim", () => {
  const caseload = caseloadOf([[care("a"), care("b", { apartFrom: ["a"] })]], [carer("n")]);
  const truth = Truth.of(caseload)!;
  const plan = consolidateSync(caseload, { iterations: 20 });
  const undone: Plan = { ...nothingDone(caseload), metrics: { ...plan.metrics, unscheduledPriority: 20, visits: 0 } };

  it("stands where it is true", () => {
    expect(truth.compare(plan)).toEqual({ lies: [], reached: true, proved: true });
    expect(truth.compare(undone)).toEqual({ lies: [], reached: false, proved: false });
  });

  it.each<[string, Plan]>([
    ["U is bounded by 1, and can be 0", { ...plan, bound: { unscheduled: 1, visits: 2 } }],
    ["V at U 0 is bounded by 3, and can be 2", { ...plan, bound: { unscheduled: 0, visits: 3 } }],
    ["V at U 20 is bounded by 1, and can be 0", { ...undone, bound: { unscheduled: 0, visits: 1 } }],
    ["20, 0 is not optimal", { ...undone, status: "optimal" }],
    ["0, 1 is better than the best, 0, 2", { ...plan, status: "feasible", metrics: { ...plan.metrics, visits: 1 } }],
  ])("falls: %s", (lie, other) => expect(truth.compare(other).lies).toEqual([lie]));
});
