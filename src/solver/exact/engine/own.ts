// Our own branch and bound as an engine: the one whose claims are proofs.

import { BranchAndBound } from "./branch-and-bound.ts";
import type { Engine } from "./engine.ts";

export const OWN: Engine = {
  name: "own",
  accepts: () => true,
  *solve(model, { start, cutoff, gap, nodes } = {}) {
    const search = new BranchAndBound(model, { start, cutoff, gap, nodes });
    yield* search.run();
    const { best: values, bound, proved } = search;
    if (values !== undefined) {
      return { values, objective: search.objective, claim: proved ? "optimal" : "none", bound, proved: true };
    }
    const claim = proved && cutoff === undefined ? "infeasible" : "none";
    return { values, objective: Number.POSITIVE_INFINITY, claim, bound, proved: true };
  },
};
