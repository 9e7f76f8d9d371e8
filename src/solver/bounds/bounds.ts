// Lower bounds on U (priority left undone) and V (visits) of every valid plan, from what each patient needs on their own.
//
// Each patient's visits are their own, so bounds of patients add up whatever the routes are. Everything here is a
// relaxation: plans lose rules, never gain them, so that no valid plan is ever below a bound.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import { nothingKnown, type OwnNeeds } from "../own-needs.ts";
import { Days } from "./days.ts";
import { boundPatient, type PatientBound } from "./patient.ts";
import { TradeOff } from "./trade-off.ts";

export type { PatientBound } from "./patient.ts";

export interface BoundOptions {
  /** Beginnings of visits looked at for one patient's date before a coarser bound is taken; 2,000 where left out. */
  readonly limit?: number;
  /** What to fill, so that a caller who leaves early has what is proved by then. */
  readonly bounds?: Bounds;
}

/** What is proved so far. Valid at any moment: a patient not looked at yet counts as if they needed nothing. */
export class Bounds implements OwnNeeds {
  /** By patient; `undefined` where it is not known yet. */
  readonly patients: readonly (PatientBound | undefined)[];
  /** 1 for each occurrence that nobody could ever do. */
  readonly impossible: Uint8Array;
  /** By patient, the fewest visits that do all that can be done; `UNKNOWN` where that is not known yet. */
  readonly fewest: Int32Array;
  readonly #patients: (PatientBound | undefined)[];
  #unscheduled = 0;
  #visits = 0;
  #tradeOff: TradeOff | undefined;

  constructor(problem: Problem) {
    this.#patients = new Array(problem.patients).fill(undefined);
    this.patients = this.#patients;
    const { impossible, fewest } = nothingKnown(problem);
    this.impossible = impossible;
    this.fewest = fewest;
  }

  /** A lower bound on U: the priority that every valid plan leaves undone. */
  get unscheduled(): number {
    return this.#unscheduled;
  }

  /** A lower bound on V over all valid plans whose U is at most this. (There are none with less than `unscheduled`.) */
  visitsGiven(unscheduled: number): number {
    this.#tradeOff ??= new TradeOff(this.#patients.flatMap((patient) => patient?.curve ?? []));
    return this.#visits - this.#tradeOff.saved(Math.max(0, unscheduled - this.#unscheduled));
  }

  /** Notes what is proved for a patient, once. */
  add(patient: number, bound: PatientBound): void {
    if (this.#patients[patient] !== undefined) throw new Error(`patient ${patient} has bounds already`);
    this.#patients[patient] = bound;
    this.#unscheduled += bound.unscheduled;
    this.fewest[patient] = bound.curve.length - 1;
    this.#visits += bound.curve.length - 1;
    for (const occurrence of bound.impossible) this.impossible[occurrence] = 1;
    this.#tradeOff = undefined;
  }
}

/**
 * Bounds every plan of a problem, patient by patient. May be left at any yield: `options.bounds` is valid there.
 *
 * @returns the bounds that were filled.
 */
export function* boundProblem(problem: Problem, options: BoundOptions = {}): Steps<Bounds> {
  const bounds = options.bounds ?? new Bounds(problem);
  const days = new Days(problem);
  for (let patient = 0; patient < problem.patients; patient++) {
    if (bounds.patients[patient] !== undefined) continue;
    bounds.add(patient, yield* boundPatient(problem, days, patient, options.limit ?? 2000));
  }
  return bounds;
}
