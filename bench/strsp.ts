// Technician routing with skill levels: the "noTeam" tasks of Kovacs, Parragh, Doerner & Hartl (2012, "Adaptive large
// neighborhood search for service technician routing and scheduling problems"), each split into one intervention a
// skill. Where everything is done and every task in one visit, V is the number of tasks: a hundred.

import { basename } from "node:path";
import { jsonFiles } from "./caseloads.ts";
import { type Bench, runBench } from "./run/bench.ts";
import { type Rung, rungsOf } from "./run/ladder.ts";
import { dataFolder, readOptions } from "./run/options.ts";
import type { Outcome } from "./run/solve.ts";
import { type Column, secondsOf } from "./run/table.ts";

const SECONDS = 20;
const QUICK_SECONDS = 10;
const TASKS = 100;

/** Travel of a throw-away prototype of the search after 20 seconds, one run each, against which the search is judged. */
const PROTOTYPE: Readonly<Record<string, number>> = {
  C101_5x4: 1122,
  C101_6x6: 1022,
  C101_7x4: 1516,
  R101_5x4: 1733,
  R101_6x6: 1742,
  R101_7x4: 1851,
  RC101_5x4: 1743,
  RC101_6x6: 1731,
  RC101_7x4: 1886,
};

const COLUMNS: readonly Column<Outcome>[] = [
  ["file", ({ rung }) => rung],
  ["seed", ({ seed }) => String(seed)],
  ["seconds", ({ seconds }) => seconds.toFixed(1)],
  ["CPU", ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
  ["steps", ({ iterations }) => String(iterations)],
  ["status", ({ status }) => status],
  ["proved after", ({ provedSeconds }) => secondsOf(provedSeconds)],
  ["U", ({ unscheduled }) => String(unscheduled)],
  ["V", ({ visits }) => String(visits)],
  ["bound", ({ bound }) => String(bound.visits)],
  ["travel", ({ travel }) => String(travel)],
  ["prototype", ({ rung }) => String(PROTOTYPE[rung] ?? "–")],
  ["peak MB", ({ peakMegabytes }) => peakMegabytes.toFixed(0)],
  ["plan", ({ hash }) => hash],
];

export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const folder = options.operands[0] ?? dataFolder("strsp-kovacs");
  const files = jsonFiles(folder);
  if (files.length === 0) {
    process.stderr.write(`SKIPPED: there are no files in ${folder}\n`);
    return;
  }
  const seconds = options.tiny ? 1 : options.quick ? QUICK_SECONDS : SECONDS;
  const bench: Bench<Rung, Outcome> = {
    worker: new URL("./run/solve.ts", import.meta.url),
    entries: rungsOf(options.tiny ? files.slice(0, 1) : files).map((task) => ({
      name: basename(task.name),
      task,
      seconds,
    })),
    columns: COLUMNS,
    worthOf: ({ unscheduled, visits, cost }) => [unscheduled, visits, cost],
    summaryOf: (rows) => {
      const whole = rows.filter(({ unscheduled, visits }) => unscheduled === 0 && visits === TASKS).length;
      const proved = rows.filter(({ status }) => status === "optimal").length;
      return `${whole} of ${rows.length} do everything in ${TASKS} visits; ${proved} proved to have the fewest.`;
    },
  };
  await runBench(bench, options);
}
