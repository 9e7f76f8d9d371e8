// Gives one allocation to one engine in a process of its own.

import type { Job } from "../run/bench.ts";
import { solve, type Task } from "./solve.ts";

process.once("message", async (job: Job<Task>) => {
  const outcome = await solve(job);
  process.send!(outcome, () => process.disconnect());
});
