import { describe, expect, it } from "vitest";
import type { Shift } from "../../src/caseload/schema.ts";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, shiftOf, visit } from "./little.ts";

const patients = [patientOf("p", [care("wash"), care("dress")]), patientOf("q", [care("meal")], { place: "far" })];
const caseloadWith = (shift: Partial<Shift> = {}) => caseloadOf(patients, [carer("n", { shifts: [shiftOf(shift)] })]);
const wash = visit("v", "p", "n", "09:00", "09:10", "wash 09:00");

describe("rule 7: travel", () => {
  it("takes just the minutes that the journey needs", () => {
    const { terms } = expectKept(
      caseloadWith(),
      planOf([wash, visit("w", "q", "n", "09:20", "09:30", "meal 09:20")], ["dress"]),
    );
    expect(terms.travelMinutes).toBe(10);
    const early = visit("w", "q", "n", "09:19", "09:29", "meal 09:19");
    expectBroken(caseloadWith(), planOf([wash, early], ["dress"]), 7, "no-time-to-travel");
  });

  it("travels from where the shift starts and to where it ends, inside the shift", () => {
    const based = (start: string, end: string) => caseloadWith({ start, end, startPlace: "base", endPlace: "base" });
    const plan = planOf([wash], ["dress", "meal"]);
    expect(expectKept(based("08:55", "09:15"), plan).terms.travelMinutes).toBe(10);
    expectBroken(based("08:56", "09:15"), plan, 7, "no-time-to-travel");
    expectBroken(based("08:55", "09:14"), plan, 7, "no-time-to-travel");
    expect(expectKept(caseloadWith({ start: "09:00", end: "09:10" }), plan).terms.travelMinutes).toBe(0);
  });

  it("reads an asymmetric matrix from row to column", () => {
    const oneWay = {
      ...caseloadWith(),
      travel: {
        model: "matrix" as const,
        places: ["home", "far"],
        minutes: [
          [0, 30],
          [5, 0],
        ],
      },
    };
    const meal = visit("w", "q", "n", "08:45", "08:55", "meal 08:45");
    expect(expectKept(oneWay, planOf([wash, meal], ["dress"])).terms.travelMinutes).toBe(5);
    const after = visit("w", "q", "n", "09:39", "09:49", "meal 09:39");
    expectBroken(oneWay, planOf([wash, after], ["dress"]), 7, "no-time-to-travel");
  });

  it("rounds straight lines up, and takes nothing between identical coordinates", () => {
    // 1/60 of a degree of latitude is 1.853 km: at 60 km/h and without a detour, 2 minutes when rounded up.
    const travel = { model: "straight-line" as const, kilometresPerHour: 60, detour: 1, fixedMinutes: 3 };
    const apart = (lat: number) => ({
      ...caseloadOf(
        [
          patientOf("p", [care("wash")], { place: { lat: 52, lon: 0 } }),
          patientOf("q", [care("meal")], { place: { lat, lon: 0 } }),
        ],
        [carer("n")],
      ),
      travel,
    });
    const meal = (start: string, end: string) => visit("w", "q", "n", start, end, `meal ${start}`);
    expect(expectKept(apart(52 + 1 / 60), planOf([wash, meal("09:15", "09:25")])).terms.travelMinutes).toBe(5);
    expectBroken(apart(52 + 1 / 60), planOf([wash, meal("09:14", "09:24")]), 7, "no-time-to-travel");
    expect(expectKept(apart(52), planOf([wash, meal("09:10", "09:20")])).terms.travelMinutes).toBe(0);
  });
});

describe("rule 7: overlap", () => {
  it("finds one person in two visits at once", () => {
    const meal = visit("w", "q", "n", "09:05", "09:15", "meal 09:05");
    expectBroken(caseloadWith(), planOf([wash, meal], ["dress"]), 7, "visits-overlap");
  });

  it("counts two visits in a row to one patient as two, back to back if need be", () => {
    const again = visit("w", "p", "n", "09:10", "09:20", "dress 09:10");
    expect(expectKept(caseloadWith(), planOf([wash, again], ["meal"])).visits).toBe(2);
  });
});
