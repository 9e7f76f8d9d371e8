// The bound of one patient against trying everything for them.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { bruteForce } from "./brute-force.ts";
import { boundsOf, problemOf } from "./little.ts";

const CASELOADS = 120;
const MOST_UNITS = 6;

describe("the bound of one patient", () => {
  it("is never above what trying everything finds, for any number of visits, and mostly meets it", () => {
    let [tried, tight, traded] = [0, 0, 0];
    const random = new Random(20260302);
    while (tried < CASELOADS) {
      const caseload = randomCaseload(random.fork(), {
        patients: 1,
        occurrences: 5,
        days: random.between(1, 4),
      }) as Caseload;
      const problem = problemOf(caseload);
      if (problem.units > MOST_UNITS) continue;
      const truth = bruteForce(problem);
      const bounds = boundsOf(caseload);
      const proved = truth.map((_, v) => bounds.patients[0]!.curve[Math.min(v, bounds.patients[0]!.curve.length - 1)]);
      const story = JSON.stringify({ caseload, truth, proved });
      for (const [v, undone] of truth.entries()) expect(proved[v], story).toBeLessThanOrEqual(undone);
      for (const undone of truth) {
        const visits = truth.findIndex((left) => left <= undone);
        expect(bounds.visitsGiven(undone), story).toBeLessThanOrEqual(visits);
      }
      tried++;
      if (truth.every((undone, v) => undone === proved[v])) tight++;
      if (truth.length > 2) traded++;
    }
    expect(tight).toBeGreaterThan(0.8 * tried);
    expect(traded).toBeGreaterThan(0.2 * tried);
  });
});
