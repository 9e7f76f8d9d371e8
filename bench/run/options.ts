// What every bench may be told on its command line.

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UsageError } from "../usage.ts";

const RESULTS = fileURLToPath(new URL("../results", import.meta.url));
const DATA = fileURLToPath(new URL("../../../shared/data", import.meta.url));

export interface Options {
  /** Files or folders. */
  readonly operands: readonly string[];
  /** For each file and seed; the bench's own where left out. */
  readonly seconds: number | undefined;
  readonly iterations: number | undefined;
  /** Each file is solved with seeds 1 to this many. */
  readonly seeds: number;
  readonly json: boolean;
  readonly quick: boolean;
  readonly tiny: boolean;
  /** Folder that keeps every solution. */
  readonly out: string | undefined;
  /** Folder that keeps the figures. */
  readonly results: string;
}

export const OPTIONS_USAGE = `  --seconds N      for each file and seed
  --iterations N   steps of the search instead of seconds: the same result each time
  --seeds N        solve each file with seeds 1 to N and show the median run (default 1)
  --quick          everything in two minutes
  --tiny           the smallest there is, for tests
  --json           print figures instead of a table, a row for each file
  --out FOLDER     keep every solution
  --results FOLDER keep the figures there (default bench/results)
`;

/** Reads arguments; throws where they make no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      tiny: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      seconds: { type: "string" },
      iterations: { type: "string" },
      seeds: { type: "string", default: "1" },
      out: { type: "string" },
      results: { type: "string", default: RESULTS },
    },
  });
  const { quick, tiny, json, out, results } = values;
  const seconds = numberOf("seconds", values.seconds, "a number of at least 0", (value) => value >= 0);
  const iterations = numberOf("iterations", values.iterations, "a whole number of at least 0", isCount);
  const seeds = numberOf("seeds", values.seeds, "a whole number of at least 1", (value) => isCount(value) && value > 0);
  return { operands: positionals, seconds, iterations, seeds: seeds!, json, quick, tiny, out, results };
}

/** Numbers of patients named on the command line; `undefined` where none are. Throws where one is no number. */
export function sizesNamed({ operands }: Options): number[] | undefined {
  if (operands.length === 0) return undefined;
  return operands.map(
    (text) => numberOf("patients", text, "a whole number of at least 1", (value) => isCount(value) && value > 0)!,
  );
}

/** Where shared data lies, beside the repository. */
export function dataFolder(name: string): string {
  return `${DATA}/${name}`;
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

function numberOf(
  name: string,
  text: string | undefined,
  wanted: string,
  fine: (value: number) => boolean,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !fine(value)) throw new UsageError(`--${name} ${text} is not ${wanted}`);
  return value;
}
