// Limits of shifts in routes: visits, and minutes with patients.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { NEVER, type Problem } from "../../src/problem/problem.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { aimAtUndone, aimAtVisits, grainOf, impossiblePriority } from "../../src/solver/exact/routes/aims.ts";
import { Master } from "../../src/solver/exact/routes/master.ts";
import { type RouteModel, routeModel } from "../../src/solver/exact/routes/model.ts";
import type { Prices } from "../../src/solver/exact/routes/prices.ts";
import type { Pricing } from "../../src/solver/exact/routes/pricing.ts";
import { Relaxation } from "../../src/solver/exact/routes/relaxation.ts";
import { routeTimes } from "../../src/solver/exact/routes/route-times.ts";
import { care, carer, caseloadOf, problemOf } from "../bounds/little.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { randomCaseload } from "../support/random-caseload.ts";

/** Tight limits on most shifts. */
function limited(caseload: Caseload, random: Random, visits = 2, minutes = 60): Caseload {
  const practitioners = caseload.practitioners.map((practitioner) => ({
    ...practitioner,
    shifts: practitioner.shifts.map(({ maxVisits: _, maxContactMinutes: __, ...shift }) => ({
      ...shift,
      ...(random.chance(0.6) && { maxVisits: random.between(1, visits) }),
      ...(random.chance(0.6) && { maxContactMinutes: random.between(15, minutes) }),
    })),
  }));
  return { ...caseload, practitioners };
}

const without = (problem: Problem): Problem => ({
  ...problem,
  mostVisitsOfShift: problem.mostVisitsOfShift.map(() => NEVER),
  mostContactOfShift: problem.mostContactOfShift.map(() => NEVER),
});

/** What whole shifts prove of U at the root, and of V at some U; each patient's own bounds are those of the problem. */
function rootOf(problem: Problem, routed: Problem, unscheduled: number): readonly [number, number] {
  const bounds = finish(boundProblem(problem));
  const model = finish(routeModel(routed, bounds.impossible))!;
  const undone = new Relaxation(model, new Master(model, aimAtUndone(problem)), grainOf(problem));
  const visits = new Relaxation(model, new Master(model, aimAtVisits(problem, bounds, unscheduled)), 1);
  expect(finish(undone.solve(Infinity)) && finish(visits.solve(Infinity))).toBe(true);
  const never = impossiblePriority(problem, bounds.impossible);
  return [never + undone.whole(undone.bound), visits.whole(visits.bound)];
}

/** The least that any route within the limits costs; 0 where none is below. Every route is tried. */
function leastByTrying({ tour, offers }: Pricing, model: RouteModel, prices: Prices): number {
  let least = 0;
  const grow = (services: readonly number[], cost: number, minutes: number, done: ReadonlySet<number>) => {
    least = Math.min(least, cost);
    if (services.length === tour.mostVisits) return;
    for (const [service, visit] of tour.visitOf.entries()) {
      const { units, patient } = model.visits[visit];
      const length = minutes + tour.lengthOf[service];
      if (offers.barred[service] === 1 || length > tour.mostContact || units.some((unit) => done.has(unit))) continue;
      const longer = [...services, service];
      if (routeTimes(tour, Int32Array.from(longer)) === undefined) continue;
      const gain = units.reduce((sum, unit) => sum + prices.unit[unit], prices.bonus[visit] - prices.visit[patient]);
      grow(longer, cost - gain, length, new Set([...done, ...units]));
    }
  };
  grow([], 0, 0, new Set());
  return least;
}

describe("routes under the limits of their shifts", () => {
  it("give bounds of tiny caseloads that are never above the truth, and often above those of routes without limits", () => {
    const random = new Random(20260311);
    const count = { known: 0, lifted: 0, tight: 0 };
    for (const { caseload, truth } of knownCaseloads(random, 60, (tiny) => limited(tiny, random))) {
      const problem = problemOf(caseload);
      const [unscheduled, visits] = rootOf(problem, problem, truth.unscheduled);
      const story = JSON.stringify({ unscheduled, visits, caseload });
      expect(unscheduled, story).toBeLessThanOrEqual(truth.unscheduled);
      expect(visits, story).toBeLessThanOrEqual(truth.visits);
      const [lower, fewer] = rootOf(problem, without(problem), truth.unscheduled);
      count.known++;
      if (unscheduled > lower || visits > fewer) count.lifted++;
      if (unscheduled === truth.unscheduled && visits === truth.visits) count.tight++;
    }
    expect(count.known).toBeGreaterThan(40);
    expect(count.lifted).toBeGreaterThan(8);
    expect(count.tight).toBeGreaterThan(0.75 * count.known);
  });

  it("are priced as trying all of them does", () => {
    const random = new Random(20260312);
    const count = { routes: 0, stopped: 0 };
    for (let i = 0; i < 40; i++) {
      const larger = randomCaseload(random.fork(), { patients: 6, practitioners: 2, days: 1, occurrences: 10 });
      const problem = problemOf(limited(larger as Caseload, random, 3, 120));
      const out = new Uint8Array(problem.occurrences);
      const model = finish(routeModel(problem, out))!;
      const free = finish(routeModel(without(problem), out))!;
      const prices = {
        unit: Float64Array.from({ length: problem.units }, () => random.between(0, 30) / 10),
        visit: new Float64Array(problem.patients).fill(1),
        bonus: new Float64Array(model.visits.length),
      };
      for (const [group, pricing] of model.pricings.entries()) {
        const { mostVisits, mostContact } = pricing.tour;
        if (mostVisits > 3 && mostContact > 45) continue;
        const cost = finish(pricing.exact(prices, 8))[0]?.cost ?? 0;
        expect(cost).toBeCloseTo(leastByTrying(pricing, model, prices), 9);
        count.routes++;
        const other = free.pricings[group];
        if (other !== undefined && (finish(other.exact(prices, 8))[0]?.cost ?? 0) < cost - 1e-6) count.stopped++;
      }
    }
    expect(count.routes).toBeGreaterThan(40);
    expect(count.stopped).toBeGreaterThan(15);
  });

  it("leave the third patient undone where a shift makes two visits, or less than half an hour of them", () => {
    const [nurse] = [carer("n")];
    const patients = [[care("a")], [care("b")], [care("c")]];
    for (const limit of [{ maxVisits: 2 }, { maxContactMinutes: 29 }]) {
      const problem = problemOf(
        caseloadOf(patients, [{ ...nurse, shifts: nurse.shifts.map((s) => ({ ...s, ...limit })) }]),
      );
      expect(rootOf(problem, problem, 10)).toEqual([10, 2]);
      expect(rootOf(problem, without(problem), 10)[0]).toBe(0);
    }
  });
});
