// Travel by way of other patients wherever that is shorter: routes priced with it may drop a visit and stay in time.
//
// Travel from a matrix need not keep the triangle inequality. Its shortest paths do, and are never longer, so that
// bounds from them hold. (Floyd 1962, "Algorithm 97: Shortest path".)

import type { Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";

/** Minutes from place a to place b at [a × places + b]. */
export function* shortestTravel({ places, placeOfPatient, travel }: Problem): Steps<Int32Array> {
  const minutes = new Int32Array(places * places);
  for (let from = 0; from < places; from++) minutes.set(travel.from(from), from * places);
  for (const way of new Set(placeOfPatient)) {
    for (let from = 0; from < places; from++) {
      const there = minutes[from * places + way];
      for (let to = 0; to < places; to++) {
        const by = there + minutes[way * places + to];
        if (by < minutes[from * places + to]) minutes[from * places + to] = by;
      }
    }
    yield;
  }
  return minutes;
}
