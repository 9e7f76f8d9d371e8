// One thread against two, on the same caseload with the same steps, in turn: the same plans, sooner, so that the time to
// the last of them is the time to the same gap. Another number of patients may be named on the command line.

import { runBench } from "./run/bench.ts";
import type { Grown, Outcome } from "./run/grown.ts";
import { readOptions, sizesNamed } from "./run/options.ts";
import type { Column } from "./run/table.ts";

const PATIENTS = 5000;
const QUICK_PATIENTS = 2500;
const PAIRS = 3;
/** So many that most of the time goes into the search; reading and writing are done once, by one thread. */
const STEPS_A_PATIENT = 48;

const COLUMNS: readonly Column<Outcome>[] = [
  ["threads", ({ threads }) => String(threads)],
  ["patients", ({ patients }) => String(patients)],
  ["steps", ({ iterations }) => String(iterations)],
  ["first plan", ({ firstPlanSeconds }) => firstPlanSeconds.toFixed(1)],
  ["last plan", ({ lastPlanSeconds }) => lastPlanSeconds.toFixed(1)],
  ["seconds", ({ seconds }) => seconds.toFixed(1)],
  ["CPU", ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
  ["U", ({ unscheduled }) => String(unscheduled)],
  ["V", ({ visits }) => String(visits)],
  ["peak MB", ({ peakMegabytes }) => peakMegabytes.toFixed(0)],
  ["load", ({ load }) => load.toFixed(1)],
  ["plan", ({ hash }) => hash],
];

export async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const patients = sizesNamed(options)?.[0] ?? (options.tiny ? 20 : options.quick ? QUICK_PATIENTS : PATIENTS);
  const pairs = options.tiny || options.quick ? 1 : PAIRS;
  const entries = Array.from({ length: 2 * pairs }, (_, run) => {
    const task: Grown = {
      patients,
      days: options.tiny ? 1 : 5,
      threads: 1 + (run % 2),
      stepsAPatient: STEPS_A_PATIENT,
    };
    return { name: `${patients} patients, ${task.threads} threads, run ${run >> 1}`, task, seconds: 0 };
  });
  const worker = new URL("run/grown.ts", import.meta.url);
  const worthOf = ({ lastPlanSeconds }: Outcome) => [lastPlanSeconds];
  await runBench<Grown, Outcome>({ worker, entries, columns: COLUMNS, worthOf, summaryOf }, options);
}

/** How much sooner two have the last plan, and whether it is the same. */
function summaryOf(rows: readonly Outcome[]): string {
  const middle = (threads: number) => {
    const seconds = rows.filter((row) => row.threads === threads).map((row) => row.lastPlanSeconds);
    return seconds.sort((a, b) => a - b)[(seconds.length - 1) >> 1]!;
  };
  const same = new Set(rows.map(({ hash }) => hash)).size === 1;
  return `Two threads are ${(middle(1) / middle(2)).toFixed(2)} times as fast as one, by medians of the time to the last plan; ${
    same ? "all plans are the same" : "the plans differ"
  }.`;
}
