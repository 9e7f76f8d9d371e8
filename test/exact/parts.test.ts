// Independent parts solved exactly: two copies of a tiny world need twice what one does, and nothing less is proved.

import { describe, expect, it } from "vitest";
import type { CaseloadJson } from "../../bench/generator/format.ts";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Problem } from "../../src/problem/problem.ts";
import type { Schedule } from "../../src/problem/schedule.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { Parts } from "../../src/solver/exact/parts.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { renamedCaseload } from "../support/rename.ts";
import { judged } from "./judged.ts";

const CASELOADS = 16;
/** Work on one caseload at most, in yields. */
const MOST_STEPS = 400;

function solvedApart(problem: Problem, seed: number): { parts: Parts; found: Schedule | undefined } {
  const parts = finish(Parts.of(problem, finish(boundProblem(problem)), { seed }));
  parts.tell([]);
  let steps = 0;
  for (const _ of parts.steps()) if (++steps > MOST_STEPS) break;
  return { parts, found: parts.takeBetter([]) };
}

/** A caseload, and beside it the same again by other names and with nobody in common. */
function twice(caseload: CaseloadJson): CaseloadJson {
  const other = renamedCaseload(caseload);
  const apart = (world: CaseloadJson, island: string): CaseloadJson => ({
    ...world,
    patients: world.patients.map((patient) => ({ ...patient, requires: [...(patient.requires ?? []), island] })),
    practitioners: world.practitioners.map((one) => ({ ...one, portfolio: [...one.portfolio, island] })),
  });
  const [here, there] = [apart(caseload, "here"), apart(other, "there")];
  return {
    ...caseload,
    competencies: [...caseload.competencies, ...other.competencies, { id: "here" }, { id: "there" }],
    patients: [...here.patients, ...there.patients],
    practitioners: [...here.practitioners, ...there.practitioners],
  };
}

describe("parts solved exactly", () => {
  it("prove no more together than the truth, mostly meet it, and find plans of the whole", { timeout: 120_000 }, () => {
    const random = new Random(42);
    const count = { known: 0, met: 0, found: 0 };
    for (const { caseload: tiny, truth } of knownCaseloads(random, CASELOADS)) {
      count.known++;
      const caseload = parseCaseload(twice(tiny as CaseloadJson));
      const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
      const { parts, found } = solvedApart(compiled.problem, count.known);
      const visits = parts.visitsBoundGiven(2 * truth.unscheduled);
      const story = JSON.stringify({ unscheduled: parts.unscheduledBound, visits, caseload });
      expect(parts.unscheduledBound, story).toBeLessThanOrEqual(2 * truth.unscheduled);
      expect(visits, story).toBeLessThanOrEqual(2 * truth.visits);
      if (parts.unscheduledBound === 2 * truth.unscheduled && visits === 2 * truth.visits) count.met++;
      expect(parts.takeBetter([]), "each find is given once").toBeUndefined();
      if (found === undefined) continue;
      const worth = judged(caseload, compiled, found);
      expect(worth.valid, story).toBe(true);
      if (worth.unscheduled === 2 * truth.unscheduled && worth.visits === 2 * truth.visits) count.found++;
    }
    expect(count.known).toBeGreaterThan(CASELOADS / 2);
    expect(count.met).toBeGreaterThan(count.known / 2);
    expect(count.found).toBeGreaterThan(count.known / 2);
  });
});
