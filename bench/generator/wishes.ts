// What generated patients ask of whoever visits, and of their visits. Shares of a caseload, as planning defaults.

import type { Random } from "../../src/base/random.ts";
import type { PatientJson, WindowJson } from "./format.ts";
import type { Day } from "./horizon.ts";

/** Adds a patient's wishes. @param nearby ids of practitioners who live in the same town; may be empty */
export function drawWishes(
  random: Random,
  patient: PatientJson,
  nearby: readonly string[],
  days: readonly Day[],
): void {
  const requires = drawRequires(random);
  if (requires.length > 0) patient.requires = requires;
  if (random.chance(0.06)) patient.available = days.map((day) => drawAtHome(random, day));
  if (random.chance(0.26)) addSome(random, patient, "prefer", nearby, 2);
  if (random.chance(0.08)) addSome(random, patient, "avoid", nearby, 1);
  if (random.chance(0.11)) patient.setupMinutes = 12;
  if (random.chance(0.03)) patient.minVisitMinutes = 30;
  if (random.chance(0.1)) patient.maxVisitMinutes = random.pick([90, 100, 120]);
  if (random.chance(0.05)) patient.siloed = true;
}

function drawRequires(random: Random): string[] {
  const requires: string[] = [];
  if (random.chance(0.095)) requires.push("female");
  if (random.chance(0.035)) requires.push(random.pick(["bengali", "polish"]));
  return requires;
}

/** At home all day, or only until the early afternoon. */
function drawAtHome(random: Random, { date }: Day): WindowJson {
  return { from: `${date}T07:00`, to: `${date}T${random.chance(0.4) ? "14:00" : "22:00"}` };
}

function addSome(
  random: Random,
  patient: PatientJson,
  key: "prefer" | "avoid",
  nearby: readonly string[],
  count: number,
): void {
  const taken = new Set([...(patient.prefer ?? []), ...(patient.avoid ?? [])]);
  const free = nearby.filter((id) => !taken.has(id));
  const chosen = new Set<string>();
  for (let i = 0; i < count && free.length > 0; i++) chosen.add(random.pick(free));
  if (chosen.size > 0) patient[key] = [...chosen];
}
