import type { Caseload } from "./schema.ts";

/**
 * The same caseload with every patient siloed: each discipline still combines its own interventions, and nothing is
 * shared between disciplines. What the saving of a plan is measured against. The caseload given is not changed.
 */
export function siloed(caseload: Caseload): Caseload {
  return { ...caseload, patients: caseload.patients.map((patient) => ({ ...patient, siloed: true })) };
}
