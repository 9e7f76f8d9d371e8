// What a caller may ask of `consolidate`, and what is told on the way.

import { shown } from "./caseload/issues.ts";
import { DEFAULT_WEIGHTS, type Weights } from "./plan/objective.ts";
import type { Bound } from "./plan/schema.ts";
import { DEFAULT_ENGINE, ENGINE_NAMES, type EngineName } from "./solver/exact/engine/engine.ts";

export { ENGINE_NAMES, type EngineName };

/** What a caller may ask for; everything has a default. */
export interface ConsolidateOptions {
  /**
   * Wall-clock seconds to take, kept within 5 % or half a second, whichever is more. Default 10, or no limit where
   * `iterations` is given. Less is taken where the plan is proved to have the fewest visits and travel stops falling.
   */
  seconds?: number;
  /** Steps of the search at most; the same caseload, options, seed and iterations give the same plan everywhere. */
  iterations?: number;
  /** Seed of everything random. Default 1. */
  seed?: number;
  /** Weights of the cost C; those not given are `DEFAULT_WEIGHTS`. */
  weights?: Partial<Weights>;
  /** Stops the work: the answer is then the best verified plan so far. Not for `consolidateSync`. */
  signal?: AbortSignal;
  /** Told of the work about five times a second, and at each new phase. */
  onProgress?: (progress: Progress) => void;
  /** Plan `siloed(caseload)` too, with the same options, and report it in `metrics.siloed`; takes twice the time. Default false. */
  compare?: boolean;
  /**
   * How many parts of a large problem are searched at the same time, each by a thread of its own. Default 1. The plan
   * does not depend on it, but for what more work in the same time finds. Problems of up to 20,000 pairs of hands are
   * searched whole, by one thread; so is everything where there are no worker threads, as in browsers. Not for
   * `consolidateSync`.
   */
  threads?: number;
  /**
   * What puts whole shifts together into better plans, of those that the proof has come upon: `"javascript-lp-solver"` (the
   * default) where they are few, and our own branch and bound where it gives up or they are more (above 20,000 numbers in
   * its tableau, some 400 shifts of ten patients); our own alone (`"own"`); or `"highs"`, for which the package `highs`
   * has to be installed (not for `consolidateSync`, which could not load it). What it finds is a proposal, which is
   * checked; the proof is always our own. Only problems of up to 400 pairs of hands, or with independent parts of that
   * size, ask for it.
   */
  engine?: EngineName;
}

/** What is being done, in this order; a bound is worked on while the search goes on, too. */
export type Phase = "reading" | "constructing" | "bounding" | "searching" | "finishing";

/** Where the work stands. */
export interface Progress {
  /** What is being done now. */
  readonly phase: Phase;
  /** Since the call. */
  readonly seconds: number;
  /** Steps of the search so far. */
  readonly iterations: number;
  /** U of the best plan so far: everything is undone before there is one. */
  readonly unscheduled: number;
  /** Its V. */
  readonly visits: number;
  /** Its C. */
  readonly cost: number;
  /** Proved so far. */
  readonly bound: Bound;
  /** (visits − bound.visits) ÷ visits; 0 where there are no visits. */
  readonly gap: number;
}

/** Options with their defaults filled in. */
export interface Settings {
  readonly milliseconds: number;
  readonly iterations: number;
  readonly seed: number;
  readonly weights: Weights;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly compare: boolean;
  readonly threads: number;
  readonly engine: EngineName;
}

/** Fills in defaults. Throws a `TypeError` or `RangeError` that names the option and the value where one makes no sense. */
export function settingsOf(options: ConsolidateOptions): Settings {
  if (!isObject(options)) throw new TypeError(`the options are ${shown(options)}; an object is wanted`);
  const { seconds, iterations, seed = 1, weights = {}, signal, onProgress, compare = false } = options;
  const { threads = 1, engine = DEFAULT_ENGINE } = options;
  for (const key of Object.keys(options)) if (!KNOWN.has(key)) throw new TypeError(`unknown option \`${key}\``);
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw wrongType("onProgress", onProgress, "a function");
  if (typeof compare !== "boolean") throw wrongType("compare", compare, "true or false");
  if (signal !== undefined && typeof signal?.aborted !== "boolean") throw wrongType("signal", signal, "an AbortSignal");
  if (!isObject(weights)) throw wrongType("weights", weights, "an object");
  check("seconds", seconds ?? 0, (value) => value >= 0, "a number of at least 0");
  check(
    "iterations",
    iterations ?? 0,
    (value) => Number.isInteger(value) && value >= 0,
    "a whole number of at least 0",
  );
  check("seed", seed, Number.isInteger, "a whole number");
  check("threads", threads, (value) => Number.isInteger(value) && value >= 1, "a whole number of at least 1");
  if (!ENGINE_NAMES.includes(engine))
    throw new RangeError(`option \`engine\` is ${shown(engine)}; one of ${ENGINE_NAMES.join(", ")} is wanted`);
  for (const [name, weight] of Object.entries(weights)) {
    if (!Object.hasOwn(DEFAULT_WEIGHTS, name))
      throw new TypeError(`unknown weight \`${name}\`; known are ${Object.keys(DEFAULT_WEIGHTS).join(", ")}`);
    check(`weights.${name}`, weight, (value) => value >= 0, "a finite number of at least 0");
  }
  const unlimited = seconds === undefined && iterations !== undefined;
  return {
    milliseconds: unlimited ? Number.POSITIVE_INFINITY : 1000 * (seconds ?? DEFAULT_SECONDS),
    iterations: iterations ?? Number.POSITIVE_INFINITY,
    seed,
    weights: { ...DEFAULT_WEIGHTS, ...weights },
    signal,
    onProgress,
    compare,
    threads,
    engine,
  };
}

const DEFAULT_SECONDS = 10;
const KNOWN = new Set([
  "seconds",
  "iterations",
  "seed",
  "weights",
  "signal",
  "onProgress",
  "compare",
  "threads",
  "engine",
]);

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function check(name: string, value: number, fine: (value: number) => boolean, wanted: string): void {
  if (typeof value === "number" && Number.isFinite(value) && fine(value)) return;
  throw new RangeError(`option \`${name}\` is ${shown(value)}; ${wanted} is wanted`);
}

function wrongType(name: string, value: unknown, wanted: string): TypeError {
  return new TypeError(`option \`${name}\` is ${shown(value)}; ${wanted} is wanted`);
}
