// What the benchmark solves: a ladder of generated caseloads, each rung larger than the one below, or files.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type GenerateOptions, generate } from "../generator/generate.ts";

/** One thing to solve, and for how long. */
export interface Rung {
  readonly name: string;
  /** Either of them: a file to read, or what to generate. */
  readonly file?: string;
  readonly generate?: GenerateOptions;
  readonly seconds: number;
}

const FILE_SECONDS = 60;

function rung(patients: number, days: number, seconds: number): Rung {
  return { name: `${patients} × ${days}`, generate: { patients, days, seed: 1, profile: "full" }, seconds };
}

/** Patients × days. */
export const LADDER: readonly Rung[] = [
  rung(20, 1, 5),
  rung(40, 1, 10),
  rung(100, 1, 20),
  rung(100, 5, 60),
  rung(250, 5, 60),
  rung(1000, 5, 120),
];

/** The same kinds in less than two minutes together. */
export const QUICK: readonly Rung[] = [
  rung(20, 1, 2),
  rung(40, 1, 5),
  rung(100, 1, 10),
  rung(100, 5, 20),
  rung(250, 5, 40),
];

/** Small enough for a test. */
export const TINY: readonly Rung[] = [rung(6, 1, 1), rung(5, 2, 1)];

/** A rung for each file. */
export function rungsOf(files: readonly string[]): Rung[] {
  return files.map((file) => ({ name: basename(file, ".json"), file, seconds: FILE_SECONDS }));
}

/** The caseload of a rung, before anybody has checked it. */
export function caseloadOf({ file, generate: options }: Rung): unknown {
  if (file !== undefined) return JSON.parse(readFileSync(file, "utf8"));
  return generate(options!);
}
