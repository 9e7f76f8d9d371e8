// Somebody who finds plans, better and better ones.

import type { Steps } from "../base/steps.ts";
import type { Incumbent } from "../solver/proof.ts";

export interface Finder {
  /** The best plan so far; without a single visit, and infinite, before there is one. */
  readonly best: Incumbent & { readonly cost: number };
  /** Steps of the search so far. */
  readonly iterations: number;
  /** Whether its steps come one after another in an order that is always the same. */
  readonly inOrder: boolean;
  /** Whether every patient has been looked at. */
  readonly constructed: boolean;
  /** Whether so much was left undone at first that people must be scarce; not asked of problems in parts. */
  readonly isContended: boolean;
  /** A first plan; ends early where the time is over. */
  construct(): Steps<void>;
  /** Better plans, until time, steps or hope end. */
  improve(): Steps<void>;
}
