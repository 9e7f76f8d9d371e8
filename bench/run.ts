// Solves a ladder of generated caseloads, or the files named, and prints what came of each.

import { fork } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { LADDER, QUICK, type Rung, rungsOf, TINY } from "./run/ladder.ts";
import { type Provenance, provenance } from "./run/machine.ts";
import type { Outcome, Task } from "./run/solve.ts";
import { tableOf } from "./run/table.ts";
import { runCommand, UsageError } from "./usage.ts";

const USAGE = `usage: npm run bench -- [FILES… | --quick | --tiny] [--json] [--seconds N] [--iterations N] [--seeds N]
                     [--results FOLDER]
`;

const RESULTS = fileURLToPath(new URL("./results", import.meta.url));

interface Options {
  readonly rungs: readonly Rung[];
  readonly seeds: number;
  readonly iterations: number | undefined;
  readonly json: boolean;
  readonly results: string;
}

async function main({ rungs, seeds, iterations, json, results }: Options): Promise<void> {
  const from = provenance();
  const outcomes: Outcome[] = [];
  for (const rung of rungs) {
    for (let seed = 1; seed <= seeds; seed++) {
      process.stderr.write(`${rung.name}, seed ${seed} …\n`);
      outcomes.push(await inItsOwnProcess({ rung, seed, ...(iterations !== undefined && { iterations }) }));
    }
  }
  const file = keep(results, from, outcomes);
  process.stdout.write(
    json ? `${JSON.stringify({ ...from, outcomes }, null, 2)}\n` : `${describe(from)}\n\n${tableOf(outcomes)}\n`,
  );
  process.stderr.write(`Kept in ${file}\n`);
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      tiny: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      seconds: { type: "string" },
      iterations: { type: "string" },
      seeds: { type: "string", default: "1" },
      results: { type: "string", default: RESULTS },
    },
  });
  const seconds = numberOf("seconds", values.seconds);
  const chosen = values.tiny ? TINY : values.quick ? QUICK : LADDER;
  const missing = positionals.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`there is no file ${missing}`);
  const rungs = positionals.length > 0 ? rungsOf(positionals) : chosen;
  return {
    rungs: seconds === undefined ? rungs : rungs.map((rung) => ({ ...rung, seconds })),
    seeds: numberOf("seeds", values.seeds)!,
    iterations: numberOf("iterations", values.iterations),
    json: values.json,
    results: values.results,
  };
}

function numberOf(name: string, text: string | undefined): number | undefined {
  const value = Number(text);
  if (text !== undefined && !(value >= 0)) throw new UsageError(`--${name} ${text} is not a number of at least 0`);
  return text === undefined ? undefined : value;
}

function inItsOwnProcess(task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./run/solve.ts", import.meta.url));
    let outcome: Outcome | undefined;
    child.on("message", (message: Outcome) => {
      outcome = message;
    });
    child.on("exit", (code) => {
      if (outcome !== undefined) resolve(outcome);
      else reject(new Error(`${task.rung.name}, seed ${task.seed}: no outcome, the process ended with code ${code}`));
    });
    child.send(task);
  });
}

/** Keeps the figures beside those of other commits, and says where. */
function keep(folder: string, from: Provenance, outcomes: readonly Outcome[]): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${from.date.slice(0, 19).replaceAll(":", "")}-${from.commit}.json`);
  writeFileSync(file, `${JSON.stringify({ ...from, outcomes }, null, 2)}\n`);
  return file;
}

function describe({ date, commit, changed, node, cpu }: Provenance): string {
  return `${date.slice(0, 10)}, commit ${commit}${changed ? " with changes" : ""}, Node ${node}, ${cpu}`;
}

await runCommand(USAGE, readOptions, main);
