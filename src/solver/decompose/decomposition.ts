// A large problem searched part by part: cut, search the parts, put them together, cut along other borders.
//
// Everything is fixed by the problem, the seed and the number of steps: the borders, the parts' seeds, and what is taken
// over. Which part is searched first, or by whom, changes nothing. (Decomposition along space, as in Bent & Van
// Hentenryck 2010, "Spatial, temporal, and hybrid decompositions for large-scale vehicle routing with time windows".)

import { Random } from "../../base/random.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import { cut } from "./cut.ts";
import { type Part, partsOf } from "./part.ts";
import type { PartResult, PartTask } from "./search-part.ts";
import { isNoWorse, type Worth, worthOf } from "./worth.ts";

/** Pairs of hands above which a problem is searched in parts, and about how many a part has. */
const LARGE = 20_000;
const UNITS_A_PART = 12_000;

/** Whether a problem is so large that it is searched in parts. */
export function isLarge({ units }: Problem): boolean {
  return units > LARGE;
}

/** One part of a cut, to be searched and handed back. */
export interface Share {
  readonly task: PartTask;
  accept(result: PartResult): void;
}

export class Decomposition implements Worth {
  unscheduled: number;
  visits = 0;
  cost = 0;
  /** Steps of all parts so far. */
  iterations = 0;
  /** An even number, so that two threads have equally much to do. */
  readonly parts: number;
  readonly #problem: Problem;
  readonly #hopeless: Uint8Array;
  readonly #random: Random;
  readonly #best: VisitsOfShift;
  /** Where the search stands: while it is warm, often worse than the best. */
  readonly #working: VisitsOfShift;
  /** What stood when the parts were last cut, with the best of each part that has come back. */
  #candidate: VisitsOfShift = [];

  /**
   * @param hopeless 1 for each occurrence that nobody could ever do
   * @param parts how many parts each cut makes, at least 1
   */
  constructor(problem: Problem, seed: number, hopeless: Uint8Array, parts = partsFor(problem)) {
    this.parts = parts;
    this.#problem = problem;
    this.#hopeless = hopeless;
    this.#random = new Random(seed);
    this.#best = Array.from({ length: problem.shifts }, () => []);
    this.#working = [...this.#best];
    this.unscheduled = worthOf(problem, this.#best).unscheduled;
  }

  /** The best plan so far: possible at any moment, whatever parts are still out. */
  schedule(): Schedule {
    return this.#best.flat();
  }

  /** A new cut through where the search stands. `steps` in all, from one share of the whole search to another. */
  cut(steps: number, from: number, to: number): Share[] {
    const problem = this.#problem;
    const schedule = this.#working.flat();
    const parts = partsOf(problem, this.#hopeless, schedule, cut(problem, schedule, this.parts, this.#random));
    const units = parts.reduce((sum, part) => sum + part.problem.units, 0);
    this.#candidate = [...this.#working];
    return parts.map((part) => {
      const { travel, ...bare } = part.problem;
      const own = Number.isFinite(steps) ? Math.round((steps * part.problem.units) / units) : steps;
      const seed = this.#random.bits();
      const { hopeless, schedule, free } = part;
      const task = { problem: bare, roads: travel.roads, hopeless, schedule, free, seed, steps: own, from, to };
      return { task, accept: (result) => this.#accept(part, result) };
    });
  }

  /** The whole is kept where it is better than the best: what a patient's visits elsewhere cost, no part sees. */
  #accept(part: Part, { best, last, steps }: PartResult): void {
    this.iterations += steps;
    replace(this.#working, part.shifts, part.inWhole(last));
    replace(this.#candidate, part.shifts, part.inWhole(best));
    const worth = worthOf(this.#problem, this.#candidate);
    if (isNoWorse(this, worth)) return;
    Object.assign(this, worth);
    for (const [shift, visits] of this.#candidate.entries()) this.#best[shift] = visits;
  }
}

/** By shift, in the order of their starts. */
type VisitsOfShift = (readonly ScheduledVisit[])[];

function replace(visitsOfShift: VisitsOfShift, shifts: Int32Array, schedule: Schedule): void {
  const own = new Map<number, ScheduledVisit[]>(Array.from(shifts, (shift) => [shift, []]));
  for (const visit of schedule) own.get(visit.shift)!.push(visit);
  for (const [shift, visits] of own) visitsOfShift[shift] = visits.sort((a, b) => a.start - b.start);
}

function partsFor({ units }: Problem): number {
  return Math.max(2, 2 * Math.round(units / (2 * UNITS_A_PART)));
}
