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
import { tinyCaseload } from "../support/brute-force/tiny-caseload.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { care, carer, caseloadOf, problemOf } from "./little.ts";
import { luckyPlans, type Reached, withoutBreaks } from "./lucky-plan.ts";

const CASELOADS = Number(process.env.SHIFT_CASELOADS ?? 60);
const FIRST_SEED = Number(process.env.SHIFT_SEED ?? 5);
/** Labels few enough for some searches to be cut short. */
const FEW_LABELS = 20;
const MANY_LABELS = 5000;

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

/** What is proved of visits + undone priority × `priority` at prices drawn at random; and whether some shift earns. */
function drawn(problem: Problem, dual: ShiftDual, random: Random, priority: number): { value: number; earns: boolean } {
  const most = random.pick([0.3, 1, 3]);
  const prices = Float64Array.from({ length: dual.ways }, () => (random.chance(0.7) ? most * random.next() : 0));
  const labels = random.pick([FEW_LABELS, MANY_LABELS]);
  const taken = { visits: 0, unscheduled: 0, used: new Float64Array(dual.ways) };
  const paid = finish(dual.patients(prices, { visit: 1, priority }, taken));
  let earned = 0;
  for (const shift of dual.shifts) {
    shift.visit = problem.mostVisitsOfShift[shift.tour.shift] < 100 && random.chance(0.5) ? 0.1 : 0;
    shift.minute = problem.mostContactOfShift[shift.tour.shift] < 10_000 && random.chance(0.5) ? 0.005 : 0;
    earned += dual.earn(shift, prices, labels);
  }
  return { value: paid - earned, earns: earned > 0 };
}

describe("bounds from whole shifts", () => {
  it("are below the best plan of every tiny caseload", { timeout: 600_000 }, () => {
    const random = new Random(FIRST_SEED);
    let [known, earning, several] = [0, 0, 0];
    for (let i = 0; i < CASELOADS; i++) {
      const caseload = tinyCaseload(random.fork()) as Caseload;
      const truth = Truth.of(caseload, 20_000);
      if (truth === undefined) continue;
      known++;
      if (truth.visits > 1) several++;
      const problem = problemOf(caseload);
      const dual = finish(ShiftDual.of(problem, finish(Dual.of(problem))));
      const all = problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0);
      for (let j = 0; j < 10; j++) {
        const priority = random.pick([0.02, 0.1, 1]);
        const { value, earns } = drawn(problem, dual, random, priority);
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
        const { value } = drawn(problem, dual, random, 0.1);
        for (const { unscheduled, visits } of reached) {
          expect(value, JSON.stringify(caseload)).toBeLessThanOrEqual(visits + 0.1 * unscheduled + 1e-6);
          plans++;
        }
      }
    }
    expect(plans).toBeGreaterThan(CASELOADS / 2);
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
