// The prices of the bound from capacity beside the linear program of the same relaxation, solved by HiGHS.

import highsLoader from "highs";
import { Random } from "../../../src/base/random.ts";
import { finish } from "../../../src/base/steps.ts";
import { parseCaseload } from "../../../src/caseload/parse.ts";
import { DEFAULT_WEIGHTS } from "../../../src/plan/objective.ts";
import { compile } from "../../../src/problem/compile.ts";
import { Ascent } from "../../../src/solver/bounds/capacity/ascent.ts";
import { Dual } from "../../../src/solver/bounds/capacity/dual.ts";
import { type Finding, NOBODY } from "../brute-force/census.ts";
import { allocationOf } from "./allocation.ts";
import { type Prices, programOf } from "./linear-program.ts";

const highs = await highsLoader();

/** U, V and a mixture of both. */
const PRICES: readonly Prices[] = [
  { visit: 0, priority: 1 },
  { visit: 1, priority: 1 },
  { visit: 1, priority: 0.15 },
];
const EPSILON = 1e-6;

export interface Held extends Finding {
  /** The value of the linear program, and what our prices prove of it. */
  readonly truth: number;
  readonly value: number;
}

/** Climbs to prices of a caseload of `drawAllocation`, and holds what they prove against the linear program. */
export function holdRelaxation(json: unknown, seed: number): Held {
  const caseload = parseCaseload(json);
  const allocation = allocationOf(caseload);
  if (allocation === undefined) return { census: { ...NOBODY, unknown: 1 }, lies: [], truth: 0, value: 0 };
  const prices = new Random(seed).pick(PRICES);
  const { visit, priority } = prices;
  const dual = finish(Dual.of(finish(compile(caseload, DEFAULT_WEIGHTS)).problem));
  const { Status, ObjectiveValue: truth } = highs.solve(programOf(allocation, prices, dual.resources.slice));
  if (Status !== "Optimal") throw new Error(`HiGHS ended with ${Status}`);
  // With a price of undone care that nothing moves: a budget would move it.
  const ascent = new Ascent(dual, visit === 0 ? "unscheduled" : { budget: 0 }, priority, true);
  while (!ascent.done) finish(ascent.step());
  const { value } = ascent;
  const isShort = ascent.prices.some((price) => price > 0);
  return {
    census: { ...NOBODY, known: 1, contended: Number(isShort) },
    lies:
      value > truth + EPSILON ? [`${JSON.stringify(prices)}: ${value} is said to be proved, and ${truth} can be`] : [],
    tight: value >= 0.99 * truth - EPSILON ? ["within 1 %"] : [],
    truth,
    value,
  };
}
