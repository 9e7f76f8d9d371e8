// What a patient needs, as the check of a certificate sees it: pairs of hands, and the dates of the visits that could hold
// them. Links between occurrences in different visits and one-at-a-time are not asked: that allows more than the truth.

import { dateOfDay, dayNumberOf } from "../base/calendar.ts";
import { intersect, merge, type Stretches } from "../base/stretches.ts";
import type { Caseload, Intervention, Patient, Requirement } from "../caseload/schema.ts";
import type { Clock } from "../verify/clock.ts";
import { mayStartOn, type Occurrence } from "../verify/occurrences.ts";

/** One pair of hands for one occurrence, or for several of one intervention that only their number tells apart. */
export interface Need {
  readonly intervention: Intervention;
  readonly requires: readonly Requirement[];
  /** Whether the discipline counts, where the patient is siloed. */
  readonly leads: boolean;
  /** How often; at most once in visits of one date where that is more than once. */
  readonly times: number;
  /** Number of its occurrence; `undefined` where it stands for several. */
  readonly number: number | undefined;
  /** What each time left undone costs: of a double-handed occurrence, each pair of hands stands for a half. */
  readonly priority: number;
  /** When it may start, by the date on which the visit starts. */
  readonly starts: ReadonlyMap<string, Stretches>;
  /** What is done for nothing, because it could be done in ways that the check does not follow. */
  readonly free: boolean;
}

export function needsOf(
  caseload: Caseload,
  clock: Clock,
  patient: Patient,
  occurrences: readonly Occurrence[],
  latestEnd: (date: string) => number,
): Need[] {
  const alike = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const { intervention, id, earliest, latest } = occurrence;
    const per = intervention.repeat?.per;
    const key = per === "week" || per === "horizon" ? `${intervention.id} ${earliest} ${latest}` : id;
    alike.set(key, [...(alike.get(key) ?? []), occurrence]);
  }
  return [...alike.values()].flatMap((group) => needsFor(caseload, clock, patient, group, latestEnd));
}

function needsFor(
  caseload: Caseload,
  clock: Clock,
  patient: Patient,
  group: readonly Occurrence[],
  latestEnd: (date: string) => number,
): Need[] {
  const [{ intervention }] = group;
  const { starts, crosses } = startsByDate(caseload, clock, patient, group[0], latestEnd);
  const second = intervention.second?.requires;
  const hands = second === undefined ? [intervention.requires] : [intervention.requires, second];
  return hands.map((requires, hand) => ({
    intervention,
    requires: [...(patient.requires ?? []), ...requires],
    leads: hand === 0,
    times: group.length,
    number: group.length === 1 ? group[0].number : undefined,
    priority: (intervention.priority ?? 10) / hands.length,
    starts,
    free: crosses && group.length > 1,
  }));
}

/** Starts by the date of the visit, which may be the one before. */
function startsByDate(
  caseload: Caseload,
  clock: Clock,
  patient: Patient,
  occurrence: Occurrence,
  latestEnd: (date: string) => number,
): { starts: ReadonlyMap<string, Stretches>; crosses: boolean } {
  const setup = patient.setupMinutes ?? caseload.setupMinutes ?? 0;
  const reach = patient.interventions.reduce((sum, { minutes }) => sum + minutes, setup);
  const first = dayNumberOf(caseload.horizon.start);
  const all = merge(
    Array.from({ length: caseload.horizon.days }, (_, i) => dateOfDay(first + i))
      .filter((date) => mayStartOn(occurrence, date))
      .flatMap((date) =>
        occurrence.windows.flatMap(({ from, to }) => [
          clock.onDate(date, timeOf(from)),
          clock.onDate(date, timeOf(to)),
        ]),
      ),
  );
  const starts = new Map<string, Stretches>();
  let crosses = false;
  for (let i = 0; i < caseload.horizon.days; i++) {
    const date = dateOfDay(first + i);
    const midnight = clock.onDate(date, "24:00");
    const last = Math.min(midnight + reach, latestEnd(date) - occurrence.intervention.minutes);
    const own = intersect(all, [clock.onDate(date, "00:00") + setup, last]);
    if (own.length === 0) continue;
    starts.set(date, own);
    if (own[own.length - 1] >= midnight && all.some((tick) => tick >= midnight)) crosses = true;
  }
  return { starts, crosses };
}

/** `HH:MM` of wall-clock minutes since midnight. */
function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
