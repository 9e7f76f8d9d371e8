// Tiny caseloads around shifts without a minute to spare: visits, ways and breaks are laid out first, and the caseload is
// what they need. So a bound that asks for one minute too many is false.

import type { CaseloadJson, PatientJson, PractitionerJson, ShiftJson } from "../../../bench/generator/format.ts";
import type { Random } from "../../../src/base/random.ts";
import { timeOf } from "../arbitrary/world.ts";

const DATE = "2026-03-02";
const PLACES = ["a", "b", "depot"];
const DEPOT = 2;

/** Up to two patients, each in one place, and one or two practitioners who start and end at a depot, or at a door. */
export function plantedCaseload(random: Random): CaseloadJson {
  const legs = random.pick([[5], [10], [0, 5], [2, 5, 6, 12]]);
  const minutes = PLACES.map((_, i) => PLACES.map((_, j) => (i === j ? 0 : random.pick(legs))));
  const setupMinutes = random.pick([0, 0, 5]);
  const patients = ["a", "b"].slice(0, random.between(1, 2)).map((place): PatientJson => {
    return { id: `p-${place}`, place, interventions: [] };
  });
  const practitioners = ["n", "m"].slice(0, random.pick([1, 1, 2])).map((id): PractitionerJson => {
    const shift = plantShift(random.fork(), patients, minutes, setupMinutes);
    return { id, portfolio: random.chance(0.8) ? ["care"] : [], shifts: [shift] };
  });
  return {
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: DATE, days: 1 },
    setupMinutes,
    travel: { model: "matrix", places: PLACES, minutes },
    competencies: [{ id: "care" }],
    patients: patients.filter(({ interventions }) => interventions.length > 0),
    practitioners,
  };
}

/** A shift that is over with its last way; adds what is done on it to the patients. */
function plantShift(
  random: Random,
  patients: readonly PatientJson[],
  minutes: readonly (readonly number[])[],
  setup: number,
): ShiftJson {
  const begin = 480 + 5 * random.between(0, 5);
  const [isFromDepot, isToDepot] = [random.chance(0.8), random.chance(0.8)];
  const breaks: NonNullable<ShiftJson["breaks"]> = [];
  let now = begin;
  let at = isFromDepot ? DEPOT : -1;
  for (let visits = random.between(1, 3); visits > 0; visits--) {
    const patient = random.pick(patients);
    const place = PLACES.indexOf(patient.place as string);
    if (breaks.length < 3 && random.chance(0.4)) {
      const length = random.pick([5, 10, 20, 30]);
      const [before, after] = random.pick([
        [0, 0],
        [0, 0],
        [10, 0],
        [0, 20],
        [30, 30],
      ]);
      breaks.push({
        from: timeOf(Math.max(begin, now - before)),
        to: timeOf(now + length + after),
        minutes: length,
      });
      now += length;
    }
    if (at >= 0) now += minutes[at][place];
    const length = random.pick([5, 10, 20, 30]);
    const wide = random.pick([0, 0, 0, 10]);
    const { interventions } = patient;
    interventions.push({
      id: `${patient.id}-${interventions.length}`,
      minutes: length,
      requires: random.chance(0.5) ? ["care"] : [],
      ...(random.chance(0.8) ? { times: [{ from: timeOf(now + setup - wide), to: timeOf(now + setup + wide) }] } : {}),
      ...(random.chance(0.5) ? { priority: random.pick([1, 3]) } : {}),
    });
    now += setup + length;
    at = place;
  }
  if (isToDepot) now += minutes[at][DEPOT];
  // A window may not outlast the shift.
  for (const one of breaks) if (one.to > timeOf(now)) one.to = timeOf(now);
  return {
    start: `${DATE}T${timeOf(begin)}`,
    end: `${DATE}T${timeOf(now)}`,
    ...(isFromDepot ? { startPlace: PLACES[DEPOT] } : {}),
    ...(isToDepot ? { endPlace: PLACES[DEPOT] } : {}),
    ...(breaks.length > 0 ? { breaks } : {}),
  };
}
