// A bench: tasks, each solved in a process of its own for every seed, so that its peak of memory is its own; what came of
// them as a table or as JSON, and kept with commit and machine.

import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Provenance, provenance } from "./machine.ts";
import type { Options } from "./options.ts";
import { type Column, tableOf } from "./table.ts";

/** What a worker is sent for one seed. */
export interface Job<Task> {
  readonly task: Task;
  readonly seed: number;
  readonly seconds: number;
  /** Steps of the search; by the clock where left out, and then the hash is not the same twice. */
  readonly iterations?: number;
  /** File that keeps the solution, without its ending. */
  readonly out?: string;
}

export interface Entry<Task> {
  readonly name: string;
  readonly task: Task;
  readonly seconds: number;
}

export interface Bench<Task, Outcome> {
  /** Module that answers a job with an outcome. */
  readonly worker: URL;
  readonly entries: readonly Entry<Task>[];
  readonly columns: readonly Column<Outcome>[];
  /** What runs are ranked by to find the median; lower is better, earlier numbers first. */
  worthOf(outcome: Outcome): readonly number[];
  /** A closing line under the table. */
  summaryOf?(rows: readonly Outcome[]): string;
}

export async function runBench<Task, Outcome>(bench: Bench<Task, Outcome>, options: Options): Promise<void> {
  const from = provenance();
  const rows: Outcome[] = [];
  const outcomes: Outcome[] = [];
  if (options.out !== undefined) mkdirSync(options.out, { recursive: true });
  for (const entry of bench.entries) {
    const runs: Outcome[] = [];
    for (let seed = 1; seed <= options.seeds; seed++) {
      process.stderr.write(`${entry.name}, seed ${seed} …\n`);
      runs.push(await inItsOwnProcess<Task, Outcome>(bench.worker, entry.name, jobOf(entry, seed, options)));
    }
    rows.push(medianOf(runs, bench.worthOf));
    outcomes.push(...runs);
  }
  const file = keep(options.results, from, outcomes);
  const summary = bench.summaryOf === undefined || rows.length === 0 ? "" : `\n${bench.summaryOf(rows)}\n`;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...from, rows, outcomes }, null, 2)}\n`
      : `${describe(from)}\n\n${tableOf(bench.columns, rows)}\n${summary}`,
  );
  process.stderr.write(`Kept in ${file}\n`);
}

function jobOf<Task>(entry: Entry<Task>, seed: number, options: Options): Job<Task> {
  const { iterations, out, seeds } = options;
  const name = entry.name.replaceAll(/[^\w.-]+/g, "-") + (seeds > 1 ? `.seed-${seed}` : "");
  return {
    task: entry.task,
    seed,
    seconds: options.seconds ?? entry.seconds,
    ...(iterations !== undefined && { iterations }),
    ...(out !== undefined && { out: join(out, name) }),
  };
}

/** The run in the middle; of two in the middle the better one. */
export function medianOf<Outcome>(runs: readonly Outcome[], worthOf: (run: Outcome) => readonly number[]): Outcome {
  const ranked = [...runs].sort((a, b) => {
    const other = worthOf(b);
    const at = worthOf(a).findIndex((value, i) => value !== other[i]);
    return at < 0 ? 0 : worthOf(a)[at]! - other[at]!;
  });
  return ranked[(ranked.length - 1) >> 1]!;
}

function inItsOwnProcess<Task, Outcome>(worker: URL, name: string, job: Job<Task>): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = fork(worker);
    let outcome: Outcome | undefined;
    child.on("message", (message: Outcome) => {
      outcome = message;
    });
    child.on("exit", (code) => {
      if (outcome !== undefined) resolve(outcome);
      else reject(new Error(`${name}, seed ${job.seed}: no outcome, the process ended with code ${code}`));
    });
    child.send(job);
  });
}

/** Keeps the figures beside those of other commits, and says where. */
function keep(folder: string, from: Provenance, outcomes: readonly unknown[]): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${from.date.slice(0, 19).replaceAll(":", "")}-${from.commit}.json`);
  writeFileSync(file, `${JSON.stringify({ ...from, outcomes }, null, 2)}\n`);
  return file;
}

function describe({ date, commit, changed, node, cpu }: Provenance): string {
  return `${date.slice(0, 10)}, commit ${commit}${changed ? " with changes" : ""}, Node ${node}, ${cpu}`;
}
