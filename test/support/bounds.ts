// What is proved of a caseload, apart from any plan of it.

import { finish } from "../../src/base/steps.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { problemOf } from "./watched.ts";

/** Lower bounds on U, and on V of the plans whose U is at most so much. */
export interface Proved {
  readonly unscheduled: number;
  readonly visitsGiven: (unscheduled: number) => number;
}

/** Bounds a caseload. */
export function provedOf(caseload: unknown): Proved {
  const bounds = finish(boundProblem(problemOf(caseload)));
  return { unscheduled: bounds.unscheduled, visitsGiven: (unscheduled) => bounds.visitsGiven(unscheduled) };
}

/** Values of U at which bounds of two caseloads are compared: from the higher of their bounds to nothing done. */
export function budgets(...proved: readonly Proved[]): number[] {
  const least = Math.max(...proved.map(({ unscheduled }) => unscheduled));
  return [0, 1, 5, 10, 25, 60, 10_000].map((more) => least + more);
}
