// HiGHS as an engine: an optional package, loaded only when asked for.

import type { Highs, Model } from "highs";
import { type Engine, type EngineAnswer, type EngineOptions, NO_ANSWER } from "./engine.ts";
import { checkedSolution, type IntegerModel, objectiveOf } from "./integer-model.ts";

/** `HighsModelStatus` of the native library. */
const OPTIMAL = 7;
const INFEASIBLE = 8;

/**
 * Loads HiGHS. Fails with a word on what to install where the package is not there.
 *
 * Its memory ends at 2 GB, with an abort that spoils the whole instance: then, and after any other error thrown from
 * inside, the instance is thrown away and a new one loaded on the next call to `loadHighs`; until then the engine
 * answers nothing.
 */
export async function loadHighs(): Promise<Engine> {
  const { default: load } = await import("highs").catch(asMissing);
  let highs: Highs | undefined = await load();
  return {
    name: "highs",
    accepts: () => highs !== undefined,
    // biome-ignore lint/correctness/useYield: it cannot be interrupted.
    *solve(model, options = {}) {
      if (highs === undefined) return NO_ANSWER;
      try {
        return solveWith(highs, model, options);
      } catch (error) {
        highs = undefined;
        if (error instanceof WebAssembly.RuntimeError) return NO_ANSWER;
        throw error;
      }
    },
  };
}

function asMissing(cause: unknown): never {
  if (!String((cause as { readonly code?: unknown }).code).endsWith("MODULE_NOT_FOUND")) throw cause;
  const message =
    "the engine `highs` needs the package `highs`, which is not installed\n  Maybe install it (`npm install highs`), or plan without that engine: the proof is the same.";
  throw Object.assign(new Error(message, { cause }), { code: "missing-engine" });
}

function solveWith(highs: Highs, model: IntegerModel, options: EngineOptions): EngineAnswer {
  const native = highs.createModel();
  try {
    native.options.set({
      output_flag: false,
      ...(options.milliseconds !== undefined && { time_limit: options.milliseconds / 1000 }),
      ...(options.gap !== undefined && { mip_abs_gap: options.gap }),
      ...(options.nodes !== undefined && { mip_max_nodes: options.nodes }),
      mip_rel_gap: 0,
    });
    pass(native, model);
    if (options.start) native.setSolution({ colValue: Float64Array.from(options.start) });
    native.run();
    return interpret(native, model);
  } finally {
    native.dispose();
  }
}

function pass(native: Model, model: IntegerModel): void {
  const [numCols, numRows] = [model.cost.length, model.rowLower.length];
  native.passModel({
    numCols,
    numRows,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.lower),
    colUpper: Float64Array.from(model.upper),
    rowLower: Float64Array.from(model.rowLower),
    rowUpper: Float64Array.from(model.rowUpper),
    integrality: Int32Array.from(model.integer),
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts: Int32Array.from(model.start),
      indices: Int32Array.from(model.row),
      values: Float64Array.from(model.value),
    },
  });
}

function interpret(native: Model, model: IntegerModel): EngineAnswer {
  const status = Number(native.getModelStatus());
  if (status === INFEASIBLE) return { ...NO_ANSWER, claim: "infeasible", bound: Number.POSITIVE_INFINITY };
  const { colValue } = native.getSolution();
  const values = checkedSolution(model, colValue ?? []);
  const bound = Number(native.info.get("mip_dual_bound"));
  if (values === undefined) return { ...NO_ANSWER, bound };
  return {
    values,
    objective: objectiveOf(model, values),
    claim: status === OPTIMAL ? "optimal" : "none",
    bound,
    proved: false,
  };
}
