// What is proved of a problem, from every side: of each patient alone, of all patients against the staff they share, and,
// where the problem is small enough, of whole shifts.

import type { Steps } from "../base/steps.ts";
import type { Problem } from "../problem/problem.ts";
import type { Schedule } from "../problem/schedule.ts";
import { Bounds, boundProblem } from "./bounds/bounds.ts";
import { CapacityBound } from "./bounds/capacity/capacity-bound.ts";
import { Exact } from "./exact/exact.ts";

/** The best plan known so far; what it says may change between any two looks. */
export interface Incumbent {
  readonly unscheduled: number;
  readonly visits: number;
  schedule(): Schedule;
}

/** Pairs of hands up to which whole shifts are looked at: a team's day. */
const MOST_UNITS = 400;

/** Lower bounds on U and V, valid at any moment of the work on them. */
export class Proof {
  /** Of each patient alone. */
  readonly bounds: Bounds;
  readonly #problem: Problem;
  readonly #seed: number;
  readonly #capacity: CapacityBound;
  #exact: Exact | undefined;

  /** @param seed of what is random in looking for better plans on the way */
  constructor(problem: Problem, seed: number) {
    this.#problem = problem;
    this.#seed = seed;
    this.bounds = new Bounds(problem);
    this.#capacity = new CapacityBound(problem, this.bounds);
  }

  /** Whether the problem is small enough to look at whole shifts. */
  get looksAtShifts(): boolean {
    return this.#problem.units <= MOST_UNITS;
  }

  /** No valid plan leaves less priority undone. */
  get unscheduled(): number {
    return Math.max(this.#capacity.unscheduled, this.#exact?.unscheduledBound ?? 0);
  }

  /** No valid plan whose U is at most this has fewer visits. */
  visitsGiven(unscheduled: number): number {
    return Math.max(this.#capacity.visitsGiven(unscheduled), this.#exact?.visitsBoundGiven(unscheduled) ?? 0);
  }

  /** Whether nothing is better by (U, V). */
  isOptimal({ unscheduled, visits }: Pick<Incumbent, "unscheduled" | "visits">): boolean {
    return this.unscheduled === unscheduled && this.visitsGiven(unscheduled) === visits;
  }

  /** A plan better by (U, V) than this one, where the work on the proof came upon one. */
  betterThan({ unscheduled, visits }: Incumbent): Schedule | undefined {
    const found = this.#exact?.best;
    if (found === undefined || found.unscheduled > unscheduled) return undefined;
    return found.unscheduled < unscheduled || found.visits < visits ? found.schedule : undefined;
  }

  /** The part that needs no plan: what each patient needs alone. */
  patients(): Steps<unknown> {
    return boundProblem(this.#problem, { bounds: this.bounds });
  }

  /**
   * Everything else, for the best plan known at the time; ends where nothing is left to prove.
   *
   * @param patients the work on patients, where it was left
   */
  *steps(patients: Steps<unknown>, incumbent: () => Incumbent): Steps<void> {
    yield* patients;
    let looked: Incumbent | undefined;
    while (!this.isOptimal(incumbent())) {
      const { unscheduled, visits } = incumbent();
      if (looked?.unscheduled !== unscheduled) yield* this.#capacity.steps(unscheduled);
      const isNews = looked?.unscheduled !== unscheduled || looked.visits !== visits;
      if (isNews && this.looksAtShifts) yield* this.#shifts(incumbent);
      looked = { ...incumbent() };
      yield;
    }
  }

  /** Branch and price, told of better plans as they are found elsewhere. */
  *#shifts(incumbent: () => Incumbent): Steps<void> {
    this.#exact ??= new Exact(this.#problem, this.bounds, { seed: this.#seed });
    const exact = this.#exact;
    const tell = () => {
      const best = incumbent();
      if (this.betterThan(best) === undefined) exact.offer(best.schedule(), best.unscheduled, best.visits);
    };
    tell();
    for (const _ of exact.steps()) {
      tell();
      yield;
    }
  }
}
