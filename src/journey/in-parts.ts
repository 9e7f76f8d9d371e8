// A large problem searched part by part, by as many hands as there are.

import type { Steps } from "../base/steps.ts";
import type { Settings } from "../options.ts";
import type { Problem } from "../problem/problem.ts";
import type { Crew } from "../solver/decompose/crew.ts";
import { Decomposition } from "../solver/decompose/decomposition.ts";
import { constructInParts, improveInParts } from "../solver/decompose/turns.ts";
import type { Proof } from "../solver/proof.ts";
import type { Clock } from "./clock.ts";
import type { Finder } from "./finder.ts";

export class InParts implements Finder {
  /** Parts come back in any order. */
  readonly inOrder = false;
  readonly isContended = false;
  constructed = false;
  readonly best: Decomposition;
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #crew: Crew;

  constructor(problem: Problem, settings: Settings, clock: Clock, proof: Proof, crew: Crew) {
    this.best = new Decomposition(problem, settings.seed, proof.bounds);
    this.#settings = settings;
    this.#clock = clock;
    this.#crew = crew;
  }

  get iterations(): number {
    return this.best.iterations;
  }

  *construct(): Steps<void> {
    const left = () => this.#clock.left();
    yield* constructInParts(this.best, this.#crew, left);
    this.constructed = left() > 0;
  }

  *improve(): Steps<void> {
    const { iterations } = this.#settings;
    yield* improveInParts(this.best, this.#crew, { iterations, left: () => this.#clock.left() });
  }
}
