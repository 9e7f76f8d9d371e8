// One set covering solved within an amount of processor time, and checked apart from the solver.

import type { Job } from "../run/bench.ts";
import { coverProblem } from "./cover/cover-problem.ts";
import { CoverSearch } from "./cover/cover-search.ts";
import { costOf, nameOf, readCovering } from "./instance.ts";

export interface Task {
  readonly file: string;
  readonly optimum: number | null;
}

export interface Outcome {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly optimum: number | null;
  /** Counted from the columns chosen. */
  readonly value: number;
  readonly bound: number;
  readonly nodes: number;
  /** Processor time of the solver, user and system: of this process alone, whatever else the machine did. */
  readonly cpuSeconds: number;
  /** When the value was first reached. */
  readonly reached: number;
}

/** Fails where what the solver says does not agree with the file. */
export function solve({ task, seconds }: Pick<Job<Task>, "task" | "seconds">): Outcome {
  const covering = readCovering(task.file);
  const from = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
  const search = new CoverSearch(coverProblem(covering.rows, covering.cost, covering.rowsOfColumn));
  let reached = 0;
  let last = search.objective;
  for (const _ of search.run()) {
    if (search.objective < last) reached = spent();
    last = search.objective;
    if (spent() >= seconds) break;
  }
  if (search.objective < last) reached = spent();
  const cpuSeconds = spent();
  const name = nameOf(task.file);
  const value = costOf(covering, search.best ?? []);
  if (value !== search.objective) throw new Error(`${name}: told ${search.objective}, in truth ${value}`);
  if (search.bound > value) throw new Error(`${name}: the bound ${search.bound} is above the value ${value}`);
  if (task.optimum !== null && (search.bound > task.optimum || value < task.optimum)) {
    throw new Error(`${name}: ${search.bound}..${value} does not hold the optimum ${task.optimum}`);
  }
  const { rows, cost } = covering;
  const { optimum } = task;
  return {
    name,
    rows,
    columns: cost.length,
    optimum,
    value,
    bound: search.bound,
    nodes: search.nodes,
    cpuSeconds,
    reached,
  };
}
