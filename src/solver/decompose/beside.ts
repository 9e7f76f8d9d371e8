// When something may start beside visits of its patient that stand.

import { lastAtOrBefore } from "../../base/search.ts";
import { intersect, type Stretches, without } from "../../base/stretches.ts";
import { type Link, NEVER, type Problem } from "../../problem/problem.ts";

/** An occurrence whose start is settled. */
interface Settled {
  readonly occurrence: number;
  readonly start: number;
}

/**
 * For each other occurrence of patients with occurrences that stand: the ticks at which it may start so that nothing it
 * owes these is broken.
 *
 * @param stands 1 for each occurrence that stands
 * @param startOf tick at which each of them starts
 */
export function startsBeside(problem: Problem, stands: Uint8Array, startOf: Int32Array): Map<number, Stretches> {
  const { patients, occurrenceStart, startsStart, startsItem } = problem;
  const starts = new Map<number, Stretches>();
  for (let patient = 0; patient < patients; patient++) {
    const settled: Settled[] = [];
    const [from, to] = [occurrenceStart[patient]!, occurrenceStart[patient + 1]!];
    for (let o = from; o < to; o++) if (stands[o] === 1) settled.push({ occurrence: o, start: startOf[o]! });
    if (settled.length === 0) continue;
    for (let o = from; o < to; o++) {
      if (stands[o] === 1) continue;
      let own: Stretches = Array.from(startsItem.subarray(startsStart[o]!, startsStart[o + 1]!));
      for (const one of settled) own = keepingLinks(problem, o, one, keepingClear(problem, o, one, own));
      starts.set(o, own);
    }
  }
  return starts;
}

/** One intervention at a time: of those that could be under way alongside each other none is begun beside what stands. */
function keepingClear(
  { minutesOfOccurrence }: Problem,
  occurrence: number,
  { occurrence: other, start }: Settled,
  own: Stretches,
): Stretches {
  return without(own, start - minutesOfOccurrence[occurrence]! + 1, start + minutesOfOccurrence[other]! - 1);
}

function keepingLinks(
  problem: Problem,
  occurrence: number,
  { occurrence: other, start }: Settled,
  own: Stretches,
): Stretches {
  const { linkStart, linkItem, links, dateStart } = problem;
  let left = own;
  for (let i = linkStart[occurrence]!; i < linkStart[occurrence + 1]!; i++) {
    const link = links[linkItem[i]!]!;
    if (link.first !== other && link.second !== other) continue;
    left = keepingApart(link, link.first === occurrence, start, left);
    if (!link.otherDate) continue;
    const date = lastAtOrBefore(dateStart, start);
    left = without(left, dateStart[date]!, dateStart[date + 1]! - 1);
  }
  return left;
}

function keepingApart({ least, most, symmetric }: Link, isFirst: boolean, start: number, own: Stretches): Stretches {
  if (symmetric) return least > 0 ? without(own, start - least + 1, start + least - 1) : own;
  const farthest = most >= NEVER ? NEVER : most;
  return intersect(own, isFirst ? [start - farthest, start - least] : [start + least, start + farthest]);
}
