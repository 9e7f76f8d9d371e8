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

/** One part of a round, to be searched and handed back. */
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
  readonly #visitsOfShift: (readonly ScheduledVisit[])[];

  /**
   * @param hopeless 1 for each occurrence that nobody could ever do
   * @param parts how many parts each cut makes, at least 1
   */
  constructor(problem: Problem, seed: number, hopeless: Uint8Array, parts = partsFor(problem)) {
    this.parts = parts;
    this.#problem = problem;
    this.#hopeless = hopeless;
    this.#random = new Random(seed);
    this.#visitsOfShift = Array.from({ length: problem.shifts }, () => []);
    this.unscheduled = worthOf(problem, this.#visitsOfShift).unscheduled;
  }

  /** The best plan so far: possible at any moment, whatever parts are still out. */
  schedule(): Schedule {
    return this.#visitsOfShift.flat();
  }

  /** A new cut. `steps` in all; they lie between the shares `from` and `to` of the whole search. */
  cut(steps: number, from: number, to: number): Share[] {
    const problem = this.#problem;
    const schedule = this.schedule();
    const parts = partsOf(problem, this.#hopeless, schedule, cut(problem, schedule, this.parts, this.#random));
    const units = parts.reduce((sum, part) => sum + part.problem.units, 0);
    return parts.map((part) => {
      const { travel, ...bare } = part.problem;
      const own = Number.isFinite(steps) ? Math.round((steps * part.problem.units) / units) : steps;
      const seed = this.#random.bits();
      const { hopeless, schedule } = part;
      const task = { problem: bare, roads: travel.roads, hopeless, schedule, seed, steps: own, from, to };
      return { task, accept: (result) => this.#accept(part, result) };
    });
  }

  /** Takes a part over unless the whole would be worse for it: a patient's visits elsewhere cost what no part sees. */
  #accept(part: Part, { schedule, steps }: PartResult): void {
    this.iterations += steps;
    const before = Array.from(part.shifts, (shift) => this.#visitsOfShift[shift]!);
    this.#replace(part.shifts, part.inWhole(schedule));
    const worth = worthOf(this.#problem, this.#visitsOfShift);
    if (isNoWorse(worth, this)) Object.assign(this, worth);
    else for (const [i, shift] of part.shifts.entries()) this.#visitsOfShift[shift] = before[i]!;
  }

  #replace(shifts: Int32Array, schedule: Schedule): void {
    const visitsOfShift = new Map<number, ScheduledVisit[]>(Array.from(shifts, (shift) => [shift, []]));
    for (const visit of schedule) visitsOfShift.get(visit.shift)!.push(visit);
    for (const [shift, visits] of visitsOfShift) {
      this.#visitsOfShift[shift] = visits.sort((a, b) => a.start - b.start);
    }
  }
}

function partsFor({ units }: Problem): number {
  return Math.max(2, 2 * Math.round(units / (2 * UNITS_A_PART)));
}
