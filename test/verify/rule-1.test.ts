import { describe, expect, it } from "vitest";
import { care, carer, caseloadOf, codesOf, expectBroken, expectKept, patientOf, planOf, visit } from "./little.ts";

const single = caseloadOf([patientOf("p", [care("wash"), care("dress")])], [carer("n"), carer("m")]);
const double = caseloadOf(
  [patientOf("p", [care("lift", { second: { requires: ["meds"] } }), care("wash")])],
  [carer("n"), carer("m", { portfolio: ["care", "meds"] })],
);
const wash = visit("v1", "p", "n", "09:00", "09:10", "wash 09:00");

describe("rule 1: every occurrence is done, or unscheduled, once", () => {
  it("lets one visit do what another plan leaves undone", () => {
    expectKept(single, planOf([wash], ["dress"]));
    expectKept(single, planOf([visit("v1", "p", "n", "09:00", "09:20", "wash 09:00", "dress 09:10")]));
  });

  it("finds an occurrence that is neither done nor unscheduled", () => {
    expectBroken(single, planOf([wash]), 1, "neither-done-nor-unscheduled");
  });

  it("finds an occurrence that is both", () => {
    expectBroken(single, planOf([wash], ["wash", "dress"]), 1, "done-and-unscheduled");
  });

  it("finds an occurrence listed twice as unscheduled, and counts it once", () => {
    expectBroken(single, planOf([wash], ["dress", "dress"]), 1, "unscheduled-twice");
  });

  it("finds what is no occurrence, in a visit or unscheduled", () => {
    expectBroken(single, planOf([wash], ["dress", "undress"]), 1, "unknown-unscheduled");
    const odd = visit("v1", "p", "n", "09:00", "09:20", "wash 09:00", "wash#1 09:10");
    expectBroken(single, planOf([odd], ["dress"]), 1, "unknown-occurrence");
  });

  it("finds an occurrence done in two visits", () => {
    const again = visit("v2", "p", "m", "10:00", "10:10", "wash 10:00");
    expectBroken(single, planOf([wash, again], ["dress"]), 1, "done-too-often");
  });
});

describe("rule 1: double-handed care", () => {
  const first = visit("v1", "p", "n", "09:00", "09:10", "lift 09:00");
  const second = visit("v2", "p", "m", "09:00", "09:10", "lift 09:00");

  it("takes two people who start together, whatever else one of them does there", () => {
    expectKept(double, planOf([first, second], ["wash"]));
    expectKept(double, planOf([first, visit("v2", "p", "m", "08:50", "09:10", "wash 08:50", "lift 09:00")]));
  });

  it("finds that one person is missing, or one too many", () => {
    expectBroken(double, planOf([first], ["wash"]), 1, "wrong-number-of-practitioners");
    const three = caseloadOf(double.patients, [...double.practitioners, carer("o")]);
    const third = visit("v3", "p", "o", "09:00", "09:10", "lift 09:00");
    expectBroken(three, planOf([first, second, third], ["wash"]), 1, "wrong-number-of-practitioners");
  });

  it("finds one person counted twice", () => {
    const alone = caseloadOf(double.patients, [carer("n", { portfolio: ["care", "meds"] })]);
    const again = visit("v2", "p", "n", "09:10", "09:20", "lift 09:10");
    const codes = codesOf(alone, planOf([first, again], ["wash"]));
    expect(codes).toEqual(["same-practitioner-twice", "not-started-together"]);
  });

  it("finds that they do not start together", () => {
    const late = visit("v2", "p", "m", "09:05", "09:15", "lift 09:05");
    expectBroken(double, planOf([first, late], ["wash"]), 1, "not-started-together");
  });
});
