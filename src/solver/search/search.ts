// Large-neighbourhood search: take some visits out, put them back better, accept by simulated annealing.

import { Random } from "../../base/random.ts";
import { finish, type Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { Bundles } from "../bundles.ts";
import { Chances } from "./chances.ts";
import { Neighbours } from "./neighbours.ts";
import { Prices } from "./prices.ts";
import { Best } from "./record.ts";
import { Placement } from "./recreate/placement.ts";
import { Recreate } from "./recreate/recreate.ts";
import type { Ruined } from "./ruin/ruin.ts";
import { RUIN_NAMES, Ruins } from "./ruin/ruins.ts";
import { reprice } from "./scarcity.ts";
import { Solution } from "./solution.ts";

/** Temperatures at the start and end of the search, in the units of C. */
const HOT = 30;
const COLD = 1;
const BLINK = 0.01;
/** Under full contention the search starts hotter by this factor: what is left undone weighs much, and must move. */
const CONTENDED_HEAT = 2;
/** Under full contention, the temperature at the share of the search from which it falls to cold. */
const CONTENDED_COLD = 30;
const QUENCH_FROM = 0.85;
/** Chance, under full contention, that occurrences are put back one by one across patients, the most pressing first. */
const ACROSS_CHANCE = 0.5;
/** Under contention: chance that the worth of scarce people's minutes counts in a step, and how much of it at most. */
const SCARCITY_CHANCE = 0.7;
const SCARCITY_SHARE = 0.5;
/** Steps between two looks at what is scarce. */
const REPRICE_EVERY = 500;
/** Patients with something undone who are looked at again in each step, beside those the step touched. */
const REVISITED = 4;

/** Ideas that a search can do without, so that their worth can be measured. */
export const IDEAS = [...RUIN_NAMES, "blinks", "across", "scarcity", "chances"] as const;
export type Idea = (typeof IDEAS)[number];
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
  /** Undone occurrences that somebody could do, with the position of each in the list (−1: not in it). */
  readonly #absent: number[] = [];
  readonly #positionOfAbsent: Int32Array;
  readonly #hopeless: Uint8Array;
  readonly #missingOfPatient: number[][];
  readonly #queue: number[] = [];
  readonly #prices: Prices;
  readonly #chances: Chances;
  /** 1 for patients in the queue only for what was undone before the step. */
  readonly #isRevisited: Uint8Array;

  /**
   * @param hopeless per occurrence, 1 where nobody could ever do it
   * @param without ideas left out
   */
  constructor(problem: Problem, seed: number, hopeless: Uint8Array, without = NONE) {
    this.#problem = problem;
    this.#without = without;
    this.#ruins = new Ruins(without);
    this.#random = new Random(seed);
    this.#hopeless = hopeless;
    this.solution = new Solution(new Bundles(problem));
    this.best = new Best(this.solution);
    this.#prices = new Prices(problem);
    this.#chances = new Chances(problem.occurrences);
    this.#isRevisited = new Uint8Array(problem.patients);
    this.#placement = new Placement(this.solution, this.#prices, this.#random);
    this.#recreate = new Recreate(this.#placement, this.#random);
    this.#positionOfAbsent = new Int32Array(problem.occurrences).fill(-1);
    this.#missingOfPatient = Array.from({ length: problem.patients }, () => []);
    for (let occurrence = 0; occurrence < problem.occurrences; occurrence++) this.#noteAbsent(occurrence);
    this.#ruined = {
      solution: this.solution,
      random: this.#random,
      neighbours: new Neighbours(problem),
      placement: this.#placement,
      prices: this.#prices,
      chances: this.#chances,
      absent: this.#absent,
    };
  }

  /**
   * A first solution: every patient in turn, those with the most pressing care first. May be left at any yield, through
   * its `return`: what stands by then is `best`.
   */
  *construct(): Steps<void> {
    const { patients, occurrenceStart, priorityOfOccurrence } = this.#problem;
    const weight = new Float64Array(patients);
    for (let p = 0; p < patients; p++) {
      for (let o = occurrenceStart[p]!; o < occurrenceStart[p + 1]!; o++)
        weight[p] = Math.max(weight[p]!, priorityOfOccurrence[o]!);
      weight[p] = weight[p]! + this.#random.next();
    }
    const order = Array.from({ length: patients }, (_, p) => p).sort((a, b) => weight[b]! - weight[a]!);
    try {
      for (const patient of order) {
        yield* this.#constructPatient(patient);
        yield;
      }
    } finally {
      this.best.offer();
    }
  }

  *#constructPatient(patient: number): Steps<void> {
    const { occurrenceStart } = this.#problem;
    this.solution.bundles.trim();
    const missing: number[] = [];
    for (let o = occurrenceStart[patient]!; o < occurrenceStart[patient + 1]!; o++)
      if (this.#hopeless[o] === 0) missing.push(o);
    this.solution.begin();
    try {
      yield* this.#recreate.patient(patient, missing);
    } finally {
      this.#finishStep();
      this.#keep();
    }
  }

  /** Goes on from a schedule found before, instead of `construct`. */
  resume(schedule: Schedule): void {
    this.solution.begin();
    this.solution.restore(schedule);
    this.#finishStep();
    this.#keep();
    this.best.offer();
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
    this.#prices.settle(this.#absent.length, progress);
    this.#scarcity();
    const before = this.#prices.of(solution.totals);
    solution.begin();
    solution.removed.length = 0;
    this.#ruins.pick(this.#random, this.#prices.contention, this.#absent.length > 0)(this.#ruined);
    yield* this.#recreateMissing();
    this.#finishStep();
    const after = this.#prices.of(solution.totals);
    if (after < before - this.#temperature(progress) * Math.log(this.#random.next() + 1e-12)) {
      this.#keep();
      return this.best.offer();
    }
    solution.undo();
    return false;
  }

  /**
   * Falls evenly, in its logarithm, from hot to cold. Under contention it starts hotter and stays well above cold until
   * the last stretch of the search: what is left undone weighs so much that nothing moves at low temperatures.
   */
  #temperature(progress: number): number {
    const { unit, contention } = this.#prices;
    const hot = HOT * (1 + (CONTENDED_HEAT - 1) * contention);
    const even = HOT * (COLD / HOT) ** QUENCH_FROM;
    const settled = even * (CONTENDED_COLD / even) ** contention;
    if (progress < QUENCH_FROM) return unit * hot * (settled / hot) ** (progress / QUENCH_FROM);
    return unit * settled * (COLD / settled) ** ((progress - QUENCH_FROM) / (1 - QUENCH_FROM));
  }

  /** Decides how much the minutes of scarce people count in this step. */
  #scarcity(): void {
    const random = this.#random;
    if (this.iterations % REPRICE_EVERY === 1) {
      reprice(this.solution, this.#prices, this.#absent, this.#placement.insertion.minutePrice);
    }
    const counts = !this.#without.has("scarcity") && this.#absent.length > 0 && random.next() < SCARCITY_CHANCE;
    this.#recreate.minuteShare = counts ? SCARCITY_SHARE * random.next() : 0;
  }

  /** What the ruin took out, patient by patient in a random order, then some of what was undone before. */
  *#recreateMissing(): Steps<void> {
    const { solution } = this;
    const { patientOfOccurrence } = this.#problem;
    const queue = this.#queue;
    queue.length = 0;
    const add = (occurrence: number) => {
      const patient = patientOfOccurrence[occurrence]!;
      const missing = this.#missingOfPatient[patient]!;
      if (missing.length === 0) queue.push(patient);
      if (!missing.includes(occurrence)) missing.push(occurrence);
    };
    for (const occurrence of solution.removed) add(occurrence);
    const touched = queue.length;
    for (let i = 0; i < touched; i++) {
      const patient = queue[i]!;
      for (let o = this.#problem.occurrenceStart[patient]!; o < this.#problem.occurrenceStart[patient + 1]!; o++) {
        if (this.#positionOfAbsent[o]! >= 0) add(o);
      }
    }
    for (let i = 0; i < REVISITED && this.#absent.length > 0; i++)
      add(this.#absent[this.#random.int(this.#absent.length)]!);
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

  /** One by one across patients: in a random order, by priority, or by how hard they are to put back. */
  *#recreateAcross(): Steps<void> {
    const random = this.#random;
    const all = this.#queue.flatMap((patient) => this.#missingOfPatient[patient]!);
    const kind = random.next();
    const key = (occurrence: number): number => {
      if (kind < 0.3) return random.next();
      const { priorityOfOccurrence } = this.#problem;
      const weight = kind < 0.8 ? priorityOfOccurrence[occurrence]! : this.#chances.ofLosing(occurrence);
      return weight * (0.5 + random.next());
    };
    const keys = new Map(all.map((occurrence) => [occurrence, key(occurrence)]));
    all.sort((a, b) => keys.get(b)! - keys.get(a)!);
    for (const occurrence of all) {
      const patient = this.#problem.patientOfOccurrence[occurrence]!;
      this.#restrictTo(patient);
      yield* this.#recreate.patient(patient, [occurrence]);
    }
  }

  /** What was undone before the step has been tried on all shifts: only those the step touched are worth another look. */
  #restrictTo(patient: number): void {
    this.#placement.only = this.#isRevisited[patient] === 1 ? this.#touchedOnly : undefined;
  }

  readonly #touchedOnly = (shift: number): boolean => this.solution.isTouchedShift(shift);

  /** Orders in which to recreate (Christiaens & Vanden Berghe 2020, section 5.3), with priority among them. */
  #order(queue: number[]): void {
    const random = this.#random;
    random.shuffle(queue);
    const kind = random.next();
    if (kind < 0.4) return;
    const key = (patient: number): number => {
      const missing = this.#missingOfPatient[patient]!;
      if (kind < 0.7) return -missing.reduce((sum, o) => sum + this.#problem.priorityOfOccurrence[o]!, 0);
      return -missing.reduce((sum, o) => sum + this.#problem.minutesOfOccurrence[o]!, 0);
    };
    const keys = new Map(queue.map((patient) => [patient, key(patient)]));
    queue.sort((a, b) => keys.get(a)! - keys.get(b)!);
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
    for (const patient of solution.touchedPatients) {
      for (let o = this.#problem.occurrenceStart[patient]!; o < this.#problem.occurrenceStart[patient + 1]!; o++) {
        if (solution.isDone(o)) this.#noteDone(o);
        else this.#noteAbsent(o);
      }
    }
  }

  #noteAbsent(occurrence: number): void {
    if (this.#hopeless[occurrence] === 1 || this.#positionOfAbsent[occurrence]! >= 0) return;
    this.#positionOfAbsent[occurrence] = this.#absent.push(occurrence) - 1;
  }

  #noteDone(occurrence: number): void {
    const position = this.#positionOfAbsent[occurrence]!;
    if (position < 0) return;
    const last = this.#absent.pop()!;
    if (last !== occurrence) {
      this.#absent[position] = last;
      this.#positionOfAbsent[last] = position;
    }
    this.#positionOfAbsent[occurrence] = -1;
  }
}
