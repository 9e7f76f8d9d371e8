// Large-neighbourhood search: take some visits out, put them back better, accept by simulated annealing.

import { Random } from "../../base/random.ts";
import { finish, type Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { Bundles } from "../bundles.ts";
import type { OwnNeeds } from "../own-needs.ts";
import { Absentees } from "./absentees.ts";
import { Chances } from "./chances.ts";
import type { Idea } from "./ideas.ts";
import { Neighbours } from "./neighbours.ts";
import { Prices } from "./prices.ts";
import { Best } from "./record.ts";
import { Missing } from "./recreate/missing.ts";
import { Placement } from "./recreate/placement.ts";
import { Recreate } from "./recreate/recreate.ts";
import { Losses } from "./ruin/losses.ts";
import type { Ruined } from "./ruin/ruin.ts";
import { Ruins } from "./ruin/ruins.ts";
import { reprice } from "./scarcity.ts";
import { Solution } from "./solution.ts";
import { Surplus } from "./surplus.ts";
import { temperatureAt } from "./temperature.ts";

/** Under contention: chance that the worth of scarce people's minutes counts in a step, and how much of it at most. */
const SCARCITY_CHANCE = 0.7;
const SCARCITY_SHARE = 0.5;
/** Chance that a step seeks places in a wide reach: routes may come by far from where they begin, as in villages. */
const WIDE_CHANCE = 0.2;
/** Steps between two looks at what is scarce. */
const REPRICE_EVERY = 500;
const NONE: ReadonlySet<Idea> = new Set();

export class Search {
  readonly solution: Solution;
  readonly best: Best;
  iterations = 0;
  readonly #problem: Problem;
  readonly #random: Random;
  readonly #placement: Placement;
  readonly #recreate: Recreate;
  readonly #ruined: Ruined;
  readonly #ruins: Ruins;
  readonly #without: ReadonlySet<Idea>;
  readonly #hopeless: Uint8Array;
  readonly #absent: Absentees;
  readonly #surplus: Surplus;
  readonly #missing: Missing;
  readonly #prices: Prices;
  readonly #chances: Chances;

  /**
   * @param needs may come to be known during the search
   * @param without ideas left out
   */
  constructor(problem: Problem, seed: number, needs: OwnNeeds, without = NONE) {
    this.#problem = problem;
    this.#without = without;
    this.#ruins = new Ruins(without);
    this.#random = new Random(seed);
    this.#hopeless = needs.impossible;
    this.#absent = new Absentees(needs.impossible);
    this.#surplus = new Surplus(needs.fewest);
    this.solution = new Solution(new Bundles(problem));
    this.best = new Best(this.solution);
    this.#prices = new Prices(problem);
    this.#chances = new Chances(problem);
    this.#placement = new Placement(this.solution, this.#prices, this.#random);
    this.#recreate = new Recreate(this.#placement, this.#random, without);
    this.#missing = new Missing(this.#placement, this.#recreate, this.#absent, this.#chances, this.#random, without);
    this.#ruined = {
      solution: this.solution,
      random: this.#random,
      neighbours: new Neighbours(problem),
      placement: this.#placement,
      prices: this.#prices,
      chances: this.#chances,
      losses: new Losses(this.solution, this.#prices, this.#chances),
      chains: !without.has("chains"),
      absent: this.#absent.list,
      surplus: without.has("surplus") ? [] : this.#surplus.list,
    };
  }

  /**
   * A first solution: every patient in turn, those with the most pressing care first. May be left at any yield, through
   * its `return`: what stands by then is `best`.
   *
   * @param byPriority all care of the highest priority comes first, patient by patient, then that of the next
   */
  *construct(byPriority = false): Steps<void> {
    const { patients, occurrenceStart, priorityOfOccurrence } = this.#problem;
    const weight = new Float64Array(patients);
    for (let p = 0; p < patients; p++) {
      for (let o = occurrenceStart[p]!; o < occurrenceStart[p + 1]!; o++)
        weight[p] = Math.max(weight[p]!, priorityOfOccurrence[o]!);
      weight[p] = weight[p]! + this.#random.next();
    }
    const order = Array.from({ length: patients }, (_, p) => p).sort((a, b) => weight[b]! - weight[a]!);
    const priorities = [...new Set(priorityOfOccurrence)].sort((a, b) => b - a);
    try {
      for (const least of byPriority ? priorities : priorities.slice(-1)) {
        for (const patient of order) {
          yield* this.#constructPatient(patient, least);
          yield;
        }
      }
    } finally {
      this.best.offer();
    }
  }

  /** Places what it can of a patient's care of at least this priority. */
  *#constructPatient(patient: number, least: number): Steps<void> {
    const { occurrenceStart, priorityOfOccurrence } = this.#problem;
    this.solution.bundles.trim();
    const missing: number[] = [];
    for (let o = occurrenceStart[patient]!; o < occurrenceStart[patient + 1]!; o++) {
      const isMissing = priorityOfOccurrence[o]! >= least && !this.solution.isDone(o);
      if (isMissing && this.#hopeless[o] === 0) missing.push(o);
    }
    this.#begin();
    try {
      yield* this.#recreate.patient(patient, missing);
    } finally {
      this.#finishStep();
      this.#keep();
    }
  }

  /**
   * Goes on from a schedule found before, instead of `construct`.
   *
   * @returns false where it cannot be taken over; then this search is of no use
   */
  resume(schedule: Schedule): boolean {
    this.#begin();
    if (!this.solution.restore(schedule)) return false;
    this.#finishStep();
    this.#keep();
    this.best.offer();
    return true;
  }

  /** Looks again at every patient, where more has come to be known of what they need. */
  refresh(): void {
    for (let patient = 0; patient < this.#problem.patients; patient++) this.#note(patient);
  }

  /** The solution as it stands, which may be worse than the best. */
  current(): Schedule {
    const now = new Best(this.solution);
    now.note(this.solution.routes.map(({ shift }) => shift));
    now.offer();
    return now.schedule();
  }

  /** One step; `progress` from 0 to 1 sets the temperature. True where it found a new best plan. */
  step(progress: number): boolean {
    return finish(this.stepping(progress));
  }

  /**
   * The same in steps, where one patient's care is so much that even one may take long. Where it is left at a yield,
   * `best` is whole, and the search can go no further.
   */
  *stepping(progress: number): Steps<boolean> {
    this.iterations++;
    const { solution } = this;
    solution.bundles.trim();
    this.#prices.settle(this.#absent.list.length, progress);
    this.#scarcity();
    const before = this.#prices.of(solution.totals);
    this.#placement.reach = this.#random.next() < WIDE_CHANCE ? "wide" : "close";
    this.#begin();
    solution.removed.length = 0;
    const given = { absent: this.#absent.any, surplus: this.#surplus.list.length > 0 };
    this.#ruins.pick(this.#random, this.#prices.contention, given)(this.#ruined);
    yield* this.#missing.recreate();
    this.#finishStep();
    const after = this.#prices.of(solution.totals);
    if (after < before - temperatureAt(progress, this.#prices) * Math.log(this.#random.next() + 1e-12)) {
      this.#keep();
      return this.best.offer();
    }
    solution.undo();
    this.#recreate.undo();
    return false;
  }

  /** Decides how much the minutes of scarce people count in this step. */
  #scarcity(): void {
    const random = this.#random;
    if (this.iterations % REPRICE_EVERY === 1) {
      reprice(this.solution, this.#prices, this.#absent.list, this.#placement.insertion.minutePrice);
    }
    const counts = !this.#without.has("scarcity") && this.#absent.any && random.next() < SCARCITY_CHANCE;
    this.#recreate.minuteShare = counts ? SCARCITY_SHARE * random.next() : 0;
  }

  #begin(): void {
    this.solution.begin();
    this.#recreate.begin();
  }

  /** Leaves nothing half-done, and every shift up to date. */
  #finishStep(): void {
    const { solution } = this;
    solution.settle();
    for (let i = 0; i < solution.touchedPatients.length; i++) solution.enforce(solution.touchedPatients[i]!);
    solution.refreshWorst();
  }

  #keep(): void {
    const { solution } = this;
    this.best.note(solution.touchedShifts);
    solution.keep();
    for (const patient of solution.touchedPatients) this.#note(patient);
  }

  /** Notes what of a patient's care is undone, and whether there are visits to spare. */
  #note(patient: number): void {
    const { solution } = this;
    this.#surplus.note(patient, solution.visitsOfPatient[patient]!.length);
    for (let o = this.#problem.occurrenceStart[patient]!; o < this.#problem.occurrenceStart[patient + 1]!; o++) {
      if (solution.isDone(o)) this.#absent.noteDone(o);
      else this.#absent.noteUndone(o);
    }
  }
}
