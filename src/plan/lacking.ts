// What nobody can do: which competency, at which level, is missing on the dates that matter.

import { meets, meetsOne } from "../caseload/competence.ts";
import { competencyOf, isHeldOn, isSiloed, levelOf } from "../caseload/defaults.ts";
import type { Caseload, Intervention, Patient, Practitioner, Requirement } from "../caseload/schema.ts";

/** One pair of hands for one intervention: what it asks of whoever is there. */
export interface Asked {
  readonly requires: readonly Requirement[];
  /** Only where the patient is siloed. */
  readonly discipline: string | undefined;
}

/** What the first, or the second, pair of hands for an intervention has to meet, the patient's own wishes included. */
export function askedOf(patient: Patient, intervention: Intervention, second: boolean): Asked {
  const own = second ? (intervention.second?.requires ?? []) : intervention.requires;
  const discipline = isSiloed(patient) && !second ? intervention.discipline : undefined;
  return { requires: [...(patient.requires ?? []), ...own], discipline };
}

/** Those who meet all that is asked on one date, whether they work then or not. */
export function competentOn(caseload: Caseload, { requires, discipline }: Asked, date: string): Practitioner[] {
  return caseload.practitioners.filter(
    (practitioner) =>
      (discipline === undefined || practitioner.discipline === discipline) && meets(practitioner, requires, date),
  );
}

/**
 * Says, as the beginning of a sentence without a full stop, what nobody meets on any of the dates: a single
 * requirement where one is to blame, otherwise that nobody meets all of them at once.
 */
export function whatLacks(caseload: Caseload, { requires, discipline }: Asked, dates: readonly string[]): string {
  const own = caseload.practitioners.filter((p) => discipline === undefined || p.discipline === discipline);
  const nobody = discipline === undefined ? "nobody" : `nobody in ${discipline}, who alone may do it,`;
  if (own.length === 0)
    return discipline === undefined ? "there are no practitioners" : `there is nobody in ${discipline}`;
  const missing = requires.find((one) => !own.some((p) => dates.some((date) => meetsOne(p, one, date))));
  if (missing !== undefined) return `${nobody} holds ${inWords(caseload, missing)}${nearMiss(own, missing, dates)}`;
  const all = requires.map((one) => inWords(caseload, one));
  return `${nobody} holds all of this on one date: ${all.join("; ")}`;
}

/** How near the nearest come to a requirement of one competency. */
function nearMiss(own: readonly Practitioner[], requirement: Requirement, dates: readonly string[]): string {
  if (typeof requirement === "object" && "anyOf" in requirement) return "";
  const competency = competencyOf(requirement);
  const entries = own.flatMap(({ portfolio }) => portfolio.filter((held) => competencyOf(held) === competency));
  const now = entries.filter((held) => dates.some((date) => isHeldOn(held, date))).map(levelOf);
  if (now.length > 0) return `; the highest level held is ${Math.max(...now)}`;
  return entries.some((held) => levelOf(held) >= levelOf(requirement)) ? " on an allowed date, only on others" : "";
}

/** A requirement in words: `insulin at level 3`, `(a or b at level 2)`. Level 1 goes without saying. */
export function inWords(caseload: Caseload, requirement: Requirement): string {
  if (typeof requirement === "object" && "anyOf" in requirement) {
    return requirement.anyOf.map((one) => inWords(caseload, one)).join(" or ");
  }
  const id = competencyOf(requirement);
  const name = caseload.competencies.find((competency) => competency.id === id)?.name;
  const shown = name === undefined || name === id ? id : `${id} (${name})`;
  const level = levelOf(requirement);
  return level === 1 ? shown : `${shown} at level ${level}`;
}
