// Rounds made better until time, steps or hope end: courses of temperatures, dives with some cooling after each, and the
// integer program over the routes of both.

import type { Steps } from "../base/steps.ts";
import type { Settings } from "../options.ts";
import type { Rounds } from "../solver/rounds/rounds.ts";
import type { Clock } from "./clock.ts";

/** A course of temperatures has at most so many steps for each visit. */
const STEPS_PER_VISIT = 4000;
/** Of the time or steps left then, this share goes to such a course, and so much at most to it and dives together. */
const COURSE_SHARE = 0.35;
const DIVES_SHARE = 0.9;
/** Steps for each visit after a dive, and how far temperatures have fallen when they begin. */
const COOLING_STEPS_PER_VISIT = 200;
const COOLING_FROM = 0.6;
/** Dives in a row that may bring nothing. */
const MOST_FUTILE = 12;

export class Drive {
  /** Steps made, with those before. */
  iterations: number;
  readonly #rounds: Rounds;
  readonly #visits: number;
  readonly #most: number;
  readonly #clock: Clock;

  constructor(rounds: Rounds, visits: number, iterations: number, { iterations: most }: Settings, clock: Clock) {
    this.#rounds = rounds;
    this.#visits = visits;
    this.iterations = iterations;
    this.#most = most;
    this.#clock = clock;
  }

  /** Again and again, until all of it together brings nothing. */
  *run(): Steps<void> {
    let before: number;
    do {
      before = this.#rounds.cost;
      const divesUntil = this.#ahead(DIVES_SHARE);
      yield* this.#cool(0, STEPS_PER_VISIT * this.#visits, this.#ahead(COURSE_SHARE));
      yield* this.#dive(divesUntil);
      yield* this.#within(this.#rounds.recombine());
    } while (this.#rounds.cost < before && !this.#isOver(this.#ahead(1)));
  }

  /** The moment when a share of what is left is used up. */
  #ahead(share: number): Moment {
    const now = this.#clock.elapsed();
    return {
      time: now + share * (this.#clock.end - now),
      iterations: this.iterations + share * (this.#most - this.iterations),
    };
  }

  #isOver({ time, iterations }: Moment): boolean {
    return this.iterations >= iterations || this.#clock.elapsed() >= time;
  }

  /** Steps at falling temperatures. */
  *#cool(from: number, most: number, until: Moment): Steps<void> {
    const begun = this.#clock.elapsed();
    const byCount = Number.isFinite(this.#most);
    const steps = byCount ? Math.min(most, Math.ceil(until.iterations - this.iterations)) : most;
    for (let step = 0; step < steps && !this.#isOver(until); step++) {
      const time = byCount ? 0 : (this.#clock.elapsed() - begun) / (until.time - begun);
      this.#rounds.step(from + (1 - from) * Math.max(time, step / steps));
      this.iterations++;
      yield;
    }
  }

  *#dive(until: Moment): Steps<void> {
    for (let futile = 0; futile < MOST_FUTILE && !this.#isOver(until); futile++) {
      const before = this.#rounds.cost;
      yield* this.#within(this.#rounds.dive());
      yield* this.#cool(COOLING_FROM, COOLING_STEPS_PER_VISIT * this.#visits, until);
      if (this.#rounds.cost < before) futile = -1;
    }
  }

  /** Work that is left where it lasts until the time is over. */
  *#within(work: Steps<void>): Steps<void> {
    for (const _ of work) {
      if (this.#clock.left() <= 0) return;
      yield;
    }
  }
}

interface Moment {
  readonly time: number;
  readonly iterations: number;
}
