// A generated patient in the words of a common routing engine: one job after another, no rule between them.

import { allowedDays } from "./demand.ts";
import type { InterventionJson, PatientJson, RequirementJson, WindowJson } from "./format.ts";
import type { Day } from "./horizon.ts";

/** The patient with every repeat written out as interventions, and without what holds between interventions. */
export function plainly(patient: PatientJson, days: readonly Day[]): PatientJson {
  const { id, place, interventions } = patient;
  return { id, place, interventions: interventions.flatMap((one) => writtenOut(one, days)) };
}

function writtenOut(intervention: InterventionJson, days: readonly Day[]): InterventionJson[] {
  const { repeat, times = [] } = intervention;
  if (repeat === undefined) return [plain(intervention, intervention.id, times)];
  const allowed = allowedDays(intervention, days);
  if (repeat.per === "day") {
    return allowed.flatMap(({ date }) =>
      Array.from({ length: repeat.times }, (_, k) => {
        const own = repeat.times > 1 && times.length === repeat.times ? [times[k]] : times;
        return plain(intervention, `${intervention.id}-${date}-${k + 1}`, own, [date]);
      }),
    );
  }
  return inStretches(allowed, repeat.times).map((stretch, k) =>
    plain(
      intervention,
      `${intervention.id}-${k + 1}`,
      times,
      stretch.map((day) => day.date),
    ),
  );
}

/** Cuts the days into up to `count` stretches of about equal length, one for each occurrence. */
function inStretches(days: readonly Day[], count: number): (readonly Day[])[] {
  const cuts = Array.from({ length: count + 1 }, (_, k) => Math.round((k * days.length) / count));
  return cuts
    .slice(1)
    .map((cut, k) => days.slice(cuts[k], cut))
    .filter((stretch) => stretch.length > 0);
}

function plain(from: InterventionJson, id: string, times: readonly WindowJson[], dates?: string[]): InterventionJson {
  const intervention: InterventionJson = { id, minutes: from.minutes, requires: from.requires.map(firstChoice) };
  if (from.discipline !== undefined) intervention.discipline = from.discipline;
  if (from.priority !== undefined) intervention.priority = from.priority;
  if (dates !== undefined) intervention.dates = dates;
  if (times.length > 0) intervention.times = times.map((window) => ({ ...window }));
  return intervention;
}

function firstChoice(requirement: RequirementJson): RequirementJson {
  return typeof requirement !== "string" && "anyOf" in requirement ? firstChoice(requirement.anyOf[0]) : requirement;
}
