// Mutations of what is listed as undone, and of the order of lists, which means nothing.

import { anyOf, editing, type Mutation } from "./mutation.ts";

const reason = { code: "mutated", message: "listed by a mutation" };

/** Each by its name. */
export const listMutations: Readonly<Record<string, Mutation>> = {
  "list something undone twice": editing((draft, random) => {
    const item = anyOf(draft.unscheduled, random);
    if (item !== undefined) draft.unscheduled.push({ ...item });
    return item !== undefined;
  }),

  "list something done as undone": editing((draft, random) => {
    const item = anyOf(
      draft.visits.flatMap((visit) => visit.interventions),
      random,
    );
    if (item !== undefined) draft.unscheduled.push({ id: item.id, reason });
    return item !== undefined;
  }),

  "forget something undone": editing(
    (draft, random) => draft.unscheduled.splice(random.int(draft.unscheduled.length || 1), 1).length > 0,
  ),

  "list what nobody asked for": editing((draft, random) => {
    const other = anyOf(draft.unscheduled, random)?.id ?? "nothing";
    draft.unscheduled.push({ id: random.pick(["nothing", `${other}#9`, other.split("#")[0], `${other} `]), reason });
    return true;
  }),

  "list visits in another order": editing((draft, random) => random.shuffle(draft.visits).length > 1),

  "list the undone in another order": editing((draft, random) => random.shuffle(draft.unscheduled).length > 1),

  "list breaks in another order": editing((draft, random) => random.shuffle(draft.breaks).length > 1),
};
