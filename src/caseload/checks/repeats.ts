import { MINUTES_PER_DAY } from "../../base/calendar.ts";
import { allowedDates } from "../occurrences.ts";
import type { Horizon, Intervention } from "../schema.ts";
import type { Check, Report } from "./check.ts";

/** Repeats have dates, or minutes of the day, enough, and gaps stand only beside repeats, the least not above the most. */
export const soundRepeats: Check = ({ caseload, report }) => {
  caseload.patients.forEach(({ interventions }, i) => {
    interventions.forEach((intervention, j) => {
      if (intervention.repeat === undefined && intervention.gapMinutes === undefined) return;
      const path = ["patients", i, "interventions", j];
      checkTimes(report, intervention, caseload.horizon, path);
      checkGap(report, intervention, path);
    });
  });
};

function checkTimes(report: Report, intervention: Intervention, horizon: Horizon, path: readonly PropertyKey[]): void {
  if (intervention.repeat?.per === "day" && intervention.repeat.times > MINUTES_PER_DAY) {
    const { times } = intervention.repeat;
    const message = `${times} times a day, each at a minute of its own, and a day has ${MINUTES_PER_DAY} minutes.`;
    report("too-many-repeats", [...path, "repeat", "times"], message, { times, minutes: MINUTES_PER_DAY });
  }
  if (intervention.repeat?.per !== "horizon") return;
  const { times } = intervention.repeat;
  const dates = allowedDates(intervention, horizon).length;
  if (times <= dates) return;
  const message = `${times} times in the horizon, each on a date of its own, and ${dates} dates are allowed.`;
  report("too-many-repeats", [...path, "repeat", "times"], message, { times, dates });
}

function checkGap(report: Report, { repeat, gapMinutes }: Intervention, path: readonly PropertyKey[]): void {
  if (gapMinutes === undefined) return;
  const { min, max } = gapMinutes;
  if (repeat === undefined) {
    const message = "`gapMinutes` needs a `repeat` beside it: something done once has no gaps.";
    report("gap-without-repeat", [...path, "gapMinutes"], message, { min, max });
  }
  if (min !== undefined && max !== undefined && min > max) {
    report("min-above-max", [...path, "gapMinutes"], `\`min\` ${min} is above \`max\` ${max}.`, { min, max });
  }
}
