// One allocation given to one engine, and what came of it.

import { finish } from "../../src/base/steps.ts";
import type { Engine } from "../../src/solver/exact/engine/engine.ts";
import { loadHighs } from "../../src/solver/exact/engine/highs.ts";
import { javascriptLpSolver } from "../../src/solver/exact/engine/javascript-lp-solver.ts";
import type { Job } from "../run/bench.ts";
import { type AllocatedVisit, type Allocation, faultsOf, randomAllocation } from "./allocation.ts";
import { Monolith } from "./monolith-model.ts";
import { solveByPatterns } from "./patterns.ts";

export const ENGINES = ["ours", "HiGHS", "javascript-lp-solver"] as const;

export interface Task {
  readonly patients: number;
  readonly engine: (typeof ENGINES)[number];
}

export interface Outcome {
  readonly columns: number;
  readonly rows: number;
  /** Visits of a choice that was checked; null where there is none. */
  readonly visits: number | null;
  /** What the engine proves or says; null where it says nothing. */
  readonly bound: number | null;
  /** Processor time of the process with the building of the program, without starting and warming up. */
  readonly cpuSeconds: number;
}

/** What every engine solves first in its process, so that no time is counted that goes into starting and compiling. */
const WARMING_PATIENTS = 20;
const WARMING_SECONDS = 3;

/** Solves other allocations, one after another, for as many seconds of the processor's time. */
export async function warmUp({ task, seed }: Pick<Job<Task>, "task" | "seed">): Promise<void> {
  const little = { ...task, patients: WARMING_PATIENTS };
  let left = WARMING_SECONDS;
  for (let other = seed + 1; left > 0; other++) {
    const { cpuSeconds } = await solve({ task: little, seed: other, seconds: left });
    left -= cpuSeconds;
  }
}

/** Fails where a choice of visits is not valid. */
export async function solve({ task, seed, seconds }: Pick<Job<Task>, "task" | "seed" | "seconds">): Promise<Outcome> {
  const engine = await engineOf(task);
  const allocation = randomAllocation(task.patients, seed);
  const from = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
  const found =
    engine === undefined
      ? { ...solveByPatterns(allocation, () => spent() >= seconds), rows: 0, columns: 0 }
      : asMonolith(allocation, engine, seconds);
  const cpuSeconds = spent();
  const faults = found.visits === undefined ? [] : faultsOf(allocation, found.visits);
  if (faults.length > 0) throw new Error(`${task.engine}, ${task.patients} patients: ${faults.join("; ")}`);
  const { rows, columns } = found;
  const bound = Number.isFinite(found.bound) ? Math.ceil(found.bound - 1e-6) : null;
  return { rows, columns, visits: found.visits?.length ?? null, bound, cpuSeconds };
}

/** Loaded once, so that what it has compiled is there for the next. */
let highs: Promise<Engine> | undefined;

async function engineOf({ engine }: Task): Promise<Engine | undefined> {
  if (engine === "ours") return undefined;
  if (engine === "javascript-lp-solver") return javascriptLpSolver(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  highs ??= loadHighs();
  return await highs;
}

function asMonolith(allocation: Allocation, engine: Engine, seconds: number) {
  const monolith = new Monolith(allocation);
  const { values, claim, objective, bound } = finish(engine.solve(monolith.model, { milliseconds: 1000 * seconds }));
  const visits: AllocatedVisit[] | undefined = values && monolith.visitsOf(values);
  const { cost, rowLower } = monolith.model;
  return { visits, bound: claim === "optimal" ? objective : bound, columns: cost.length, rows: rowLower.length };
}
