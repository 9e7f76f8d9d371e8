// Parts solved apart and put side by side are a plan of the whole.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { componentsOf } from "../../src/solver/presolve/components.ts";
import { componentProblems, inWhole } from "../../src/solver/presolve/sub-problem.ts";
import { care, carer, caseloadOf, daily, problemOf } from "../bounds/little.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { judged } from "./judged.ts";
import { searchedSchedule } from "./schedules.ts";

const CASELOADS = Number(process.env.PRESOLVE_CASELOADS ?? 50);
const none = (problem: Problem) => new Uint8Array(problem.occurrences);

describe("components", () => {
  it("are one for each group of people who can never meet", () => {
    const caseload = caseloadOf(
      [[care("a")], [care("b", { requires: ["meds"] })], [care("c")]],
      [carer("n"), carer("m", ["meds"])],
    );
    const parts = componentsOf(problemOf(caseload), new Uint8Array(3), "cost");
    expect([...parts.ofOccurrence, ...parts.ofShift]).toEqual([0, 1, 0, 0, 1]);
  });

  it("part a patient's dates where visits are counted, and keep them together where faces are", () => {
    const caseload = caseloadOf([[care("a", { repeat: { times: 1, per: "day" } })]], [carer("n", ["care"], daily(3))], {
      horizon: { start: "2026-03-02", days: 3 },
    });
    expect(componentsOf(problemOf(caseload), new Uint8Array(3), "visits").count).toBe(3);
    expect(componentsOf(problemOf(caseload), new Uint8Array(3), "cost").count).toBe(1);
  });

  it("leave out what nobody does and who does nothing", () => {
    const caseload = caseloadOf([[care("a"), care("b", { requires: ["meds"] })]], [carer("n"), carer("idle", [])]);
    const parts = componentsOf(problemOf(caseload), Uint8Array.of(0, 1), "visits");
    expect([parts.count, ...parts.ofOccurrence, ...parts.ofShift]).toEqual([1, 0, -1, 0, -1]);
  });

  it("solved apart make a valid plan of the whole, whose visits each lie in one of them", () => {
    const random = new Random(77);
    const seen = { parts: 0, split: 0, done: 0, visits: 0 };
    for (let i = 0; i < CASELOADS; i++) {
      const caseload = parseCaseload(
        randomCaseload(random.fork(), { patients: random.between(1, 5), practitioners: random.between(2, 6) }),
      );
      const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
      const { problem } = compiled;
      const components = componentsOf(problem, none(problem), "visits");
      const parts = componentProblems(problem, components);
      const together = parts.flatMap((part) => inWhole(part, searchedSchedule(part.problem, i)));
      const { violations } = judged(caseload, compiled, together);
      expect(violations, JSON.stringify(caseload)).toEqual([]);
      for (const { shift, units } of searchedSchedule(problem, i)) {
        const own = units.map((unit) => components.ofOccurrence[problem.occurrenceOfUnit[unit]]);
        expect(new Set([...own, components.ofShift[shift]]).size, JSON.stringify(caseload)).toBe(1);
        seen.visits++;
      }
      seen.parts += components.count;
      seen.done += together.length;
      if (components.count > 1 && together.length > 1) seen.split++;
    }
    expect(seen.split).toBeGreaterThan(CASELOADS / 4);
    expect(seen.visits).toBeGreaterThan(CASELOADS);
    expect(seen.done).toBeGreaterThan(CASELOADS);
  });
});
