// What is measured in a worker: time by the wall and by the processor, memory, and when a value came near its end.

import { createHash } from "node:crypto";
import type { Job } from "./bench.ts";

/** Times in seconds, memory in millions of bytes. */
export interface Measures {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Starts to measure; what it returns tells what has been used since. */
export function meter(): () => Measures {
  const begun = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return {
      seconds: (performance.now() - begun) / 1000,
      cpuSeconds: (user + system) / 1e6,
      peakMegabytes: process.resourceUsage().maxRSS / 1000,
    };
  };
}

/** Seconds until a value stayed within 5 %, 2 % and 1 % of a target; null where it never did. */
export type Reached = readonly [five: number | null, two: number | null, one: number | null];

/** Remembers how a value fell with time. */
export class Trace {
  readonly #points: { readonly seconds: number; readonly value: number }[] = [];

  add(seconds: number, value: number): void {
    if (this.#points.length > 0 && value >= this.#points.at(-1)!.value) return;
    this.#points.push({ seconds, value });
  }

  reached(target: number): Reached {
    const within = (share: number) =>
      this.#points.find(({ value }) => value <= target * (1 + share) + 1e-9)?.seconds ?? null;
    return [within(0.05), within(0.02), within(0.01)];
  }
}

export function hashOf(result: unknown): string {
  return createHash("sha256").update(JSON.stringify(result)).digest("hex").slice(0, 12);
}

/** Answers the one job a worker is sent. */
export function answer<Task, Outcome>(solve: (job: Job<Task>) => Outcome | Promise<Outcome>): void {
  process.once("message", async (job: Job<Task>) => {
    process.send!(await solve(job), () => process.disconnect());
  });
}
