// What is missing after a ruin, put back: whose care first, and on which shifts it is worth a look.

import type { Random } from "../../../base/random.ts";
import type { Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";
import type { Absentees } from "../absentees.ts";
import type { Chances } from "../chances.ts";
import type { Idea } from "../ideas.ts";
import type { Prices } from "../prices.ts";
import type { Solution } from "../solution.ts";
import type { Placement } from "./placement.ts";
import type { Recreate } from "./recreate.ts";

/** Chance that the place found for a visit is passed over. */
const BLINK = 0.01;
/** Chance, under full contention, that occurrences are put back one by one across patients, the most pressing first. */
const ACROSS_CHANCE = 0.5;
/** Occurrences undone that are looked at again in each step, beside those of patients it touched; under contention one. */
const REVISITED = 4;

export class Missing {
  readonly #solution: Solution;
  readonly #problem: Problem;
  readonly #absent: Absentees;
  readonly #prices: Prices;
  readonly #chances: Chances;
  readonly #placement: Placement;
  readonly #recreate: Recreate;
  readonly #random: Random;
  readonly #without: ReadonlySet<Idea>;
  readonly #missingOfPatient: number[][];
  readonly #queue: number[] = [];
  /** By occurrence: the step in which it was last put among those missing. */
  readonly #stepOf: Int32Array;
  #step = 0;
  /** What patients and occurrences are put in order by. */
  readonly #keyOfPatient: Float64Array;
  readonly #keyOfOccurrence: Float64Array;
  /** 1 for patients in the queue only for what was undone before the step. */
  readonly #isRevisited: Uint8Array;

  constructor(
    placement: Placement,
    recreate: Recreate,
    absent: Absentees,
    chances: Chances,
    random: Random,
    without: ReadonlySet<Idea>,
  ) {
    this.#solution = placement.solution;
    this.#problem = placement.solution.problem;
    this.#absent = absent;
    this.#prices = placement.prices;
    this.#chances = chances;
    this.#placement = placement;
    this.#recreate = recreate;
    this.#random = random;
    this.#without = without;
    this.#missingOfPatient = Array.from({ length: this.#problem.patients }, () => []);
    this.#isRevisited = new Uint8Array(this.#problem.patients);
    this.#stepOf = new Int32Array(this.#problem.occurrences);
    this.#keyOfPatient = new Float64Array(this.#problem.patients);
    this.#keyOfOccurrence = new Float64Array(this.#problem.occurrences);
  }

  /** What the ruin took out, patient by patient in a random order, then some of what was undone before. */
  *recreate(): Steps<void> {
    const solution = this.#solution;
    const queue = this.#queue;
    queue.length = 0;
    this.#step++;
    for (const occurrence of solution.removed) this.#add(occurrence);
    const touched = queue.length;
    for (let i = 0; i < touched; i++) {
      const patient = queue[i]!;
      for (let o = this.#problem.occurrenceStart[patient]!; o < this.#problem.occurrenceStart[patient + 1]!; o++) {
        if (this.#absent.has(o)) this.#add(o);
      }
    }
    const looks = Math.max(1, Math.round(REVISITED * (1 - this.#prices.contention)));
    for (let i = 0; i < looks && this.#absent.list.length > 0; i++)
      this.#add(this.#absent.list[this.#random.int(this.#absent.list.length)]!);
    for (let i = touched; i < queue.length; i++) this.#isRevisited[queue[i]!] = 1;
    this.#order(queue);
    this.#placement.insertion.blink = this.#without.has("blinks") ? 0 : BLINK;
    if (!this.#without.has("across") && this.#random.next() < ACROSS_CHANCE * this.#prices.contention) {
      yield* this.#recreateAcross();
    }
    for (const patient of queue) {
      const missing = this.#missingOfPatient[patient]!;
      this.#restrictTo(patient);
      yield* this.#recreate.patient(patient, missing);
      this.#isRevisited[patient] = 0;
      missing.length = 0;
    }
    if (!this.#without.has("chances")) {
      for (const occurrence of solution.removed) this.#chances.note(occurrence, !solution.isDone(occurrence));
    }
    this.#placement.only = undefined;
    this.#placement.insertion.blink = 0;
  }

  #add(occurrence: number): void {
    if (this.#stepOf[occurrence] === this.#step) return;
    this.#stepOf[occurrence] = this.#step;
    const patient = this.#problem.patientOfOccurrence[occurrence]!;
    const missing = this.#missingOfPatient[patient]!;
    if (missing.length === 0) this.#queue.push(patient);
    missing.push(occurrence);
  }

  /** One by one across patients: in a random order, by priority, or by how hard they are to put back. */
  *#recreateAcross(): Steps<void> {
    const random = this.#random;
    const all = this.#queue.flatMap((patient) => this.#missingOfPatient[patient]!);
    const kind = random.next();
    const { priorityOfOccurrence } = this.#problem;
    const keys = this.#keyOfOccurrence;
    for (const occurrence of all) {
      const weight = kind < 0.8 ? priorityOfOccurrence[occurrence]! : this.#chances.ofLosing(occurrence);
      keys[occurrence] = kind < 0.3 ? random.next() : weight * (0.5 + random.next());
    }
    all.sort((a, b) => keys[b]! - keys[a]!);
    for (const occurrence of all) {
      const patient = this.#problem.patientOfOccurrence[occurrence]!;
      this.#restrictTo(patient);
      if (this.#recreate.one(patient, occurrence)) yield;
    }
  }

  /** What was undone before the step has been tried on all shifts: only those the step touched are worth another look. */
  #restrictTo(patient: number): void {
    this.#placement.only = this.#isRevisited[patient] === 1 ? this.#touchedOnly : undefined;
  }

  readonly #touchedOnly = (shift: number): boolean => this.#solution.isTouchedShift(shift);

  /** Orders in which to recreate (Christiaens & Vanden Berghe 2020, section 5.3), with priority among them. */
  #order(queue: number[]): void {
    const random = this.#random;
    random.shuffle(queue);
    const kind = random.next();
    if (kind < 0.4) return;
    const { priorityOfOccurrence, minutesOfOccurrence } = this.#problem;
    const weights = kind < 0.7 ? priorityOfOccurrence : minutesOfOccurrence;
    const keys = this.#keyOfPatient;
    for (const patient of queue) {
      keys[patient] = 0;
      for (const occurrence of this.#missingOfPatient[patient]!) keys[patient]! += weights[occurrence]!;
    }
    queue.sort((a, b) => keys[b]! - keys[a]!);
  }
}
