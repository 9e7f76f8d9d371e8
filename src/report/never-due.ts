// Repeats that no date of the horizon suits: they have no occurrences, and so no place in a plan.

import { openOut } from "../caseload/occurrences.ts";
import type { Caseload } from "../caseload/schema.ts";
import { counted } from "./words.ts";

/** Interventions named before "and others". */
const MOST_NAMED = 5;

/** Names the interventions that are never due, which a mistyped date may be behind; `undefined` where there are none. */
export function neverDue(caseload: Caseload): string | undefined {
  const due = new Set(openOut(caseload).map(({ patient, intervention }) => `${patient} ${intervention}`));
  const never = caseload.patients.flatMap(({ id, interventions }, patient) =>
    interventions.flatMap((one, intervention) => (due.has(`${patient} ${intervention}`) ? [] : [`${one.id} (${id})`])),
  );
  if (never.length === 0) return undefined;
  const named = never.slice(0, MOST_NAMED).join(", ");
  const all = never.length > MOST_NAMED ? `${named} and ${never.length - MOST_NAMED} more` : named;
  return `${counted(never.length, "repeated intervention")} with no allowed date in the horizon: ${all}`;
}
