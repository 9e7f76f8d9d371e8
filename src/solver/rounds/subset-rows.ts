// Subset-row inequalities: of three calls, at most one route holds two or all. Halves of three routes, each with another two
// of them, are cut off (Jepsen, Petersen, Spoorendonk & Pisinger 2008, "Subset-row inequalities applied to the
// vehicle-routing problem with time windows", section 3).

/** Three calls, by their numbers. */
export type Triple = readonly [number, number, number];

/** How much of a route in use. */
export interface Use {
  readonly calls: readonly number[];
  readonly use: number;
}

/** How far a cut has to be broken to be worth a row. */
const LEAST_BROKEN = 0.05;

/** Whether a route holds two of three calls, or all. */
export function holdsTwo([a, b, c]: Triple, calls: readonly number[]): boolean {
  return Number(calls.includes(a)) + Number(calls.includes(b)) + Number(calls.includes(c)) >= 2;
}

/**
 * The cuts that routes in use break most.
 *
 * @param count how many calls there are
 * @param most how many cuts are wanted
 */
export function brokenTriples(count: number, routes: readonly Use[], most: number): Triple[] {
  const together = usedTogether(count, routes);
  const broken: { readonly triple: Triple; readonly by: number }[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      for (let c = b + 1; c < count; c++) {
        // A route that holds all three counts with three pairs here, so that this is no less than what the cut counts.
        const pairs = together[a * count + b] + together[a * count + c] + together[b * count + c];
        if (pairs <= 1 + LEAST_BROKEN) continue;
        const by = brokenBy([a, b, c], routes);
        if (by > LEAST_BROKEN) broken.push({ triple: [a, b, c], by });
      }
    }
  }
  broken.sort((one, other) => other.by - one.by);
  return broken.slice(0, most).map(({ triple }) => triple);
}

function brokenBy(triple: Triple, routes: readonly Use[]): number {
  return routes.reduce((sum, { calls, use }) => (holdsTwo(triple, calls) ? sum + use : sum), -1);
}

/** By pair of calls, at [a × count + b]: how much is in use of routes that hold both. */
function usedTogether(count: number, routes: readonly Use[]): Float64Array {
  const together = new Float64Array(count * count);
  for (const { calls, use } of routes) {
    for (const a of calls) for (const b of calls) together[a * count + b] += use;
  }
  return together;
}
