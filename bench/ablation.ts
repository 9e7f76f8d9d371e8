// What each idea of the search is worth: the same caseloads, seeds and steps with one idea left out at a time.
// npm run bench -- ablation [FILES…] [--iterations N] [--seeds N] [--json]

import { finish } from "../src/base/steps.ts";
import { parseCaseload } from "../src/caseload/parse.ts";
import { DEFAULT_WEIGHTS } from "../src/plan/objective.ts";
import { compile } from "../src/problem/compile.ts";
import type { Problem } from "../src/problem/problem.ts";
import { boundProblem } from "../src/solver/bounds/bounds.ts";
import { IDEAS, type Idea } from "../src/solver/search/ideas.ts";
import { Search } from "../src/solver/search/search.ts";
import { caseloadOf, type Rung, rungsOf } from "./run/ladder.ts";
import { readOptions } from "./run/options.ts";
import { type Column, tableOf } from "./run/table.ts";

const ITERATIONS = 20_000;
const TINY_ITERATIONS = 20;

/** A team's day and a week with staff enough, and a day on which much is asked of few. */
const RUNGS: readonly Rung[] = [
  { name: "80 × 1", generate: { patients: 80, days: 1, seed: 1, profile: "full" }, seconds: 0 },
  { name: "40 × 5", generate: { patients: 40, days: 5, seed: 1, profile: "full" }, seconds: 0 },
  { name: "120 × 1, few", generate: { patients: 120, days: 1, seed: 1, profile: "full", staffing: 0.7 }, seconds: 0 },
];
const TINY: readonly Rung[] = [
  { name: "6 × 1", generate: { patients: 6, days: 1, seed: 1, profile: "full" }, seconds: 0 },
];

/** Means over the seeds of one caseload searched without one idea. */
interface Row {
  readonly rung: string;
  readonly without: Idea | "nothing";
  readonly unscheduled: number;
  readonly visits: number;
  readonly cost: number;
  readonly cpuSeconds: number;
}

const COLUMNS: readonly Column<Row>[] = [
  ["caseload", ({ rung }) => rung],
  ["without", ({ without }) => without],
  ["U", ({ unscheduled }) => unscheduled.toFixed(0)],
  ["V", ({ visits }) => visits.toFixed(1)],
  ["C", ({ cost }) => cost.toFixed(0)],
  ["CPU", ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
];

export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const { operands, seeds, json, tiny } = options;
  const rungs = operands.length > 0 ? rungsOf(operands) : tiny ? TINY : RUNGS;
  const iterations = options.iterations ?? (tiny ? TINY_ITERATIONS : ITERATIONS);
  const rows: Row[] = [];
  for (const rung of rungs) {
    const { problem } = finish(compile(parseCaseload(caseloadOf(rung)), DEFAULT_WEIGHTS));
    // The first search in a process pays for compiling its code: one beforehand pays for all.
    searchOnce(problem, 1, "nothing", Math.min(iterations, 1000));
    for (const without of ["nothing", ...IDEAS] as const) {
      process.stderr.write(`${rung.name} without ${without} …\n`);
      const runs = Array.from({ length: seeds }, (_, i) => searchOnce(problem, i + 1, without, iterations));
      rows.push({ rung: rung.name, without, ...meanOf(runs) });
    }
  }
  process.stdout.write(
    json ? `${JSON.stringify({ iterations, seeds, rows }, null, 2)}\n` : `${tableOf(COLUMNS, rows)}\n`,
  );
}

type Outcome = Omit<Row, "rung" | "without">;

function searchOnce(problem: Problem, seed: number, without: Row["without"], iterations: number): Outcome {
  const search = new Search(
    problem,
    seed,
    finish(boundProblem(problem)),
    new Set(without === "nothing" ? [] : [without]),
  );
  const before = process.cpuUsage();
  finish(search.construct());
  for (let i = 0; i < iterations; i++) search.step(i / iterations);
  const { user, system } = process.cpuUsage(before);
  const { unscheduled, visits, cost } = search.best;
  return { unscheduled, visits, cost, cpuSeconds: (user + system) / 1e6 };
}

function meanOf(runs: readonly Outcome[]): Outcome {
  const mean = (of: (run: Outcome) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  return {
    unscheduled: mean(({ unscheduled }) => unscheduled),
    visits: mean(({ visits }) => visits),
    cost: mean(({ cost }) => cost),
    cpuSeconds: mean(({ cpuSeconds }) => cpuSeconds),
  };
}
