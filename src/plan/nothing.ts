// The plan that leaves everything undone: valid for every caseload, and all there is before the search has begun.

import { priorityOf } from "../caseload/defaults.ts";
import { openOut } from "../caseload/occurrences.ts";
import type { Caseload } from "../caseload/schema.ts";
import { REASON_CODES } from "./reasons.ts";
import { PLAN_FORMAT, type Plan } from "./schema.ts";

/** Needs no compiled problem, so that it is at hand within milliseconds of a stop. Nothing is proved: its bounds are 0. */
export function nothingDone(caseload: Caseload): Plan {
  const occurrences = openOut(caseload);
  const reason = { code: "stopped", message: REASON_CODES.stopped };
  const unscheduledPriority = occurrences.reduce(
    (sum, { patient, intervention }) => sum + priorityOf(caseload.patients[patient]!.interventions[intervention]!),
    0,
  );
  return {
    format: PLAN_FORMAT,
    status: occurrences.length === 0 ? "optimal" : "feasible",
    visits: [],
    breaks: [],
    unscheduled: occurrences.map(({ id }) => ({ id, reason })),
    bound: { unscheduled: 0, visits: 0 },
    metrics: {
      visits: 0,
      uncombined: 0,
      occurrences: { total: occurrences.length, done: 0 },
      unscheduledPriority,
      cost: 0,
      minutes: { handsOn: 0, setup: 0, padding: 0, travel: 0, waiting: 0, breaks: 0 },
      facesPerPatient: { mean: 0, max: 0 },
      doorsPerPatientDay: 0,
      extraFaces: 0,
      unpreferredVisits: 0,
      offPeakMinutes: 0,
      worstOffPeakMinutes: 0,
      practitioners: caseload.practitioners.map(({ id }) => ({
        id,
        shifts: 0,
        visits: 0,
        contactMinutes: 0,
        travelMinutes: 0,
        utilisation: 0,
      })),
    },
  };
}
