// A caseload searched under the oracle's eyes.

import { finish } from "../../src/base/steps.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { DEFAULT_WEIGHTS, type Weights } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { Search } from "../../src/solver/search/search.ts";
import { type Sightings, searchWatched } from "./oracle.ts";

/** The compiled problem of a caseload. */
export function problemOf(caseload: unknown, weights: Partial<Weights> = {}): Problem {
  return finish(compile(parseCaseload(caseload), { ...DEFAULT_WEIGHTS, ...weights })).problem;
}

/** A search before its first step. */
export function searchOf(problem: Problem, seed: number): Search {
  return new Search(problem, seed, finish(boundProblem(problem)));
}

/** Searches a caseload for so many steps and looks after each; throws where anything is not as it should be. */
export function watch(caseload: unknown, seed: number, steps: number, weights: Partial<Weights> = {}): Sightings {
  const problem = problemOf(caseload, weights);
  return searchWatched(problem, searchOf(problem, seed), steps);
}
