// Our own branch and bound as an engine: the one whose claims are proofs.

import { BranchAndBound } from "./branch-and-bound.ts";
import type { Engine } from "./engine.ts";

export const OWN: Engine = {
  name: "own",
  accepts: () => true,
  *solve(model, { start, gap, nodes } = {}) {
    const search = new BranchAndBound(model, { start, gap, nodes });
    yield* search.run();
    const { best: values, objective, bound, proved } = search;
    const claim = !proved ? "none" : values === undefined ? "infeasible" : "optimal";
    return { values, objective, claim, bound, proved: true };
  },
};
