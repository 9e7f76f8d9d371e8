// A plan that the proof comes upon is not lost where the search cannot go on from it.

import { describe, expect, it, vi } from "vitest";
import { finish } from "../../src/base/steps.ts";
import { Clock } from "../../src/journey/clock.ts";
import { Whole } from "../../src/journey/whole.ts";
import { settingsOf } from "../../src/options.ts";
import type { Schedule } from "../../src/problem/schedule.ts";
import { searchPart } from "../../src/solver/decompose/search-part.ts";
import { nothingKnown } from "../../src/solver/own-needs.ts";
import { Proof } from "../../src/solver/proof.ts";
import { care, carer, caseloadOf, problemOf } from "../bounds/little.ts";
import { searchOf } from "../support/watched.ts";

/** Time for one visit; the search knows that two do not go together. */
const problem = problemOf(caseloadOf([[care("a")], [care("b")]], [carer("n", ["care"], [["08:00", "08:10"]])]));
const start = problem.startOfShift[0]!;
const both: Schedule = [0, 1].map((patient) => ({ shift: 0, patient, start, units: [patient] }));

/** Searches while the proof comes upon `both`. */
function searched(keepsRules: (schedule: Schedule) => boolean): Whole {
  const proof = new Proof(problem, {});
  finish(proof.patients());
  vi.spyOn(proof, "takeBetterThan").mockReturnValueOnce(both);
  const finder = new Whole(problem, settingsOf({ iterations: 20 }), new Clock(() => 0, 0, 1000), proof, keepsRules);
  finish(finder.construct());
  finish(finder.improve());
  return finder;
}

describe("a better plan that the search cannot take over", () => {
  it("is told from others by the search, which then begins with nothing", () => {
    expect(searchOf(problem, 1).resume(both)).toBe(false);
    expect(searchOf(problem, 1).resume(both.slice(1))).toBe(true);
  });

  it("stays as it stands in a part of a larger problem", () => {
    const { travel, ...bare } = problem;
    const needs = nothingKnown(problem);
    const task = {
      problem: bare,
      roads: travel.roads,
      needs,
      schedule: both,
      free: 20,
      seed: 1,
      steps: 20,
      from: 0,
      to: 1,
    };
    expect(finish(searchPart(task, () => 0))).toEqual({ best: both, last: both, steps: 0 });
    expect(finish(searchPart({ ...task, schedule: both.slice(1) }, () => 0)).steps).toBe(20);
  });

  it("is given out as it is where it keeps every rule", () => {
    const judge = vi.fn(() => true);
    const { best, iterations } = searched(judge);
    expect(best).toMatchObject({ unscheduled: 0, visits: 2, cost: 0 });
    expect(best.schedule()).toEqual(both);
    expect(judge.mock.calls).toEqual([[both]]);
    expect(iterations).toBe(20);
  });

  it("is passed over where it breaks one", () => {
    const { best, iterations } = searched(() => false);
    expect(best).toMatchObject({ unscheduled: 10, visits: 1 });
    expect(iterations).toBe(20);
  });
});
