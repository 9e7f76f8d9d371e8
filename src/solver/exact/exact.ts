// The exact part: proves what no plan can beat, and finds better plans on the way, by branch and price over whole shifts.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import type { Bounds } from "../bounds/bounds.ts";
import { worthOf } from "../decompose/worth.ts";
import { Search } from "../search/search.ts";
import { isComplete } from "./complete.ts";
import type { Engine } from "./engine/engine.ts";
import { JAVASCRIPT_LP_SOLVER } from "./engine/javascript-lp-solver.ts";
import { settleLittle } from "./little/little.ts";
import { aimAtUndone, aimAtVisits, grainOf, impossiblePriority } from "./routes/aims.ts";
import { type Assembled, assemble } from "./routes/assemble.ts";
import { Clashes } from "./routes/clashes.ts";
import { dive } from "./routes/dive.ts";
import { routesOf } from "./routes/from-schedule.ts";
import { type Aim, Master } from "./routes/master.ts";
import { type RouteModel, routeModel } from "./routes/model.ts";
import { Relaxation } from "./routes/relaxation.ts";
import { Tree } from "./routes/tree.ts";
import { wholeRoutes } from "./routes/whole-routes.ts";

/** U and V. */
export interface Worth {
  readonly unscheduled: number;
  readonly visits: number;
}

/** A plan that keeps every rule, and what it is worth. */
interface Known extends Worth {
  readonly schedule: Schedule;
}

export interface ExactOptions {
  readonly seed?: number;
  /** Nodes spent on what is left undone before visits are looked at. */
  readonly firstNodes?: number;
  /** Steps of search that put back what routes found could not keep. */
  readonly repairSteps?: number;
  /** Pairs of hands up to which everything is tried first, which mostly makes routes needless. */
  readonly littleUnits?: number;
  /** What is asked for whole routes among those priced; the proof does not depend on it. javascript-lp-solver where left out. */
  readonly engine?: Engine;
}

const FIRST_NODES = 40;
const REPAIR_STEPS = 4000;
/** Pairs of hands up to which everything is tried. */
export const LITTLE_UNITS = 12;
const DEFAULTS = {
  seed: 1,
  firstNodes: FIRST_NODES,
  repairSteps: REPAIR_STEPS,
  littleUnits: LITTLE_UNITS,
  engine: JAVASCRIPT_LP_SOLVER,
} as const satisfies Required<ExactOptions>;
/** Nodes between two dives for whole routes: three times as many each time, up to so many. */
const MOST_NODES_BETWEEN = 8;
/** Dives in a row: each takes little more than a node or two. */
const DIVES = 3;
/** Covers by whole routes that are looked at in a row. */
const MOST_COVERS = 12;

export function isBetter(a: Worth, b: Worth): boolean {
  return a.unscheduled < b.unscheduled || (a.unscheduled === b.unscheduled && a.visits < b.visits);
}

/** What is asked of branch and price. */
interface Question {
  readonly aim: Aim;
  /** What every value is a multiple of. */
  readonly grain: number;
  /** Nodes at most. */
  readonly nodes: number;
  /** The worst value that is still of use. */
  cutoff(): number;
  /** Takes down what no plan is below. */
  note(bound: number): void;
  /** Whether the answer is no longer of interest. */
  isOver(): boolean;
}

export class Exact {
  /** `exhausted`: nothing more can be done, although bound and plan have not met. */
  status: "working" | "proved" | "exhausted" = "working";
  /** The best plan known, given or found. */
  best: Known | undefined;
  readonly #problem: Problem;
  readonly #bounds: Bounds;
  readonly #options: Required<ExactOptions>;
  readonly #never: number;
  #unscheduledBound: number;
  readonly #clashes = new Clashes();
  /** Dives so far. */
  #dives = 0;
  /** What is proved of V, by the U it holds for. */
  readonly #visitsBounds = new Map<number, number>();

  /** @param bounds complete, or what is not known yet counts as nothing */
  constructor(problem: Problem, bounds: Bounds, options: ExactOptions = {}) {
    this.#problem = problem;
    this.#bounds = bounds;
    this.#options = { ...DEFAULTS, ...options };
    this.#never = impossiblePriority(problem, bounds.impossible);
    this.#unscheduledBound = bounds.unscheduled;
  }

  /** No plan leaves less undone. Valid at any time. */
  get unscheduledBound(): number {
    return this.#unscheduledBound;
  }

  /** No plan with at most so much undone has fewer visits. Valid at any time. */
  visitsBoundGiven(unscheduled: number): number {
    let bound = this.#bounds.visitsGiven(unscheduled);
    for (const [budget, visits] of this.#visitsBounds) if (budget >= unscheduled) bound = Math.max(bound, visits);
    return bound;
  }

  /** Takes a plan over where it is better. */
  offer(schedule: Schedule, unscheduled: number, visits: number): void {
    if (this.best !== undefined && !isBetter({ unscheduled, visits }, this.best)) return;
    this.best = { schedule, unscheduled, visits };
  }

  /** Works until all is proved or nothing more can be done; may be left at any yield. */
  *steps(): Steps<void> {
    if (this.best === undefined) throw new Error("the exact part begins with a plan");
    const model = (yield* this.#little()) ? undefined : yield* routeModel(this.#problem, this.#bounds.impossible);
    if (model !== undefined) {
      const settled = yield* this.#undone(model, this.#options.firstNodes);
      yield* this.#fewestVisits(model);
      if (!settled) yield* this.#undone(model, Infinity);
      yield* this.#fewestVisits(model);
    }
    this.status = this.#isProved() ? "proved" : "exhausted";
  }

  /** Tries everything where there is little; whether that was done. */
  *#little(): Steps<boolean> {
    if (this.#problem.units > this.#options.littleUnits) return false;
    const settled = yield* settleLittle(this.#problem, this.#bounds, this.best!);
    if (settled === undefined) return false;
    const { unscheduled, visits, schedule } = settled;
    this.#unscheduledBound = Math.max(this.#unscheduledBound, unscheduled);
    this.#visitsBounds.set(unscheduled, visits);
    if (schedule !== undefined) this.offer(schedule, unscheduled, visits);
    return true;
  }

  #isProved(): boolean {
    const { unscheduled, visits } = this.best!;
    return this.#unscheduledBound >= unscheduled && this.visitsBoundGiven(unscheduled) >= visits;
  }

  /** Bounds what is left undone; whether that is settled. */
  *#undone(model: RouteModel, nodes: number): Steps<boolean> {
    if (this.#unscheduledBound >= this.best!.unscheduled) return true;
    const grain = grainOf(this.#problem);
    return yield* this.#branch(model, {
      aim: aimAtUndone(this.#problem),
      grain,
      nodes,
      cutoff: () => this.best!.unscheduled - this.#never - grain,
      note: (bound) => {
        this.#unscheduledBound = Math.max(this.#unscheduledBound, this.#never + bound);
      },
      isOver: () => this.#unscheduledBound >= this.best!.unscheduled,
    });
  }

  /** Bounds the visits of plans with no more undone than the best one. */
  *#fewestVisits(model: RouteModel): Steps<void> {
    for (let unscheduled = -1; unscheduled !== this.best!.unscheduled; ) {
      unscheduled = this.best!.unscheduled;
      if (this.visitsBoundGiven(unscheduled) >= this.best!.visits) return;
      yield* this.#branch(model, {
        aim: aimAtVisits(this.#problem, this.#bounds, unscheduled),
        grain: 1,
        nodes: Infinity,
        cutoff: () => this.best!.visits - 1,
        note: (bound) => {
          this.#visitsBounds.set(unscheduled, Math.max(this.#visitsBounds.get(unscheduled) ?? 0, bound));
        },
        isOver: () => this.best!.unscheduled < unscheduled,
      });
    }
  }

  /** Branch and price for one question, with plans made of what it comes upon; whether all of the tree was looked at. */
  *#branch(model: RouteModel, { aim, grain, nodes, cutoff, note, isOver }: Question): Steps<boolean> {
    const relaxation = new Relaxation(model, new Master(model, aim), grain);
    for (const route of routesOf(model, this.best!.schedule)) relaxation.master.add(route);
    const found: Assembled[] = [];
    const tree = new Tree(relaxation, aim.fewest, cutoff(), (assembled) => found.push(assembled));
    let due = 1;
    for (const _ of tree.steps()) {
      if (tree.nodes >= due && tree.isBetweenNodes) {
        due = Math.min(3 * tree.nodes, tree.nodes + MOST_NODES_BETWEEN);
        const before = cutoff();
        yield* this.#covers(relaxation, tree, aim, cutoff);
        if (tree.nodes === 1 && cutoff() < before) tree.restart();
      }
      for (const assembled of found.splice(0)) yield* this.#repair(assembled);
      if (isOver()) break;
      tree.cutoff = cutoff();
      note(tree.bound);
      if (tree.nodes > nodes || isOver()) break;
      yield;
    }
    if (!isOver()) note(tree.bound);
    return tree.done;
  }

  /** Makes plans of whole routes, one after the other, each without what did not go together before. */
  *#covers(relaxation: Relaxation, tree: Tree, aim: Aim, cutoff: () => number): Steps<void> {
    const { model, master } = relaxation;
    for (let i = 0; i < DIVES && cutoff() >= tree.bound; i++) {
      const [begin, most] = i % 2 === 0 ? [tree.aside, tree.bound] : [tree.inTime ?? tree.aside, cutoff()];
      const dived = yield* dive(relaxation, aim.fewest, tree.bound, most, begin, this.#dives++);
      if (dived !== undefined) yield* this.#repair(dived);
    }
    for (let cover = 0; cover < MOST_COVERS && cutoff() >= tree.bound; cover++) {
      const { all } = this.#clashes;
      const { engine } = this.#options;
      const routes = yield* wholeRoutes(model, master.routes, tree.prices!, aim, cutoff(), all, engine);
      if (routes === undefined || !(yield* this.#repair(yield* assemble(model, routes)))) return;
    }
  }

  /** Makes a plan of what goes together of some routes, with the search to put back the rest; whether it clashes in a new way. */
  *#repair({ schedule, clashes }: Assembled): Steps<boolean> {
    const isNew = this.#clashes.add(clashes);
    if (clashes.length > 0 && !isNew) return false;
    const search = new Search(this.#problem, this.#options.seed, this.#bounds);
    if (!search.resume(schedule)) {
      if (clashes.length > 0 || !isComplete(this.#problem, schedule)) return isNew;
      const { unscheduled, visits } = worthOf(this.#problem, schedule);
      this.offer(schedule, unscheduled, visits);
      return isNew;
    }
    for (let step = 0; step < this.#options.repairSteps; step++) {
      yield* search.stepping(step / this.#options.repairSteps);
    }
    const { best } = search;
    this.offer(best.schedule(), best.unscheduled, best.visits);
    return isNew;
  }
}
