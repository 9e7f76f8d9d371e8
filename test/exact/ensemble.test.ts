// Times for all routes together, held against plans that are known to exist and against the verifier.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { lastAtOrBefore } from "../../src/base/search.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Problem } from "../../src/problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../src/problem/schedule.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { Bundles } from "../../src/solver/bundles.ts";
import { settleLittle } from "../../src/solver/exact/little/little.ts";
import { Ensemble } from "../../src/solver/exact/routes/ensemble.ts";
import { care, carer, caseloadOf, problemOf, times } from "../bounds/little.ts";
import { tightCaseload } from "../support/brute-force/tight-caseload.ts";
import { tinyCaseload } from "../support/brute-force/tiny-caseload.ts";
import { judged } from "./judged.ts";

function stintOf(problem: Problem, { shift, start }: ScheduledVisit): number {
  const date = lastAtOrBefore(problem.dateStart, start);
  for (let stint = 0; stint < problem.stints; stint++)
    if (problem.shiftOfStint[stint] === shift && problem.dateOfStint[stint] === date) return stint;
  throw new Error(`shift ${shift} has no stint at tick ${start}`);
}

/** The visits of a schedule in their order, without their times. */
function ensembleOf(problem: Problem, schedule: Schedule): { ensemble: Ensemble; slots: number[] } {
  const bundles = new Bundles(problem);
  const ensemble = new Ensemble(bundles);
  const inOrder = schedule.slice().sort((a, b) => a.start - b.start);
  const slots = inOrder.map((visit) => ensemble.add([bundles.inOrder(visit.units)], stintOf(problem, visit)));
  return { ensemble, slots };
}

function scheduleOf({ visits }: Ensemble, slots: readonly number[]): Schedule {
  return slots.map((slot) => ({
    shift: visits.shift[slot],
    patient: visits.patient[slot],
    start: visits.planned[slot],
    units: visits.bundle[slot].units,
  }));
}

/** Tiny caseloads with their best plans, found by trying everything. */
function* bestPlans(seed: number, count: number) {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const caseload = random.pick([tinyCaseload, tightCaseload])(random.fork()) as Caseload;
    const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
    const { problem } = compiled;
    const all = problem.priorityOfOccurrence.reduce((sum, one) => sum + one, 0);
    const bounds = finish(boundProblem(problem));
    const found = finish(settleLittle(problem, bounds, { unscheduled: all, visits: 0 }));
    if (found?.schedule !== undefined && found.visits > 1) yield { caseload, compiled, schedule: found.schedule };
  }
}

describe("an ensemble", () => {
  it("finds times for routes that have some, nearly always, and none that break a rule", () => {
    let [asked, found, linked] = [0, 0, 0];
    for (const { caseload, compiled, schedule } of bestPlans(31, 250)) {
      asked++;
      const { ensemble, slots } = ensembleOf(compiled.problem, schedule);
      if (!ensemble.settle()) continue;
      found++;
      if (compiled.problem.links.length > 0) linked++;
      const verdict = judged(caseload, compiled, scheduleOf(ensemble, slots));
      expect(verdict.violations, JSON.stringify(caseload)).toEqual([]);
    }
    expect(asked).toBeGreaterThan(100);
    expect(linked).toBeGreaterThan(30);
    expect(found).toBeGreaterThan(0.95 * asked);
  });

  it("is as it was once a visit that was taken out is put back", () => {
    let compared = 0;
    for (const { compiled, schedule } of bestPlans(32, 60)) {
      const { ensemble, slots } = ensembleOf(compiled.problem, schedule);
      if (!ensemble.settle()) continue;
      const before = scheduleOf(ensemble, slots);
      for (const slot of slots) {
        const position = ensemble.remove(slot);
        ensemble.settle();
        ensemble.insert(slot, position);
        expect(ensemble.settle()).toBe(true);
        expect(scheduleOf(ensemble, slots)).toEqual(before);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  it("finds none where one person would have to be at two doors, or a pair never meets", () => {
    const nine = times("09:00-09:00");
    const both = problemOf(caseloadOf([[care("a", nine)], [care("b", nine)]], [carer("n")]));
    const apart = problemOf(
      caseloadOf(
        [[care("a", { second: { requires: ["care"] } })]],
        [carer("n", ["care"], [["08:00", "09:00"]]), carer("m", ["care"], [["09:00", "10:00"]])],
      ),
    );
    const two = (shifts: readonly number[], patients: readonly number[]) =>
      [0, 1].map((i) => ({ shift: shifts[i], patient: patients[i], start: 540, units: [i] }));
    expect(ensembleOf(both, two([0, 0], [0, 1])).ensemble.settle()).toBe(false);
    expect(ensembleOf(apart, two([0, 1], [0, 0])).ensemble.settle()).toBe(false);
  });
});
