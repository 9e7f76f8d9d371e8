// When things could start that have to keep their distances: the earliest minutes, or none.

/** Start of `later` ≥ start of `earlier` + `by`. */
export interface Distance {
  readonly earlier: number;
  readonly later: number;
  readonly by: number;
}

/** Things that start somewhere between `least` and `most` and keep distances. */
export interface Clock {
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly distances: readonly Distance[];
}

/** One way to mend what is wrong with some starts: a distance to keep, or a minute to wait for. */
export type Way = Distance | { readonly of: number; readonly least: number };

/**
 * The earliest starts that keep all distances; `undefined` where there are none. None of them could be any earlier,
 * whatever the others are. (Longest paths as Bellman and Ford find them: after as many rounds as there are things
 * nothing moves any more, or never comes to rest.)
 */
export function earliest({ least, most, distances }: Clock): number[] | undefined {
  const starts = [...least];
  for (let round = 0; round <= starts.length; round++) {
    let moved = false;
    for (const { earlier, later, by } of distances) {
      if (starts[later] >= starts[earlier] + by) continue;
      starts[later] = starts[earlier] + by;
      moved = true;
    }
    if (starts.some((start, i) => start > most[i])) return undefined;
    if (!moved) return starts;
  }
  return undefined;
}

/**
 * Starts that keep all distances and with which nothing else is wrong; `undefined` where there are none. Looks at the
 * earliest starts and tries every way to mend what is wrong with them.
 *
 * @param wrong ways to mend something, one of which holds wherever everything is right and nothing starts earlier than
 *   here, and none of which holds here; `undefined` where everything is right
 */
export function settle(
  clock: Clock,
  wrong: (starts: readonly number[]) => readonly Way[] | undefined,
): readonly number[] | undefined {
  const starts = earliest(clock);
  const ways = starts && wrong(starts);
  if (ways === undefined) return starts;
  for (const way of ways) {
    const found = settle(mended(clock, way), wrong);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mended(clock: Clock, way: Way): Clock {
  if ("by" in way) return { ...clock, distances: [...clock.distances, way] };
  const least = [...clock.least];
  least[way.of] = way.least;
  return { ...clock, least };
}
