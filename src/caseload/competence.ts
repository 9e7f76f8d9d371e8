// Who meets a requirement: the plain version, which the compiled problem is tested against.

import { competencyOf, isHeldOn, levelOf } from "./defaults.ts";
import type { Practitioner, Requirement } from "./schema.ts";

/**
 * Whether a practitioner meets every one of the requirements on a date.
 *
 * @param requirements undefined or empty: nothing is required.
 * @param date the date on which the visit starts, `YYYY-MM-DD`.
 */
export function meets(
  practitioner: Pick<Practitioner, "portfolio">,
  requirements: readonly Requirement[] | undefined,
  date: string,
): boolean {
  return requirements === undefined || requirements.every((one) => meetsOne(practitioner, one, date));
}

/** Whether a practitioner meets one requirement on a date, `YYYY-MM-DD`. */
export function meetsOne(
  practitioner: Pick<Practitioner, "portfolio">,
  requirement: Requirement,
  date: string,
): boolean {
  if (typeof requirement === "object" && "anyOf" in requirement) {
    return requirement.anyOf.some((one) => meetsOne(practitioner, one, date));
  }
  const competency = competencyOf(requirement);
  const level = levelOf(requirement);
  return practitioner.portfolio.some(
    (held) => competencyOf(held) === competency && levelOf(held) >= level && isHeldOn(held, date),
  );
}
