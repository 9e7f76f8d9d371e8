// Minutes of travel that each visit claims for itself, whatever the routes are.
//
// Let a(p) be claimed right before each visit to p and b(p) right after it, with b(p) + a(q) never more than the way from p
// to q. Then the claims between two visits fit into the gap between them, and no claims of one shift overlap. This is a
// solution of the dual of the assignment problem (Kuhn 1955), which bounds tours from below. Breaks lie in gaps as well:
// pushed aside by claims, each moves by no more than a claim.

import { Pace, type Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";

/** More places than this are not compared with one another: nothing is claimed. */
const MOST_PLACES = 3000;
/** No claim is longer, since one of each shift may reach beyond its start, and another beyond its end. */
const MOST_CLAIMED = 6;
/** Ways looked at between two yields. */
const WAYS_A_STEP = 20_000;

export interface Claims {
  /** By patient, whole ticks. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** The longest of all. */
  readonly most: number;
}

/** Nothing claimed: travel is left out. */
function noClaims({ patients }: Problem): Claims {
  return { before: new Int32Array(patients), after: new Int32Array(patients), most: 0 };
}

export function* claimsOf(problem: Problem): Steps<Claims> {
  if (problem.places > MOST_PLACES) return noClaims(problem);
  const { before, after } = noClaims(problem);
  const patientsAt = new Int32Array(problem.places);
  for (const place of problem.placeOfPatient) patientsAt[place]++;
  const reached = [...new Set(problem.placeOfPatient)];
  // Between two doors of one place there is no way to go.
  const alone = reached.filter((place) => patientsAt[place] === 1);
  const byPlace = yield* claimed(problem, alone, reached);
  for (let patient = 0; patient < problem.patients; patient++) {
    before[patient] = byPlace.before[problem.placeOfPatient[patient]];
    after[patient] = byPlace.after[problem.placeOfPatient[patient]];
  }
  return { before, after, most: Math.max(0, ...before, ...after) };
}

/** Claims by place: first half of the way to the nearest, then all that is left. */
function* claimed(
  problem: Problem,
  places: readonly number[],
  reached: readonly number[],
): Steps<Pick<Claims, "before" | "after">> {
  const { travel, startPlaceOfShift, endPlaceOfShift } = problem;
  const starts = [...new Set(startPlaceOfShift)].filter((place) => place >= 0);
  const ends = [...new Set(endPlaceOfShift)].filter((place) => place >= 0);
  const before = new Int32Array(problem.places);
  const after = new Int32Array(problem.places);
  const pace = new Pace(WAYS_A_STEP);
  for (const share of [2, 1]) {
    for (const place of places) {
      const out = travel.from(place);
      const into = travel.to(place);
      let [first, last] = [MOST_CLAIMED, MOST_CLAIMED];
      for (const start of starts) first = Math.min(first, into[start]);
      for (const end of ends) last = Math.min(last, out[end]);
      for (const other of reached) {
        if (other === place) continue;
        first = Math.min(first, share === 2 ? into[other] >> 1 : into[other] - after[other]);
        last = Math.min(last, share === 2 ? out[other] >> 1 : out[other] - before[other]);
      }
      before[place] = Math.max(before[place], first);
      after[place] = Math.max(after[place], last);
      if (pace.due(reached.length)) yield;
    }
  }
  return { before, after };
}
