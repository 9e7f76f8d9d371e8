// What caseloads came to at one commit after the other, from the figures kept in `results/`. Commits may be named on the
// command line; else all that solved several caseloads are shown.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "./run/options.ts";
import type { Outcome } from "./run/solve.ts";
import { type Column, tableOf } from "./run/table.ts";

const SECONDS = 60;
/** A run that was given so much more or less time is another one. */
const TOLERANCE = 0.05;
/** Caseloads that a commit must have solved to be shown without being named. */
const FEWEST_CASELOADS = 3;

type Solved = Pick<Outcome, "rung" | "seed" | "seconds" | "status" | "unscheduled" | "visits" | "bound">;

interface Results {
  readonly commit: string;
  /** Whether something was not committed yet. */
  readonly changed: boolean;
  readonly outcomes: readonly Partial<Solved>[];
}

/** Of each commit, in the order of time, its last run of each caseload. */
type Versions = ReadonlyMap<string, ReadonlyMap<string, Solved>>;

export async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const seconds = options.seconds ?? SECONDS;
  const all = versionsOf(resultsIn(options.results), seconds);
  const shown = [...all].filter(([commit, solved]) =>
    options.operands.length === 0
      ? solved.size >= FEWEST_CASELOADS
      : options.operands.some((named) => commit.startsWith(named)),
  );
  if (shown.length === 0) {
    process.stdout.write(`SKIPPED: ${options.results} has no runs of ${seconds} seconds with seed 1 to compare.\n`);
    return;
  }
  const rows = [...new Set(shown.flatMap(([, solved]) => [...solved.keys()]))].sort();
  if (options.json) {
    const row = (file: string) => ({
      file,
      ...Object.fromEntries(shown.map(([at, solved]) => [at, solved.get(file)])),
    });
    process.stdout.write(rows.map((file) => `${JSON.stringify(row(file))}\n`).join(""));
    return;
  }
  const columns: readonly Column<string>[] = [
    ["file", (file) => file],
    ...shown.map(([commit, solved]): Column<string> => [commit.slice(0, 7), (file) => cellOf(solved.get(file))]),
  ];
  process.stdout.write(`${tableOf(columns, rows)}\n`);
}

function resultsIn(folder: string): readonly Results[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Results);
}

function versionsOf(results: readonly Results[], seconds: number): Versions {
  const versions = new Map<string, Map<string, Solved>>();
  for (const { commit, changed, outcomes } of results) {
    for (const outcome of changed ? [] : outcomes) {
      if (!isSolved(outcome) || outcome.seed !== 1 || !lasted(outcome, seconds)) continue;
      if (!versions.has(commit)) versions.set(commit, new Map());
      versions.get(commit)!.set(outcome.rung, outcome);
    }
  }
  return versions;
}

/** Other benches keep figures of other kinds. */
function isSolved(outcome: Partial<Solved>): outcome is Solved {
  return outcome.rung !== undefined && outcome.bound !== undefined;
}

/** Whether it was given so long; what is proved may end sooner. */
function lasted({ seconds: taken, status }: Solved, seconds: number): boolean {
  return taken <= seconds * (1 + TOLERANCE) && (status === "optimal" || taken >= seconds * (1 - TOLERANCE));
}

/** U / V, and the bound on V where it is lower. */
function cellOf(solved: Solved | undefined): string {
  if (solved === undefined) return "–";
  const { unscheduled, visits, status, bound } = solved;
  return `${unscheduled} / ${visits} ${status === "optimal" ? "proved" : `of ${bound.visits}`}`;
}
