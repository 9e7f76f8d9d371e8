// What is plainly wrong is refused by name, never with an error from deep inside.

import { describe, expect, it } from "vitest";
import { CaseloadError, consolidateSync, siloed, verifyPlan } from "../src/index.ts";
import { boundsOf, care, carer, caseloadOf } from "./bounds/little.ts";
import { issuesIn, soundCaseload } from "./caseload/fixture.ts";

// biome-ignore lint/suspicious/noExplicitAny: misuse is what the types are there to prevent.
type Misused = any;

describe("misuse", () => {
  it("of options is told by name", () => {
    const plan = (options: Misused) => () => consolidateSync(soundCaseload(), options);
    expect(plan(null)).toThrow(new TypeError("the options are null; an object is wanted"));
    expect(plan({ weights: null })).toThrow(new TypeError("option `weights` is null; an object is wanted"));
    expect(plan({ seconds: Object.create(null) })).toThrow("option `seconds` is {}; a number of at least 0 is wanted");
    expect(plan({ seconds: 5n })).toThrow("option `seconds` is 5; a number of at least 0 is wanted");
  });

  it("of a caseload is a CaseloadError wherever it is given", () => {
    const none: Misused = {};
    expect(() => siloed(none)).toThrow(CaseloadError);
    expect(() => verifyPlan(none, {})).toThrow(CaseloadError);
  });

  it("with values that are no JSON is an issue like any other", () => {
    const circle: Misused = {};
    circle.circle = circle;
    for (const value of [circle, 5n, Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol("x"), Object.create(null)]) {
      const caseload = soundCaseload();
      caseload.patients[0].interventions[0].minutes = value;
      expect(issuesIn(caseload).map(({ path }) => path)).toEqual(["patients[0].interventions[0].minutes"]);
    }
  });

  it("of a misspelt key among alternatives is told for the one that was meant", () => {
    const caseload = soundCaseload();
    caseload.patients[0].interventions[0].requires = [{ compentency: "care", level: 1 }];
    expect(
      issuesIn(caseload)
        .map(({ message }) => message)
        .join(" "),
    ).not.toContain("anyOf");
  });
});

describe("a shift whose breaks cannot all be taken", () => {
  it("counts for nobody", () => {
    const breaks = [
      { from: "10:00", to: "11:00", minutes: 40 },
      { from: "10:00", to: "11:00", minutes: 40 },
    ];
    const { shifts, ...rest } = carer("n");
    const never = { ...rest, shifts: shifts.map((shift) => ({ ...shift, breaks })) };
    expect(boundsOf(caseloadOf([[care("a")]], [never])).unscheduled).toBe(10);
    const once = { ...rest, shifts: shifts.map((shift) => ({ ...shift, breaks: breaks.slice(1) })) };
    expect(boundsOf(caseloadOf([[care("a")]], [once])).unscheduled).toBe(0);
  });
});
