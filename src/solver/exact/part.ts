// One part of a problem that has nothing to do with the rest, with what is proved of it.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { Bounds, boundProblem } from "../bounds/bounds.ts";
import { indexIn, inWhole, type SubProblem } from "../presolve/sub-problem.ts";
import { Exact, type ExactOptions, type Worth } from "./exact.ts";

const NOTHING = new Int32Array();

export class Part {
  readonly problem: Problem;
  readonly bounds: Bounds;
  readonly exact: Exact | undefined;
  readonly #sub: SubProblem | undefined;
  /** Indices here of shifts, patients and units of the whole. */
  readonly #shiftIn: ReadonlyMap<number, number>;
  readonly #patientIn: ReadonlyMap<number, number>;
  readonly #unitIn: ReadonlyMap<number, number>;

  private constructor(
    problem: Problem,
    sub: SubProblem | undefined,
    bounds: Bounds,
    options: ExactOptions,
    mostUnits: number,
  ) {
    this.problem = problem;
    this.#sub = sub;
    this.bounds = bounds;
    this.#shiftIn = indexIn(sub?.shiftOf ?? NOTHING);
    this.#patientIn = indexIn(sub?.patientOf ?? NOTHING);
    this.#unitIn = indexIn(sub?.unitOf ?? NOTHING);
    if (problem.units <= mostUnits) this.exact = new Exact(problem, bounds, options);
  }

  /** The whole problem as its only part. */
  static whole(problem: Problem, bounds: Bounds, options: ExactOptions, mostUnits: number): Part {
    return new Part(problem, undefined, bounds, options, mostUnits);
  }

  static *of(sub: SubProblem, options: ExactOptions, mostUnits: number): Steps<Part> {
    const bounds = new Bounds(sub.problem);
    yield* boundProblem(sub.problem, { bounds });
    return new Part(sub.problem, sub, bounds, options, mostUnits);
  }

  /** What a plan of the whole has here. */
  take(whole: Schedule): Schedule {
    if (this.#sub === undefined) return whole;
    return whole.flatMap(({ shift, patient, start, units }) => {
      const own = this.#shiftIn.get(shift);
      if (own === undefined) return [];
      const inHere = units.map((unit) => this.#unitIn.get(unit)!);
      return [{ shift: own, patient: this.#patientIn.get(patient)!, start, units: inHere }];
    });
  }

  /** A plan of this part as part of one of the whole. */
  give(own: Schedule): Schedule {
    return this.#sub === undefined ? own : inWhole(this.#sub, own);
  }

  worthOf(own: Schedule): Worth {
    const { occurrenceOfUnit, priorityOfOccurrence } = this.problem;
    const done = new Set(own.flatMap(({ units }) => units.map((unit) => occurrenceOfUnit[unit])));
    const unscheduled = priorityOfOccurrence.reduce((sum, priority, o) => sum + (done.has(o) ? 0 : priority), 0);
    return { unscheduled, visits: own.length };
  }

  get unscheduledBound(): number {
    return this.exact?.unscheduledBound ?? this.bounds.unscheduled;
  }

  visitsBoundGiven(unscheduled: number): number {
    return this.exact?.visitsBoundGiven(unscheduled) ?? this.bounds.visitsGiven(unscheduled);
  }
}
