// Prints a generated caseload: npx tsx bench/generator/cli.ts --patients 40 --days 1 --seed 1 --profile full

import { parseArgs } from "node:util";
import { runCommand, UsageError } from "../usage.ts";
import { type GenerateOptions, generate } from "./generate.ts";

const USAGE = `usage: cli.ts --patients N [--days N] [--seed N] [--profile plain|full] [--staffing X] [--rural]
              [--travel straight-line|matrix] [--start DATE] [--time-zone ZONE]
`;

function readOptions(args: string[]): GenerateOptions {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  const { values } = parseArgs({
    args,
    options: {
      patients: { type: "string" },
      days: text("1"),
      seed: text("1"),
      profile: text("full"),
      staffing: text("1"),
      rural: { type: "boolean", default: false },
      travel: text("straight-line"),
      start: text("2026-03-02"),
      "time-zone": text("Europe/London"),
    },
  });
  const { profile, travel, rural, start } = values;
  const [patients, days, seed, staffing] = [values.patients, values.days, values.seed, values.staffing].map(Number);
  const known = (profile === "plain" || profile === "full") && (travel === "straight-line" || travel === "matrix");
  if (!known || ![patients, days, seed, staffing].every((value) => value >= 0)) {
    throw new UsageError("an option has a value that makes no sense, or --patients is missing");
  }
  return {
    patients,
    days,
    seed,
    profile,
    staffing,
    rural,
    travel,
    start,
    timeZone: values["time-zone"],
  };
}

await runCommand(USAGE, readOptions, (options) => {
  process.stdout.write(`${JSON.stringify(generate(options))}\n`);
});
