// Mutations of what a plan says of itself.

import { editing, interventionOf, type Mutation } from "./mutation.ts";

/** Each by its name. */
export const claimMutations: Readonly<Record<string, Mutation>> = {
  "raise the bound on U": editing((draft, random) => {
    draft.bound.unscheduled += random.pick([1, 5, 10, 1000]);
    return true;
  }),

  "raise the bound on V": editing((draft, random) => {
    draft.bound.visits += random.pick([1, 1, 2, 1000]);
    return true;
  }),

  "raise the bound on V to the plan's own": editing((draft) => {
    draft.bound.visits = draft.visits.length;
    return true;
  }),

  "claim the optimum, rightly if the plan is sound": editing((draft, _random, caseload) => {
    const priorities = draft.unscheduled.map(({ id }) => interventionOf(caseload, id)?.priority ?? 10);
    draft.bound = { unscheduled: priorities.reduce((sum, one) => sum + one, 0), visits: draft.visits.length };
    draft.status = "optimal";
    return true;
  }),

  "turn the status round": editing((draft) => {
    draft.status = draft.status === "optimal" ? "feasible" : "optimal";
    return true;
  }),

  "claim nothing": editing((draft) => {
    const changed = draft.bound.unscheduled > 0 || draft.bound.visits > 0;
    draft.bound = { unscheduled: 0, visits: 0 };
    return changed;
  }),
};
