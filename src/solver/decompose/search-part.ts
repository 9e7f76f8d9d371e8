// The search of one part, from plain data to plain data: here, or in another thread.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { type Roads, Travel } from "../../problem/travel.ts";
import { Search } from "../search/search.ts";

/** What is to be searched. Nothing but data. */
export interface PartTask {
  readonly problem: Omit<Problem, "travel">;
  readonly roads: Roads;
  /** 1 for each occurrence that nobody could ever do. */
  readonly hopeless: Uint8Array;
  /** Where the part stands; empty where nothing is planned yet. */
  readonly schedule: Schedule;
  readonly seed: number;
  /** Steps at most, and the share of the whole search that is over before the first and after the last of them. */
  readonly steps: number;
  readonly from: number;
  readonly to: number;
}

/** The best found. */
export interface PartResult {
  readonly schedule: Schedule;
  readonly steps: number;
}

/** @param over tells which share of the time allotted is over; the search ends at 1 */
export function* searchPart(task: PartTask, over: () => number): Steps<PartResult> {
  const search = new Search({ ...task.problem, travel: new Travel(task.roads) }, task.seed, task.hopeless);
  if (task.schedule.length > 0) search.resume(task.schedule);
  else {
    for (const _ of search.construct()) {
      if (over() >= 1) {
        search.best.offer();
        break;
      }
      yield;
    }
  }
  const byCount = Number.isFinite(task.steps);
  while (search.iterations < task.steps) {
    const gone = over();
    if (gone >= 1) break;
    const done = byCount ? search.iterations / task.steps : gone;
    search.step(task.from + (task.to - task.from) * done);
    yield;
  }
  return { schedule: search.best.schedule(), steps: search.iterations };
}
