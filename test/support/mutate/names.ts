// Mutations of whom and what a plan names.

import { anyOf, editing, editingVisit, type Mutation } from "./mutation.ts";

/** Each by its name. */
export const nameMutations: Readonly<Record<string, Mutation>> = {
  "visit nobody": editingVisit((visit) => {
    visit.patient = "nobody";
  }),

  "let nobody visit": editingVisit((visit) => {
    visit.practitioner = "nobody";
  }),

  "visit on a shift that is not": editingVisit((visit) => {
    visit.shift += 99;
  }),

  "visit on another shift": editingVisit((visit) => {
    visit.shift = visit.shift === 0 ? 1 : visit.shift - 1;
  }),

  "visit another patient": editingVisit((visit, _draft, random, caseload) => {
    const other = anyOf(
      caseload.patients.filter(({ id }) => id !== visit.patient),
      random,
    );
    if (other === undefined) return false;
    visit.patient = other.id;
  }),

  "do nothing that is known": editingVisit((visit, _draft, random) => {
    const item = anyOf(visit.interventions, random);
    if (item === undefined) return false;
    item.id = random.pick(["nothing", `${item.id}#1`, `${item.id.split("#")[0]}#99`, `${item.id.split("#")[0]}#0`]);
  }),

  "do any other intervention": editingVisit((visit, _draft, random, caseload) => {
    const item = anyOf(visit.interventions, random);
    const other = anyOf(
      caseload.patients.flatMap((patient) => patient.interventions),
      random,
    );
    if (!(item && other)) return false;
    item.id = other.repeat === undefined ? other.id : `${other.id}#1`;
  }),

  "name two visits the same": editing((draft, random) => {
    const [a, b] = random.shuffle([...draft.visits]);
    if (b !== undefined) a.id = b.id;
    return b !== undefined;
  }),

  "rename every visit": editing((draft) => {
    for (const [i, visit] of draft.visits.entries()) visit.id = `renamed/${i}`;
    return draft.visits.length > 0;
  }),
};
