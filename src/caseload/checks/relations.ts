import { shown } from "../issues.ts";
import type { Intervention, Patient } from "../schema.ts";
import { type Check, createAdviser, eachDoubled } from "./check.ts";

/** The keys by which an intervention names others of the same patient. */
const RELATIONS = ["after", "apartFrom", "alongside", "precedesInVisit"] as const;
type Relation = (typeof RELATIONS)[number];

/** `after`, `apartFrom`, `alongside`, `precedesInVisit` name other interventions of the same patient, each once. */
export const knownRelations: Check = ({ caseload, report }) => {
  const ownerOf = new Map<string, Patient>();
  for (const patient of caseload.patients) for (const { id } of patient.interventions) ownerOf.set(id, patient);

  caseload.patients.forEach((patient, i) => {
    if (!patient.interventions.some(namesOthers)) return;
    const own = new Set(patient.interventions.map(({ id }) => id));
    const advise = createAdviser(own);
    const checkNamed = (from: string, to: string, path: readonly PropertyKey[]): void => {
      if (to === from) {
        report("self-reference", path, `${shown(from)} names itself.`, { id: to });
      } else if (!own.has(to)) {
        const owner = ownerOf.get(to);
        if (owner === undefined) {
          report("unknown-intervention", path, `no intervention has the id ${shown(to)}.`, { id: to }, advise(to));
        } else {
          const message = `${shown(to)} is an intervention of patient ${shown(owner.id)}, not of ${shown(patient.id)}.`;
          report("other-patients-intervention", path, message, { id: to, patient: owner.id }, advise(to));
        }
      }
    };
    patient.interventions.forEach((intervention, j) => {
      for (const relation of RELATIONS) {
        const ids = namedBy(intervention, relation);
        const path = (k: number) => {
          const at = ["patients", i, "interventions", j, relation, k];
          return relation === "after" ? [...at, "intervention"] : at;
        };
        eachDoubled(ids, String, (k) => {
          report("doubled-reference", path(k), `${shown(ids[k])} stands in this list already.`, { value: ids[k] });
        });
        ids.forEach((id, k) => {
          checkNamed(intervention.id, id, path(k));
        });
      }
    });
  });
};

function namesOthers(intervention: Intervention): boolean {
  return RELATIONS.some((relation) => intervention[relation] !== undefined);
}

function namedBy(intervention: Intervention, relation: Relation): readonly string[] {
  if (relation === "after") return intervention.after?.map((link) => link.intervention) ?? [];
  return intervention[relation] ?? [];
}
