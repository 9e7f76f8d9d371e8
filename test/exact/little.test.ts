// Trying everything against the truth of tiny caseloads, which is found by other code from the caseload itself.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { settleLittle } from "../../src/solver/exact/little/little.ts";
import { Truth } from "../support/brute-force/compare.ts";
import { type Known, knownCaseloads } from "../support/brute-force/known.ts";
import { littleWorld, littleWorldCount } from "../support/brute-force/little-worlds.ts";
import { judged } from "./judged.ts";

/** Holds what is settled, from nothing known, against the truth; undefined where it takes too long. */
function settled({ caseload, truth }: Known) {
  const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
  const { problem } = compiled;
  const all = problem.priorityOfOccurrence.reduce((sum, one) => sum + one, 0);
  const found = finish(settleLittle(problem, finish(boundProblem(problem)), { unscheduled: all, visits: 0 }));
  if (found === undefined) return undefined;
  const { unscheduled, visits, schedule } = found;
  const story = JSON.stringify({ unscheduled, visits, caseload });
  expect([unscheduled, visits], story).toEqual([truth.unscheduled, truth.visits]);
  if (schedule !== undefined)
    expect(judged(caseload, compiled, schedule), story).toMatchObject({ valid: true, unscheduled, visits });
  return found;
}

describe("trying everything", () => {
  it("comes to the truth of tiny caseloads, with a plan", () => {
    const known = [...knownCaseloads(new Random(1831), 120)].flatMap((one) => settled(one) ?? []);
    expect(known.length).toBeGreaterThan(90);
    expect(known.filter(({ schedule, visits }) => schedule !== undefined || visits === 0).length).toBeGreaterThan(
      0.97 * known.length,
    );
  });

  it("comes to the truth of little worlds", () => {
    const count = 150;
    const stride = Math.floor(littleWorldCount() / count);
    const worlds = Array.from({ length: count }, (_, i) => littleWorld(i * stride) as Caseload);
    const found = worlds.map((caseload) => settled({ caseload, truth: Truth.of(caseload)! }));
    expect(found.every((one) => one !== undefined)).toBe(true);
  });
});
