// A large problem searched part by part: cut, search the parts, put them together, cut along other borders.
//
// Everything is fixed by the problem, the seed and the number of steps: the borders, the parts' seeds, and what is taken
// over. Which part is searched first, or by whom, changes nothing. (Decomposition along space and time, as in Bent & Van
// Hentenryck 2010, "Spatial, temporal, and hybrid decompositions for large-scale vehicle routing with time windows".)

import { apportion } from "../../base/apportion.ts";
import { Random } from "../../base/random.ts";
import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import { nothingKnown, type OwnNeeds } from "../own-needs.ts";
import { cut } from "./cut.ts";
import { type Part, partsOf } from "./part.ts";
import { allDates, datesApart, type Period } from "./periods.ts";
import type { PartResult, PartTask } from "./search-part.ts";
import { isNoWorse, Ledger, type VisitsOfShift, type Worth } from "./worth.ts";

/** Pairs of hands above which a problem is searched in parts. */
const LARGE = 20_000;
/** About how many pairs of hands a part has: larger ones lose less to borders, but take longer for a step. */
const UNITS_A_PART = 12_000;
/** The same for a first plan, which has to come soon. */
const UNITS_A_FIRST_PART = 8000;

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
  /** Pairs of hands in all. */
  readonly units: number;
  readonly #parts: number | undefined;
  readonly #problem: Problem;
  readonly #needs: OwnNeeds;
  readonly #random: Random;
  /** The best plan, or a better one that the parts back so far make of it. */
  #best: VisitsOfShift;
  /** Where the search stands: while it is warm, often worse than the best. */
  readonly #working: VisitsOfShift;
  /** What stood when the parts were last cut, with the best of each part that has come back. */
  readonly #candidate: Ledger;
  #cuts = 0;
  /** Parts of the last cut still to come back, and the best plan from before it. */
  #out = 0;
  #before: { readonly worth: Worth; readonly visits: VisitsOfShift };

  /**
   * @param needs read when there is a first plan, filled in by then
   * @param parts about how many parts each cut makes, at least 2; as many as suit it where it is left out
   */
  constructor(problem: Problem, seed: number, needs: OwnNeeds, parts?: number) {
    this.units = problem.units;
    this.#parts = parts;
    this.#problem = problem;
    this.#needs = needs;
    this.#random = new Random(seed);
    this.#candidate = new Ledger(problem);
    this.#best = [...this.#candidate.visitsOfShift];
    this.#working = [...this.#best];
    this.unscheduled = this.#candidate.unscheduled;
    this.#before = this.#asItStands();
  }

  /** The best plan so far: possible at any moment, whatever parts are still out. */
  schedule(): Schedule {
    return this.#best.flat();
  }

  /** A new cut through where the search stands. `steps` in all, from one share of the whole search to another. */
  *cut(steps: number, from: number, to: number): Steps<Share[]> {
    const problem = this.#problem;
    const schedule = this.#working.flat();
    const isFirst = schedule.length === 0;
    const needs = isFirst ? nothingKnown(problem) : this.#needs;
    const isOnly = from === 0 && to === 1;
    const parts = this.#parts ?? partsFor(problem, isFirst ? UNITS_A_FIRST_PART : UNITS_A_PART);
    const periods = this.#periods(parts, isOnly);
    const borders = cut(problem, schedule, periods, needs.impossible, this.#random);
    yield;
    const cutOut = yield* partsOf(problem, needs, schedule, borders);
    const stepsOf = apportion(
      steps,
      cutOut.map((part) => part.problem.units),
    );
    const stood = this.#candidate.visitsOfShift;
    this.#candidate.replace([...this.#working.entries()].filter(([shift, visits]) => stood[shift] !== visits));
    this.#before = this.#asItStands();
    this.#out = cutOut.length;
    return cutOut.map((part, i) => {
      const { travel, ...bare } = part.problem;
      const seed = this.#random.bits();
      const { needs, schedule, free } = part;
      const task = { problem: bare, roads: travel.roads, needs, schedule, free, seed, steps: stepsOf[i]!, from, to };
      return { task, accept: (result) => this.#accept(part, result) };
    });
  }

  /**
   * In turn: through the country only, which keeps all dates together, and between dates, which has fewer visits across. What
   * may be done on several dates has to be moved as well, so an only turn does not cut between them.
   */
  #periods(parts: number, isOnly: boolean): Period[] {
    const together = this.#cuts++ % 2 === 0 || isOnly;
    return together ? allDates(this.#problem, parts) : datesApart(this.#problem, parts, this.#random);
  }

  /**
   * The whole is kept where it is better than the best: what a patient's visits elsewhere cost, no part sees. When all
   * parts are back only they count and the plan from before, so that it does not matter which of them came first.
   */
  #accept(part: Part, { best, last, steps }: PartResult): void {
    this.iterations += steps;
    for (const [shift, visits] of byShift(part, last)) this.#working[shift] = visits;
    this.#candidate.replace(byShift(part, best));
    if (--this.#out === 0) this.#take(this.#before.worth, this.#before.visits);
    if (!isNoWorse(this, this.#candidate)) this.#take(this.#candidate, this.#candidate.visitsOfShift);
  }

  #take({ unscheduled, visits, cost }: Worth, visitsOfShift: VisitsOfShift): void {
    Object.assign(this, { unscheduled, visits, cost });
    this.#best = [...visitsOfShift];
  }

  #asItStands(): { readonly worth: Worth; readonly visits: VisitsOfShift } {
    const { unscheduled, visits, cost } = this;
    return { worth: { unscheduled, visits, cost }, visits: this.#best };
  }
}

/** A part's schedule by the shifts it has in the whole. */
function byShift(part: Part, schedule: Schedule): Map<number, ScheduledVisit[]> {
  const visitsOfShift = new Map<number, ScheduledVisit[]>(Array.from(part.shifts, (shift) => [shift, []]));
  for (const visit of part.inWhole(schedule)) visitsOfShift.get(visit.shift)!.push(visit);
  for (const visits of visitsOfShift.values()) visits.sort((a, b) => a.start - b.start);
  return visitsOfShift;
}

/** An even number of parts, so that two threads have equally much to do. */
function partsFor({ units }: Problem, unitsAPart: number): number {
  return Math.max(2, 2 * Math.round(units / (2 * unitsAPart)));
}
