// The public home health care routing benchmark, in its plain form and with pairs of services combined.

import { instanceFiles, nameOf, readBestKnown } from "./hhcrsp/instance.ts";
import type { FormOutcome, Outcome, Task } from "./hhcrsp/solve.ts";
import { type Bench, runBench } from "./run/bench.ts";
import { dataFolder, readOptions } from "./run/options.ts";
import { type Column, percent, secondsOf } from "./run/table.ts";

/** For the plain form of each file; fifty files take less than an hour. */
const SECONDS = 60;
const QUICK_SECONDS = 1;
const TINY_FILES = 2;

const COLUMNS: readonly Column<Outcome>[] = [
  ["file", ({ name }) => name],
  ["seed", ({ seed }) => String(seed)],
  ["services", ({ services }) => String(services)],
  ["seconds", ({ plain }) => plain.seconds.toFixed(1)],
  ["CPU", ({ plain }) => plain.cpuSeconds.toFixed(1)],
  ["steps", ({ plain }) => String(plain.iterations)],
  ["cost", ({ plain }) => plain.cost.toFixed(3)],
  ["best known", ({ best }) => (best === undefined ? "–" : `${best.cost}${best.proven ? " (optimal)" : ""}`)],
  ["above", (outcome) => (outcome.best === undefined ? "–" : percent(above(outcome), 2))],
  ["travel", ({ plain }) => plain.travel.toFixed(1)],
  ["tardiness", ({ plain }) => plain.tardiness.toFixed(1)],
  ["worst", ({ plain }) => plain.worstTardiness.toFixed(1)],
  ["to 5 %", ({ plain }) => secondsOf(plain.reached[0])],
  ["2 %", ({ plain }) => secondsOf(plain.reached[1])],
  ["1 %", ({ plain }) => secondsOf(plain.reached[2])],
  ["stops", ({ plain }) => String(plain.visits)],
  ["combined", ({ combined }) => String(combined.visits)],
  ["fewest", ({ best }) => String(best?.fewestVisits ?? "–")],
  ["its cost", ({ combined }) => combined.cost.toFixed(3)],
  ["peak MB", ({ combined }) => combined.peakMegabytes.toFixed(0)],
  ["solution", ({ plain }) => plain.hash],
];

export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const folder = options.operands[0] ?? dataFolder("hhcrsp");
  const files = instanceFiles(folder);
  if (files.length === 0) {
    process.stderr.write(`SKIPPED: there are no instances in ${folder}\n`);
    return;
  }
  const best = readBestKnown(folder);
  const seconds = options.tiny || options.quick ? QUICK_SECONDS : SECONDS;
  const bench: Bench<Task, Outcome> = {
    worker: new URL("./hhcrsp/worker.ts", import.meta.url),
    entries: (options.tiny ? files.slice(0, TINY_FILES) : files).map((file) => {
      const name = nameOf(file);
      return { name, task: { file, best: best.get(name) }, seconds };
    }),
    columns: COLUMNS,
    worthOf: ({ plain }) => [plain.cost],
    summaryOf,
  };
  await runBench(bench, options);
}

function summaryOf(rows: readonly Outcome[]): string {
  const known = rows.filter(({ best }) => best !== undefined);
  const mean = known.reduce((sum, row) => sum + above(row), 0) / Math.max(1, known.length);
  const proven = known.filter(({ best }) => best!.proven);
  const met = proven.filter(({ best, plain }) => plain.cost < best!.cost + TINY).length;
  const fewest = known.filter(({ best, combined }) => combined.visits === best!.fewestVisits).length;
  const cpu = (form: (row: Outcome) => FormOutcome) =>
    rows.reduce((sum, row) => sum + form(row).cpuSeconds, 0).toFixed(0);
  return [
    `On average ${percent(mean, 2)} above the best known cost on ${known.length} files; ${met} of ${proven.length} proven optima met.`,
    `Combined: the fewest stops on ${fewest} of ${known.length}. CPU: ${cpu(({ plain }) => plain)} s plain, ${cpu(({ combined }) => combined)} s combined.`,
  ].join("\n");
}

/** Costs are published with three decimals. */
const TINY = 1e-3;

function above({ plain, best }: Outcome): number {
  return best === undefined ? 0 : plain.cost / best.cost - 1;
}
