// The integer core on OR-Library's set covering files: a row is an intervention, a column a visit somebody could make.

import { type Bench, runBench } from "./run/bench.ts";
import { dataFolder, readOptions } from "./run/options.ts";
import type { Column } from "./run/table.ts";
import { coveringFiles, nameOf, readOptima } from "./set-covering/instance.ts";
import type { Outcome, Task } from "./set-covering/solve.ts";

/** Seconds of processor time for each file. */
const SECONDS = 60;
const QUICK_SECONDS = 4;
const TINY_FILES = 2;

const COLUMNS: readonly Column<Outcome>[] = [
  ["file", ({ name }) => name],
  ["rows", ({ rows }) => String(rows)],
  ["columns", ({ columns }) => String(columns)],
  ["optimum", ({ optimum }) => (optimum === null ? "–" : String(optimum))],
  ["value", ({ value }) => String(value)],
  ["bound", ({ bound, value }) => `${bound}${bound >= value ? " (proved)" : ""}`],
  ["nodes", ({ nodes }) => String(nodes)],
  ["value at", ({ reached }) => reached.toFixed(2)],
  ["CPU s", ({ cpuSeconds }) => cpuSeconds.toFixed(2)],
];

export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const folder = options.operands[0] ?? dataFolder("set-covering");
  const files = coveringFiles(folder);
  if (files.length === 0) {
    process.stderr.write(`SKIPPED: there are no set covering files in ${folder}\n`);
    return;
  }
  const optima = readOptima(folder);
  const bench: Bench<Task, Outcome> = {
    worker: new URL("./set-covering/worker.ts", import.meta.url),
    entries: (options.tiny ? files.slice(0, TINY_FILES) : files).map((file) => ({
      name: nameOf(file),
      task: { file, optimum: optima.get(nameOf(file)) ?? null },
      seconds: options.quick || options.tiny ? QUICK_SECONDS : SECONDS,
    })),
    columns: COLUMNS,
    worthOf: ({ value, bound, cpuSeconds }) => [value, -bound, cpuSeconds],
    summaryOf,
  };
  await runBench(bench, options);
}

function summaryOf(rows: readonly Outcome[]): string {
  const known = rows.filter(({ optimum }) => optimum !== null);
  const met = known.filter(({ value, optimum }) => value === optimum).length;
  const proved = rows.filter(({ value, bound }) => bound >= value).length;
  const cpu = rows.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0).toFixed(1);
  return `Optimum reached on ${met} of the ${known.length} known, proved on ${proved} of ${rows.length}, ${cpu} s of processor time in all.`;
}
