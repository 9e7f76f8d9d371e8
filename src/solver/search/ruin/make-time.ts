// Time made for an occurrence to which another visit of its patient leaves none: what it comes after stands on the wrong day,
// or one of its kind so that nothing is far enough from it. No room on anybody's shift would help it then.

import { within } from "../../../base/stretches.ts";
import type { Bundle } from "../../bundles.ts";
import { NOWHERE } from "../../routing/insertion.ts";
import type { Ruined } from "./ruin.ts";

/**
 * Takes out the visits that by themselves leave the single `bundle` no start, where there are any, and places anew, as its own
 * visit, what has to be done before it. The rest of them is put back beside it later.
 */
export function makeTime(ruined: Ruined, bundle: Bundle): void {
  const { solution, placement } = ruined;
  if (bundle.starts.length === 0 || placement.starts(bundle).length > 0) return;
  const blocking = placement.blocking(bundle);
  if (blocking.length === 0) return;
  for (const slot of blocking) solution.remove(slot);
  solution.settle();
  const { problem } = solution;
  const occurrence = problem.occurrenceOfUnit[bundle.units[0]!]!;
  for (let i = problem.linkStart[occurrence]!; i < problem.linkStart[occurrence + 1]!; i++) {
    const link = problem.links[problem.linkItem[i]!]!;
    if (!link.needed || link.second !== occurrence || solution.isDone(link.first)) continue;
    placeBefore(ruined, link.first, bundle, link.least, link.most);
  }
}

/** Places an occurrence of one pair of hands from `least` to `most` minutes before some start of the bundle. */
function placeBefore(ruined: Ruined, occurrence: number, bundle: Bundle, least: number, most: number): void {
  const { solution, placement, random } = ruined;
  const unit = solution.firstUnit(occurrence);
  if (solution.problem.partnerOfUnit[unit]! >= 0) return;
  const earlier = solution.bundles.single(unit);
  const from = random.int(bundle.starts.length >> 1) * 2;
  const start = random.between(bundle.starts[from]!, bundle.starts[from + 1]!);
  const starts = within(placement.starts(earlier), start - most, start - least);
  placement.insertion.meet(earlier.patient);
  if (starts.length > 0 && placement.findFrom(earlier, starts, NOWHERE) < NOWHERE) placement.open(earlier);
}
