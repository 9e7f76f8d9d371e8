// Visits that stand where care left undone could be: short strings from several shifts of people who could do it,
// around one time at which it could start, those nearest to its patient first.
//
// Strings of neighbours seldom meet two of the few people who could do a thing; here they do at every step, and the
// whole of their crowded hour is packed anew.

import { lastAtOrBefore } from "../../../base/search.ts";
import type { Ruined } from "./ruin.ts";
import { removeString } from "./strings.ts";

const MOST_SHIFTS = 6;
const LONGEST_STRING = 3;
/** Minutes around the time looked at within which a visit counts as standing there. */
const AROUND = 30;

export function rivals(ruined: Ruined): void {
  const { solution, random, neighbours, absent } = ruined;
  const { problem, bundles, visits, visitsOfPatient } = solution;
  if (absent.length === 0) return;
  const occurrence = absent[random.int(absent.length)]!;
  const bundle = bundles.single(solution.firstUnit(occurrence));
  const stints = bundles.stints(bundle);
  if (solution.isDone(occurrence) || stints.length === 0) return;
  solution.removed.push(occurrence);
  const stint = stints[random.int(stints.length)]!;
  const from = Math.max(bundle.first, problem.loOfStint[stint]!);
  const to = Math.min(bundle.last, problem.hiOfStint[stint]!);
  const time = from + random.int(to - from + 1);
  const most = 1 + random.int(MOST_SHIFTS);
  const used = new Set<number>();
  for (const patient of neighbours.of(bundle.patient)) {
    for (const slot of [...visitsOfPatient[patient]!]) {
      if (used.size >= most) break;
      if (Math.abs(visits.planned[slot]! - time) > AROUND || used.has(visits.shift[slot]!)) continue;
      if (!holds(stints, visits.stint[slot]!) || !visitsOfPatient[patient]!.includes(slot)) continue;
      used.add(visits.shift[slot]!);
      removeString(ruined, slot, LONGEST_STRING);
    }
    if (used.size >= most) break;
  }
  solution.settle();
}

function holds(ascending: Int32Array, value: number): boolean {
  return ascending[lastAtOrBefore(ascending, value)] === value;
}
