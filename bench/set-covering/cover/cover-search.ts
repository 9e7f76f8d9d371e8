// The whole of a set covering: dominance, Lagrangian prices and covers, then branch and bound on what may still matter.

import type { Steps } from "../../../src/base/steps.ts";
import { BranchAndBound } from "../../../src/solver/exact/engine/branch-and-bound.ts";
import { objectiveStep } from "../../../src/solver/exact/engine/integer-model.ts";
import { type CoverProblem, covers, modelOf, restricted } from "./cover-problem.ts";
import { undominated } from "./dominance.ts";
import { Greedy } from "./greedy.ts";
import { Residual } from "./residual.ts";

export interface CoverOptions {
  /** Columns of a cover to begin with; taken only where they are one. */
  readonly start?: ArrayLike<number>;
  /** Rounds of fixing in the Lagrangian heuristic before branch and bound. */
  readonly rounds?: number;
  /** The most nodes of branch and bound. */
  readonly nodes?: number;
}

/** Steps of the subgradient between two looks at its progress, and the most there are. */
const LOOK = 20;
const LONGEST_ASCENT = 1500;
/** Covers built around the best multipliers of a residual. */
const COVERS = 60;

/**
 * Generator style: `run` may be left at any yield, and `best`, `objective` and `bound` hold then as well. The
 * Lagrangian heuristic is that of Caprara, Fischetti & Toth (1999) in its three phases: subgradient, greedy covers
 * around the best multipliers, fixing of columns; and then again with only the safest part of the best cover fixed.
 */
export class CoverSearch {
  readonly problem: CoverProblem;
  /** Columns of the best cover known. */
  best: number[] | undefined;
  objective = Number.POSITIVE_INFINITY;
  /** No cover costs less; Infinity where there is none. */
  bound = 0;
  nodes = 0;
  readonly #options: CoverOptions;
  readonly #step: number;
  /** The column of the problem behind each one of the core, which leaves out what cannot be in a better cover. */
  #behind: number[];
  #core: CoverProblem;
  #greedy: Greedy;

  constructor(problem: CoverProblem, options: CoverOptions = {}) {
    this.problem = problem;
    this.#options = options;
    this.#step = objectiveStep(modelOf({ ...problem, rows: 0, start: new Int32Array(problem.columns + 1) }));
    if (options.start && covers(problem, options.start)) this.#offer(Array.from(options.start));
    this.#behind = undominated(problem);
    this.#core = restricted(problem, this.#behind);
    this.#greedy = new Greedy(this.#core);
  }

  get proved(): boolean {
    return this.bound >= this.objective - 1e-9;
  }

  *run(): Steps<void> {
    for (let i = 0; i < this.#core.rows; i++) {
      if (this.#core.rowStart[i] < this.#core.rowStart[i + 1]) continue;
      this.bound = this.objective;
      return;
    }
    yield* this.#price();
    if (!this.proved) yield* this.#heuristic();
    if (!this.proved) yield* this.#branch();
  }

  #offer(columns: number[]): boolean {
    let objective = 0;
    for (const j of columns) objective += this.problem.cost[j];
    if (objective >= this.objective - 1e-9) return false;
    this.best = columns;
    this.objective = objective;
    return true;
  }

  /** A cover in terms of the core. */
  #offerOfCore(chosen: readonly number[] | undefined): boolean {
    return chosen !== undefined && this.#offer(chosen.map((k) => this.#behind[k]));
  }

  #raise(bound: number): void {
    const rounded = this.#step > 0 ? Math.ceil(bound / this.#step - 1e-6) * this.#step : bound;
    this.bound = Math.min(this.objective, Math.max(this.bound, rounded));
  }

  /** The bound of the whole, and what its prices leave out for good. */
  *#price(): Steps<void> {
    const residual = new Residual(this.#core);
    residual.priceAfresh();
    residual.evaluate();
    this.#offerOfCore(this.#greedy.complete(residual));
    const bound = yield* this.#ascend(residual);
    this.#raise(bound);
    for (let k = 0; k < COVERS && !this.proved; k++) yield* this.#around(residual);
    this.#leaveOut(residual);
  }

  /** Columns so dear that no better cover has them. */
  #leaveOut(residual: Residual): void {
    const bound = residual.evaluate();
    const limit = this.objective - this.#step + 1e-6;
    const kept: number[] = [];
    for (let k = 0; k < this.#core.columns; k++) if (bound + Math.max(0, residual.price[k]) <= limit) kept.push(k);
    const needed = new Set(this.best ?? []);
    for (let k = 0; k < this.#core.columns; k++) {
      if (needed.has(this.#behind[k]) && bound + Math.max(0, residual.price[k]) > limit) kept.push(k);
    }
    kept.sort((a, b) => a - b);
    this.#core = restricted(this.#core, kept);
    this.#behind = kept.map((k) => this.#behind[k]);
    this.#greedy = new Greedy(this.#core);
  }

  /** Subgradient ascent to about the best bound (Held & Karp 1971, with the step rule of Caprara, Fischetti & Toth). */
  *#ascend(residual: Residual): Steps<number> {
    const target = Number.isFinite(this.objective) ? this.objective : 2 * residual.evaluate() + 1;
    const best = residual.multiplier.slice();
    let most = Number.NEGATIVE_INFINITY;
    let factor = 0.1;
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let before = Number.NEGATIVE_INFINITY;
    for (let step = 1; step <= LONGEST_ASCENT; step++) {
      const bound = residual.evaluate();
      low = Math.min(low, bound);
      high = Math.max(high, bound);
      if (bound > most) {
        most = bound;
        best.set(residual.multiplier);
      }
      if (step % LOOK === 0) {
        if (high - low > 0.01 * Math.abs(high)) factor /= 2;
        else if (high - low < 0.001 * Math.abs(high)) factor *= 1.5;
        [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
        yield;
      }
      if (step % 300 === 0) {
        if (most - before < 1e-3 * Math.abs(most)) break;
        before = most;
      }
      if (most >= this.objective || !residual.move(factor, target, bound)) break;
    }
    residual.multiplier.set(best);
    residual.evaluate();
    return most;
  }

  /** A cover along the prices at hand, then a small step to others nearby. */
  *#around(residual: Residual): Steps<void> {
    this.#offerOfCore(this.#greedy.complete(residual));
    const bound = residual.evaluate();
    residual.move(0.5, Math.max(Number.isFinite(this.objective) ? this.objective : 0, bound * 1.01), bound);
    residual.evaluate();
    yield;
  }

  *#heuristic(): Steps<void> {
    let share = 0;
    for (let round = 0; round < (this.#options.rounds ?? 12) && !this.proved; round++) {
      const before = this.objective;
      yield* this.#diveFrom(this.#safest(share));
      share = this.objective < before ? 0.3 : Math.min(0.9, Math.max(0.3, share * 1.1));
    }
  }

  /** The part of the best cover that covers up to this share of the rows, columns that stand most alone first. */
  #safest(share: number): number[] {
    const { rows, start, row } = this.#core;
    const place = new Map(this.#behind.map((j, k) => [j, k]));
    const chosen = (this.best ?? []).flatMap((j) => place.get(j) ?? []);
    const times = new Int32Array(rows);
    for (const k of chosen) for (let e = start[k]; e < start[k + 1]; e++) times[row[e]]++;
    const overlap = (k: number) => {
      let sum = 0;
      for (let e = start[k]; e < start[k + 1]; e++) sum += times[row[e]] - 1;
      return sum / (start[k + 1] - start[k]);
    };
    chosen.sort((a, b) => overlap(a) - overlap(b) || a - b);
    let covered = 0;
    return chosen.filter((k) => {
      covered += start[k + 1] - start[k];
      return covered <= share * rows;
    });
  }

  /** Prices, covers, and then some columns fixed, until nothing is left or nothing better can come of it. */
  *#diveFrom(fixed: readonly number[]): Steps<void> {
    const residual = new Residual(this.#core);
    for (const k of fixed) residual.fix(k);
    while (!residual.done) {
      residual.priceAfresh();
      const bound = yield* this.#ascend(residual);
      if (bound > this.objective - this.#step + 1e-6) return;
      for (let k = 0; k < COVERS; k++) yield* this.#around(residual);
      const cover = this.#greedy.complete(residual);
      if (cover === undefined) return;
      const added = cover.slice(residual.fixed.length).slice(0, Math.max(1, Math.floor(this.#core.rows / 200)));
      if (added.length === 0) return;
      for (const k of added) if (!residual.fixed.includes(k)) residual.fix(k);
    }
    this.#offerOfCore(this.#greedy.complete(residual));
  }

  *#branch(): Steps<void> {
    const model = modelOf(this.#core);
    const residual = new Residual(this.#core);
    const search = new BranchAndBound(model, {
      cutoff: this.objective,
      nodes: this.#options.nodes,
      round: (x) => {
        for (let k = 0; k < x.length; k++) residual.price[k] = model.cost[k] * (1 - x[k]);
        const cover = this.#greedy.complete(residual);
        return cover && Float64Array.from(x, (_, k) => (cover.includes(k) ? 1 : 0));
      },
    });
    const take = (): void => {
      this.nodes = search.nodes;
      if (search.best) this.#offerOfCore(Array.from(search.best.keys()).filter((k) => search.best![k] > 0.5));
      this.#raise(search.bound);
    };
    for (const _ of search.run()) {
      take();
      yield;
    }
    take();
  }
}
