// The turns of a search in parts: how many there are, and what each part gets of the time.

import { apportion } from "../../base/apportion.ts";
import type { Steps } from "../../base/steps.ts";
import type { Crew, Work } from "./crew.ts";
import type { Decomposition, Share } from "./decomposition.ts";

/**
 * What each pair of hands should get in one turn at least: beginning anew, with nothing known of a part's bundles, costs
 * some of that, but what lies at a border now can only be made better in another turn. Few steps are not divided at all.
 */
const MILLISECONDS_A_UNIT = 0.24;
const STEPS_A_UNIT = 0.5;
const FEW_STEPS = 2000;
/** So many turns are worth that much each; of those after them, which bring less, each takes so many times as much. */
const EARLY_TURNS = 4;
const LATER_TURN = 3;
const MOST_TURNS = 8;
/**
 * What a part gets at least for each of its pairs of hands, be it that other parts get nothing: it has to be read before it is
 * searched.
 */
const LEAST_MILLISECONDS_A_UNIT = 0.12;

/** When it has to end. */
export interface Limits {
  readonly iterations: number;
  /** Milliseconds left from now. */
  readonly left: () => number;
}

/** A first plan, part by part. */
export function* constructInParts(decomposition: Decomposition, crew: Crew, left: () => number): Steps<void> {
  yield* doAll(yield* decomposition.cut(0, 0, 0), crew, left);
}

/** Turn after turn until the end; between two of them all is put together. */
export function* improveInParts(decomposition: Decomposition, crew: Crew, { iterations, left }: Limits): Steps<void> {
  const { units } = decomposition;
  const turns = turnsFor(
    Number.isFinite(iterations)
      ? iterations / Math.max(FEW_STEPS, units * STEPS_A_UNIT)
      : (left() * crew.size) / (units * MILLISECONDS_A_UNIT),
  );
  const steps = apportion(iterations, new Array(turns).fill(1));
  for (let turn = 0; turn < turns && left() > 0; turn++) {
    const spare = (left() * (turns - turn - 1)) / (turns - turn);
    yield* doAll(
      yield* decomposition.cut(steps[turn]!, turn / turns, (turn + 1) / turns),
      crew,
      Number.isFinite(spare) ? () => left() - spare : left,
    );
  }
}

/** How many turns are worth their while. @param enough for so many turns there is the least that one should get */
export function turnsFor(enough: number): number {
  const later = Math.max(0, enough - EARLY_TURNS) / LATER_TURN;
  return Math.max(1, Math.min(MOST_TURNS, Math.floor(Math.min(enough, EARLY_TURNS) + later)));
}

/**
 * Searches every part, as many at once as there are hands, the largest first; each gets its share of the time that is left
 * to them all. What has not been begun when the time is over stays as it is.
 */
function* doAll(shares: readonly Share[], crew: Crew, left: () => number): Steps<void> {
  const todo = [...shares].sort((a, b) => unitsOf(b) - unitsOf(a));
  let going: { readonly share: Share; readonly work: Work }[] = [];
  while (todo.length > 0 || going.length > 0) {
    if (left() <= 0) todo.length = 0;
    while (todo.length > 0 && going.length < crew.size) {
      const least = LEAST_MILLISECONDS_A_UNIT * unitsOf(todo[0]!);
      const milliseconds = Math.min(left(), Math.max(left() * shareOfFirst(todo, crew.size), least));
      const share = todo.shift()!;
      going.push({ share, work: crew.begin(share.task, milliseconds) });
    }
    going = going.filter(({ share, work }) => {
      const result = work.result();
      if (result !== undefined) share.accept(result);
      return result === undefined;
    });
    yield;
  }
}

/** Of the time for all of them, so many at once, by their pairs of hands. */
function shareOfFirst(shares: readonly Share[], atOnce: number): number {
  const heads = shares.filter((_, i) => i % atOnce === 0);
  return unitsOf(shares[0]!) / heads.reduce((sum, share) => sum + unitsOf(share), 0);
}

function unitsOf({ task }: Share): number {
  return task.problem.units;
}
