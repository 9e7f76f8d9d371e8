// Where and from what the figures come.

import { execFileSync } from "node:child_process";
import { cpus } from "node:os";

/** What figures are compared by: the commit, and the machine that ran it. */
export interface Provenance {
  readonly date: string;
  readonly commit: string;
  /** Whether the source differed from the commit. */
  readonly changed: boolean;
  readonly node: string;
  readonly cpu: string;
}

/** What is known of this run. */
export function provenance(): Provenance {
  return {
    date: new Date().toISOString(),
    commit: git("rev-parse", "--short=12", "HEAD") ?? "unknown",
    changed: git("status", "--porcelain", "--", "src") !== "",
    node: process.version,
    cpu: cpus()[0]?.model.trim() ?? "unknown",
  };
}

/** What git answers; `undefined` where there is no git or no history. */
function git(...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, {
      cwd: new URL(".", import.meta.url),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
