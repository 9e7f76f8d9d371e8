// No valid plan is below a bound: plans of random caseloads, as the verifier judges them.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { boundsOf } from "./little.ts";
import { luckyPlans, withoutBreaks } from "./lucky-plan.ts";

const CASELOADS = 120;
const ATTEMPTS = 60;

describe("bounds of random caseloads", () => {
  it("are below every valid plan that luck finds, and sometimes met", () => {
    let [plans, metU, metBoth] = [0, 0, 0];
    const random = new Random(7);
    for (let i = 0; i < CASELOADS; i++) {
      const caseload = withoutBreaks(randomCaseload(random.fork(), { richness: random.pick([0.3, 1]) }) as Caseload);
      if (caseload.practitioners.length === 0) continue;
      const bounds = boundsOf(caseload);
      for (const { unscheduled, visits } of luckyPlans(caseload, random, ATTEMPTS)) {
        const story = JSON.stringify({ caseload, unscheduled, visits });
        expect(bounds.unscheduled, story).toBeLessThanOrEqual(unscheduled);
        expect(bounds.visitsGiven(unscheduled), story).toBeLessThanOrEqual(visits);
        plans++;
        if (bounds.unscheduled === unscheduled) metU++;
        if (bounds.unscheduled === unscheduled && bounds.visitsGiven(unscheduled) === visits && visits > 0) metBoth++;
      }
    }
    expect(plans).toBeGreaterThan(2 * CASELOADS);
    expect(metU).toBeGreaterThan(0);
    expect(metBoth).toBeGreaterThan(0);
  });
});
