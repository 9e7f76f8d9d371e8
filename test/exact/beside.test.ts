// Two visits to one patient that share double-handed care, or whose care is linked.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { has } from "../../src/base/stretches.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { routeModel } from "../../src/solver/exact/routes/model.ts";
import { care, carer, caseloadOf, problemOf, times } from "../bounds/little.ts";
import { tinyCaseload } from "../support/brute-force/tiny-caseload.ts";
import { searchedSchedule } from "./schedules.ts";

const modelOf = (problem: Problem) => finish(routeModel(problem, finish(boundProblem(problem)).impossible))!;

describe("a visit beside another one", () => {
  it("starts when both can hoist together and nothing else is done at the same time", () => {
    // Washing and dressing before or after the hoist; feeding by tube not before 08:00. Either both end their own care
    // where the hoist begins, or one begins it as the other does.
    const hoist = care("hoist", { minutes: 25, second: { requires: ["care"] } });
    const wash = care("wash", { minutes: 35 });
    const feed = care("feed", { minutes: 20, ...times("08:00-09:30") });
    const problem = problemOf(
      caseloadOf(
        [{ setupMinutes: 8, interventions: [hoist, wash, feed] }],
        [carer("n", ["care"], [["07:00", "12:00"]]), carer("m", ["care"], [["07:00", "12:00"]])],
      ),
    );
    const { visits, beside } = modelOf(problem);
    const [first, second, washing, feeding] = [0, 1, 2, 3];
    const visitOf = (...units: number[]) => visits.findIndex((visit) => visit.units.join() === units.join());
    const [washed, fed] = [visitOf(first, washing), visitOf(second, feeding)];
    const at = (start: number) => beside.starts(washed, start, start, fed, visits[fed].starts);
    // Wash 07:08, hoist 07:43, feed 08:08: the other one comes at 07:35. Feed first would be before 08:00.
    expect(at(420)).toEqual([455, 455]);
    // Wash 08:08, hoist 08:43, feed 09:08; or feed 07:48, which is too soon.
    expect(at(480)).toEqual([515, 515]);
    // Hoist 08:28, then wash, after feeding from 08:08; or wash 08:28, hoist 09:03 and feed 09:28.
    expect(at(500)).toEqual([480, 480, 535, 535]);
    expect(beside.starts(washed, 430, 433, fed, visits[fed].starts)).toEqual([465, 468]);
  });

  it("may start as it does in plans of any caseload", () => {
    const random = new Random(64);
    let [pairs, bound] = [0, 0];
    for (let drawn = 0; drawn < 120; drawn++) {
      const problem = problemOf(parseCaseload(tinyCaseload(random.fork())));
      const { visits, visitsOfPatient, beside } = modelOf(problem);
      const made = searchedSchedule(problem, drawn).map(({ patient, start, units }) => {
        const key = [...units].sort((a, b) => a - b).join();
        return { patient, start, visit: visitsOfPatient[patient].find((one) => visits[one].units.join() === key)! };
      });
      for (const one of made) {
        for (const other of made) {
          if (one === other || one.patient !== other.patient) continue;
          const all = [0, problem.horizon];
          const left = beside.starts(one.visit, one.start, one.start, other.visit, all);
          expect(has(left, other.start), JSON.stringify({ drawn, one, other, left })).toBe(true);
          pairs++;
          if (left !== all) bound++;
        }
      }
    }
    expect(pairs).toBeGreaterThan(150);
    expect(bound).toBeGreaterThan(80);
  });
});
