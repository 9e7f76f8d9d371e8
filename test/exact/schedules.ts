// Schedules to try reductions on.

import { finish } from "../../src/base/steps.ts";
import type { Problem } from "../../src/problem/problem.ts";
import type { Schedule } from "../../src/problem/schedule.ts";
import { searchOf } from "../support/watched.ts";

const STEPS = 40;

/** What a short search finds. */
export function searchedSchedule(problem: Problem, seed: number): Schedule {
  const search = searchOf(problem, seed);
  finish(search.construct());
  for (let step = 0; step < STEPS; step++) search.step(step / STEPS);
  return search.best.schedule();
}
