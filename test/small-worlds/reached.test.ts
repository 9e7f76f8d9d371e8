// Little worlds whose best plan was once out of reach of the search.

import { describe, expect, it } from "vitest";
import { consolidateSync } from "../../src/consolidate.ts";
import { care, carer, caseloadOf, times } from "../bounds/little.ts";
import { Truth } from "../support/brute-force/compare.ts";

describe("the search reaches", () => {
  it.each([1, 2, 3])("a second pair of hands where the first has time for both of them (%i things beside)", (count) => {
    const lifts = [care("lift", { second: { requires: [] } })];
    const others = Array.from({ length: count - 1 }, (_, i) => care(`other${i}`));
    const caseload = caseloadOf([[...lifts, ...others]], [carer("n"), carer("m")]);
    const comparison = Truth.of(caseload)!.compare(consolidateSync(caseload, { iterations: 30 }));
    expect(comparison).toEqual({ lies: [], reached: true, proved: true });
  });

  it("care beside only a part of what somebody else does at that time", () => {
    const cares = [
      care("a", { alongside: ["b"] }),
      care("b", { requires: ["meds"], ...times("08:00-08:00") }),
      care("c"),
    ];
    const caseload = caseloadOf([cares], [carer("n", ["care"], [["08:00", "08:20"]]), carer("m", ["meds"])]);
    const plan = consolidateSync(caseload, { iterations: 30 });
    expect([plan.metrics.unscheduledPriority, plan.metrics.visits]).toEqual([0, 2]);
    expect(Truth.of(caseload)!.compare(plan)).toEqual({ lies: [], reached: true, proved: true });
  });

  it("a break at any time before one that has its hour", () => {
    const nurse = carer("n", ["care"], [["08:00", "09:00"]]);
    const breaks = [
      { from: "08:00", to: "09:00", minutes: 10 },
      { from: "08:40", to: "08:59", minutes: 19 },
    ];
    const shifts = nurse.shifts.map((shift) => ({ ...shift, breaks }));
    const caseload = caseloadOf([[care("a"), care("b")]], [{ ...nurse, shifts }]);
    const plan = consolidateSync(caseload, { iterations: 30 });
    expect([plan.metrics.unscheduledPriority, plan.metrics.visits]).toEqual([0, 1]);
    expect(Truth.of(caseload)!.compare(plan)).toEqual({ lies: [], reached: true, proved: true });
  });
});
