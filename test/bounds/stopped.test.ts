// Bounds that are left early, or told to look at less, are lower and never higher.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { Bounds, boundProblem } from "../../src/solver/bounds/bounds.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { boundsOf, care, carer, caseloadOf, floorOf, problemOf } from "./little.ts";

const SLACKS = [0, 1, 5, 20, 100];

describe("bounds left early", () => {
  it("are valid at every yield, and go on where they were left", () => {
    const patients = Array.from({ length: 6 }, (_, i) => [
      care(`a${i}`),
      care(`b${i}`, { requires: ["lift"], priority: 3 }),
    ]);
    const problem = problemOf(caseloadOf(patients, [carer("n")]));
    const bounds = new Bounds(problem);
    const seen = new Set<number>();
    const steps = boundProblem(problem, { bounds });
    while (!steps.next().done) {
      seen.add(bounds.visitsGiven(18));
      expect(bounds.unscheduled).toBeLessThanOrEqual(18);
      if (bounds.unscheduled === 9) break;
    }
    expect([bounds.unscheduled, bounds.visitsGiven(9)]).toEqual([9, 3]);
    expect([...seen]).toEqual([0, 1, 3]);
    for (const _ of boundProblem(problem, { bounds })) expect(bounds.visitsGiven(18)).toBeLessThanOrEqual(6);
    expect([bounds.unscheduled, bounds.visitsGiven(18)]).toEqual([18, 6]);
  });

  it("have no work for what they know already", () => {
    const problem = problemOf(caseloadOf([[care("a")]], [carer("n")]));
    const bounds = new Bounds(problem);
    for (const _ of boundProblem(problem, { bounds })) expect(bounds.patients.length).toBe(1);
    expect(boundProblem(problem, { bounds }).next()).toEqual({ done: true, value: bounds });
  });
});

describe("bounds that look at less", () => {
  it("are never above those that look at everything", () => {
    const random = new Random(3);
    let lower = 0;
    for (let i = 0; i < 150; i++) {
      const caseload = randomCaseload(random.fork(), { occurrences: 10 }) as Caseload;
      const [coarse, exact] = [boundsOf(caseload, { limit: 1 }), boundsOf(caseload)];
      expect(coarse.unscheduled).toBeLessThanOrEqual(exact.unscheduled);
      for (const slack of SLACKS) {
        const undone = exact.unscheduled + slack;
        expect(coarse.visitsGiven(undone)).toBeLessThanOrEqual(exact.visitsGiven(undone));
        if (coarse.visitsGiven(undone) < exact.visitsGiven(undone)) lower++;
      }
    }
    expect(lower).toBeGreaterThan(0);
  });

  it("still tell what can never be together", () => {
    const staff = [carer("n"), carer("m", ["meds"])];
    const mixed = Array.from({ length: 60 }, (_, i) => care(`i${i}`, i < 5 ? { requires: ["meds"] } : {}));
    expect(floorOf(caseloadOf([mixed], staff))).toEqual([0, 2]);
    const apart = mixed.map((one) => ({ ...one, apartFrom: mixed.map(({ id }) => id).filter((id) => id !== one.id) }));
    const [undone, visits] = floorOf(caseloadOf([apart], staff));
    expect(undone).toBe(0);
    expect(visits).toBe(60);
  });
});
