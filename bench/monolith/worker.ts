// Gives one allocation to one engine in a process of its own.

import type { Job } from "../run/bench.ts";
import { solve, type Task, warmUp } from "./solve.ts";

process.once("message", async (job: Job<Task>) => {
  await warmUp(job);
  const outcome = await solve(job);
  process.send!(outcome, () => process.disconnect());
});
