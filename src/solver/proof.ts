// What is proved of a problem, from every side: of each patient alone, of all patients against the staff they share, and,
// where the problem is small enough, of whole shifts.

import type { Steps } from "../base/steps.ts";
import type { Problem } from "../problem/problem.ts";
import type { Schedule } from "../problem/schedule.ts";
import { Bounds, boundProblem } from "./bounds/bounds.ts";
import { CapacityBound } from "./bounds/capacity/capacity-bound.ts";
import { ShiftBound } from "./bounds/shifts/shift-bound.ts";
import { Contests } from "./exact/contests.ts";
import { type ExactOptions, LITTLE_UNITS } from "./exact/exact.ts";
import { MOST_UNITS, Parts } from "./exact/parts.ts";

/** Pairs of hands up to which every shift is priced by its best route: above, one look at all takes too long. */
const MOST_PRICED = 16_000;

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
  readonly #options: ExactOptions;
  readonly #capacity: CapacityBound;
  readonly #shiftBound: ShiftBound;
  readonly #contests: Contests;
  #parts: Parts | undefined;
  /** What the bounds from capacity were last worked out for. */
  #aim: number | undefined;
  /** The plan that the parts were told of last. */
  #told: { readonly unscheduled: number; readonly visits: number; readonly schedule: Schedule } | undefined;

  /** @param options how whole shifts are looked at */
  constructor(problem: Problem, options: ExactOptions) {
    this.#problem = problem;
    this.#options = options;
    this.bounds = new Bounds(problem);
    this.#capacity = new CapacityBound(problem, this.bounds, this.#pricesShifts);
    this.#shiftBound = new ShiftBound(problem);
    this.#contests = new Contests(problem, this.bounds);
  }

  /** Whether the problem is small enough to look at all its shifts as wholes. */
  get looksAtShifts(): boolean {
    return this.#problem.units <= MOST_UNITS;
  }

  get #pricesShifts(): boolean {
    return !this.looksAtShifts && this.#problem.units <= MOST_PRICED;
  }

  /** Whether the problem is so small that everything is tried, which takes little and needs no other bound. */
  get isLittle(): boolean {
    return this.#problem.units <= LITTLE_UNITS;
  }

  /** No valid plan leaves less priority undone. */
  get unscheduled(): number {
    return Math.max(this.#capacity.unscheduled, this.#parts?.unscheduledBound ?? 0);
  }

  /** No valid plan whose U is at most this has fewer visits. */
  visitsGiven(unscheduled: number): number {
    return Math.max(
      this.#capacity.visitsGiven(unscheduled),
      this.#shiftBound.visitsGiven(unscheduled),
      this.#contests.visitsGiven(unscheduled),
      this.#parts?.visitsBoundGiven(unscheduled) ?? 0,
    );
  }

  /** Whether nothing is better by (U, V). */
  isOptimal({ unscheduled, visits }: Pick<Incumbent, "unscheduled" | "visits">): boolean {
    return this.unscheduled === unscheduled && this.visitsGiven(unscheduled) === visits;
  }

  /** A plan better by (U, V) than this one, where the work on the proof came upon one; each is given once. */
  takeBetterThan({ unscheduled, visits }: Incumbent): Schedule | undefined {
    const told = this.#told;
    // What was told last may be worse than what is known by now; a part's find is then of no use before the next telling.
    if (told?.unscheduled !== unscheduled || told.visits !== visits) return undefined;
    return this.#parts!.takeBetter(told.schedule);
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
    let looked: { readonly unscheduled: number; readonly visits: number } | undefined;
    while (!this.isOptimal(incumbent())) {
      const { unscheduled, visits } = incumbent();
      const isNews = looked?.unscheduled !== unscheduled || looked.visits !== visits;
      if (!this.isLittle) yield* this.#aimAt(incumbent);
      if (isNews) yield* this.#shifts(incumbent);
      if (!this.isOptimal(incumbent())) yield* this.#aimAt(incumbent);
      looked = { unscheduled, visits };
      yield;
    }
  }

  /** Whole shifts, in parts that have nothing to do with each other; told of better plans as they are found elsewhere. */
  *#shifts(incumbent: () => Incumbent): Steps<void> {
    this.#parts ??= yield* Parts.of(this.#problem, this.bounds, this.#options);
    if (!this.#parts.isUseful) return;
    this.#tell(incumbent());
    for (const _ of this.#parts.steps()) {
      if (!this.isLittle) yield* this.#aimAt(incumbent);
      this.#tell(incumbent());
      yield;
    }
  }

  /**
   * Bounds from what the staff can give, for plans that leave as little undone as the best one; with the best route of each
   * shift, where there are too many for routes to be chosen exactly.
   */
  *#aimAt(incumbent: () => Incumbent): Steps<void> {
    if (this.#aim === incumbent().unscheduled) return;
    for (let settled = !this.#pricesShifts; !settled; ) {
      const { unscheduled, visits } = incumbent();
      yield* this.#contests.steps(unscheduled, visits, () => incumbent().schedule());
      const start = yield* this.#capacity.approach(() => incumbent().unscheduled);
      yield* this.#shiftBound.steps(start, incumbent().unscheduled);
      settled = start.done;
    }
    this.#aim = incumbent().unscheduled;
    yield* this.#capacity.steps(this.#aim);
  }

  #tell(best: Incumbent): void {
    const { unscheduled, visits } = best;
    if (this.#told?.unscheduled === unscheduled && this.#told.visits === visits) return;
    const schedule = best.schedule();
    this.#told = { unscheduled, visits, schedule };
    this.#parts!.tell(schedule);
  }
}
