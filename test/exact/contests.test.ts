// Patients who want the same few people at the same time: what they need together is never above the truth.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { Contests } from "../../src/solver/exact/contests.ts";
import { Search } from "../../src/solver/search/search.ts";
import { care, carer, caseloadOf, problemOf, times } from "../bounds/little.ts";
import { Truth } from "../support/brute-force/compare.ts";

/** What contests prove of V beside a plan of so many steps of search; `alone` is what each patient needs alone. */
function contested(caseload: Caseload, steps: number) {
  const problem = problemOf(caseload);
  const bounds = finish(boundProblem(problem));
  const search = new Search(problem, 1, bounds);
  finish(search.construct());
  for (let step = 0; step < steps; step++) finish(search.stepping(step / steps));
  const { unscheduled, visits } = search.best;
  const contests = new Contests(problem, bounds);
  finish(contests.steps(unscheduled, visits, () => search.best.schedule()));
  return { unscheduled, proved: contests.visitsGiven(unscheduled), alone: bounds.visitsGiven(unscheduled) };
}

/** Patients who want two things at some time of the morning, one person who could do both, and others for either. */
function contendedFor(random: Random): Caseload {
  const window = () => {
    const minute = random.between(0, 4) * 5;
    return times(`08:${String(minute).padStart(2, "0")}-08:${minute + 10}`);
  };
  const patients = Array.from({ length: random.between(2, 3) }, (_, p) => [
    care(`${p}-wash`, window()),
    care(`${p}-tablets`, { requires: ["meds"], ...window() }),
  ]);
  const others = [carer("m"), carer("o", ["meds"]), carer("q"), carer("r", ["meds"])];
  return caseloadOf(patients, [carer("n", ["care", "meds"]), ...others.slice(0, random.between(2, 4))]);
}

describe("a contest", () => {
  it("of two patients for the only one who could do all for either of them at once is worth a visit", () => {
    const both = (id: string) => [
      care(`${id}-wash`, times("08:00-08:10")),
      care(`${id}-tablets`, { requires: ["meds"], ...times("08:00-08:10") }),
    ];
    const staff = [carer("n", ["care", "meds"]), carer("m"), carer("o", ["meds"])];
    const rest = [care("c-wash", times("12:00-15:00"))];
    expect(contested(caseloadOf([both("a"), both("b"), rest], staff), 200)).toEqual({
      unscheduled: 0,
      proved: 4,
      alone: 3,
    });
  });

  it("is never worth more than the truth, and often something", () => {
    const random = new Random(1911);
    let lifted = 0;
    for (let i = 0; i < 30; i++) {
      const caseload = contendedFor(random);
      const truth = Truth.of(caseload, 20_000);
      if (truth === undefined) continue;
      const { unscheduled, proved, alone } = contested(caseload, 20);
      if (unscheduled > truth.unscheduled) continue;
      expect(proved, JSON.stringify({ caseload })).toBeLessThanOrEqual(truth.visits);
      if (proved > alone) lifted++;
    }
    expect(lifted).toBeGreaterThan(3);
  });
});
