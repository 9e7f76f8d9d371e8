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
import { littleWorld, littleWorldCount } from "../support/brute-force/little-worlds.ts";
import { tinyCaseload } from "../support/brute-force/tiny-caseload.ts";
import { judged } from "./judged.ts";

/** Holds what is settled, from nothing known, against the truth; undefined where that or this takes too long. */
function settled(caseload: Caseload) {
  const truth = Truth.of(caseload, 1500);
  const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
  const { problem } = compiled;
  const all = problem.priorityOfOccurrence.reduce((sum, one) => sum + one, 0);
  const found = finish(settleLittle(problem, finish(boundProblem(problem)), { unscheduled: all, visits: 0 }));
  if (truth === undefined || found === undefined) return undefined;
  const { unscheduled, visits, schedule } = found;
  const story = JSON.stringify({ unscheduled, visits, caseload });
  expect([unscheduled, visits], story).toEqual([truth.unscheduled, truth.visits]);
  if (schedule !== undefined)
    expect(judged(caseload, compiled, schedule), story).toMatchObject({ valid: true, unscheduled, visits });
  return found;
}

describe("trying everything", () => {
  it("comes to the truth of tiny caseloads, with a plan", () => {
    const random = new Random(1831);
    const found = Array.from({ length: 120 }, () => settled(tinyCaseload(random.fork()) as Caseload));
    const known = found.flatMap((one) => one ?? []);
    expect(known.length).toBeGreaterThan(90);
    expect(known.filter(({ schedule, visits }) => schedule !== undefined || visits === 0).length).toBeGreaterThan(
      0.97 * known.length,
    );
  });

  it("comes to the truth of little worlds", () => {
    const count = 150;
    const stride = Math.floor(littleWorldCount() / count);
    const found = Array.from({ length: count }, (_, i) => settled(littleWorld(i * stride) as Caseload));
    expect(found.every((one) => one !== undefined)).toBe(true);
  });
});
