// What the annealing trades against what. The best plan is kept by (U, V, C) in this order; on the way the search
// moves by one sum, in which undone care outweighs visits and visits outweigh travel, but none beyond all measure:
// a plan a little worse in one may lead to one better in all.

import { NO_FRACTION } from "../../base/fraction.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Totals } from "./totals.ts";

/** A visit, and an occurrence left undone beside its priority, in minutes of travel. */
const VISIT = 100;
const UNDONE = 140;
/**
 * The same under contention: a visit counts for little, since what saves visits may take the time of scarce people,
 * and what is left undone counts by its priority, since one thing of weight is worth two of none.
 */
const CONTENDED_VISIT = 10;
const CONTENDED_UNDONE = 10;
/** Priority of the average occurrence, likewise. */
const PRIORITY = 700;
/** Share of the occurrences left undone, though somebody could do them, from which on a caseload is fully contended. */
const CONTENDED = 0.03;
/** Minutes of travel that another face may weigh before everything else is scaled up with it. */
const FACE = 15;

export class Prices {
  /** What a minute of travel, or what weighs as much, is in units of C: temperatures are multiples of it. */
  readonly unit: number;
  /** Price of a visit as things stand. */
  visit = NO_FRACTION;
  /** Price of an occurrence left undone beside its priority, as things stand, and price of a point of priority. */
  #undone = NO_FRACTION;
  readonly #point: number;
  /** How much of the weight of faces counts now, between 0 and 1. */
  faceShare = NO_FRACTION;
  /** From 0 (everything that can be done is done) to 1. */
  contention = NO_FRACTION;
  readonly #problem: Problem;

  constructor(problem: Problem) {
    const { travelMinute, extraFace, unpreferredVisit, offPeakMinute } = problem.weights;
    this.#problem = problem;
    this.unit = Math.max(travelMinute, extraFace / FACE, unpreferredVisit / FACE, offPeakMinute) || 1;
    this.faceShare = 1;
    this.contention = 0;
    this.visit = VISIT * this.unit;
    this.#undone = UNDONE * this.unit;
    const occurrences = problem.standingFrom ?? problem.occurrences;
    const points = problem.priorityOfOccurrence.subarray(0, occurrences).reduce((sum, priority) => sum + priority, 0);
    this.#point = (PRIORITY * this.unit * occurrences) / Math.max(1, points);
  }

  /**
   * Sets prices for a step: `absent` occurrences are undone that somebody could do, and `progress` of the search is
   * over. The weight of faces comes back towards the end, when what is done has settled.
   */
  settle(absent: number, progress: number): void {
    this.contention = Math.min(1, absent / (CONTENDED * this.#problem.occurrences));
    this.visit = this.unit * (VISIT - (VISIT - CONTENDED_VISIT) * this.contention);
    this.#undone = this.unit * (UNDONE - (UNDONE - CONTENDED_UNDONE) * this.contention);
    this.faceShare = 1 - this.contention * (1 - progress);
  }

  /** Price of leaving an occurrence undone. */
  undone(occurrence: number): number {
    return this.#undone + this.#point * this.#problem.priorityOfOccurrence[occurrence]!;
  }

  /** The sum that annealing compares. */
  of(totals: Totals): number {
    return (
      this.#point * totals.unscheduled +
      this.#undone * totals.undone +
      this.visit * totals.visits +
      costOf(this.#problem, totals, this.faceShare)
    );
  }
}

/** C of a solution; `faceShare` of the weight of faces. */
export function costOf({ weights }: Problem, totals: Totals, faceShare = 1): number {
  return (
    weights.travelMinute * totals.travel +
    faceShare * weights.extraFace * totals.extraFaces +
    weights.unpreferredVisit * totals.unpreferred +
    weights.offPeakMinute * totals.offPeak +
    weights.worstOffPeakMinute * totals.worstOffPeak
  );
}
