// Whether time grows in line: weeks of five days, each with twice the patients of the one before. The larger of two gets
// twice, and then 2.4 times, the processor's time of the smaller: does it come to as few visits for each occurrence done?
// Other numbers of patients may be named on the command line; `--seconds` is what the first of them gets.

import { runBench } from "./run/bench.ts";
import type { Grown, Outcome } from "./run/grown.ts";
import { type Options, readOptions, sizesNamed } from "./run/options.ts";
import type { Column } from "./run/table.ts";

const SIZES = [2500, 5000, 10000];
const SECONDS = 30;
const QUICK = [500, 1000];
const QUICK_SECONDS = 12;
const TINY = [10, 20];
const TINY_SECONDS = 0.5;
/** What twice the patients get, in times of the processor's time of half of them. */
const IN_LINE = 2;
const AT_MOST = 2.4;

const COLUMNS: readonly Column<Outcome>[] = [
  ["patients", ({ patients }) => String(patients)],
  ["occurrences", ({ occurrences }) => String(occurrences)],
  ["CPU given", ({ processorSeconds }) => processorSeconds.toFixed(1)],
  ["CPU", ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
  ["first plan", ({ firstPlanSeconds }) => firstPlanSeconds.toFixed(1)],
  ["steps", ({ iterations }) => String(iterations)],
  ["U", ({ unscheduled }) => String(unscheduled)],
  ["bound", ({ bound }) => String(bound.unscheduled)],
  ["V", ({ visits }) => String(visits)],
  ["bound", ({ bound }) => String(bound.visits)],
  ["V / done", ({ visitsPerOccurrence }) => visitsPerOccurrence.toFixed(4)],
  ["peak MB", ({ peakMegabytes }) => peakMegabytes.toFixed(0)],
  ["load", ({ load }) => load.toFixed(1)],
];

export async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const sizes = sizesNamed(options) ?? (options.tiny ? TINY : options.quick ? QUICK : SIZES);
  const entries = tasksOf(sizes, options).map((task) => {
    return { name: `${task.patients} patients, ${task.processorSeconds.toFixed(1)} CPU s`, task, seconds: 0 };
  });
  const worker = new URL("run/grown.ts", import.meta.url);
  const worthOf = ({ visitsPerOccurrence }: Outcome) => [visitsPerOccurrence];
  await runBench<Grown, Outcome>({ worker, entries, columns: COLUMNS, worthOf, summaryOf }, options);
}

/** One for the first size, two for each other, the shorter one first. */
function tasksOf(sizes: readonly number[], { tiny, quick, seconds }: Options) {
  const days = tiny ? 1 : 5;
  let given = seconds ?? (tiny ? TINY_SECONDS : quick ? QUICK_SECONDS : SECONDS);
  return sizes.flatMap((patients, i) => {
    if (i === 0) return [{ patients, days, processorSeconds: given }];
    const doublings = Math.log2(patients / sizes[i - 1]!);
    const tasks = [IN_LINE, AT_MOST].map((factor) => {
      return { patients, days, processorSeconds: given * factor ** doublings };
    });
    given = tasks.at(-1)!.processorSeconds;
    return tasks;
  });
}

/** By what doubling multiplies the time to as few visits for each occurrence done. */
export function summaryOf(rows: readonly Outcome[]): string {
  const factors: string[] = [];
  for (let i = 2; i < rows.length; i += 2) {
    const [smaller, sooner, later] = [rows[i - 2]!, rows[i - 1]!, rows[i]!];
    factors.push(`${smaller.patients} to ${later.patients}: ${factorOf(smaller, sooner, later)}`);
  }
  return `Doubling the patients multiplies the processor's time to as few visits for each occurrence by: ${factors.join(", ")}`;
}

/** Between the two times that were given, in a straight line of their logarithms. */
function factorOf(...runs: readonly [smaller: Outcome, sooner: Outcome, later: Outcome]): string {
  const [target, sooner, later] = runs.map(({ visitsPerOccurrence }) => visitsPerOccurrence) as [
    number,
    number,
    number,
  ];
  if (sooner <= target) return `at most ${IN_LINE}`;
  if (later > target) return `more than ${AT_MOST} (${(100 * (later / target - 1)).toFixed(2)} % more visits then)`;
  return (IN_LINE * (AT_MOST / IN_LINE) ** ((sooner - target) / (sooner - later))).toFixed(2);
}
