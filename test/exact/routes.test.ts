// Bounds from whole shifts: never above the truth, and above what patients on their own give.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { aimAtUndone, aimAtVisits, grainOf, impossiblePriority } from "../../src/solver/exact/routes/aims.ts";
import { Master } from "../../src/solver/exact/routes/master.ts";
import { routeModel } from "../../src/solver/exact/routes/model.ts";
import { Relaxation } from "../../src/solver/exact/routes/relaxation.ts";
import { problemOf } from "../bounds/little.ts";
import { luckyPlans, withoutBreaks } from "../bounds/lucky-plan.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { randomCaseload } from "../support/random-caseload.ts";

/** What whole shifts prove of a caseload at the root, without branching. */
function rootOf(caseload: Caseload) {
  const problem = problemOf(caseload);
  const bounds = finish(boundProblem(problem));
  const model = finish(routeModel(problem, bounds.impossible))!;
  const never = impossiblePriority(problem, bounds.impossible);
  const undone = new Relaxation(model, new Master(model, aimAtUndone(problem)), grainOf(problem));
  expect(finish(undone.solve(Infinity))).toBe(true);
  const visitsGiven = (unscheduled: number) => {
    const visits = new Relaxation(model, new Master(model, aimAtVisits(problem, bounds, unscheduled)), 1);
    expect(finish(visits.solve(Infinity))).toBe(true);
    return visits.whole(visits.bound);
  };
  return { unscheduled: never + undone.whole(undone.bound), visitsGiven, bounds };
}

describe("the bound from whole shifts", () => {
  it("is never above the truth of a tiny caseload, mostly meets it, and now and then beats patients on their own", () => {
    const random = new Random(20260305);
    const count = { known: 0, tightU: 0, tightV: 0, beaten: 0 };
    for (const { caseload, truth } of knownCaseloads(random, 60)) {
      const { unscheduled, visitsGiven, bounds } = rootOf(caseload);
      const visits = visitsGiven(truth.unscheduled);
      const story = JSON.stringify({ unscheduled, visits, caseload });
      expect(unscheduled, story).toBeLessThanOrEqual(truth.unscheduled);
      expect(visits, story).toBeLessThanOrEqual(truth.visits);
      count.known++;
      if (unscheduled === truth.unscheduled) count.tightU++;
      if (visits === truth.visits) count.tightV++;
      if (unscheduled > bounds.unscheduled || visits > bounds.visitsGiven(truth.unscheduled)) count.beaten++;
    }
    expect(count.known).toBeGreaterThan(35);
    expect(Math.min(count.tightU, count.tightV)).toBeGreaterThan(0.75 * count.known);
    expect(count.beaten).toBeGreaterThan(0);
  });

  it("is never above a plan found by luck", () => {
    const random = new Random(20260306);
    let reached = 0;
    for (let i = 0; i < 25; i++) {
      const caseload = withoutBreaks(
        randomCaseload(random.fork(), { patients: 4, practitioners: 3, occurrences: 8 }) as Caseload,
      );
      const plans = luckyPlans(caseload, random, 60);
      if (plans.length === 0) continue;
      const { unscheduled, visitsGiven } = rootOf(caseload);
      const last = plans[plans.length - 1];
      expect(unscheduled).toBeLessThanOrEqual(last.unscheduled);
      expect(visitsGiven(last.unscheduled), JSON.stringify({ caseload, last })).toBeLessThanOrEqual(last.visits);
      reached++;
    }
    expect(reached).toBeGreaterThan(12);
  });
});

describe("the master", () => {
  it("has nothing in use of routes added since it was solved", () => {
    const problem = problemOf(
      randomCaseload(new Random(7), { patients: 4, practitioners: 3, occurrences: 8 }) as Caseload,
    );
    const bounds = finish(boundProblem(problem));
    const model = finish(routeModel(problem, bounds.impossible))!;
    const master = new Master(model, aimAtUndone(problem));
    finish(master.solve());
    const added = model.pricings.flatMap(({ tour }, group) =>
      [...tour.visitOf].map((visit) => ({ group, visits: [visit] })),
    );
    for (const route of added) expect(master.add(route)).toBe(true);
    expect(added.length).toBeGreaterThan(0);
    expect(added.map((_, j) => master.value(j))).toEqual(added.map(() => 0));
    expect(master.useByGroup().every((use) => use.size === 0)).toBe(true);
  });
});
