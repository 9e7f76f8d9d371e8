// What is proved of a problem, from every side: of each patient alone, and of all patients against the staff they share.

import type { Steps } from "../base/steps.ts";
import type { Problem } from "../problem/problem.ts";
import type { Schedule } from "../problem/schedule.ts";
import { Bounds, boundProblem } from "./bounds/bounds.ts";
import { CapacityBound } from "./bounds/capacity/capacity-bound.ts";

/** The best plan known so far; what it says may change between any two looks. */
export interface Incumbent {
  readonly unscheduled: number;
  readonly visits: number;
  schedule(): Schedule;
}

/** Lower bounds on U and V, valid at any moment of the work on them. */
export class Proof {
  /** Of each patient alone. */
  readonly bounds: Bounds;
  readonly #problem: Problem;
  readonly #capacity: CapacityBound;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.bounds = new Bounds(problem);
    this.#capacity = new CapacityBound(problem, this.bounds);
  }

  /** No valid plan leaves less priority undone. */
  get unscheduled(): number {
    return this.#capacity.unscheduled;
  }

  /** No valid plan whose U is at most this has fewer visits. */
  visitsGiven(unscheduled: number): number {
    return this.#capacity.visitsGiven(unscheduled);
  }

  /** A plan better by (U, V) than this one, where the work on the proof came upon one. */
  takeBetterThan(_incumbent: Incumbent): Schedule | undefined {
    return undefined;
  }

  /** Whether nothing is better by (U, V). */
  isOptimal({ unscheduled, visits }: Pick<Incumbent, "unscheduled" | "visits">): boolean {
    return this.unscheduled === unscheduled && this.visitsGiven(unscheduled) === visits;
  }

  /** The part that needs no plan: what each patient needs alone. */
  patients(): Steps<unknown> {
    return boundProblem(this.#problem, { bounds: this.bounds });
  }

  /**
   * Everything else, for the best plan known at the time.
   *
   * @param patients the work on patients, where it was left
   */
  *steps(patients: Steps<unknown>, incumbent: () => Incumbent | undefined): Steps<void> {
    yield* patients;
    yield* this.#shared(incumbent);
  }

  *#shared(incumbent: () => Incumbent | undefined): Steps<void> {
    let looked = Number.POSITIVE_INFINITY;
    for (let best = incumbent(); best === undefined || best.unscheduled < looked; best = incumbent()) {
      if (best === undefined || this.isOptimal(best)) {
        yield;
        continue;
      }
      looked = best.unscheduled;
      yield* this.#capacity.steps(looked);
    }
  }
}
