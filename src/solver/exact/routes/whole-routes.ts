// Whole routes out of those priced so far: an integer program over the columns at hand. What it finds covers everything,
// and may break rules across shifts; that it finds nothing proves nothing.

import type { Steps } from "../../../base/steps.ts";
import type { Engine } from "../engine/engine.ts";
import type { IntegerModel } from "../engine/integer-model.ts";
import { OWN } from "../engine/own.ts";
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
 * @param engine what is asked, where it copes with so many columns; its answer is a proposal, and no claim of it counts
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
  const rows = new Rows();
  const rowOfGroup = groups.map(({ length }) => rows.add(-Infinity, length));
  const rowOfUnit = Array.from({ length: problem.units }, (_, unit) =>
    model.out[problem.occurrenceOfUnit[unit]] === 1 ? -1 : rows.add(1, Infinity),
  );
  const budget = aim.visits && aim.slack < Infinity ? rows.add(-Infinity, aim.slack) : -1;
  const rowOfClash = clashes.map(({ length }) => rows.add(-Infinity, length - 1));
  const columns = new Columns();
  for (const route of routes) {
    const { group, visits } = route;
    const covered = new Set(visits.flatMap((visit) => model.visits[visit].units.map((unit) => rowOfUnit[unit])));
    const clashing = rowOfClash.filter((_, i) => clashes[i].some((part) => holds(route, part)));
    columns.add(aim.visits ? visits.length : 0, [rowOfGroup[group], ...covered, ...clashing], () => 1);
  }
  const unitsOf: number[][] = Array.from({ length: problem.occurrences }, () => []);
  for (const [unit, row] of rowOfUnit.entries()) if (row >= 0) unitsOf[problem.occurrenceOfUnit[unit]].push(row);
  for (const [occurrence, own] of unitsOf.entries()) {
    const priority = problem.priorityOfOccurrence[occurrence];
    if (own.length === 0 || priority > aim.slack) continue;
    if (budget >= 0) columns.add(0, [...own, budget], (row) => (row === budget ? priority : 1));
    else columns.add(aim.visits ? 0 : priority, own, () => 1);
  }
  const program = columns.model(rows);
  const asked = engine.accepts(program) ? engine : OWN;
  const { values, objective } = yield* asked.solve(program, { cutoff: cutoff + ROOM, nodes: MOST_NODES });
  return values === undefined || objective > cutoff + ROOM ? undefined : routes.filter((_, j) => values[j] > 0.5);
}

/** Whether a route makes these visits, in their order. */
function holds({ group, visits }: Route, part: Route): boolean {
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

class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];

  add(lower: number, upper: number): number {
    this.lower.push(lower);
    return this.upper.push(upper) - 1;
  }
}

class Columns {
  readonly #cost: number[] = [];
  readonly #start: number[] = [0];
  readonly #row: number[] = [];
  readonly #value: number[] = [];

  add(cost: number, rows: readonly number[], countIn: (row: number) => number): void {
    this.#cost.push(cost);
    for (const row of rows) {
      this.#row.push(row);
      this.#value.push(countIn(row));
    }
    this.#start.push(this.#row.length);
  }

  /** Every column is taken or not. */
  model({ lower, upper }: Rows): IntegerModel {
    const count = this.#cost.length;
    return {
      cost: this.#cost,
      lower: new Float64Array(count),
      upper: new Float64Array(count).fill(1),
      integer: new Uint8Array(count).fill(1),
      rowLower: lower,
      rowUpper: upper,
      start: this.#start,
      row: this.#row,
      value: this.#value,
    };
  }
}
