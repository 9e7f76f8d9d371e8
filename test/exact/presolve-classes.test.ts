// Which shifts may stand in for which.

import { describe, expect, it } from "vitest";
import type { Patient, Practitioner } from "../../src/caseload/schema.ts";
import { identicalShifts, likeShifts } from "../../src/solver/presolve/classes.ts";
import { care, carer, caseloadOf, MONDAY, problemOf } from "../bounds/little.ts";

const BASE = { lat: 53, lon: -1.1 };
const two = (other: Practitioner, patient: Partial<Patient> = {}) =>
  problemOf(caseloadOf([{ interventions: [care("a")], ...patient }], [carer("n"), other]));
const shiftOf = (more: Partial<Practitioner["shifts"][number]>): Practitioner => ({
  id: "m",
  portfolio: ["care"],
  shifts: [{ start: `${MONDAY}T08:00`, end: `${MONDAY}T16:00`, ...more }],
});

describe("identical shifts", () => {
  it("have the same hours, places, breaks, limits and hands", () => {
    expect([...identicalShifts(two(carer("m")))]).toEqual([0, 0]);
    expect([...identicalShifts(two(carer("m", [{ competency: "care", level: 3 }])))]).toEqual([0, 0]);
  });

  it.each<[string, Practitioner, Partial<Patient>]>([
    ["who may do less", carer("m", ["meds"]), {}],
    ["who must not come", carer("m"), { avoid: ["m"] }],
    ["who starts later", shiftOf({ start: `${MONDAY}T09:00` }), {}],
    ["who starts elsewhere", shiftOf({ startPlace: BASE }), {}],
    ["who goes home", shiftOf({ endPlace: BASE }), {}],
    ["who pauses", shiftOf({ breaks: [{ from: "11:00", to: "13:00", minutes: 30 }] }), {}],
    ["who makes few visits", shiftOf({ maxVisits: 2 }), {}],
    ["who works little", shiftOf({ maxContactMinutes: 60 }), {}],
  ])("are not shared with somebody %s", (_, other, patient) => {
    expect([...identicalShifts(two(other, patient))]).toEqual([0, 1]);
  });

  it("are alike in what may be done, whatever their hours", () => {
    expect([...likeShifts(two(shiftOf({ start: `${MONDAY}T09:00`, maxVisits: 2 })))]).toEqual([0, 0]);
    expect([...likeShifts(two(carer("m", ["meds"])))]).toEqual([0, 1]);
  });
});
