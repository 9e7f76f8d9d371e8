// A caseload on its way, with a clock that the test moves: what is left early is whole, and nothing is left for good.

import { describe, expect, it } from "vitest";
import { parseCaseload } from "../src/caseload/parse.ts";
import { Journey } from "../src/journey.ts";
import { type Phase, settingsOf } from "../src/options.ts";
import type { Plan } from "../src/plan/schema.ts";
import { care, carer, caseloadOf } from "./bounds/little.ts";

/** Travels for `seconds` of a clock that moves on by so many milliseconds whenever somebody looks, by phase. */
function travel(caseload: unknown, seconds: number, ticks: Partial<Record<Phase, number>>): Plan {
  let time = 0;
  const journey: Journey = new Journey(
    parseCaseload(caseload),
    settingsOf({ seconds }),
    () => {
      time += ticks[journey.phase] ?? 1;
      return time;
    },
    0,
  );
  const steps = journey.steps();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe("time that is over", () => {
  it("while one patient's first visits are planned leaves those that are planned", () => {
    const things = Array.from({ length: 200 }, (_, i) => care(`i${i}`, { minutes: 1 }));
    const plan = travel(caseloadOf([things], [carer("n")]), 1, { constructing: 1000 });
    expect(plan.visits.length).toBeGreaterThan(0);
    expect(plan.unscheduled.length).toBeGreaterThan(0);
    expect(plan.unscheduled[0]!.reason.code).toBe("stopped");
  });

  it("for the bounds at first comes again while the search goes on", () => {
    const patients = Array.from({ length: 12 }, (_, i) => [care(`a${i}`), care(`b${i}`, { requires: ["lift"] })]);
    const plan = travel(caseloadOf(patients, [carer("n")]), 4, { bounding: 1000, searching: 1 });
    expect(plan.bound).toEqual({ unscheduled: 120, visits: 12 });
    expect(plan.status).toBe("optimal");
  });
});
