// What two parts may do with occurrences that owe each other something, so that neither has to ask the other.

import { intersect, type Stretches } from "../../base/stretches.ts";
import { type Link, NEVER, type Problem } from "../../problem/problem.ts";
import type { Cut } from "./cut.ts";

/**
 * Narrows when free occurrences may start, so that whatever each part makes of its own suits what the others make of theirs:
 * each stays in its part's period, and of a link between two parts either end has half of the leeway. Of two that are
 * both undone only the first may be done.
 *
 * @param startOf tick at which each occurrence that is done starts; −1 where it is undone
 * @param stands 1 for each occurrence that is not to be moved: what is owed to these is seen to
 * @param starts what narrows them already, by occurrence; what is new is added
 */
export function narrowToAccord(
  problem: Problem,
  { periods, ofOccurrence }: Cut,
  startOf: Int32Array,
  stands: Uint8Array,
  starts: Map<number, Stretches>,
): void {
  if (periods.every((period) => period === periods[0])) return;
  for (let o = 0; o < problem.occurrences; o++) {
    if (stands[o] === 1) continue;
    const { from, to } = periods[ofOccurrence[o]!]!;
    starts.set(o, intersect(startsOf(problem, o, starts), [from, to - problem.minutesOfOccurrence[o]!]));
  }
  for (const link of problem.links) {
    const { first, second } = link;
    if (ofOccurrence[first] === ofOccurrence[second] || stands[first] === 1 || stands[second] === 1) continue;
    if (startOf[first]! < 0) starts.set(second, []);
    else share(link, startOf, starts);
  }
}

function startsOf({ startsStart, startsItem }: Problem, o: number, starts: ReadonlyMap<number, Stretches>): Stretches {
  return starts.get(o) ?? Array.from(startsItem.subarray(startsStart[o]!, startsStart[o + 1]!));
}

/** Both ends keep to their side of moments between them, as far from where either stands as what they could do allows. */
function share(link: Link, startOf: Int32Array, starts: Map<number, Stretches>): void {
  const { symmetric, least, most } = link;
  const isTurned = symmetric && startOf[link.first]! > startOf[link.second]!;
  const [early, late] = isTurned ? [link.second, link.first] : [link.first, link.second];
  const [a, b] = [starts.get(early)!, starts.get(late)!];
  const [atA, atB] = [startOf[early]!, startOf[late]!];
  const last = between(atA, Math.round((a.at(-1)! + b[0]! - least) / 2), atB - least);
  const first = symmetric || most >= NEVER ? 0 : between(atB - most, Math.round((a[0]! + b.at(-1)! - most) / 2), atA);
  const until = symmetric || most >= NEVER ? NEVER : first + most;
  starts.set(early, intersect(a, [first, last]));
  starts.set(late, intersect(b, [last + least, until]));
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
