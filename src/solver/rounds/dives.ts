// A dive: route by route is settled, the one most in use first, and the rest priced anew around it, until no fractions are
// left (Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa 2019, "Primal heuristics for branch and price: the assets of diving
// methods"). Where it leads depends on the first choices, so these are left to chance in all dives but the first.

import type { Random } from "../../base/random.ts";
import type { Steps } from "../../base/steps.ts";
import { type Master, NOTHING } from "./master.ts";
import type { PooledRoute } from "./pool.ts";

/** Cuts are added so many times before the first dive. */
const CUT_ROUNDS = 10;
/** What chance may add to how much of a route is in use. */
const CHANCE = 0.25;
/** A route used so much is settled along with the one chosen. */
const WHOLE = 1 - 1e-4;
/** A dive is left where it has come to so many times what the solution with fractions costs. */
const TOO_DEAR = 1.03;

export class Dives {
  #dives = 0;
  readonly #master: Master;
  readonly #random: Random;

  constructor(master: Master, random: Random) {
    this.#master = master;
    this.#random = random;
  }

  /**
   * Routes to go on from, one a shift at most: all that a solution needs, or fewer, where the rest would become too dear
   * or took too much work.
   */
  *next(): Steps<readonly PooledRoute[]> {
    const master = this.#master;
    master.release();
    const isFirst = this.#dives++ === 0;
    let isSolved = yield* master.solve();
    for (let round = 0; isFirst && round < CUT_ROUNDS && isSolved && master.cut(); round++)
      isSolved = yield* master.solve();
    if (isSolved) master.thin();
    const most = TOO_DEAR * master.value;
    while (isSolved && master.value < most && this.#settle(isFirst ? 0 : CHANCE)) isSolved = yield* master.solve();
    return master.settled;
  }

  /** Settles a route, and those that are used whole; false where all in use are settled. */
  #settle(chance: number): boolean {
    const master = this.#master;
    const { use, routes } = master;
    const open = [...use.keys()].filter((route) => use[route] > NOTHING && !master.isSettled(routes[route].shift));
    const worth = open.map((route) => use[route] + chance * this.#random.next());
    const choice = open[worth.indexOf(Math.max(...worth))];
    for (const route of open) if (route === choice || use[route] > WHOLE) master.settle(route);
    return choice !== undefined;
  }
}
