// javascript-lp-solver as an engine, trusted with nothing.

import solver from "javascript-lp-solver";
import { type Engine, type EngineAnswer, NO_ANSWER } from "./engine.ts";
import { isBoundIdle, nonNegativeRows } from "./idle-bounds.ts";
import { checkedSolution, type IntegerModel, objectiveOf } from "./integer-model.ts";

/** It keeps a dense tableau: beyond this many numbers in it, it is slow, or ends nowhere, and is not called. */
const MOST_NUMBERS = 20_000;
/** Numbers of its tableau times pivots: about a sixth of a second. */
const MOST_WORK = 100_000_000;

/** Names that are nobody's property: a variable called `result` or `feasible` would overwrite the answer itself. */
const OBJECTIVE = "cost";
const columnName = (j: number) => `x${j}`;
const rowName = (i: number) => `r${i}`;

/**
 * For small programs. What it is known to get wrong in 1.0.3, and what is done about it: its simplex method may go round
 * in circles for ever, and looks at no clock while it does, so its pivots are counted and it is left after too many; after
 * a timeout it calls a fractional point feasible, so solutions are checked; with branching options a timeout has led to a
 * false "infeasible", so none are set and no claim counts as a proof; it changes the model it is given, so that is built
 * for each call; it knows no negative values unless told, so columns are moved to begin at zero.
 */
export const JAVASCRIPT_LP_SOLVER: Engine = javascriptLpSolver(MOST_NUMBERS, MOST_WORK);

/** The engine with other limits; whoever raises that on its size must be able to end it from outside. */
export function javascriptLpSolver(mostNumbers: number, mostWork: number): Engine {
  const accepts = (model: IntegerModel): boolean =>
    numbersOf(model) <= mostNumbers && Array.from(model.lower).every((low) => Number.isFinite(low));
  return {
    name: "javascript-lp-solver",
    accepts,
    // biome-ignore lint/correctness/useYield: it cannot be interrupted.
    *solve(model, { milliseconds } = {}) {
      if (!accepts(model)) return NO_ANSWER;
      return milliseconds === undefined
        ? counted(model, mostWork / numbersOf(model))
        : interpret(model, solver.Solve(translate(model, milliseconds)) as Values, true);
    },
  };
}

/** Numbers in the tableau. */
function numbersOf(model: IntegerModel): number {
  const rows = model.rowLower.length + passedBounds(model).filter(Boolean).length;
  return (rows + 1) * (model.cost.length + rows);
}

/** By column, whether its upper bound has to be passed on, as a row. */
function passedBounds(model: IntegerModel): boolean[] {
  const plain = nonNegativeRows(model);
  return Array.from(model.upper, (high, j) => Number.isFinite(high) && !isBoundIdle(model, plain, j));
}

/** Values by name, as it gives them; columns without a name are zero. */
type Values = Readonly<Record<string, unknown>>;
type Definition = Parameters<InstanceType<typeof solver.Model>["loadJson"]>[0];

/** Thrown to leave it. */
class Spent extends Error {}

/** Solves within so many pivots; every solution it comes upon is kept, since a stop leaves no other answer. */
function counted(model: IntegerModel, mostPivots: number): EngineAnswer {
  const native = new solver.Model().loadJson(translate(model, undefined));
  native.keep_solutions = true;
  const { tableau } = native;
  const pivot = tableau.pivot;
  let pivots = 0;
  tableau.pivot = (row, column) => {
    if (++pivots > mostPivots) throw new Spent();
    pivot.call(tableau, row, column);
  };
  try {
    return interpret(model, solver.Solve(native) as Values, false);
  } catch (error) {
    if (!(error instanceof Spent)) throw error;
    const found = (native.solutions ?? []).map((one) => interpret(model, { ...one, feasible: true }, true));
    return found.reduce((a, b) => (b.objective < a.objective ? b : a), NO_ANSWER);
  }
}

function translate(model: IntegerModel, milliseconds: number | undefined): Definition {
  const shift = new Float64Array(model.rowLower.length);
  const passed = passedBounds(model);
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const ints: Record<string, 1> = {};
  for (let j = 0; j < model.cost.length; j++) {
    const column: Record<string, number> = { [OBJECTIVE]: model.cost[j] };
    for (let k = model.start[j]; k < model.start[j + 1]; k++) {
      column[rowName(model.row[k])] = model.value[k];
      shift[model.row[k]] += model.value[k] * model.lower[j];
    }
    if (passed[j]) {
      column[`u${j}`] = 1;
      constraints[`u${j}`] = { max: model.upper[j] - model.lower[j] };
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

/** @param stopped whether it may have been stopped: nothing tells an end from a stop, so no claim is passed on */
function interpret(model: IntegerModel, answer: Values, stopped: boolean): EngineAnswer {
  const value = (j: number) => model.lower[j] + Number(answer[columnName(j)] ?? 0);
  const point = Array.from(model.cost, (_, j) => Math.min(value(j), model.upper[j]));
  const values = answer.feasible === true ? checkedSolution(model, point) : undefined;
  if (values !== undefined) {
    const objective = objectiveOf(model, values);
    return stopped
      ? { ...NO_ANSWER, values, objective }
      : { values, objective, claim: "optimal", bound: objective, proved: false };
  }
  return answer.feasible === false && !stopped ? { ...NO_ANSWER, claim: "infeasible" } : NO_ANSWER;
}
