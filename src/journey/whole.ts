// A problem searched as a whole: first visits, then better ones until time, steps or hope end.

import type { Steps } from "../base/steps.ts";
import type { Settings } from "../options.ts";
import { compareScores } from "../plan/objective.ts";
import type { Problem } from "../problem/problem.ts";
import type { Schedule } from "../problem/schedule.ts";
import { type Worth, worthOf } from "../solver/decompose/worth.ts";
import type { Proof } from "../solver/proof.ts";
import { suitsRounds } from "../solver/rounds/calls.ts";
import { Rounds } from "../solver/rounds/rounds.ts";
import { Search } from "../solver/search/search.ts";
import type { Clock } from "./clock.ts";
import { Drive } from "./drive.ts";
import type { Finder } from "./finder.ts";

/** Share of the priority left undone by a first plan, from which on people are taken to be scarce. */
const CONTENDED = 0.1;
/** A plan proved to have the fewest visits is searched for less travel until so many steps bring nothing. */
const STALL_STEPS = 4000;
const STALL_STEPS_PER_VISIT = 50;
/** Steps of the last descent, without temperature, where a search ends before its time. */
const QUENCH_STEPS = 1000;

export class Whole implements Finder {
  readonly inOrder = true;
  constructed = false;
  isContended = false;
  readonly #problem: Problem;
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #proof: Proof;
  readonly #keepsRules: (schedule: Schedule) => boolean;
  #search: Search;
  /** A plan better than any that the search could take over. */
  #kept: (Worth & { schedule(): Schedule }) | undefined;

  /** @param keepsRules judges a plan that the search could not take over */
  constructor(
    problem: Problem,
    settings: Settings,
    clock: Clock,
    proof: Proof,
    keepsRules: (schedule: Schedule) => boolean,
  ) {
    this.#problem = problem;
    this.#settings = settings;
    this.#clock = clock;
    this.#proof = proof;
    this.#keepsRules = keepsRules;
    this.#search = new Search(problem, settings.seed, proof.bounds);
  }

  get best(): Worth & { schedule(): Schedule } {
    const { best } = this.#search;
    return this.#kept !== undefined && compareScores(this.#kept, best) < 0 ? this.#kept : best;
  }

  get iterations(): number {
    return this.#search.iterations;
  }

  *construct(): Steps<void> {
    for (const _ of this.#search.construct()) {
      if (this.#clock.left() < 0) return;
      yield;
    }
    this.constructed = true;
    const { priorityOfOccurrence } = this.#problem;
    const priority = priorityOfOccurrence.reduce((sum, one) => sum + one, 0);
    this.isContended = this.best.unscheduled > CONTENDED * priority;
    if (this.isContended) yield* this.#constructByPriority();
  }

  /** Where people are scarce, the most pressing care of all patients first leaves less undone, for more visits. */
  *#constructByPriority(): Steps<void> {
    const other = new Search(this.#problem, this.#settings.seed, this.#proof.bounds);
    for (const _ of other.construct(true)) {
      if (this.#clock.left() < 0) return;
      yield;
    }
    if (compareScores(other.best, this.best) < 0) this.#search = other;
  }

  *improve(): Steps<void> {
    if (this.#problem.occurrences === 0) return;
    const { iterations } = this.#settings;
    this.#search.refresh();
    const begun = this.#clock.elapsed();
    let improvedAt = 0;
    while (this.iterations < iterations && this.#clock.left() > 0) {
      this.#takeOver();
      if (yield* this.#step(this.#progress(begun))) improvedAt = this.iterations;
      const patience = STALL_STEPS + STALL_STEPS_PER_VISIT * this.best.visits;
      if (this.iterations - improvedAt <= patience || !this.#proof.isOptimal(this.best)) continue;
      yield* this.#drive();
      yield* this.#quench();
      return;
    }
  }

  /** From 0 to 1, by steps where they are limited, else by time. */
  #progress(begun: number): number {
    const { iterations } = this.#settings;
    if (Number.isFinite(iterations)) return this.iterations / iterations;
    return (this.#clock.elapsed() - begun) / (this.#clock.end - begun);
  }

  /** One step of the search, which is left where it lasts until the time is over. */
  *#step(progress: number): Steps<boolean> {
    const step = this.#search.stepping(progress);
    for (let part = step.next(); ; part = step.next()) {
      yield;
      if (part.done) return part.value;
      if (this.#clock.left() <= 0) return false;
    }
  }

  /** Goes on from a better plan, where the work on the proof came upon one. */
  #takeOver(): void {
    const schedule = this.#proof.takeBetterThan(this.best);
    if (schedule !== undefined) this.#resume(schedule);
  }

  /** Where only C is left to win and shifts are plain enough, looks at nothing but who makes the visits in which order. */
  *#drive(): Steps<void> {
    if (!suitsRounds(this.#problem)) return;
    const rounds = new Rounds(this.#problem, this.best.schedule(), this.#settings.seed);
    if (!rounds.adopt()) return;
    const drive = new Drive(rounds, this.best.visits, this.iterations, this.#settings, this.#clock);
    for (const _ of drive.run()) {
      this.#search.iterations = drive.iterations;
      yield;
    }
    this.#resume(rounds.schedule());
  }

  /** Lets another search go on from this schedule if it is better than what there is. */
  #resume(schedule: Schedule): void {
    const resumed = new Search(this.#problem, this.#settings.seed, this.#proof.bounds);
    if (!resumed.resume(schedule)) {
      this.#keep(schedule);
      return;
    }
    resumed.iterations = this.iterations;
    if (compareScores(resumed.best, this.best) < 0) this.#search = resumed;
  }

  /** A plan that the search cannot go on from is given out as it is, if it keeps the rules and nothing better is found. */
  #keep(schedule: Schedule): void {
    const worth = worthOf(this.#problem, schedule);
    if (compareScores(worth, this.best) < 0 && this.#keepsRules(schedule))
      this.#kept = { ...worth, schedule: () => schedule };
  }

  *#quench(): Steps<void> {
    const { iterations } = this.#settings;
    for (let i = 0; i < QUENCH_STEPS && this.iterations < iterations && this.#clock.left() > 0; i++) {
      yield* this.#step(1);
    }
  }
}
