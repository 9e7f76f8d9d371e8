// What would make every plan too dear: nothing of a best plan is among it, and routes are the same with time running back.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { has, type Stretches } from "../../src/base/stretches.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { aimAtUndone, aimAtVisits, grainOf, impossiblePriority } from "../../src/solver/exact/routes/aims.ts";
import { sizeOf, spansOf } from "../../src/solver/exact/routes/fixing.ts";
import { Master } from "../../src/solver/exact/routes/master.ts";
import { type RouteModel, routeModel } from "../../src/solver/exact/routes/model.ts";
import { Relaxation } from "../../src/solver/exact/routes/relaxation.ts";
import { routeTimes } from "../../src/solver/exact/routes/route-times.ts";
import { mirrored } from "../../src/solver/exact/routes/tour.ts";
import { problemOf } from "../bounds/little.ts";
import type { Truth } from "../support/brute-force/compare.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { tinyCaseload } from "../support/brute-force/tiny-caseload.ts";

/** The starts as they are, by group and service. */
const allOf = (model: RouteModel): Stretches[][] => model.pricings.map(({ tour }) => [...tour.starts]);

/** Looks up every visit of the truth's best plan among the starts left. */
function expectWithin(model: RouteModel, starts: readonly (readonly Stretches[])[], truth: Truth, story: string) {
  const spans = new Map(spansOf(model, starts).map((span) => [span.occurrence, span]));
  for (const { what, start } of truth.best.timetable.visits) {
    const group = model.groups.findIndex((shifts) => shifts.includes(what.shift));
    const key = [...what.hands].sort((a, b) => a - b).join();
    const { tour } = model.pricings[group];
    const service = tour.visitOf.findIndex((visit) => model.visits[visit].units.join() === key);
    expect(service, story).toBeGreaterThanOrEqual(0);
    expect(has(starts[group][service], start), `${start} of ${starts[group][service]}: ${story}`).toBe(true);
    for (const [i, hand] of what.hands.entries()) {
      const { from, to } = spans.get(model.problem.occurrenceOfUnit[hand])!;
      expect(start + what.offsets[i], story).toBeGreaterThanOrEqual(from);
      expect(start + what.offsets[i], story).toBeLessThanOrEqual(to);
    }
  }
}

describe("what would make plans too dear", () => {
  it("is nothing that a best plan of a tiny caseload does, but much else", () => {
    const random = new Random(1492);
    const count = { held: 0, visits: 0, narrowed: 0 };
    for (const { caseload, truth } of knownCaseloads(random, 60)) {
      const problem = problemOf(caseload);
      const bounds = finish(boundProblem(problem));
      const never = impossiblePriority(problem, bounds.impossible);
      const questions = [
        { aim: aimAtUndone(problem), grain: grainOf(problem), cutoff: truth.unscheduled - never },
        { aim: aimAtVisits(problem, bounds, truth.unscheduled), grain: 1, cutoff: truth.visits },
      ];
      for (const { aim, grain, cutoff } of questions) {
        const model = finish(routeModel(problem, bounds.impossible))!;
        const relaxation = new Relaxation(model, new Master(model, aim), grain);
        if (!finish(relaxation.solve(cutoff))) continue;
        const starts = finish(relaxation.within(cutoff));
        expectWithin(model, starts, truth, JSON.stringify({ caseload }));
        count.held++;
        count.visits += truth.visits;
        if (sizeOf(starts) < sizeOf(allOf(model))) count.narrowed++;
      }
    }
    expect(Math.min(count.held, count.visits)).toBeGreaterThan(70);
    expect(count.narrowed).toBeGreaterThan(50);
  });
});

describe("a tour with time running backwards", () => {
  it("has the same routes, in the other order, and their times mirrored", () => {
    const random = new Random(1564);
    const count = { routes: 0, inTime: 0, breaks: 0 };
    for (let i = 0; i < 60; i++) {
      const problem = problemOf(tinyCaseload(random.fork()) as Caseload);
      const model = finish(routeModel(problem, new Uint8Array(problem.occurrences)))!;
      for (const { tour } of model.pricings) {
        const back = mirrored(tour);
        const turn = tour.start + tour.end;
        for (let j = 0; j < 20; j++) {
          const services = Int32Array.from({ length: 1 + random.int(3) }, () => random.int(tour.visitOf.length));
          const times = routeTimes(tour, services);
          const mirror = routeTimes(back, services.slice().reverse());
          const turned = mirror?.reverse().map(([from, to], at) => {
            const { [services[at]]: length } = tour.lengthOf;
            return [turn - to - length, turn - from - length];
          });
          expect(turned, JSON.stringify({ tour, services })).toEqual(times);
          count.routes++;
          if (times !== undefined) count.inTime++;
          if (times !== undefined && tour.states > 1) count.breaks++;
        }
      }
    }
    expect(count.routes).toBeGreaterThan(500);
    expect(Math.min(count.inTime, count.breaks)).toBeGreaterThan(50);
  });
});
