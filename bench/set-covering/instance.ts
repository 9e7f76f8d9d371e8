// OR-Library's set covering files (Beasley 1990, "OR-Library: distributing test problems by electronic mail").

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface Covering {
  readonly rows: number;
  readonly cost: readonly number[];
  /** Rows that each column covers, from 0. */
  readonly rowsOfColumn: readonly number[][];
}

export function coveringFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^scp.*\.txt(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

export function nameOf(file: string): string {
  return basename(file).replace(/\.txt(\.gz)?$/, "");
}

/** Reads a file: rows, columns, costs by column, then for each row how many columns cover it and which, from 1. */
export function readCovering(file: string): Covering {
  const bytes = readFileSync(file);
  return parseCovering((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
}

export function parseCovering(text: string): Covering {
  const numbers = text.trim().split(/\s+/).map(Number);
  let at = 0;
  const next = () => {
    const value = numbers[at++];
    if (value === undefined || !Number.isInteger(value)) throw new Error(`Number ${at} of the file is ${value}`);
    return value;
  };
  const rows = next();
  const columns = next();
  const cost = Array.from({ length: columns }, next);
  const rowsOfColumn: number[][] = Array.from({ length: columns }, () => []);
  for (let i = 0; i < rows; i++) {
    for (let left = next(); left > 0; left--) rowsOfColumn[next() - 1]!.push(i);
  }
  if (at !== numbers.length) throw new Error(`${numbers.length - at} numbers are left at the end of the file`);
  return { rows, cost, rowsOfColumn };
}

/** Optimal weighted values by file, from `best_known.csv` in the folder. */
export function readOptima(folder: string): Map<string, number> {
  const file = join(folder, "best_known.csv");
  if (!existsSync(file)) return new Map();
  const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const column = head!.split(",").indexOf("optimal_weighted");
  return new Map(
    lines.map((line) => {
      const cells = line.split(",");
      return [cells[0]!, Number(cells[column])];
    }),
  );
}

/** What a choice of columns costs, where it covers every row; `undefined` where it does not. Trusts no solver. */
export function costOf({ rows, cost, rowsOfColumn }: Covering, chosen: readonly number[]): number | undefined {
  const covered = new Set(chosen.flatMap((j) => rowsOfColumn[j]!));
  return covered.size === rows ? [...new Set(chosen)].reduce((sum, j) => sum + cost[j]!, 0) : undefined;
}
