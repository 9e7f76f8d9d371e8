// Whole routes out of those priced so far: an integer program over the columns at hand. What it finds covers everything,
// and may break rules across shifts; that it finds nothing proves nothing.

import type { Steps } from "../../../base/steps.ts";
import { type Engine, NO_ANSWER } from "../engine/engine.ts";
import { OWN } from "../engine/own.ts";
import { ModelBuilder } from "../lp/model.ts";
import type { Clash } from "./assemble.ts";
import type { Aim, Route } from "./master.ts";
import type { RouteModel } from "./model.ts";
import type { Prices } from "./prices.ts";

/** Columns taken, those with the least reduced cost. */
const MOST_COLUMNS = 1500;
const MOST_NODES = 150;
/** Values are sums of whole numbers, up to rounding. */
const ROOM = 1e-6;

/**
 * Routes whose value is at most `cutoff`, the best found, or `undefined`.
 *
 * @param priced the routes at hand; those that are best at the prices are looked at
 * @param clashes what is not to be among them
 * @param engine what is asked first; our own is asked where that does not cope with so many columns, or gives up. Any
 *   answer is a proposal, and no claim counts
 */
export function* wholeRoutes(
  model: RouteModel,
  priced: readonly Route[],
  prices: Prices,
  aim: Aim,
  cutoff: number,
  clashes: readonly Clash[],
  engine: Engine,
): Steps<Route[] | undefined> {
  const routes = promising(model, priced, prices);
  const { problem, groups } = model;
  const program = new ModelBuilder();
  const rowOfGroup = groups.map(({ length }) => program.addRow(-Infinity, length));
  const rowOfUnit = Array.from({ length: problem.units }, (_, unit) =>
    model.out[problem.occurrenceOfUnit[unit]] === 1 ? -1 : program.addRow(1, Infinity),
  );
  const budget = aim.visits && aim.slack < Infinity ? program.addRow(-Infinity, aim.slack) : -1;
  const rowOfClash = clashes.map(({ length }) => program.addRow(-Infinity, length - 1));
  const take = (cost: number, rows: readonly number[], countIn = (_: number) => 1) =>
    program.addColumn(cost, rows, rows.map(countIn), 0, 1);
  for (const route of routes) {
    const { group, visits } = route;
    const covered = new Set(visits.flatMap((visit) => model.visits[visit].units.map((unit) => rowOfUnit[unit])));
    const clashing = rowOfClash.filter((_, i) => clashes[i].some((part) => holds(route, part)));
    take(aim.visits ? visits.length : 0, [rowOfGroup[group], ...covered, ...clashing]);
  }
  const unitsOf: number[][] = Array.from({ length: problem.occurrences }, () => []);
  for (const [unit, row] of rowOfUnit.entries()) if (row >= 0) unitsOf[problem.occurrenceOfUnit[unit]].push(row);
  for (const [occurrence, own] of unitsOf.entries()) {
    const priority = problem.priorityOfOccurrence[occurrence];
    if (own.length === 0 || priority > aim.slack) continue;
    if (budget >= 0) take(0, [...own, budget], (row) => (row === budget ? priority : 1));
    else take(aim.visits ? 0 : priority, own);
  }
  const linear = program.build();
  const whole = { ...linear, integer: new Uint8Array(linear.cost.length).fill(1) };
  const options = { cutoff: cutoff + ROOM, nodes: MOST_NODES };
  let answer = engine.accepts(whole) ? yield* engine.solve(whole, options) : NO_ANSWER;
  if (engine !== OWN && answer.values === undefined && answer.claim === "none")
    answer = yield* OWN.solve(whole, options);
  const { values, objective } = answer;
  return values === undefined || objective > cutoff + ROOM ? undefined : routes.filter((_, j) => values[j] > 0.5);
}

/** Whether a route makes these visits, in their order. */
export function holds({ group, visits }: Route, part: Route): boolean {
  if (group !== part.group) return false;
  let met = 0;
  for (const visit of visits) if (visit === part.visits[met]) met++;
  return met === part.visits.length;
}

/** The routes with the least reduced costs, each beside the best of its group. */
function promising(model: RouteModel, routes: readonly Route[], prices: Prices): Route[] {
  const cost = (visits: readonly number[]) => {
    let sum = 0;
    for (const visit of visits) {
      const { patient, units } = model.visits[visit];
      sum += prices.visit[patient] - prices.bonus[visit];
      for (const unit of units) sum -= prices.unit[unit];
    }
    return sum;
  };
  const least = new Float64Array(model.groups.length);
  const costs = routes.map(({ visits, group }) => {
    const own = cost(visits);
    least[group] = Math.min(least[group], own);
    return own;
  });
  return [...costs.keys()]
    .sort((a, b) => costs[a] - least[routes[a].group] - costs[b] + least[routes[b].group])
    .slice(0, MOST_COLUMNS)
    .map((j) => routes[j]);
}
