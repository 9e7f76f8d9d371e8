// When the units of a visit start: what every order of them says, found by trying each tick.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { has } from "../../src/base/stretches.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { type RouteModel, routeModel } from "../../src/solver/exact/routes/model.ts";
import { mayFollow } from "../../src/solver/exact/routes/possible-visits.ts";
import { problemOf } from "../bounds/little.ts";
import { randomCaseload } from "../support/random-caseload.ts";

/** Starts of each unit in all orders of a visit at a tick, by the definition. */
function startsAt(problem: Problem, units: readonly number[], setup: number, tick: number): number[][] {
  const { occurrenceOfUnit, minutesOfOccurrence, startsStart, startsItem } = problem;
  const found: number[][] = units.map(() => []);
  const place = (order: readonly number[], time: number, starts: ReadonlyMap<number, number>): void => {
    if (order.length === units.length) for (const [i, unit] of units.entries()) found[i].push(starts.get(unit)!);
    for (const unit of units) {
      const one = occurrenceOfUnit[unit];
      const windows = Array.from(startsItem.subarray(startsStart[one], startsStart[one + 1]));
      if (order.includes(unit) || !has(windows, time)) continue;
      if (order.every((other) => mayFollow(problem, other, unit)))
        place([...order, unit], time + minutesOfOccurrence[one], new Map([...starts, [unit, time]]));
    }
  };
  place([], tick + setup, new Map());
  return found;
}

function unlimited(problem: Problem): [Int32Array, Int32Array] {
  return [new Int32Array(problem.occurrences), new Int32Array(problem.occurrences).fill(problem.horizon)];
}

function modelOf(problem: Problem): RouteModel {
  return finish(routeModel(problem, finish(boundProblem(problem)).impossible))!;
}

describe("the times of a visit's units", () => {
  it("reach from the first to the last start that some order has in the stretch", () => {
    const random = new Random(415);
    let [several, split] = [0, 0];
    for (let i = 0; i < 12; i++) {
      const sizes = { patients: 2, practitioners: 3, occurrences: 8 };
      const problem = problemOf(randomCaseload(random.fork(), sizes) as Caseload);
      const model = modelOf(problem);
      for (const [visit, { patient, units, starts }] of model.visits.entries()) {
        if (units.length > 4) continue;
        const from = starts[0] + random.int(Math.max(1, starts[starts.length - 1] - starts[0]));
        const to = from + random.int(40);
        const all: number[][] = units.map(() => []);
        for (let tick = from; tick <= to; tick++) {
          if (!has(starts, tick)) continue;
          const found = startsAt(problem, units, problem.setupOfPatient[patient], tick);
          for (const [k, own] of found.entries()) all[k].push(...own);
        }
        const hulls = model.unitTimes.within(visit, [from, to], ...unlimited(problem));
        const expected = all[0].length === 0 ? undefined : all.map((own) => [Math.min(...own), Math.max(...own)]);
        expect(hulls).toEqual(expected);
        if (units.length > 1) several++;
        if (hulls?.some(([first, last]) => last - first > to - from)) split++;
      }
    }
    expect(several).toBeGreaterThan(50);
    expect(split).toBeGreaterThan(5);
  });
});
