// javascript-lp-solver as an engine, trusted with nothing.

import solver from "javascript-lp-solver";
import { type Engine, type EngineAnswer, NO_ANSWER } from "./engine.ts";
import { checkedSolution, type IntegerModel, objectiveOf } from "./integer-model.ts";

/**
 * It keeps a dense tableau, looks at its clock only between nodes, and may block for much longer than asked on larger
 * models: beyond this many numbers in its tableau it is not called.
 */
const MOST_NUMBERS = 400_000;

/** Names that are nobody's property: a variable called `result` or `feasible` would overwrite the answer itself. */
const OBJECTIVE = "cost";
const columnName = (j: number) => `x${j}`;
const rowName = (i: number) => `r${i}`;

/**
 * The default engine for small programs. What it is known to get wrong in 1.0.3, and what is done about it: after a
 * timeout it calls a fractional point feasible, so solutions are checked; with branching options a timeout has led to a
 * false "infeasible", so none are set and no claim counts as a proof; it changes the model it is given, so that is built
 * for each call; it knows no negative values unless told, so columns are moved to begin at zero.
 */
export const JAVASCRIPT_LP_SOLVER: Engine = javascriptLpSolver(MOST_NUMBERS);

/** The engine with another limit on its size; whoever raises it must be able to end it from outside. */
export function javascriptLpSolver(mostNumbers: number): Engine {
  const accepts = (model: IntegerModel): boolean => {
    const rows = model.rowLower.length + countBoxed(model);
    const numbers = (rows + 1) * (model.cost.length + rows);
    return numbers <= mostNumbers && Array.from(model.lower).every((low) => Number.isFinite(low));
  };
  return {
    name: "javascript-lp-solver",
    accepts,
    // biome-ignore lint/correctness/useYield: it cannot be interrupted.
    *solve(model, { milliseconds } = {}) {
      if (!accepts(model)) return NO_ANSWER;
      const answer = solver.Solve(translate(model, milliseconds)) as unknown as Record<string, unknown>;
      return interpret(model, answer, milliseconds !== undefined);
    },
  };
}

function countBoxed({ upper }: IntegerModel): number {
  return Array.from(upper).filter((high) => Number.isFinite(high)).length;
}

type Definition = Parameters<typeof solver.Solve>[0];

function translate(model: IntegerModel, milliseconds: number | undefined): Definition {
  const shift = new Float64Array(model.rowLower.length);
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const ints: Record<string, 1> = {};
  for (let j = 0; j < model.cost.length; j++) {
    const column: Record<string, number> = { [OBJECTIVE]: model.cost[j] };
    for (let k = model.start[j]; k < model.start[j + 1]; k++) {
      column[rowName(model.row[k])] = model.value[k];
      shift[model.row[k]] += model.value[k] * model.lower[j];
    }
    const range = model.upper[j] - model.lower[j];
    if (Number.isFinite(range)) {
      column[`u${j}`] = 1;
      constraints[`u${j}`] = { max: range };
    }
    variables[columnName(j)] = column;
    if (model.integer[j]) ints[columnName(j)] = 1;
  }
  for (let i = 0; i < shift.length; i++) {
    if (model.rowLower[i] === -Infinity && model.rowUpper[i] === Infinity) continue;
    constraints[rowName(i)] = sides(model.rowLower[i] - shift[i], model.rowUpper[i] - shift[i]);
  }
  return {
    optimize: OBJECTIVE,
    opType: "min",
    constraints,
    variables,
    ints,
    ...(milliseconds && { timeout: milliseconds }),
  };
}

function sides(lower: number, upper: number): { min?: number; max?: number; equal?: number } {
  if (lower === upper) return { equal: lower };
  return { ...(Number.isFinite(lower) && { min: lower }), ...(Number.isFinite(upper) && { max: upper }) };
}

/** Columns it does not name are zero. Under a time limit nothing tells an end from a stop, so no claim is passed on. */
function interpret(model: IntegerModel, answer: Record<string, unknown>, limited: boolean): EngineAnswer {
  const point = Array.from(model.cost, (_, j) => model.lower[j] + Number(answer[columnName(j)] ?? 0));
  const values = answer.feasible === true ? checkedSolution(model, point) : undefined;
  if (values !== undefined) {
    const objective = objectiveOf(model, values);
    return limited
      ? { ...NO_ANSWER, values, objective }
      : { values, objective, claim: "optimal", bound: objective, proved: false };
  }
  return answer.feasible === false && !limited ? { ...NO_ANSWER, claim: "infeasible" } : NO_ANSWER;
}
