import { shown } from "../issues.ts";
import type { Check, Report } from "./check.ts";

type Path = readonly PropertyKey[];

/** Ids are unique within their kind (intervention ids in the whole caseload, shift ids within a practitioner). */
export const uniqueIds: Check = ({ caseload, report }) => {
  const { competencies, patients, practitioners, travel } = caseload;
  const competency = firstSeen(report, "competency");
  competencies.forEach(({ id }, i) => {
    competency(id, () => ["competencies", i, "id"]);
  });

  const patient = firstSeen(report, "patient");
  const intervention = firstSeen(report, "intervention");
  patients.forEach(({ id, interventions }, i) => {
    patient(id, () => ["patients", i, "id"]);
    interventions.forEach((one, j) => {
      const path = () => ["patients", i, "interventions", j, "id"];
      intervention(one.id, path);
      if (one.id.includes("#")) {
        report("hash-in-id", path(), `${shown(one.id)} contains \`#\`, which numbers occurrences.`, { id: one.id });
      }
    });
  });

  const practitioner = firstSeen(report, "practitioner");
  practitioners.forEach(({ id, shifts }, i) => {
    practitioner(id, () => ["practitioners", i, "id"]);
    const shift = firstSeen(report, "shift");
    shifts.forEach((one, j) => {
      if (one.id !== undefined) shift(one.id, () => ["practitioners", i, "shifts", j, "id"]);
    });
  });

  if (travel.model !== "matrix") return;
  const place = firstSeen(report, "place");
  travel.places.forEach((id, i) => {
    place(id, () => ["travel", "places", i]);
  });
};

/** Takes the ids of one kind in turn, and reports each that is taken already, with the place of the first. */
function firstSeen(report: Report, kind: string): (id: string, path: () => Path) => void {
  const paths = new Map<string, () => Path>();
  return (id, path) => {
    const first = paths.get(id);
    if (first === undefined) paths.set(id, path);
    else report("duplicate-id", path(), `another ${kind} has the id ${shown(id)}.`, { id, kind, first: first() });
  };
}
