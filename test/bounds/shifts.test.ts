// Bounds from whole shifts: no valid plan is below them, at any prices.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { CapacityBound } from "../../src/solver/bounds/capacity/capacity-bound.ts";
import { Dual } from "../../src/solver/bounds/capacity/dual.ts";
import { ShiftBound } from "../../src/solver/bounds/shifts/shift-bound.ts";
import { ShiftDual } from "../../src/solver/bounds/shifts/shift-dual.ts";
import { Truth } from "../support/brute-force/compare.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { drawnShifts } from "../support/drawn-shifts.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { care, carer, caseloadOf, problemOf, times } from "./little.ts";
import { luckyPlans, type Reached, withoutBreaks } from "./lucky-plan.ts";

const CASELOADS = Number(process.env.SHIFT_CASELOADS ?? 60);
const FIRST_SEED = Number(process.env.SHIFT_SEED ?? 5);

/** What is proved of V by climbing, for plans that leave so much undone. */
function climbed(problem: Problem, unscheduled: number): ShiftBound {
  const capacity = new CapacityBound(problem, finish(boundProblem(problem)));
  const bound = new ShiftBound(problem);
  for (let settled = false; !settled; ) {
    const start = finish(capacity.approach(() => unscheduled));
    finish(bound.steps(start, unscheduled));
    settled = start.done;
  }
  return bound;
}

describe("bounds from whole shifts", () => {
  it("are below the best plan of every tiny caseload", { timeout: 600_000 }, () => {
    const random = new Random(FIRST_SEED);
    let [known, earning, several] = [0, 0, 0];
    for (const { caseload, truth } of knownCaseloads(random, CASELOADS)) {
      known++;
      if (truth.visits > 1) several++;
      const problem = problemOf(caseload);
      const dual = finish(ShiftDual.of(problem, finish(Dual.of(problem))));
      const all = problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0);
      for (let j = 0; j < 10; j++) {
        const priority = random.pick([0.02, 0.1, 1]);
        const { value, earns } = drawnShifts(problem, dual, random, priority);
        const story = JSON.stringify({ caseload, priority });
        expect(value, story).toBeLessThanOrEqual(truth.visits + priority * truth.unscheduled + 1e-6);
        expect(value, story).toBeLessThanOrEqual(priority * all + 1e-6);
        if (earns) earning++;
      }
      expect(climbed(problem, truth.unscheduled).visitsGiven(truth.unscheduled)).toBeLessThanOrEqual(truth.visits);
    }
    expect(Math.min(known, several)).toBeGreaterThan(CASELOADS / 3);
    expect(earning).toBeGreaterThan(2 * CASELOADS);
  });

  it("are below plans of larger caseloads that luck finds", { timeout: 600_000 }, () => {
    const random = new Random(FIRST_SEED + 1);
    let plans = 0;
    for (let i = 0; i < CASELOADS / 10; i++) {
      const sizes = { patients: random.between(3, 8), practitioners: random.between(1, 4), occurrences: 14 };
      const caseload = withoutBreaks(randomCaseload(random.fork(), { ...sizes, richness: 0.4 }) as Caseload);
      const problem = problemOf(caseload);
      const dual = finish(ShiftDual.of(problem, finish(Dual.of(problem))));
      const reached: Reached[] = luckyPlans(caseload, random, 20);
      for (let j = 0; j < 5; j++) {
        const { value } = drawnShifts(problem, dual, random, 0.1);
        for (const { unscheduled, visits } of reached) {
          expect(value, JSON.stringify(caseload)).toBeLessThanOrEqual(visits + 0.1 * unscheduled + 1e-6);
          plans++;
        }
      }
    }
    expect(plans).toBeGreaterThan(CASELOADS / 2);
  });

  it("come to an end where the only visit is in the way of a break, though there is time for both", () => {
    const fixed = care("fixed", { minutes: 20, ...times("09:20-09:20") });
    const patient = { setupMinutes: 20, interventions: [fixed, care("other")] };
    const [shift] = carer("n", ["care"], [["07:50", "10:00"]]).shifts;
    const nurse = { ...carer("n"), shifts: [{ ...shift, breaks: [{ from: "08:45", to: "09:25", minutes: 30 }] }] };
    const caseload = caseloadOf([patient], [nurse]);
    const truth = Truth.of(caseload)!;
    expect([truth.unscheduled, truth.visits]).toEqual([10, 1]);
    expect(climbed(problemOf(caseload), 10).visitsGiven(10)).toBeLessThanOrEqual(1);
  });

  it("know that one person cannot be at two far ends of a district within an hour", () => {
    const needs = (id: string) => [care(`${id}-care`), care(`${id}-meds`, { requires: ["meds"] })];
    const patients = [
      { interventions: needs("a"), place: { lat: 53, lon: -1 } },
      { interventions: needs("b"), place: { lat: 53.25, lon: -1 } },
    ];
    const hour = [["08:00", "09:00"]] as const;
    const staff = [carer("both", ["care", "meds"], hour), carer("care", ["care"], hour), carer("meds", ["meds"], hour)];
    const problem = problemOf(caseloadOf(patients, staff));
    const capacity = new CapacityBound(problem, finish(boundProblem(problem)));
    finish(capacity.steps(0));
    expect(capacity.visitsGiven(0)).toBe(2);
    expect(climbed(problem, 0).visitsGiven(0)).toBe(3);
  });
});
