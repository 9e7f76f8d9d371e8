// Time and memory as caseloads grow: weeks of five days, each twice as large as the one before, with the same number of
// steps for each patient. What grows in line takes twice the time each time, for as many visits per occurrence. Other
// numbers of patients may be named on the command line.

import { runBench } from "./run/bench.ts";
import type { Grown, Outcome } from "./run/grown.ts";
import { readOptions, sizesNamed } from "./run/options.ts";
import type { Column } from "./run/table.ts";

const SIZES = [1250, 2500, 5000, 10000, 20000];
const QUICK = [500, 1000];
const TINY = [10, 20];
const STEPS_A_PATIENT = 12;
const QUICK_STEPS = 4;

const COLUMNS: readonly Column<Outcome>[] = [
  ["patients", ({ patients }) => String(patients)],
  ["occurrences", ({ occurrences }) => String(occurrences)],
  ["steps", ({ iterations }) => String(iterations)],
  ["first plan", ({ firstPlanSeconds }) => firstPlanSeconds.toFixed(1)],
  ["seconds", ({ seconds }) => seconds.toFixed(1)],
  ["CPU", ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
  ["CPU / 1000 patients", ({ cpuSeconds, patients }) => ((1000 * cpuSeconds) / patients).toFixed(1)],
  ["U", ({ unscheduled }) => String(unscheduled)],
  ["bound", ({ bound }) => String(bound.unscheduled)],
  ["V", ({ visits }) => String(visits)],
  ["bound", ({ bound }) => String(bound.visits)],
  ["V / done", ({ visitsPerOccurrence }) => visitsPerOccurrence.toFixed(4)],
  ["peak MB", ({ peakMegabytes }) => peakMegabytes.toFixed(0)],
  ["plan", ({ hash }) => hash],
];

export async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const sizes = sizesNamed(options) ?? (options.tiny ? TINY : options.quick ? QUICK : SIZES);
  const stepsAPatient = options.quick ? QUICK_STEPS : STEPS_A_PATIENT;
  const entries = sizes.map((patients) => {
    const task: Grown = { patients, days: options.tiny ? 1 : 5, threads: 1, stepsAPatient };
    return { name: `${patients} patients`, task, seconds: 0 };
  });
  const worker = new URL("run/grown.ts", import.meta.url);
  const worthOf = ({ unscheduled, visits, cpuSeconds }: Outcome) => [unscheduled, visits, cpuSeconds];
  await runBench<Grown, Outcome>({ worker, entries, columns: COLUMNS, worthOf, summaryOf }, options);
}

/** By what doubling multiplies the time. */
function summaryOf(rows: readonly Outcome[]): string {
  const factors = rows.slice(1).map(({ cpuSeconds, patients }, i) => {
    const doublings = Math.log2(patients / rows[i]!.patients);
    return `${rows[i]!.patients} to ${patients}: ${((cpuSeconds / rows[i]!.cpuSeconds) ** (1 / doublings)).toFixed(2)}`;
  });
  return `Doubling the patients multiplies the processor's time by: ${factors.join(", ")}`;
}
