// What takes visits out before they are put back better: one interface, one operator a file.

import type { Random } from "../../../base/random.ts";
import type { Bundle } from "../../bundles.ts";
import type { Chances } from "../chances.ts";
import type { Neighbours } from "../neighbours.ts";
import type { Prices } from "../prices.ts";
import type { Placement } from "../recreate/placement.ts";
import type { Solution } from "../solution.ts";
import type { Losses } from "./losses.ts";

export interface Ruined {
  readonly solution: Solution;
  readonly random: Random;
  readonly neighbours: Neighbours;
  readonly placement: Placement;
  readonly prices: Prices;
  /** What was learned about how hard occurrences are to put back. */
  readonly chances: Chances;
  readonly losses: Losses;
  /** Whether what had to make way is moved on by force in turn. */
  readonly chains: boolean;
  /** Occurrences left undone that somebody could do. */
  readonly absent: readonly number[];
  /** Patients who have more visits than they would need alone. */
  readonly surplus: readonly number[];
}

/** Takes visits out (and perhaps puts one in); `solution.settle` has been called when it returns. */
export type Ruin = (ruined: Ruined) => void;

/** A random visit, or −1 where there is none. */
export function anyVisit({ solution, random }: Ruined): number {
  const { routes } = solution;
  if (routes.length === 0) return -1;
  for (let tries = 0; tries < 50; tries++) {
    const route = routes[random.int(routes.length)]!;
    if (route.size > 0) return route.visits[random.int(route.size)]!;
  }
  return -1;
}

/** Chance that a visit is one of a patient who has more of them than needed, where there is one. */
const SURPLUS_CHANCE = 0.5;

/** A random visit, rather (by a chance) of a patient who has more of them than needed: nobody else can be spared one. */
export function spareVisit(ruined: Ruined, chance = SURPLUS_CHANCE): number {
  const { solution, random, surplus } = ruined;
  if (surplus.length === 0 || random.next() >= chance) return anyVisit(ruined);
  const own = solution.visitsOfPatient[surplus[random.int(surplus.length)]!]!;
  return own[random.int(own.length)]!;
}

/** Date of a visit as it stands. */
export function dateOf(solution: Solution, slot: number): number {
  return solution.problem.dateOfStint[solution.visits.stint[slot]!]!;
}

/** The bundle of one visit's units and another's, in a random order of those that suit; undefined where none does. */
export function together({ solution, random }: Ruined, one: Bundle, { units }: Bundle): Bundle | undefined {
  let bundle = one;
  for (const unit of units) {
    const grown = solution.bundles.extensions(bundle, unit);
    if (grown.length === 0) return undefined;
    bundle = grown[random.int(grown.length)]!;
  }
  return bundle;
}
