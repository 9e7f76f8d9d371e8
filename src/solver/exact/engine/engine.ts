// One interface for everything that can finish a small integer program.

import type { Steps } from "../../../base/steps.ts";
import type { IntegerModel } from "./integer-model.ts";

/** What there is to choose from. */
export const ENGINE_NAMES = ["own", "javascript-lp-solver", "highs"] as const;

/** One of `ENGINE_NAMES`; the option `engine` says when to choose which. */
export type EngineName = (typeof ENGINE_NAMES)[number];

export const DEFAULT_ENGINE: EngineName = "javascript-lp-solver";

export interface EngineOptions {
  /** A solution to begin with. */
  readonly start?: ArrayLike<number>;
  /** Solutions above this are of no use; an engine may answer with one all the same. */
  readonly cutoff?: number;
  /**
   * For engines with a clock of their own, which make their answer depend on it: without, they limit their work by
   * counting it. Ours has no clock: whoever runs it leaves it when time is up.
   */
  readonly milliseconds?: number;
  /** Done once the objective is proved to be within this of the best there is. */
  readonly gap?: number;
  /** The most nodes, for engines that count them: ours and HiGHS. */
  readonly nodes?: number;
}

export interface EngineAnswer {
  /** Checked by us against every row, bound and whole number; `undefined` where the engine found none that passes. */
  readonly values: Float64Array | undefined;
  /** Of `values`; Infinity without. */
  readonly objective: number;
  /** What the engine claims: that nothing is cheaper, that nothing satisfies the model, or neither. */
  readonly claim: "optimal" | "infeasible" | "none";
  /** What the engine says no solution costs less than; −Infinity where it says nothing. */
  readonly bound: number;
  /** True where claim and bound are our own proof; where false they may guide, but nothing may rest on them. */
  readonly proved: boolean;
}

export interface Engine {
  readonly name: EngineName;
  /** Whether the engine may be expected to cope with a model of this size at all. */
  accepts(model: IntegerModel): boolean;
  solve(model: IntegerModel, options?: EngineOptions): Steps<EngineAnswer>;
}

/** What is said where nothing was found out. */
export const NO_ANSWER: EngineAnswer = {
  values: undefined,
  objective: Number.POSITIVE_INFINITY,
  claim: "none",
  bound: Number.NEGATIVE_INFINITY,
  proved: false,
};
