// Which shifts could take over any route of another one.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import type { Caseload, Patient, Practitioner, Shift } from "../../src/caseload/schema.ts";
import { standIns } from "../../src/solver/presolve/dominated.ts";
import { care, carer, caseloadOf, MONDAY, problemOf } from "../bounds/little.ts";
import { Truth } from "../support/brute-force/compare.ts";
import { knownCaseloads, LIMIT } from "../support/brute-force/known.ts";
import { lesser } from "../support/brute-force/lesser.ts";
import { withoutShift } from "../support/brute-force/removed.ts";

const BASE = { lat: 53, lon: -1.1 };
const NEARER = { lat: 53, lon: -1.05 };
const LUNCH = { from: "11:00", to: "13:00", minutes: 30 };

/** Who could stand in for whom, of the first, on all day with care and meds, and another. */
const two = (other: Practitioner, first: Partial<Shift> = {}, patient: Partial<Patient> = {}) => {
  const n = shiftOf("n", ["care", "meds"], first);
  const patients = [{ interventions: [care("a"), care("b", { requires: ["meds"] })], ...patient }];
  return standIns(problemOf(caseloadOf(patients, [n, other])));
};
const shiftOf = (id: string, portfolio: Practitioner["portfolio"], more: Partial<Shift>): Practitioner => ({
  id,
  portfolio,
  shifts: [{ start: `${MONDAY}T08:00`, end: `${MONDAY}T16:00`, ...more }],
});
const like = (more: Partial<Shift>) => shiftOf("m", ["care", "meds"], more);

describe("a shift that could stand in", () => {
  it.each<[string, Practitioner, Partial<Shift>, Partial<Patient>]>([
    ["who may do less", carer("m"), {}, {}],
    ["who must not come", like({}), {}, { avoid: ["m"] }],
    ["who starts later and ends sooner", like({ start: `${MONDAY}T09:00`, end: `${MONDAY}T15:00` }), {}, {}],
    ["who sets out from afar", like({ startPlace: BASE }), {}, {}],
    ["who has to go home", like({ endPlace: BASE }), {}, {}],
    ["who has further to go", like({ startPlace: BASE }), { startPlace: NEARER }, {}],
    ["who pauses", like({ breaks: [LUNCH] }), {}, {}],
    ["whose break has a narrower window", like({ breaks: [LUNCH] }), { breaks: [{ ...LUNCH, to: "14:00" }] }, {}],
    ["who makes few visits", like({ maxVisits: 2 }), {}, {}],
    ["who works little", like({ maxContactMinutes: 60 }), {}, {}],
  ])("is known for somebody %s", (_, other, first, patient) => {
    expect(two(other, first, patient)).toEqual([[], [0]]);
  });

  it.each<[string, Practitioner, Partial<Shift>]>([
    ["is told from it by nothing", like({}), {}],
    ["may do less but works longer", shiftOf("m", ["care"], { end: `${MONDAY}T17:00` }), {}],
    ["may do less but sets out from nearer", shiftOf("m", ["care"], { startPlace: NEARER }), { startPlace: BASE }],
    [
      "may do less but pauses for longer",
      shiftOf("m", ["care"], { breaks: [{ ...LUNCH, minutes: 40 }] }),
      { breaks: [LUNCH] },
    ],
    [
      "may do less but pauses whenever",
      shiftOf("m", ["care"], { breaks: [{ ...LUNCH, to: "14:00" }] }),
      { breaks: [LUNCH] },
    ],
  ])("is not claimed for somebody who %s", (_, other, first) => {
    expect(two(other, first)).toEqual([[], []]);
  });

  it("is worth no less to any caseload than the one it stands in for", () => {
    let seen = 0;
    for (const { caseload } of knownCaseloads(new Random(419), 60, lesser)) {
      for (const [shift, others] of standIns(problemOf(caseload)).entries()) {
        for (const other of others) {
          const [without, withoutOther] = [worthWithout(caseload, shift), worthWithout(caseload, other)];
          const story = `${other} for ${shift} in ${JSON.stringify(caseload)}`;
          expect(withoutOther[0] - without[0] || withoutOther[1] - without[1], story).toBeGreaterThanOrEqual(0);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(30);
  });
});

function worthWithout(caseload: Caseload, shift: number): readonly [number, number] {
  const { unscheduled, visits } = Truth.of(withoutShift(caseload, shift), LIMIT)!;
  return [unscheduled, visits];
}
