import { accept, acceptedCaseload } from "./parse.ts";
import type { Caseload } from "./schema.ts";

/**
 * The same caseload with every patient siloed: each discipline still combines its own interventions, and nothing is
 * shared between disciplines. What the saving of a plan is measured against. The caseload given is not changed.
 *
 * @throws CaseloadError where it is none
 */
export function siloed(caseload: Caseload): Caseload {
  const { patients, ...rest } = acceptedCaseload(caseload);
  return accept({ ...rest, patients: patients.map((patient) => ({ ...patient, siloed: true })) });
}
