// The bench command as somebody calls it.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const RUN = fileURLToPath(new URL("../../bench/run.ts", import.meta.url));

/** What it prints; its figures are kept in `results`. */
export function bench(results: string, ...args: readonly string[]): string {
  return execFileSync(process.execPath, ["--import", "tsx", RUN, ...args, "--results", results], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}
