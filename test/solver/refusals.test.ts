// What a refusal spares the search is only what would have failed again.

import { describe, expect, it } from "vitest";
import { generate } from "../../bench/generator/generate.ts";
import { finish } from "../../src/base/steps.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { nothingKnown } from "../../src/solver/own-needs.ts";
import type { Idea } from "../../src/solver/search/ideas.ts";
import { Search } from "../../src/solver/search/search.ts";
import { problemOf } from "../support/watched.ts";

const STEPS = 400;

describe("refusals", () => {
  it("change nothing of the plan, where nothing is passed over by chance", () => {
    let undone = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const days = 1 + (seed % 3);
      const profile = seed % 2 === 0 ? "plain" : "full";
      const problem = problemOf(generate({ patients: 24, days, seed, profile, staffing: 0.6 }));
      const remembering = searched(problem, seed, ["blinks"]);
      expect(searched(problem, seed, ["blinks", "refusals"]).schedule()).toEqual(remembering.schedule());
      undone += remembering.unscheduled;
    }
    expect(undone).toBeGreaterThan(0);
  });
});

function searched(problem: Problem, seed: number, without: readonly Idea[]): Search["best"] {
  const search = new Search(problem, seed, nothingKnown(problem), new Set(without));
  finish(search.construct());
  for (let i = 0; i < STEPS; i++) search.step(i / STEPS);
  return search.best;
}
