// What the visits of one patient on one date cost at least, whatever of the date's needs they do.
//
// Visits that one shift makes to the patient in a row are a run: travel is claimed before and after it, and nothing within
// it. A visit that is a run of its own claims all; of two visits in a run one group of prices gives the time of both; of
// longer runs not even that is asked.

import type { Claim } from "./claims.ts";
import type { Held } from "./visits.ts";

/**
 * By set of needs, the least that visits doing exactly these cost; Infinity where none do.
 *
 * @param needs how many needs there are.
 * @param pause minutes that breaks could fill between two visits in a row.
 */
export function leastOfVisits(needs: number, held: readonly Held[], claim: Claim, pause: number): Float64Array {
  const claimed = claim.before + claim.after;
  const ways = Array.from({ length: needs }, () => [] as Way[]);
  const add = (mask: number, cost: number) => ways[lowestBit(mask)].push({ mask, cost });
  for (const visit of held) add(visit.mask, claimed > 0 ? visit.alone : visit.bare);
  if (claimed > 0) {
    const inRuns = held.filter((one) => held.some((other) => couldBeInARow(one, other, claimed + pause)));
    for (const one of inRuns) {
      for (const other of inRuns) {
        if (one.mask < other.mask && couldBeInARow(one, other, claimed + pause))
          add(one.mask | other.mask, pairCost(one, other));
      }
    }
    for (const [mask, cost] of longRuns(needs, inRuns).entries()) if (cost < Number.POSITIVE_INFINITY) add(mask, cost);
  }
  return divided(needs, ways);
}

/** Some needs done together, and what that costs. */
interface Way {
  readonly mask: number;
  readonly cost: number;
}

/** Each set divided into ways at the least cost; ways stand by their lowest need. */
function divided(needs: number, ways: readonly (readonly Way[])[]): Float64Array {
  const least = new Float64Array(2 ** needs).fill(Number.POSITIVE_INFINITY);
  least[0] = 0;
  for (let mask = 1; mask < least.length; mask++) {
    for (const way of ways[lowestBit(mask)]) {
      if ((way.mask & ~mask) === 0) least[mask] = Math.min(least[mask], way.cost + least[mask & ~way.mask]);
    }
  }
  return least;
}

/** By set of needs, the least that at least three visits cost that claim nothing. */
function longRuns(needs: number, visits: readonly Held[]): Float64Array {
  const ways = Array.from({ length: needs }, () => [] as Way[]);
  for (const { mask, bare } of visits) ways[lowestBit(mask)].push({ mask, cost: bare });
  let atLeast = divided(needs, ways);
  for (let visit = 1; visit <= 3; visit++) {
    const oneMore = new Float64Array(atLeast.length).fill(Number.POSITIVE_INFINITY);
    for (let mask = 1; mask < atLeast.length; mask++) {
      for (const way of ways[lowestBit(mask)]) {
        if ((way.mask & ~mask) === 0) oneMore[mask] = Math.min(oneMore[mask], way.cost + atLeast[mask & ~way.mask]);
      }
    }
    atLeast = oneMore;
  }
  return atLeast;
}

/** Whether one shift could make both with less time between them, breaks left out, than they claim. */
function couldBeInARow(one: Held, other: Held, least: number): boolean {
  if ((one.mask & other.mask) !== 0) return false;
  return one.from - other.to < least && other.from - one.to < least;
}

/** Both by shifts that share their prices. */
function pairCost(one: Held, other: Held): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [prices, cost] of one.bareBy) {
    least = Math.min(least, cost + (other.bareBy.get(prices) ?? Number.POSITIVE_INFINITY));
  }
  return least;
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
