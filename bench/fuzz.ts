// Plans random caseloads and lets two judges look at every plan.

import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FEATURES } from "../test/support/features.ts";
import { referee } from "../test/support/referee.ts";
import { trialOf } from "./fuzz/trial.ts";
import type { Report } from "./fuzz/worker.ts";
import { runCommand, UsageError } from "./usage.ts";

const USAGE = "usage: npm run fuzz -- [--runs N] [--seed N] [--seconds N]\n";

/** A trial takes some hundredths of a second; one that takes so many milliseconds never ends. */
const NEVER_ENDS = 120_000;
const PROGRESS_EVERY = 5_000;
/** From so many runs on, a feature of the format that was in none of them is a failure of the fuzz. */
const ENOUGH_RUNS = 2_000;

const print = (text: string) => process.stdout.write(`${text}\n`);

class Fuzz {
  runs = 0;
  failures = 0;
  slowest = { seed: 0, milliseconds: 0 };
  readonly features = new Map<string, number>(FEATURES.map((feature) => [feature, 0]));
  readonly #begun = performance.now();
  #told = performance.now();

  get seconds(): number {
    return (performance.now() - this.#begun) / 1000;
  }

  add({ seed, milliseconds, features, faults, shrunk }: Report): void {
    this.runs++;
    for (const feature of features) this.features.set(feature, (this.features.get(feature) ?? 0) + 1);
    if (milliseconds > this.slowest.milliseconds) this.slowest = { seed, milliseconds };
    if (faults.length > 0) this.fail(seed, faults, shrunk);
    if (performance.now() - this.#told < PROGRESS_EVERY) return;
    this.#told = performance.now();
    print(`${this.summary()}; at seed ${seed}`);
  }

  fail(seed: number, faults: readonly string[], caseload: unknown): void {
    this.failures++;
    const file = join(tmpdir(), `onevisit-fuzz-${seed}.json`);
    writeFileSync(file, `${JSON.stringify(caseload, null, 2)}\n`);
    print(`FAILED: seed ${seed}, caseload in ${file}\n  ${faults.slice(0, 5).join("\n  ")}`);
  }

  summary(): string {
    return `${this.runs} runs in ${this.seconds.toFixed(0)} s, ${(this.runs / this.seconds).toFixed(1)} a second, ${this.failures} failed`;
  }
}

/** Seeds from `first` to `last` in one process; the next seed to go on from, or `undefined` at the end. */
function inOneProcess(fuzz: Fuzz, first: number, last: number, until: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    let seed = first;
    const child = fork(new URL("./fuzz/worker.ts", import.meta.url), [String(first), String(last)]);
    const end = (next: number | undefined) => {
      clearTimeout(watch);
      child.removeAllListeners();
      child.kill("SIGKILL");
      resolve(next);
    };
    const overdue = () => {
      fuzz.fail(seed, [`not done after ${NEVER_ENDS / 1000} s`], trialOf(seed).caseload);
      end(seed + 1);
    };
    let watch = setTimeout(overdue, NEVER_ENDS);
    child.on("message", (report: Report) => {
      clearTimeout(watch);
      fuzz.add(report);
      seed = report.seed + 1;
      if (seed > last || performance.now() > until) end(undefined);
      else watch = setTimeout(overdue, NEVER_ENDS);
    });
    child.on("exit", (code) => {
      fuzz.fail(seed, [`the process ended with code ${code}`], trialOf(seed).caseload);
      end(seed + 1);
    });
  });
}

function tell(fuzz: Fuzz): boolean {
  const counts = [...fuzz.features].sort((a, b) => a[1] - b[1]);
  const missing = counts.filter(([, count]) => count === 0).map(([feature]) => feature);
  print(
    `\nRuns that used each feature:\n${counts.map(([feature, count]) => `  ${String(count).padStart(6)}  ${feature}`).join("\n")}`,
  );
  if (missing.length > 0) print(`Features in no run: ${missing.join(", ")}`);
  print(`Slowest: seed ${fuzz.slowest.seed}, ${fuzz.slowest.milliseconds.toFixed(0)} ms`);
  if (referee === undefined)
    print("!!! The referee was absent: only the library's own judge has looked at the plans. !!!");
  print(`${fuzz.summary()}.`);
  return fuzz.failures === 0 && (missing.length === 0 || fuzz.runs < ENOUGH_RUNS);
}

interface Options {
  readonly runs: number;
  readonly first: number;
  readonly seconds: number;
}

function readOptions(args: string[]): Options {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  const { values } = parseArgs({ args, options: { runs: text("2000"), seed: text("1"), seconds: text("Infinity") } });
  const [runs, first, seconds] = [Number(values.runs), Number(values.seed), Number(values.seconds)];
  if (!(runs >= 1 && Number.isInteger(runs)))
    throw new UsageError(`--runs ${values.runs} is not a whole number of at least 1`);
  if (!Number.isInteger(first)) throw new UsageError(`--seed ${values.seed} is not a whole number`);
  if (!(seconds > 0)) throw new UsageError(`--seconds ${values.seconds} is not a number above 0`);
  return { runs, first, seconds };
}

async function main({ runs, first, seconds }: Options): Promise<void> {
  const fuzz = new Fuzz();
  const until = performance.now() + 1000 * seconds;
  let next: number | undefined = first;
  while (next !== undefined && next < first + runs) next = await inOneProcess(fuzz, next, first + runs - 1, until);
  process.exitCode = tell(fuzz) ? 0 : 1;
}

await runCommand(USAGE, readOptions, main);
