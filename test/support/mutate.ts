// Ways to spoil a plan, or to change it without harm: two judges of plans must agree on every one of them.

import type { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { breakMutations } from "./mutate/breaks.ts";
import { claimMutations } from "./mutate/claims.ts";
import { listMutations } from "./mutate/lists.ts";
import type { JudgedPlan, Mutation } from "./mutate/mutation.ts";
import { nameMutations } from "./mutate/names.ts";
import { shapeMutations } from "./mutate/shapes.ts";
import { timeMutations } from "./mutate/times.ts";
import { visitMutations } from "./mutate/visits.ts";

export type { JudgedPlan, Mutation } from "./mutate/mutation.ts";

/** Every mutation by its name. Each leaves the plan it is given as it is. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  ...visitMutations,
  ...timeMutations,
  ...breakMutations,
  ...listMutations,
  ...nameMutations,
  ...claimMutations,
  ...shapeMutations,
};

/** A plan after some mutations. */
export interface Mutant {
  readonly plan: JudgedPlan;
  /** The names of the mutations, in the order in which they were made. */
  readonly mutations: readonly string[];
}

/**
 * A plan after up to `count` random mutations. Those that find nothing to change are passed over; what is no plan any
 * more is not mutated further.
 */
export function mutate(caseload: Caseload, plan: JudgedPlan, random: Random, count = 1): Mutant {
  const names = Object.keys(MUTATIONS);
  let mutant: Mutant = { plan, mutations: [] };
  for (let i = 0; i < count; i++) {
    const name = random.pick(names);
    const next = MUTATIONS[name](caseload, mutant.plan, random);
    if (next !== undefined) mutant = { plan: next, mutations: [...mutant.mutations, name] };
    if (next !== undefined && name in shapeMutations) break;
  }
  return mutant;
}
