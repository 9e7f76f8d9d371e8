import { maxMinutesOf, minMinutesOf } from "../defaults.ts";
import { shown } from "../issues.ts";
import { occurrenceCount } from "../occurrences.ts";
import type { AfterLink, Horizon, Intervention } from "../schema.ts";
import type { Check, Report } from "./check.ts";

/** `after` binds one to one or equal numbers to equal numbers, and its least is not above its most. */
export const soundLinks: Check = ({ caseload, report }) => {
  caseload.patients.forEach(({ interventions }, i) => {
    interventions.forEach((later, j) => {
      later.after?.forEach((link, k) => {
        const path = ["patients", i, "interventions", j, "after", k];
        checkMinutes(report, link, path);
        const earlier = interventions.find(({ id }) => id === link.intervention);
        if (earlier !== undefined && earlier !== later) checkNumbers(report, later, earlier, caseload.horizon, path);
      });
    });
  });
};

function checkMinutes(report: Report, link: AfterLink, path: readonly PropertyKey[]): void {
  const min = minMinutesOf(link);
  const max = maxMinutesOf(link);
  if (min <= max) return;
  report("min-above-max", path, `\`minMinutes\` ${min} is above \`maxMinutes\` ${max}.`, { min, max });
}

function checkNumbers(
  report: Report,
  later: Intervention,
  earlier: Intervention,
  horizon: Horizon,
  path: readonly PropertyKey[],
): void {
  const ids = { later: later.id, earlier: earlier.id };
  if (later.repeat === undefined && earlier.repeat === undefined) return;
  if (later.repeat === undefined || earlier.repeat === undefined) {
    const [repeating, single] = later.repeat === undefined ? [earlier, later] : [later, earlier];
    const message = `${shown(repeating.id)} repeats and ${shown(single.id)} does not.`;
    report("repeat-mismatch", path, message, ids);
    return;
  }
  const counts = [occurrenceCount(later, horizon), occurrenceCount(earlier, horizon)];
  if (counts[0] === counts[1]) return;
  const message = `${shown(later.id)} has ${counts[0]} occurrences and ${shown(earlier.id)} has ${counts[1]}.`;
  report("unequal-repeats", path, message, { ...ids, counts });
}
