// Whole routes out of those at hand, beside every choice there is: covers, shifts, what may be left undone, clashes.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import type { Engine } from "../../src/solver/exact/engine/engine.ts";
import { JAVASCRIPT_LP_SOLVER, javascriptLpSolver } from "../../src/solver/exact/engine/javascript-lp-solver.ts";
import { OWN } from "../../src/solver/exact/engine/own.ts";
import { aimAtUndone, aimAtVisits } from "../../src/solver/exact/routes/aims.ts";
import type { Clash } from "../../src/solver/exact/routes/assemble.ts";
import { type Aim, Master, type Route } from "../../src/solver/exact/routes/master.ts";
import { type RouteModel, routeModel } from "../../src/solver/exact/routes/model.ts";
import { Relaxation } from "../../src/solver/exact/routes/relaxation.ts";
import { wholeRoutes } from "../../src/solver/exact/routes/whole-routes.ts";
import { problemOf } from "../bounds/little.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { randomCaseload } from "../support/random-caseload.ts";

const visitsOf = (routes: readonly Route[]) => routes.reduce((sum, { visits }) => sum + visits.length, 0);

/** Whether a route makes these visits in their order. */
const makes = ({ group, visits }: Route, part: Route) =>
  group === part.group &&
  part.visits.every((visit, i) => visits.includes(visit, i === 0 ? 0 : visits.indexOf(part.visits[i - 1]) + 1));

const clashes = (routes: readonly Route[], clash: Clash) =>
  clash.every((part) => routes.some((route) => makes(route, part)));

/** Whether the routes are for shifts that there are, and cover all but what may be left undone. */
function isCover({ problem, visits, groups, out }: RouteModel, routes: readonly Route[], { slack }: Aim): boolean {
  if (groups.some(({ length }, group) => routes.filter((one) => one.group === group).length > length)) return false;
  const done = new Set(routes.flatMap((route) => route.visits.flatMap((visit) => visits[visit].units)));
  const left = new Set<number>();
  for (const [unit, occurrence] of problem.occurrenceOfUnit.entries())
    if (out[occurrence] === 0 && !done.has(unit)) left.add(occurrence);
  return [...left].reduce((sum, one) => sum + problem.priorityOfOccurrence[one], 0) <= slack;
}

/** The fewest visits of a choice of routes that suits. */
function fewest(model: RouteModel, routes: readonly Route[], aim: Aim, known: readonly Clash[]): number {
  let least = Infinity;
  for (let chosen = 0; chosen < 1 << routes.length; chosen++) {
    const own = routes.filter((_, j) => ((chosen >>> j) & 1) === 1);
    if (visitsOf(own) >= least || !isCover(model, own, aim) || known.some((clash) => clashes(own, clash))) continue;
    least = visitsOf(own);
  }
  return least;
}

/** A caseload of a few patients of whom nothing need be left undone. */
function modelOfTiny(random: Random): RouteModel {
  for (;;) {
    const problem = problemOf(
      randomCaseload(random.fork(), { patients: 4, practitioners: 3, occurrences: 8 }) as Caseload,
    );
    const bounds = finish(boundProblem(problem));
    const model = finish(routeModel(problem, bounds.impossible))!;
    const undone = new Relaxation(model, new Master(model, aimAtUndone(problem)), 1);
    finish(undone.solve(Infinity));
    if (bounds.unscheduled === 0 && undone.bound < 1e-6 && bounds.visitsGiven(0) > 2) return model;
  }
}

describe("whole routes", () => {
  it.each([OWN, JAVASCRIPT_LP_SOLVER])(
    "are the best choice without a clash, by $name, and none where there is none",
    (engine) => {
      const random = new Random(1871);
      const count = { found: 0, none: 0, dearer: 0 };
      for (const { caseload, truth } of knownCaseloads(random, 60)) {
        if (truth.visits === 0) continue;
        const problem = problemOf(caseload);
        const bounds = finish(boundProblem(problem));
        const model = finish(routeModel(problem, bounds.impossible))!;
        const aim = aimAtVisits(problem, bounds, truth.unscheduled);
        const master = new Master(model, aim);
        finish(new Relaxation(model, master, 1).solve(Infinity));
        const routes = master.routes.slice(-10);
        const known: Clash[] = [];
        const ask = () => finish(wholeRoutes(model, routes, master.prices(), aim, Infinity, known, engine));
        // What is found is forbidden, in part, again and again, until nothing is left.
        for (let found = ask(), before = 0; known.length < 6; found = ask()) {
          const best = fewest(model, routes, aim, known);
          const story = JSON.stringify({ routes, known, caseload });
          expect(found === undefined ? Infinity : visitsOf(found), story).toBe(best);
          if (found === undefined) {
            count.none++;
            break;
          }
          count.found++;
          if (before > 0 && best > before) count.dearer++;
          before = best;
          known.push(found.map(({ group, visits }) => ({ group, visits: visits.slice(random.int(visits.length)) })));
        }
      }
      expect(Math.min(count.found, count.none)).toBeGreaterThan(15);
      expect(count.dearer).toBeGreaterThan(3);
    },
  );

  it("are asked of our own engine where the other gives up, or does not cope", () => {
    const model = modelOfTiny(new Random(1872));
    const aim = aimAtVisits(model.problem, finish(boundProblem(model.problem)), 0);
    const master = new Master(model, aim);
    finish(new Relaxation(model, master, 1).solve(Infinity));
    const ask = (engine: Engine) =>
      finish(wholeRoutes(model, master.routes, master.prices(), aim, Infinity, [], engine))?.length;
    expect(ask(OWN)).toBeGreaterThan(0);
    expect(ask(javascriptLpSolver(Infinity, 0))).toBe(ask(OWN));
    expect(ask(javascriptLpSolver(0, Infinity))).toBe(ask(OWN));
  });
});
