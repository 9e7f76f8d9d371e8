// The search of one part, from plain data to plain data: here, or in another thread.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { type Roads, Travel } from "../../problem/travel.ts";
import type { OwnNeeds } from "../own-needs.ts";
import { Search } from "../search/search.ts";

/** What is to be searched. Nothing but data. */
export interface PartTask {
  readonly problem: Omit<Problem, "travel">;
  readonly roads: Roads;
  readonly needs: OwnNeeds;
  /** Where the part stands; empty where nothing is planned yet. */
  readonly schedule: Schedule;
  /** Priority of all that is free: where more is undone, a visit that stands was lost. */
  readonly free: number;
  readonly seed: number;
  /** Steps at most, and the share of the whole search that is over before the first and after the last of them. */
  readonly steps: number;
  readonly from: number;
  readonly to: number;
}

export interface PartResult {
  /** The best found. */
  readonly best: Schedule;
  /** Where the search stood at its end, to go on from: while it is warm, that is worth more than the best. */
  readonly last: Schedule;
  readonly steps: number;
}

/** @param over tells which share of the time allotted is over; the search ends at 1 */
export function* searchPart(task: PartTask, over: () => number): Steps<PartResult> {
  const search = new Search({ ...task.problem, travel: new Travel(task.roads) }, task.seed, task.needs);
  yield;
  if (task.schedule.length > 0) {
    // What narrowings cannot hold is possible all the same: such a part stays as it stands.
    if (!search.resume(task.schedule)) return { best: task.schedule, last: task.schedule, steps: 0 };
  } else {
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
  const best = search.best.schedule();
  const whole = search.solution.totals.unscheduled <= task.free;
  return { best, last: whole ? search.current() : best, steps: search.iterations };
}
