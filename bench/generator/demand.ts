// How much a generated caseload asks for.

import type { Discipline } from "./catalogue.ts";
import type { InterventionJson, PatientJson } from "./format.ts";
import type { Day } from "./horizon.ts";

/** The dates on which an intervention may start. */
export function allowedDays(intervention: InterventionJson, days: readonly Day[]): readonly Day[] {
  const { dates, weekdays, notBefore, notAfter } = intervention;
  return days.filter(
    ({ date, weekday }) =>
      (dates?.includes(date) ?? true) &&
      (weekdays?.includes(weekday) ?? true) &&
      (notBefore === undefined || date >= notBefore) &&
      (notAfter === undefined || date <= notAfter),
  );
}

/** How many occurrences an intervention has. */
export function occurrenceCount(intervention: InterventionJson, days: readonly Day[]): number {
  const { repeat } = intervention;
  if (repeat === undefined) return 1;
  const allowed = allowedDays(intervention, days);
  if (repeat.per === "day") return repeat.times * allowed.length;
  if (repeat.per === "horizon") return repeat.times;
  let count = 0;
  for (let block = 0; block < days.length; block += 7) {
    const own = days.slice(block, block + 7).filter((day) => allowed.includes(day)).length;
    count += Math.min(repeat.times, own);
  }
  return count;
}

/** Minutes of hands at patients' homes in the whole horizon, by discipline; both pairs of double-handed care count. */
export function handsOnMinutes(patients: readonly PatientJson[], days: readonly Day[]): Map<Discipline, number> {
  const minutes = new Map<Discipline, number>();
  for (const { interventions } of patients) {
    for (const intervention of interventions) {
      const discipline = intervention.discipline as Discipline;
      const hands = intervention.second === undefined ? 1 : 2;
      const own = intervention.minutes * hands * occurrenceCount(intervention, days);
      minutes.set(discipline, (minutes.get(discipline) ?? 0) + own);
    }
  }
  return minutes;
}
