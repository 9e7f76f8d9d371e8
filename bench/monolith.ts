// The allocation problem as one integer program for general engines, beside the same problem by its structure.

import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ENGINES, type Outcome, type Task } from "./monolith/solve.ts";
import { provenance } from "./run/machine.ts";
import { readOptions } from "./run/options.ts";
import { type Column, tableOf } from "./run/table.ts";

const SIZES = [20, 50, 100, 300, 1000];
const TINY_SIZES = [8];
const SECONDS = 60;
const TINY_SECONDS = 5;
/** What an engine may take beyond its time, for warming up, building and not looking at its clock, before it is ended. */
const GRACE_SECONDS = 40;

interface Row extends Task {
  /** `undefined` where the engine had to be ended, or ended itself without an answer. */
  readonly outcome: Outcome | undefined;
}

const COLUMNS: readonly Column<Row>[] = [
  ["patients", ({ patients }) => String(patients)],
  ["engine", ({ engine }) => engine],
  ["columns", ({ outcome, engine }) => (engine === "ours" ? "–" : told(outcome?.columns))],
  ["rows", ({ outcome, engine }) => (engine === "ours" ? "–" : told(outcome?.rows))],
  ["visits", ({ outcome }) => told(outcome?.visits)],
  ["bound", ({ outcome }) => told(outcome?.bound)],
  ["CPU s", ({ outcome }) => outcome?.cpuSeconds.toFixed(2) ?? "ended"],
];

export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const seconds = options.seconds ?? (options.tiny ? TINY_SECONDS : SECONDS);
  const sizes = options.tiny ? TINY_SIZES : options.operands.length > 0 ? options.operands.map(Number) : SIZES;
  const from = provenance();
  const rows: Row[] = [];
  for (const patients of sizes) {
    for (const engine of ENGINES) {
      process.stderr.write(`${patients} patients, ${engine} …\n`);
      rows.push({ patients, engine, outcome: await ask({ patients, engine }, seconds) });
    }
  }
  mkdirSync(options.results, { recursive: true });
  const file = join(options.results, `${from.date.slice(0, 19).replaceAll(":", "")}-${from.commit}.json`);
  writeFileSync(file, `${JSON.stringify({ ...from, seconds, outcomes: rows }, null, 2)}\n`);
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...from, seconds, rows }, null, 2)}\n` : `${tableOf(COLUMNS, rows)}\n`,
  );
}

/** Asks an engine in a process of its own, which is ended where it does not end by itself. */
function ask(task: Task, seconds: number): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const child = fork(new URL("./monolith/worker.ts", import.meta.url));
    let outcome: Outcome | undefined;
    const timer = setTimeout(() => child.kill("SIGKILL"), 1000 * (seconds + GRACE_SECONDS));
    child.on("message", (message: Outcome) => {
      outcome = message;
    });
    child.on("exit", () => {
      clearTimeout(timer);
      resolve(outcome);
    });
    child.send({ task, seed: 1, seconds });
  });
}

function told(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : String(value);
}
