// Dives and the times of all routes together: what they call whole keeps every rule.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { aimAtVisits } from "../../src/solver/exact/routes/aims.ts";
import { assemble, clashingUnits } from "../../src/solver/exact/routes/assemble.ts";
import { Clashes } from "../../src/solver/exact/routes/clashes.ts";
import { dive } from "../../src/solver/exact/routes/dive.ts";
import { Master } from "../../src/solver/exact/routes/master.ts";
import { routeModel } from "../../src/solver/exact/routes/model.ts";
import { Relaxation } from "../../src/solver/exact/routes/relaxation.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";

/** What is needed to dive for the fewest visits of a tiny caseload whose truth is known. */
function* tinyDives(seed: number, count: number) {
  const random = new Random(seed);
  for (const { caseload, truth } of knownCaseloads(random, count)) {
    if (truth.visits === 0) continue;
    const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
    const { problem } = compiled;
    const bounds = finish(boundProblem(problem));
    const model = finish(routeModel(problem, bounds.impossible))!;
    const aim = aimAtVisits(problem, bounds, truth.unscheduled);
    yield { caseload, truth, problem, model, aim, relaxation: new Relaxation(model, new Master(model, aim), 1) };
  }
}

describe("a dive", () => {
  it("never has fewer visits than the truth without a clash, and mostly has just as many", () => {
    const count = { dived: 0, reached: 0 };
    for (const { caseload, truth, problem, aim, relaxation } of tinyDives(77, 60)) {
      const found = finish(dive(relaxation, aim.fewest, 0, truth.visits, [], 0));
      count.dived++;
      if (found === undefined || found.clashes.length > 0) continue;
      const done = new Set(found.schedule.flatMap(({ units }) => units.map((unit) => problem.occurrenceOfUnit[unit])));
      const undone = problem.priorityOfOccurrence.reduce((sum, one, o) => sum + (done.has(o) ? 0 : one), 0);
      if (undone > truth.unscheduled) continue;
      expect(found.schedule.length, JSON.stringify(caseload)).toBe(truth.visits);
      count.reached++;
    }
    expect(count.dived).toBeGreaterThan(20);
    expect(count.reached).toBeGreaterThan(0.6 * count.dived);
  });
});

describe("clashes", () => {
  it("are visits that do not go together, and do without any one of them", () => {
    let [clashing, across] = [0, 0];
    for (const { model, problem } of tinyDives(78, 150)) {
      // Every visit alone on a group of its own, the earliest that could: what clashes does so across routes.
      const taken = new Set<number>();
      const routes = model.groups.flatMap((_, group) => {
        const own = [...model.pricings[group].tour.visitOf].find((visit) =>
          model.visits[visit].units.every((unit) => !taken.has(unit)),
        );
        if (own === undefined) return [];
        for (const unit of model.visits[own].units) taken.add(unit);
        return [{ group, visits: [own] }];
      });
      const whole = finish(assemble(model, routes));
      if (whole.clashes.length === 0) continue;
      clashing++;
      const [clash] = whole.clashes;
      expect(finish(assemble(model, clash)).clashes).toHaveLength(1);
      for (const part of clash) {
        const rest = clash.filter((other) => other !== part);
        expect(finish(assemble(model, rest)).clashes).toHaveLength(0);
      }
      const units = clashingUnits(model, whole);
      if (units.size > 1) across++;
      expect(new Set([...units].map((unit) => problem.patientOfOccurrence[problem.occurrenceOfUnit[unit]])).size).toBe(
        1,
      );
      const known = new Clashes();
      expect([known.add(whole.clashes), known.add(whole.clashes)]).toEqual([true, false]);
      expect(known.all).toEqual(whole.clashes);
    }
    expect(clashing).toBeGreaterThan(5);
    expect(across).toBeGreaterThan(3);
  });
});
