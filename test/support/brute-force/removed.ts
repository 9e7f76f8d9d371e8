// A caseload without one of its shifts.

import type { Caseload } from "../../../src/caseload/schema.ts";

/** @param shift counted through all practitioners' shifts in their order, as the compiled problem does */
export function withoutShift(caseload: Caseload, shift: number): Caseload {
  let next = 0;
  return {
    ...caseload,
    practitioners: caseload.practitioners.map((practitioner) => ({
      ...practitioner,
      shifts: practitioner.shifts.filter(() => next++ !== shift),
    })),
  };
}
