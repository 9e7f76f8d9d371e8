// Branch and price against the truth of tiny caseloads: no claim is false, and most are settled.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { type Compiled, compile } from "../../src/problem/compile.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import type { Engine } from "../../src/solver/exact/engine/engine.ts";
import { Exact } from "../../src/solver/exact/exact.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { judged } from "./judged.ts";

/** Neither bound is above the truth, and the plan is what it is said to be; the story of what was seen. */
function expectHeld(
  exact: Exact,
  caseload: Caseload,
  compiled: Compiled,
  truth: { readonly unscheduled: number; readonly visits: number },
): string {
  const { schedule, unscheduled, visits } = exact.best!;
  const story = JSON.stringify({ unscheduled, visits, status: exact.status, caseload });
  expect(exact.unscheduledBound, story).toBeLessThanOrEqual(truth.unscheduled);
  expect(exact.visitsBoundGiven(truth.unscheduled), story).toBeLessThanOrEqual(truth.visits);
  expect(judged(caseload, compiled, schedule), story).toMatchObject({ valid: true, unscheduled, visits });
  return story;
}

describe("branch and price", () => {
  it("claims nothing false of tiny caseloads, settles most and finds their best plans from nothing", () => {
    const random = new Random(1947);
    const count = { known: 0, proved: 0, reached: 0 };
    for (const { caseload, truth } of knownCaseloads(random, 60)) {
      const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
      const { problem } = compiled;
      const exact = new Exact(problem, finish(boundProblem(problem)), { repairSteps: 60, littleUnits: 0 });
      exact.offer(
        [],
        problem.priorityOfOccurrence.reduce((sum, one) => sum + one, 0),
        0,
      );
      finish(exact.steps());
      const { unscheduled, visits } = exact.best!;
      const story = expectHeld(exact, caseload, compiled, truth);
      const reached = unscheduled === truth.unscheduled && visits === truth.visits;
      if (exact.status === "proved") expect(reached, story).toBe(true);
      count.known++;
      if (exact.status === "proved") count.proved++;
      if (reached) count.reached++;
    }
    expect(count.known).toBeGreaterThan(35);
    expect(count.proved).toBeGreaterThan(0.95 * count.known);
    expect(count.reached).toBeGreaterThan(0.8 * count.known);
  });

  it("claims nothing false where the engine that it asks for whole routes does", () => {
    const random = new Random(31);
    let [asked, known] = [0, 0];
    const liar: Engine = {
      name: "highs",
      accepts: () => true,
      *solve({ cost }) {
        asked++;
        const values = Float64Array.from(cost, () => random.pick([0, 0, 1]));
        return { values, objective: 0, claim: "optimal", bound: 1e6, proved: true };
      },
    };
    for (const { caseload, truth } of knownCaseloads(random, 120)) {
      known++;
      const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
      const { problem } = compiled;
      const exact = new Exact(problem, finish(boundProblem(problem)), { repairSteps: 5, littleUnits: 0, engine: liar });
      const all = problem.priorityOfOccurrence.reduce((sum, one) => sum + one, 0);
      exact.offer([], all, 0);
      finish(exact.steps());
      expectHeld(exact, caseload, compiled, truth);
    }
    expect(known).toBeGreaterThan(20);
    expect(asked).toBeGreaterThan(5);
  });
});
