// Caseloads: a ladder of generated ones, or files.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Bench, runBench } from "./run/bench.ts";
import { LADDER, QUICK, type Rung, rungsOf, TINY } from "./run/ladder.ts";
import { dataFolder, type Options, readOptions } from "./run/options.ts";
import type { Outcome } from "./run/solve.ts";
import { type Column, percent, secondsOf } from "./run/table.ts";
import { vroomOn } from "./run/vroom.ts";
import { UsageError } from "./usage.ts";

/** Seconds that the files of a folder share where the bench is to be quick. */
const QUICK_SECONDS = 90;

export const COLUMNS: readonly Column<Outcome>[] = [
  ["rung", ({ rung }) => rung],
  ["seed", ({ seed }) => String(seed)],
  ["occurrences", ({ occurrences }) => String(occurrences)],
  ["shifts", ({ shifts }) => String(shifts)],
  ["seconds", ({ seconds }) => seconds.toFixed(1)],
  ["CPU", ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
  ["first plan", ({ firstPlanSeconds }) => firstPlanSeconds.toFixed(2)],
  ["to 5 %", ({ reached }) => secondsOf(reached[0])],
  ["2 %", ({ reached }) => secondsOf(reached[1])],
  ["1 %", ({ reached }) => secondsOf(reached[2])],
  ["steps", ({ iterations }) => String(iterations)],
  ["U", ({ unscheduled }) => String(unscheduled)],
  ["bound", ({ bound }) => String(bound.unscheduled)],
  ["V", ({ visits }) => String(visits)],
  ["bound", ({ bound }) => String(bound.visits)],
  ["gap", ({ gap }) => percent(gap)],
  ["V / done", ({ visits, done }) => (done === 0 ? "–" : (visits / done).toFixed(3))],
  ["C", ({ cost }) => cost.toFixed(1)],
  ["travel", ({ travel }) => String(travel)],
  ["peak MB", ({ peakMegabytes }) => peakMegabytes.toFixed(0)],
  ["plan", ({ hash }) => hash],
];

/** What VROOM reached on the same file, where it has been asked: U / V, and visits per occurrence done. */
const PEER: readonly Column<Outcome>[] = [
  ["VROOM U / V", ({ rung }) => `${vroomOn(rung)?.unscheduled ?? "–"} / ${vroomOn(rung)?.visits ?? "–"}`],
  ["its seconds", ({ rung }) => String(vroomOn(rung)?.seconds ?? "–")],
];

/** The ladder where no file is named. */
export async function ladder(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const rungs = options.tiny ? TINY : options.quick ? QUICK : LADDER;
  await solveAll(options.operands.length > 0 ? rungsOf(existing(options.operands)) : rungs, options);
}

/** The files named, or all the shared ones. */
export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const files = options.operands.length > 0 ? existing(options.operands) : jsonFiles(dataFolder("caseloads"));
  if (files.length === 0) {
    process.stderr.write(`SKIPPED: there are no caseloads in ${dataFolder("caseloads")}\n`);
    return;
  }
  await solveAll(rungsOf(files), options);
}

/** The JSON files of a folder by name; none where it is not there. */
export function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
}

async function solveAll(rungs: readonly Rung[], options: Options): Promise<void> {
  const files = rungs.filter(({ file }) => file !== undefined).length;
  const secondsOf = ({ file, seconds }: Rung) =>
    file === undefined
      ? seconds
      : options.tiny
        ? 1
        : options.quick
          ? Math.min(seconds, QUICK_SECONDS / files)
          : seconds;
  const bench: Bench<Rung, Outcome> = {
    worker: new URL("./run/solve.ts", import.meta.url),
    entries: rungs.map((rung) => ({ name: rung.name, task: rung, seconds: secondsOf(rung) })),
    columns: rungs.some(({ name }) => vroomOn(name) !== undefined) ? [...COLUMNS, ...PEER] : COLUMNS,
    worthOf: ({ unscheduled, visits, cost }) => [unscheduled, visits, cost],
  };
  await runBench(bench, options);
}

function existing(files: readonly string[]): readonly string[] {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`there is no file ${missing}`);
  return files;
}
