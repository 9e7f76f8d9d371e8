// Mutations after which it is no plan any more.

import { editing, type Mutation } from "./mutation.ts";

/** Each by its name. */
export const shapeMutations: Readonly<Record<string, Mutation>> = {
  "spoil a bound": editing((draft, random) => {
    Object.assign(draft.bound, { [random.pick(["unscheduled", "visits"])]: random.pick([-1, 0.5, "1", null]) });
    return true;
  }),

  "lose a key": editing((draft, random) => {
    delete (draft as Record<string, unknown>)[random.pick(Object.keys(draft))];
    return true;
  }),

  "lose a key of a visit": editing((draft, random) => {
    if (draft.visits.length === 0) return false;
    const visit: Record<string, unknown> = random.pick(draft.visits);
    delete visit[random.pick(Object.keys(visit))];
    return true;
  }),

  "lose a reason": editing((draft) => {
    if (draft.unscheduled.length === 0) return false;
    draft.unscheduled[0].reason.code = "";
    return true;
  }),
};
