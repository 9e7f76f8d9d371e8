// One caseload on its way to a plan, in steps: the driver may stop it between any two and take what there is.

import { finish, type Steps } from "./base/steps.ts";
import type { Caseload } from "./caseload/schema.ts";
import type { Phase, Settings } from "./options.ts";
import { decode } from "./plan/decode.ts";
import { metricsOf } from "./plan/metrics.ts";
import { nothingDone } from "./plan/nothing.ts";
import { isProof, reasonsOf } from "./plan/reasons.ts";
import { type Bound, PLAN_FORMAT, type Plan, type Unscheduled } from "./plan/schema.ts";
import { type Compiled, compile } from "./problem/compile.ts";
import type { Problem } from "./problem/problem.ts";
import type { Schedule } from "./problem/schedule.ts";
import { Bounds, boundProblem } from "./solver/bounds/bounds.ts";
import { Alone, type Crew } from "./solver/decompose/crew.ts";
import { Decomposition, isLarge } from "./solver/decompose/decomposition.ts";
import { constructInParts, improveInParts } from "./solver/decompose/rounds.ts";
import { suitsRounds } from "./solver/rounds/calls.ts";
import { Rounds } from "./solver/rounds/rounds.ts";
import { Search } from "./solver/search/search.ts";
import { type Verification, verifyPlan } from "./verify/verify.ts";

/** Share of the time that bounding may take before the search; where that was not enough, of the search's own time. */
const BOUNDING_SHARE = 0.25;
const LATER_BOUNDING_SHARE = 0.1;
/** Milliseconds kept back for each occurrence, to write and verify the plan at the end. */
const FINISHING_PER_OCCURRENCE = 0.012;
/** Milliseconds between plans verified on the way, where a signal may ask for one at any moment. */
const SAFEGUARD_EVERY = 3000;
/** A large plan is verified on the way so seldom that it takes at most one of so many milliseconds. */
const SAFEGUARD_SHARE = 20;
/** Up to so many occurrences the best plan is written when a signal asks for it; above, the last one verified is given. */
const WRITTEN_AT_ONCE = 4000;
/** A plan proved to have the fewest visits is searched for less travel until so many steps bring nothing. */
const STALL_STEPS = 4000;
const STALL_STEPS_PER_VISIT = 50;
/** Then, for each visit, so many steps are spent on who makes it and when, where shifts are plain enough for that. */
const ROUNDS_STEPS_PER_VISIT = 4000;
/** Steps of the last descent, without temperature, where a search ends before its time. */
const QUENCH_STEPS = 1000;

export class Journey {
  phase: Phase = "reading";
  /** The best plan verified so far; `undefined` before there is one. */
  plan: Plan | undefined;
  readonly #caseload: Caseload;
  readonly #settings: Settings;
  readonly #now: () => number;
  readonly #begun: number;
  #compiled: Compiled | undefined;
  #bounds: Bounds | undefined;
  #search: Search | undefined;
  /** The work on bounds, as far as it has come. */
  #bounding: Steps<unknown> | undefined;
  #parts: Decomposition | undefined;
  #constructed = false;
  readonly #crew: Crew;

  /** @param crew who searches the parts of a large problem; this thread where it is left out */
  constructor(caseload: Caseload, settings: Settings, now: () => number, begun: number, crew?: Crew) {
    this.#crew = crew ?? new Alone(now);
    this.#caseload = caseload;
    this.#settings = settings;
    this.#now = now;
    this.#begun = begun;
  }

  /** Reads, bounds, constructs, searches and writes; returns the verified plan. */
  *steps(): Steps<Plan> {
    if (this.#settings.signal !== undefined) yield* this.#prepareForStop();
    this.#compiled = yield* compile(this.#caseload, this.#settings.weights);
    const { problem } = this.#compiled;
    this.phase = "bounding";
    this.#bounds = new Bounds(problem);
    yield* this.#bound(this.#bounds);
    this.phase = "constructing";
    if (isLarge(problem)) yield* this.#searchInParts(problem, this.#bounds.impossible);
    else yield* this.#searchWhole(problem, this.#bounds.impossible);
    this.phase = "finishing";
    yield;
    return yield* this.#write(this.#found!.schedule(), !this.#constructed);
  }

  *#searchWhole(problem: Problem, impossible: Uint8Array): Steps<void> {
    this.#search = new Search(problem, this.#settings.seed, impossible);
    yield* this.#construct(this.#search);
    this.phase = "searching";
    yield* this.#improve(this.#search, problem.occurrences);
  }

  *#searchInParts(problem: Problem, impossible: Uint8Array): Steps<void> {
    const { seed, iterations, milliseconds, signal } = this.#settings;
    const parts = new Decomposition(problem, seed, impossible);
    this.#parts = parts;
    const left = () => milliseconds - this.#reserve() - this.#elapsed();
    yield* constructInParts(parts, this.#crew, left);
    this.#constructed = left() > 0;
    this.phase = "searching";
    let due = 0;
    for (const _ of improveInParts(parts, this.#crew, { iterations, left })) {
      if (signal !== undefined && this.#elapsed() >= due) {
        const begun = this.#elapsed();
        yield* this.#write(parts.schedule(), false);
        due = this.#elapsed() + Math.max(SAFEGUARD_EVERY, SAFEGUARD_SHARE * (this.#elapsed() - begun));
      }
      yield;
    }
  }

  /** Resolves when another thread has done something; undefined where nothing is to be waited for. */
  get waiting(): Promise<void> | undefined {
    return this.#crew.waiting;
  }

  get #found() {
    return this.#parts ?? this.#search?.best;
  }

  /** Has a plan at hand from the beginning, where a signal may ask for one at any moment. */
  *#prepareForStop(): Steps<void> {
    const plan = nothingDone(this.#caseload);
    yield;
    this.#verify(plan);
    this.plan = plan;
  }

  /** The best verified plan so far, or the one that leaves everything undone. */
  answerNow(): Plan {
    if (this.#constructed && this.#compiled!.problem.occurrences <= WRITTEN_AT_ONCE) {
      return finish(this.#write(this.#found!.schedule(), false));
    }
    if (this.plan !== undefined) return this.plan;
    const plan = nothingDone(this.#caseload);
    this.#verify(plan);
    return plan;
  }

  /** U, V, C of the best plan so far and what is proved: everything undone before there is a plan. */
  state(): { unscheduled: number; visits: number; cost: number; iterations: number; bound: Bound } {
    const best = this.#found;
    const iterations = (this.#parts ?? this.#search)?.iterations ?? 0;
    const everything = this.#compiled?.problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0) ?? 0;
    const found = best !== undefined && best.visits < Number.POSITIVE_INFINITY;
    const unscheduled = found ? best.unscheduled : everything;
    const visits = found ? best.visits : 0;
    const cost = found ? best.cost : 0;
    return { unscheduled, visits, cost, iterations, bound: this.#boundFor(unscheduled) };
  }

  #elapsed(): number {
    return this.#now() - this.#begun;
  }

  *#bound(bounds: Bounds): Steps<void> {
    const until = this.#settings.milliseconds * BOUNDING_SHARE;
    this.#bounding = boundProblem(this.#compiled!.problem, { bounds });
    while (this.#boundOn() && this.#elapsed() < until) yield;
  }

  /** One more step of the work on bounds; false where it is done. */
  #boundOn(): boolean {
    if (this.#bounding?.next().done !== false) this.#bounding = undefined;
    return this.#bounding !== undefined;
  }

  *#construct(search: Search): Steps<void> {
    const until = this.#settings.milliseconds - this.#reserve();
    for (const _ of search.construct()) {
      if (this.#elapsed() > until) return;
      yield;
    }
    this.#constructed = true;
  }

  *#improve(search: Search, occurrences: number): Steps<void> {
    if (occurrences === 0 || !this.#constructed) return;
    const { iterations, milliseconds, signal } = this.#settings;
    const begun = this.#elapsed();
    const until = milliseconds - this.#reserve();
    const byCount = Number.isFinite(iterations);
    let safeguarded = Number.NEGATIVE_INFINITY;
    let improvedAt = 0;
    let bounding = 0;
    while (search.iterations < iterations) {
      const elapsed = this.#elapsed();
      if (elapsed >= until) return;
      if (signal !== undefined && elapsed - safeguarded > SAFEGUARD_EVERY) {
        yield* this.#write(search.best.schedule(), false);
        safeguarded = this.#elapsed();
      }
      if (this.#bounding !== undefined && bounding < LATER_BOUNDING_SHARE * (elapsed - begun)) {
        this.#boundOn();
        bounding += this.#elapsed() - elapsed;
      }
      const improved = yield* this.#step(
        search,
        byCount ? search.iterations / iterations : (elapsed - begun) / (until - begun),
      );
      if (improved) {
        improvedAt = search.iterations;
      } else if (
        search.iterations - improvedAt > STALL_STEPS + STALL_STEPS_PER_VISIT * search.best.visits &&
        this.#proved(search)
      ) {
        const last = yield* this.#drive(search, until);
        for (let i = 0; i < QUENCH_STEPS && last.iterations < iterations && this.#elapsed() < until; i++) {
          yield* this.#step(last, 1);
        }
        return;
      }
    }
  }

  /** One step of the search, which is left where it lasts until the time is over. */
  *#step(search: Search, progress: number): Steps<boolean> {
    const until = this.#settings.milliseconds - this.#reserve();
    const step = search.stepping(progress);
    for (let part = step.next(); ; part = step.next()) {
      yield;
      if (part.done) return part.value;
      if (this.#elapsed() >= until) return false;
    }
  }

  /**
   * Where only C is left to win and shifts are plain enough, looks at nothing but who makes the visits in which order.
   * Gives back the search to end with: another one where that cost less.
   */
  *#drive(search: Search, until: number): Steps<Search> {
    const { problem } = this.#compiled!;
    const { seed, iterations } = this.#settings;
    if (!suitsRounds(problem)) return search;
    const rounds = new Rounds(problem, search.best.schedule(), seed);
    if (!rounds.adopt()) return search;
    const most = Math.min(ROUNDS_STEPS_PER_VISIT * search.best.visits, iterations - search.iterations);
    const begun = this.#elapsed();
    while (rounds.iterations < most && this.#elapsed() < until) {
      const time = (this.#elapsed() - begun) / (until - begun);
      rounds.step(Number.isFinite(iterations) ? rounds.iterations / most : Math.max(time, rounds.iterations / most));
      search.iterations++;
      yield;
    }
    const resumed = new Search(problem, seed, this.#bounds!.impossible);
    resumed.resume(rounds.schedule());
    resumed.iterations = search.iterations;
    if (resumed.best.cost >= search.best.cost) return search;
    this.#search = resumed;
    return resumed;
  }

  #proved({ best }: Search): boolean {
    const bound = this.#boundFor(best.unscheduled);
    return bound.unscheduled === best.unscheduled && bound.visits === best.visits;
  }

  #reserve(): number {
    return FINISHING_PER_OCCURRENCE * this.#compiled!.problem.occurrences;
  }

  #boundFor(unscheduled: number): Bound {
    const bounds = this.#bounds;
    if (bounds === undefined) return { unscheduled: 0, visits: 0 };
    return { unscheduled: bounds.unscheduled, visits: bounds.visitsGiven(unscheduled) };
  }

  /** The bounds, and of patients whose bounds are not known yet, or lower, what the reasons given say that no plan can do. */
  #boundBeside(priority: number, undone: readonly number[], unscheduled: readonly Unscheduled[]): Bound {
    const { patientOfOccurrence, priorityOfOccurrence } = this.#compiled!.problem;
    const claimed = new Map<number, number>();
    for (const [i, occurrence] of undone.entries()) {
      if (!isProof(unscheduled[i]!.reason.code)) continue;
      const patient = patientOfOccurrence[occurrence]!;
      claimed.set(patient, (claimed.get(patient) ?? 0) + priorityOfOccurrence[occurrence]!);
    }
    const bound = this.#boundFor(priority);
    let unscheduledAtLeast = bound.unscheduled;
    for (const [patient, sum] of claimed) {
      unscheduledAtLeast += Math.max(0, sum - (this.#bounds?.patients[patient]?.unscheduled ?? 0));
    }
    return { ...bound, unscheduled: unscheduledAtLeast };
  }

  /** Writes a plan and verifies it, in steps; nothing that fails leaves. */
  *#write(schedule: Schedule, stopped: boolean): Steps<Plan> {
    const compiled = this.#compiled!;
    const body = decode(this.#caseload, compiled, schedule);
    yield;
    const impossible = this.#bounds?.impossible ?? new Uint8Array(compiled.problem.occurrences);
    const unscheduled = reasonsOf(this.#caseload, compiled, body.undone, impossible, stopped);
    yield;
    const priority = body.undone.reduce(
      (sum, occurrence) => sum + compiled.problem.priorityOfOccurrence[occurrence]!,
      0,
    );
    const bound = this.#boundBeside(priority, body.undone, unscheduled);
    const optimal = bound.unscheduled === priority && bound.visits === body.visits.length;
    const status: Plan["status"] = optimal ? "optimal" : "feasible";
    const bare = { format: PLAN_FORMAT, status, visits: body.visits, breaks: body.breaks, unscheduled, bound } as const;
    const worth = this.#verify(bare);
    yield;
    this.plan = { ...bare, metrics: metricsOf(this.#caseload, compiled.problem, schedule, worth) };
    return this.plan;
  }

  #verify(plan: Omit<Plan, "metrics">): Verification {
    const worth = verifyPlan(this.#caseload, plan, { weights: this.#settings.weights });
    if (worth.valid) return worth;
    const first = worth.violations.slice(0, 5).map(({ code, message }) => `${code}: ${message}`);
    throw new Error(`internal error: a plan broke the rules and was withheld\n${first.join("\n")}`);
  }
}
