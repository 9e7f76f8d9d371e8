// Each bound alone beside the truth of a tiny caseload: at every moment of the work on it, for every U that may be asked.

import { Random } from "../../../src/base/random.ts";
import { finish, type Steps } from "../../../src/base/steps.ts";
import { parseCaseload } from "../../../src/caseload/parse.ts";
import type { Caseload } from "../../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../../src/plan/objective.ts";
import { type Compiled, compile } from "../../../src/problem/compile.ts";
import type { Problem } from "../../../src/problem/problem.ts";
import type { Schedule } from "../../../src/problem/schedule.ts";
import { Bounds, boundProblem } from "../../../src/solver/bounds/bounds.ts";
import { CapacityBound } from "../../../src/solver/bounds/capacity/capacity-bound.ts";
import { Dual } from "../../../src/solver/bounds/capacity/dual.ts";
import { ShiftBound } from "../../../src/solver/bounds/shifts/shift-bound.ts";
import { ShiftDual } from "../../../src/solver/bounds/shifts/shift-dual.ts";
import { Contests } from "../../../src/solver/exact/contests.ts";
import { Exact } from "../../../src/solver/exact/exact.ts";
import { Parts } from "../../../src/solver/exact/parts.ts";
import { Search } from "../../../src/solver/search/search.ts";
import { judged } from "../../exact/judged.ts";
import { drawnShifts } from "../drawn-shifts.ts";
import { type Finding, NOBODY } from "./census.ts";
import { Truth } from "./compare.ts";

/** What a bound says at some moment. */
export interface Claims {
  readonly unscheduled: number;
  visitsGiven(unscheduled: number): number;
}

/** Plans of the truth: no fewer visits than `visits` with at most `unscheduled` undone. */
interface Point {
  readonly unscheduled: number;
  readonly visits: number;
}

/** What a bound works on, and who looks on. */
export interface Bench {
  readonly problem: Problem;
  readonly random: Random;
  /** Values of U to work for, the least first. */
  readonly budgets: readonly number[];
  /** Called with what is claimed at a moment. */
  readonly look: (claims: Claims) => void;
  /** Called with a plan that is said to be worth so much, and with whether nothing is said to be better. */
  readonly found: (schedule: Schedule, worth: Point, isBest: boolean) => void;
}

export type Work = (bench: Bench) => void;

/** Most steps of one piece of work. */
const STEPS = 3000;
/** Prices drawn at random to look at routes with. */
const DRAWS = 4;

/** By name; each knows nothing of the others, but for what it is built on. */
export const BOUNDS = {
  patients: ({ problem, look }) => look(finish(boundProblem(problem))),
  capacity: ({ problem, budgets, look }) => {
    const bound = new CapacityBound(problem, new Bounds(problem));
    for (const budget of budgets) limited(bound.steps(budget), () => look(bound));
  },
  shifts: ({ problem, budgets, look }) => {
    const capacity = new CapacityBound(problem, finish(boundProblem(problem)));
    const bound = new ShiftBound(problem);
    const claims = { unscheduled: 0, visitsGiven: (unscheduled: number) => bound.visitsGiven(unscheduled) };
    for (const budget of budgets.slice(0, 2)) {
      const start = finish(capacity.approach(() => budget));
      limited(bound.steps({ ...start, done: true }, budget), () => look(claims));
    }
  },
  "shifts, prices drawn": ({ problem, random, look }) => {
    const dual = finish(ShiftDual.of(problem, finish(Dual.of(problem))));
    for (let i = 0; i < DRAWS; i++) {
      const priority = random.pick([0.02, 0.1, 1]);
      const { value } = drawnShifts(problem, dual, random, priority);
      look({ unscheduled: 0, visitsGiven: (unscheduled) => Math.ceil(value - priority * unscheduled - 1e-6) });
    }
  },
  contests: ({ problem, random, look }) => {
    const bounds = finish(boundProblem(problem));
    const search = new Search(problem, random.bits(), bounds);
    finish(search.construct());
    const { unscheduled, visits } = search.best;
    const contests = new Contests(problem, bounds);
    const claims = { unscheduled: 0, visitsGiven: (at: number) => contests.visitsGiven(at) };
    limited(
      contests.steps(unscheduled, visits, () => search.best.schedule()),
      () => look(claims),
    );
  },
  routes: ({ problem, random, look, found }) => {
    const bounds = random.chance(0.5) ? new Bounds(problem) : finish(boundProblem(problem));
    const exact = new Exact(problem, bounds, { littleUnits: 0, repairSteps: random.pick([0, 30]) });
    exact.offer([], priorityOf(problem), 0);
    limited(exact.steps(), () => look(claimsOf(exact)));
    found(exact.best!.schedule, exact.best!, exact.status === "proved");
  },
  "everything tried": ({ problem, look, found }) => {
    const exact = new Exact(problem, finish(boundProblem(problem)), { repairSteps: 0 });
    exact.offer([], priorityOf(problem), 0);
    limited(exact.steps(), () => look(claimsOf(exact)));
    found(exact.best!.schedule, exact.best!, exact.status === "proved");
  },
  parts: ({ problem, look, found }) => {
    const bounds = finish(boundProblem(problem));
    const parts = finish(Parts.of(problem, bounds, { littleUnits: 0, repairSteps: 30 }));
    parts.tell([]);
    limited(parts.steps(), () => look(claimsOf(parts)));
    const better = parts.takeBetter([]);
    if (better !== undefined) found(better, worthOf(problem, better), false);
  },
} as const satisfies Readonly<Record<string, Work>>;

function claimsOf(exact: Pick<Exact, "unscheduledBound" | "visitsBoundGiven">): Claims {
  return { unscheduled: exact.unscheduledBound, visitsGiven: (unscheduled) => exact.visitsBoundGiven(unscheduled) };
}

function limited(steps: Steps<unknown>, look: () => void): void {
  for (let left = STEPS; left > 0 && !steps.next().done; left--) look();
  look();
}

function priorityOf(problem: Problem): number {
  return problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0);
}

function worthOf(problem: Problem, schedule: Schedule): Point {
  const done = new Set(schedule.flatMap(({ units }) => units.map((unit) => problem.occurrenceOfUnit[unit])));
  const left = problem.priorityOfOccurrence.filter((_, occurrence) => !done.has(occurrence));
  return { unscheduled: left.reduce((sum, priority) => sum + priority, 0), visits: schedule.length };
}

/** Holds bounds against the truth, each alone; what it takes more than `limit` drafts to know is left out. */
export function holdBounds(
  json: unknown,
  seed: number,
  limit: number,
  bounds: Readonly<Record<string, Work>> = BOUNDS,
): Required<Finding> {
  const caseload = parseCaseload(json);
  const truth = Truth.of(caseload, limit);
  if (truth === undefined) return { census: { ...NOBODY, unknown: 1 }, lies: [], tight: [] };
  const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
  const points = pointsOf(truth, compiled.problem);
  const lies: string[] = [];
  const tight: string[] = [];
  for (const [name, work] of Object.entries(bounds)) {
    const trial = new Trial(caseload, compiled, truth, points);
    try {
      work(trial.bench(seed));
    } catch (error) {
      trial.lies.add(`thrown: ${(error as Error).stack ?? String(error)}`);
    }
    lies.push(...[...trial.lies].map((lie) => `${name}: ${lie}`));
    if (trial.isTight) tight.push(name);
  }
  const [contended, visited] = [Number(truth.unscheduled > 0), Number(truth.visits > 1)];
  return { census: { ...NOBODY, known: 1, contended, visited }, lies, tight };
}

/** U at which visits are compared: the least, and up to five larger ones that some plan could have. */
function pointsOf(truth: Truth, problem: Problem): Point[] {
  let sums = new Set([0]);
  for (const priority of problem.priorityOfOccurrence)
    sums = new Set([...sums, ...[...sums].map((sum) => sum + priority)]);
  const larger = [...sums].filter((sum) => sum > truth.unscheduled).sort((a, b) => a - b);
  const budgets = larger.filter((_, i) => i < 2 || i % Math.ceil(larger.length / 4) === 0);
  return [truth.unscheduled, ...budgets].map((unscheduled) => ({
    unscheduled,
    visits: truth.fewestVisits(unscheduled),
  }));
}

/** One bound before the truth. */
class Trial {
  readonly lies = new Set<string>();
  isTight = false;
  readonly #caseload: Caseload;
  readonly #compiled: Compiled;
  readonly #truth: Truth;
  readonly #points: readonly Point[];

  constructor(caseload: Caseload, compiled: Compiled, truth: Truth, points: readonly Point[]) {
    this.#caseload = caseload;
    this.#compiled = compiled;
    this.#truth = truth;
    this.#points = points;
  }

  bench(seed: number): Bench {
    return {
      problem: this.#compiled.problem,
      random: new Random(seed),
      budgets: this.#points.map(({ unscheduled }) => unscheduled),
      look: (claims) => this.#look(claims),
      found: (schedule, worth, isBest) => this.#found(schedule, worth, isBest),
    };
  }

  #look(claims: Claims): void {
    const { unscheduled, visits } = this.#truth;
    if (claims.unscheduled > unscheduled)
      this.lies.add(`U is bounded by ${claims.unscheduled}, and can be ${unscheduled}`);
    for (const point of this.#points) {
      const bound = claims.visitsGiven(point.unscheduled);
      if (bound > point.visits)
        this.lies.add(`V at U ${point.unscheduled} is bounded by ${bound}, and can be ${point.visits}`);
    }
    if (claims.visitsGiven(unscheduled) === visits) this.isTight = true;
  }

  #found(schedule: Schedule, { unscheduled, visits }: Point, isBest: boolean): void {
    const verdict = judged(this.#caseload, this.#compiled, schedule);
    if (!verdict.valid || verdict.unscheduled !== unscheduled || verdict.visits !== visits)
      this.lies.add(`a plan said to be ${unscheduled}, ${visits} is not: ${JSON.stringify(verdict.violations)}`);
    const [least, fewest] = [this.#truth.unscheduled, this.#truth.visits];
    if (isBest && (unscheduled !== least || visits !== fewest))
      this.lies.add(`${unscheduled}, ${visits} is said to be the best, and ${least}, ${fewest} is`);
    if (unscheduled < least || (unscheduled === least && visits < fewest))
      this.lies.add(`${unscheduled}, ${visits} is better than the best, ${least}, ${fewest}`);
  }
}
