// What the search of a part has to know of its patients' visits that are not the part's to change.

import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { type OwnNeeds, UNKNOWN } from "../own-needs.ts";
import type { SubProblem } from "../presolve/sub-problem.ts";
import { lists } from "./with-standing.ts";

/** What is needed in the part: visits elsewhere count as had already. @param elsewhere by patient of the part */
export function needsBeside(
  { impossible, fewest }: OwnNeeds,
  { occurrenceOf, patientOf }: SubProblem,
  elsewhere: readonly Schedule[],
): OwnNeeds {
  return {
    impossible: Uint8Array.from(occurrenceOf, (old) => impossible[old]!),
    fewest: patientOf.map((old, patient) => {
      return fewest[old] === UNKNOWN ? UNKNOWN : Math.max(0, fewest[old]! - elsewhere[patient]!.length);
    }),
  };
}

/** Whom the part's patients see elsewhere. */
export function metBeside({ practitionerOfShift }: Problem, elsewhere: readonly Schedule[]) {
  const met = elsewhere.map((visits) => [...new Set(visits.map(({ shift }) => practitionerOfShift[shift]!))]);
  return lists("met", Int32Array.of(0), new Int32Array(0), met);
}
