// Caseloads of any size, like those of community teams: the same options give the same caseload on every machine.

import { Random } from "../../src/base/random.ts";
import { COMPETENCIES } from "./competencies.ts";
import { handsOnMinutes } from "./demand.ts";
import type { CaseloadJson, PatientJson } from "./format.ts";
import { drawHome, drawTown, layOutTowns } from "./geography.ts";
import { daysOf } from "./horizon.ts";
import { drawNeeds } from "./needs.ts";
import type { GenerateOptions } from "./options.ts";
import { plainly } from "./plain.ts";
import { drawStaff, type Member } from "./staff.ts";
import { Stations } from "./stations.ts";
import { straightLine, withMatrix } from "./travel.ts";
import { drawWishes } from "./wishes.ts";

export type { CaseloadJson } from "./format.ts";
export type { GenerateOptions } from "./options.ts";

/** From this many patients on there is a whole team, with at least the usual number in each role. */
const WHOLE_TEAM = 20;

/** More hours where the ways are long. */
const RURAL_HOURS = 1.18;

/**
 * Generates a caseload. The plain and the full profile of a seed have the same patients in the same homes with the
 * same needs; the team is that of the profile's own demand.
 *
 * @example generate({ patients: 40, days: 1, seed: 1, profile: "full" })
 */
export function generate(options: GenerateOptions): CaseloadJson {
  const { patients: count, seed, profile, staffing = 1, rural = false, timeZone = "Europe/London" } = options;
  const days = daysOf(options);
  const full = profile === "full";
  const random = new Random(seed);
  const towns = layOutTowns(random.fork(), count, rural);

  const people = random.fork();
  const homes = Array.from({ length: count }, () => drawTown(people, towns));
  const needing = homes.map((town, i): PatientJson => {
    const own = people.fork();
    const id = `p${i + 1}`;
    return { id, place: drawHome(own, towns[town]), interventions: drawNeeds(own, id, days) };
  });
  const patients = full ? needing : needing.map((patient) => plainly(patient, days));

  const demandsByTown = towns.map((_, town) =>
    handsOnMinutes(
      patients.filter((_, i) => homes[i] === town),
      days,
    ),
  );
  const team = {
    handsOn: handsOnMinutes(patients, days),
    days,
    towns,
    stations: new Stations(towns, demandsByTown),
    staffing: rural ? staffing * RURAL_HOURS : staffing,
    wholeTeam: count >= WHOLE_TEAM,
    full,
  };
  const staff = drawStaff(random.fork(), team);
  const wishes = random.fork();
  const neighbours = idsByTown(staff, towns.length);
  if (full)
    for (const [i, patient] of patients.entries()) drawWishes(wishes.fork(), patient, neighbours[homes[i]], days);

  const caseload: CaseloadJson = {
    format: "onevisit.caseload/1",
    timeZone,
    horizon: { start: days[0].date, days: days.length },
    setupMinutes: 8,
    ...(full && { minVisitMinutes: 15 }),
    travel: straightLine(rural),
    competencies: Object.entries(COMPETENCIES).map(([id, name]) => ({ id, name })),
    patients,
    practitioners: staff.map((member) => member.practitioner),
  };
  return options.travel === "matrix" ? withMatrix(random.fork(), caseload) : caseload;
}

function idsByTown(staff: readonly Member[], towns: number): string[][] {
  const ids = Array.from({ length: towns }, (): string[] => []);
  for (const { practitioner, town } of staff) ids[town].push(practitioner.id);
  return ids;
}
