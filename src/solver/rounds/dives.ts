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
/** A dive is left where its rounds would cost so many times what the best ones do. */
const TOO_DEAR = 1.05;

export class Dives {
  #dives = 0;
  readonly #master: Master;
  readonly #random: Random;

  constructor(master: Master, random: Random) {
    this.#master = master;
    this.#random = random;
  }

  /**
   * Routes that hold every call, but for calls that none was found for; `undefined` where a dive came to nothing.
   *
   * @param best what the best rounds cost
   */
  *next(best: number): Steps<readonly PooledRoute[] | undefined> {
    const master = this.#master;
    master.release();
    const chance = this.#dives++ === 0 ? 0 : CHANCE;
    let isSolved = yield* master.solve();
    for (let round = 0; this.#dives === 1 && round < CUT_ROUNDS && isSolved && master.cut(); round++)
      isSolved = yield* master.solve();
    while (isSolved && master.value < TOO_DEAR * best) {
      if (!this.#settle(chance)) break;
      isSolved = yield* master.solve();
    }
    const { use, routes } = master;
    const whole = isSolved && use.every((value) => value < NOTHING || value > 1 - NOTHING);
    return whole ? routes.filter((_, route) => use[route] > 0.5) : undefined;
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
