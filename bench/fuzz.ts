// Plans random caseloads and lets two judges look at every plan, or holds plans of tiny caseloads against the truth.

import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { added, NOBODY } from "../test/support/brute-force/census.ts";
import { FEATURES } from "../test/support/features.ts";
import { referee } from "../test/support/referee.ts";
import { KINDS, type KindName } from "./fuzz/kinds.ts";
import type { Report } from "./fuzz/worker.ts";
import { runCommand, UsageError } from "./usage.ts";

const USAGE = `usage: npm run fuzz -- [--small-worlds | --alphabet | --bounds | --relaxation] [--strict] [--runs N] [--seed N] [--seconds N]

  --small-worlds  tiny random caseloads, each against the truth found by trying everything
  --alphabet      likewise every little world of an alphabet (79,090 of them)
  --bounds        each bound alone, for every U, against the truth of tiny caseloads
  --relaxation    the bound from capacity of mid-sized caseloads against the same linear program, solved by HiGHS
  --strict        a plan of little worlds that is not said to be optimal is a failure too
`;

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
  census = NOBODY;
  /** Seeds whose plans are not the best, and that are the best but are not said to be. */
  readonly missed: number[] = [];
  readonly unproved: number[] = [];
  /** Caseloads in which each bound alone met the truth. */
  readonly tight = new Map<string, number>();
  readonly #begun = performance.now();
  #told = performance.now();

  get seconds(): number {
    return (performance.now() - this.#begun) / 1000;
  }

  add({ seed, milliseconds, features, faults, census, tight, shrunk }: Report): void {
    this.runs++;
    this.census = added(this.census, census);
    if (census.known > census.reached) this.missed.push(seed);
    else if (census.known > census.proved) this.unproved.push(seed);
    for (const name of tight) this.tight.set(name, (this.tight.get(name) ?? 0) + 1);
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
function inOneProcess(
  fuzz: Fuzz,
  { kind, strict, seconds }: Options,
  first: number,
  last: number,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    let seed = first;
    const child = fork(new URL("./fuzz/worker.ts", import.meta.url), [
      kind,
      strict ? "strict" : "",
      `${first}`,
      `${last}`,
    ]);
    const end = (next: number | undefined) => {
      clearTimeout(watch);
      child.removeAllListeners();
      child.kill("SIGKILL");
      resolve(next);
    };
    const overdue = () => {
      fuzz.fail(seed, [`not done after ${NEVER_ENDS / 1000} s`], KINDS[kind].caseloadOf(seed));
      end(seed + 1);
    };
    let watch = setTimeout(overdue, NEVER_ENDS);
    child.on("message", (report: Report) => {
      clearTimeout(watch);
      fuzz.add(report);
      seed = report.seed + 1;
      if (seed > last || fuzz.seconds > seconds) end(undefined);
      else watch = setTimeout(overdue, NEVER_ENDS);
    });
    child.on("exit", (code) => {
      fuzz.fail(seed, [`the process ended with code ${code}`], KINDS[kind].caseloadOf(seed));
      end(seed + 1);
    });
  });
}

function tell(fuzz: Fuzz, kind: KindName): boolean {
  const counts = [...fuzz.features].sort((a, b) => a[1] - b[1]);
  const missing = counts.filter(([, count]) => count === 0).map(([feature]) => feature);
  print(
    `\nRuns that used each feature:\n${counts.map(([feature, count]) => `  ${String(count).padStart(6)}  ${feature}`).join("\n")}`,
  );
  if (missing.length > 0 && KINDS[kind].hasEverything) print(`Features in no run: ${missing.join(", ")}`);
  if (kind === "relaxation") tellRelaxation(fuzz);
  else if (kind === "bounds") tellTight(fuzz);
  else if (kind !== "random") tellCensus(fuzz);
  print(`Slowest: seed ${fuzz.slowest.seed}, ${fuzz.slowest.milliseconds.toFixed(0)} ms`);
  if (referee === undefined)
    print("!!! The referee was absent: only the library's own judge has looked at the plans. !!!");
  print(`${fuzz.summary()}.`);
  return fuzz.failures === 0 && (missing.length === 0 || fuzz.runs < ENOUGH_RUNS || !KINDS[kind].hasEverything);
}

function tellCensus({ census, missed, unproved }: Fuzz): void {
  const { known, unknown, reached, proved, contended, visited } = census;
  const some = (seeds: readonly number[]) => seeds.slice(0, 20).join(" ");
  print(`
The truth is known of ${known} caseloads (${contended} must leave something undone, ${visited} need several visits), of ${unknown} it takes too long.
Best plans found: ${reached}. Missed, seeds: ${some(missed)}
Said to be optimal: ${proved}. Best but not said to be, seeds: ${some(unproved)}`);
}

function tellTight({ census: { known, unknown, contended, visited }, tight }: Fuzz): void {
  print(`
The truth is known of ${known} caseloads (${contended} must leave something undone, ${visited} need several visits), of ${unknown} it takes too long.
Bounds that meet it:
${[...tight].map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`).join("\n")}`);
}

function tellRelaxation({ census: { known, contended }, tight }: Fuzz): void {
  const close = [...tight].map(([name, count]) => `${name} of it: ${count}`).join(", ");
  print(`
HiGHS has solved the relaxation of ${known} caseloads (in ${contended} the staff's time has a price). Bounds ${close}`);
}

interface Options {
  readonly kind: KindName;
  readonly strict: boolean;
  readonly runs: number;
  readonly first: number;
  readonly seconds: number;
}

function readOptions(args: string[]): Options {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      "small-worlds": flag,
      alphabet: flag,
      bounds: flag,
      relaxation: flag,
      strict: flag,
      runs: text("2000"),
      seed: text("1"),
      seconds: text("Infinity"),
    },
  });
  const [runs, first, seconds] = [Number(values.runs), Number(values.seed), Number(values.seconds)];
  if (!(runs >= 1 && Number.isInteger(runs)))
    throw new UsageError(`--runs ${values.runs} is not a whole number of at least 1`);
  if (!Number.isInteger(first)) throw new UsageError(`--seed ${values.seed} is not a whole number`);
  if (!(seconds > 0)) throw new UsageError(`--seconds ${values.seconds} is not a number above 0`);
  const kinds = (["small-worlds", "alphabet", "bounds", "relaxation"] as const).filter((kind) => values[kind]);
  if (kinds.length > 1) throw new UsageError(`--${kinds[0]} and --${kinds[1]} exclude each other`);
  const kind = kinds.at(0) ?? "random";
  if (values.strict && kind !== "small-worlds" && kind !== "alphabet")
    throw new UsageError("--strict goes with --small-worlds or --alphabet");
  return { kind, strict: values.strict, runs, first, seconds };
}

async function main(options: Options): Promise<void> {
  const fuzz = new Fuzz();
  const last = options.first + options.runs - 1;
  let next: number | undefined = options.first;
  while (next !== undefined && next <= last) next = await inOneProcess(fuzz, options, next, last);
  process.exitCode = tell(fuzz, options.kind) ? 0 : 1;
}

await runCommand(USAGE, readOptions, main);
