// What a caseload holds, in a few lines, for somebody who has just written one.

import { weekdayOf } from "../base/dates.ts";
import { datesOf } from "../caseload/allowed-dates.ts";
import { isSiloed } from "../caseload/defaults.ts";
import { openOut } from "../caseload/occurrences.ts";
import type { Caseload } from "../caseload/schema.ts";
import { neverDue } from "./never-due.ts";
import { counted } from "./words.ts";

/** A few lines of plain text about a checked caseload, the last ended by a line feed. */
export function contentsOf(caseload: Caseload): string {
  const { patients, practitioners, competencies, timeZone, horizon, travel } = caseload;
  const interventions = patients.flatMap((patient) => patient.interventions);
  const dates = datesOf(horizon).dates;
  const places = travel.model === "matrix" ? `matrix of ${counted(travel.places.length, "place")}` : "straight lines";
  const never = neverDue(caseload);
  const rows: readonly (readonly [label: string, text: string])[] = [
    ["Horizon", `${span(dates[0]!, dates.at(-1)!)} (${counted(horizon.days, "day")}), ${timeZone}`],
    ["Care", careOf(caseload, interventions.length)],
    ...(never === undefined ? [] : [["Never due", never] as const]),
    ["Patients", patientsOf(caseload)],
    ["Staff", `${counted(practitioners.length, "practitioner")}, ${shiftsOf(caseload)}`],
    ["Skills", counted(competencies.length, "competency", "competencies")],
    ["Travel", places],
  ];
  return ["The caseload is valid.", ...rows.map(([label, text]) => `  ${label.padEnd(9)} ${text}`), ""].join("\n");
}

function span(first: string, last: string): string {
  const named = (date: string) => `${weekdayOf(date)} ${date}`;
  return first === last ? named(first) : `${named(first)} to ${named(last)}`;
}

function careOf(caseload: Caseload, interventions: number): string {
  const occurrences = openOut(caseload);
  const double = occurrences.filter((o) => caseload.patients[o.patient]!.interventions[o.intervention]!.second);
  const times = `${counted(interventions, "intervention")}, to be done ${counted(occurrences.length, "time")} in all`;
  return double.length === 0 ? times : `${times}, ${double.length} of them by two`;
}

function patientsOf({ patients }: Caseload): string {
  const siloed = patients.filter(isSiloed).length;
  const all = counted(patients.length, "patient");
  return siloed === 0 ? all : `${all}, ${siloed} without shared working`;
}

function shiftsOf({ practitioners }: Caseload): string {
  return counted(
    practitioners.reduce((sum, { shifts }) => sum + shifts.length, 0),
    "shift",
  );
}
