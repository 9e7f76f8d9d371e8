// One caseload on its way to a plan, in steps: the driver may stop it between any two and take what there is.

import { finish, type Steps } from "./base/steps.ts";
import type { Caseload } from "./caseload/schema.ts";
import { Clock } from "./journey/clock.ts";
import type { Finder } from "./journey/finder.ts";
import { InParts } from "./journey/in-parts.ts";
import { ProofShare } from "./journey/proof-share.ts";
import { verified } from "./journey/verified.ts";
import { Whole } from "./journey/whole.ts";
import { Writer } from "./journey/writer.ts";
import type { Phase, Settings } from "./options.ts";
import { nothingDone } from "./plan/nothing.ts";
import type { Bound, Plan } from "./plan/schema.ts";
import { type Compiled, compile } from "./problem/compile.ts";
import { Alone, type Crew } from "./solver/decompose/crew.ts";
import { isLarge } from "./solver/decompose/decomposition.ts";
import type { Engine } from "./solver/exact/engine/engine.ts";
import { Proof } from "./solver/proof.ts";

/** Share of the time that bounding may take before the search. */
const BOUNDING_SHARE = 0.25;
/** Where steps are limited and time is not: steps of the search for one step of the proof. */
const STEPS_PER_PROOF_STEP = 20;
/** The same for a large problem, whose proof comes when the search is over and other threads have nothing to do. */
const STEPS_PER_LATE_PROOF_STEP = 100;
/** Steps of the proof, at most, that come before the search where so little is asked that everything can be tried. */
const PROMPT_PROOF_STEPS = 160;
/** Milliseconds between plans verified on the way, where a signal may ask for one at any moment. */
const SAFEGUARD_EVERY = 3000;
/** A large plan is verified on the way so seldom that it takes at most one of so many milliseconds. */
const SAFEGUARD_SHARE = 10;
/** Up to so many occurrences the best plan is written when a signal asks for it; above, the last one verified is given. */
const WRITTEN_AT_ONCE = 4000;

export class Journey {
  phase: Phase = "reading";
  /** The best plan verified so far; `undefined` before there is one. */
  plan: Plan | undefined;
  readonly #caseload: Caseload;
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #crew: Crew;
  readonly #engine: Engine | undefined;
  #compiled: Compiled | undefined;
  #proof: Proof | undefined;
  #writer: Writer | undefined;
  #finder: Finder | undefined;
  /** The work on the proof, as far as it has come. */
  #proving: Steps<void> | undefined;
  /** Whether this thread has work of its own while others search. */
  #isBusy = false;

  /**
   * @param engine what finishes small integer programs; as the exact part has it where it is left out
   * @param crew who searches the parts of a large problem; this thread where it is left out
   */
  constructor(
    caseload: Caseload,
    settings: Settings,
    now: () => number,
    begun: number,
    engine?: Engine | undefined,
    crew?: Crew | undefined,
  ) {
    this.#caseload = caseload;
    this.#settings = settings;
    this.#clock = new Clock(now, begun, settings.milliseconds);
    this.#engine = engine;
    this.#crew = crew ?? new Alone(now);
  }

  /** Reads, constructs, bounds, searches and writes; returns the verified plan. */
  *steps(): Steps<Plan> {
    if (this.#settings.signal !== undefined) yield* this.#prepareForStop();
    this.#compiled = yield* compile(this.#caseload, this.#settings.weights);
    const { problem } = this.#compiled;
    this.#clock.keepBack(problem.occurrences);
    const proof = new Proof(problem, { seed: this.#settings.seed, ...(this.#engine && { engine: this.#engine }) });
    this.#proof = proof;
    this.#writer = new Writer(this.#caseload, this.#compiled, proof);
    const patients = proof.patients();
    this.#proving = proof.steps(patients, () => this.#finder!.best);
    this.phase = "constructing";
    const finder = isLarge(problem)
      ? new InParts(problem, this.#settings, this.#clock, proof, this.#crew)
      : new Whole(problem, this.#settings, this.#clock, proof, (schedule) => this.#writer!.keepsRules(schedule));
    this.#finder = finder;
    yield* this.#construct(finder, patients);
    if (finder.constructed) {
      if (!this.#isPressed(finder)) yield* this.#bound(patients);
      this.phase = "searching";
      yield* this.#search(finder);
    }
    this.phase = "finishing";
    yield;
    return yield* this.#write(!finder.constructed);
  }

  /** Resolves when another thread has done something; undefined where there is something to do meanwhile. */
  get waiting(): Promise<void> | undefined {
    return this.#isBusy ? undefined : this.#crew.waiting;
  }

  /** The best verified plan so far, or the one that leaves everything undone. */
  answerNow(): Plan {
    if (this.#finder?.constructed && this.#compiled!.problem.occurrences <= WRITTEN_AT_ONCE) {
      return finish(this.#write(false));
    }
    return this.plan ?? finish(this.#nothingDone());
  }

  /** U, V, C of the best plan so far and what is proved: everything undone before there is a plan. */
  state(): { unscheduled: number; visits: number; cost: number; iterations: number; bound: Bound } {
    const best = this.#finder?.best;
    const iterations = this.#finder?.iterations ?? 0;
    if (best !== undefined && best.visits < Number.POSITIVE_INFINITY) {
      const { unscheduled, visits, cost } = best;
      const bound = this.#boundFor(this.#finder!.constructed ? unscheduled : Number.POSITIVE_INFINITY);
      return { unscheduled, visits, cost, iterations, bound };
    }
    const everything = this.#compiled?.problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0) ?? 0;
    return { unscheduled: everything, visits: 0, cost: 0, iterations, bound: this.#boundFor(Number.POSITIVE_INFINITY) };
  }

  /** @param unscheduled U of the plan; with all of it undone no visit is needed, and nothing has to be worked out */
  #boundFor(unscheduled: number): Bound {
    const visits = unscheduled === Number.POSITIVE_INFINITY ? 0 : this.#proof!.visitsGiven(unscheduled);
    return { unscheduled: this.#proof?.unscheduled ?? 0, visits };
  }

  /** Has a plan at hand from the beginning, where a signal may ask for one at any moment. */
  *#prepareForStop(): Steps<void> {
    this.plan = yield* this.#nothingDone();
  }

  *#nothingDone(): Steps<Plan> {
    const plan = nothingDone(this.#caseload);
    yield* verified(this.#caseload, plan, this.#settings.weights);
    return plan;
  }

  /**
   * Whether the search does not wait for bounds, which then come with the rest of the proof: where time is limited and
   * people are scarce, nearly every patient has more visits than they need, and each tenth of a second counts.
   */
  #isPressed({ isContended }: Finder): boolean {
    return isContended && !Number.isFinite(this.#settings.iterations) && !this.#proof!.looksAtShifts;
  }

  /** What each patient needs alone, before the search; what is not done in its share of the time is done later. */
  *#bound(patients: Steps<unknown>): Steps<void> {
    this.phase = "bounding";
    const until = this.#settings.milliseconds * BOUNDING_SHARE;
    while (!patients.next().done && this.#clock.elapsed() < until) yield;
  }

  /** The first plan does not wait for bounds: where other threads construct it, this one works on them meanwhile. */
  *#construct(finder: Finder, patients: Steps<unknown>): Steps<void> {
    for (const _ of finder.construct()) {
      this.#isBusy = this.#crew.waiting !== undefined && patients.next().done !== true;
      yield;
    }
    this.#isBusy = false;
  }

  /** Better plans, and beside them what no plan can do better. */
  *#search(finder: Finder): Steps<void> {
    const begun = this.#clock.elapsed();
    const byCount = Number.isFinite(this.#settings.iterations);
    const share = new ProofShare(this.#proof!, isLarge(this.#compiled!.problem));
    let [proving, proofSteps, safeguarded] = [0, 0, 0];
    const prompt = this.#proof!.isLittle ? PROMPT_PROOF_STEPS : 0;
    while (proofSteps < prompt && this.#clock.left() > 0 && this.#prove()) {
      proofSteps++;
      yield;
    }
    for (const _ of finder.improve()) {
      yield;
      const time = this.#clock.elapsed();
      const isDue = byCount
        ? finder.inOrder && proofSteps < finder.iterations / STEPS_PER_PROOF_STEP
        : proving < share.at(time - begun, finder.best) * (time - begun);
      this.#isBusy = isDue && this.#prove();
      if (this.#isBusy) {
        proofSteps++;
        proving += this.#clock.elapsed() - time;
      }
      if (this.#settings.signal === undefined || time < safeguarded) continue;
      yield* this.#write(false);
      const taken = this.#clock.elapsed() - time;
      safeguarded = time + taken + Math.max(SAFEGUARD_EVERY, SAFEGUARD_SHARE * taken);
    }
    this.#isBusy = false;
    // Counted steps prove the same each time: where plans come in any order, not beside them but after the last.
    const after = byCount && !finder.inOrder ? finder.iterations / STEPS_PER_LATE_PROOF_STEP : 0;
    while (proofSteps < after && this.#clock.left() > 0 && this.#prove()) {
      proofSteps++;
      yield;
    }
  }

  /** One more step of the proof; false where it is done. */
  #prove(): boolean {
    if (this.#proving?.next().done !== false) this.#proving = undefined;
    return this.#proving !== undefined;
  }

  *#write(stopped: boolean): Steps<Plan> {
    this.plan = yield* this.#writer!.write(this.#finder!.best.schedule(), stopped);
    return this.plan;
  }
}
