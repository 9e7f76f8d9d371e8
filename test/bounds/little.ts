// Tiny caseloads for bounds, and what is proved of them.

import { finish } from "../../src/base/steps.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import type { Caseload, Intervention, Patient, Practitioner } from "../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { type BoundOptions, type Bounds, boundProblem } from "../../src/solver/bounds/bounds.ts";

/** A Monday. */
export const MONDAY = "2026-03-02";

/** `HH:MM` of that Monday, or an instant as it is. */
const at = (text: string): string => (text.length === 5 ? `${MONDAY}T${text}` : text);

/** Ten minutes of `care`, any time. */
export const care = (id: string, more: Partial<Intervention> = {}): Intervention => ({
  id,
  minutes: 10,
  requires: ["care"],
  ...more,
});

/** A window of the day, `HH:MM-HH:MM`. */
export const times = (...windows: readonly string[]) => ({
  times: windows.map((window) => ({ from: window.slice(0, 5), to: window.slice(6) })),
});

/** Somebody who holds `care`, on Monday from 08:00 to 16:00 or on the shifts given as [start, end]. */
export const carer = (
  id: string,
  portfolio: Practitioner["portfolio"] = ["care"],
  shifts: readonly (readonly [string, string])[] = [["08:00", "16:00"]],
): Practitioner => ({ id, portfolio, shifts: shifts.map(([start, end]) => ({ start: at(start), end: at(end) })) });

/** The same hours on so many days from Monday. */
export const daily = (days: number, from = "08:00", to = "16:00") =>
  Array.from({ length: days }, (_, day) => {
    const date = `2026-03-${String(2 + day).padStart(2, "0")}`;
    return [`${date}T${from}`, `${date}T${to}`] as const;
  });

/** Patients `p0`, `p1`, … at one place, by their interventions and whatever else they ask for. */
export function caseloadOf(
  patients: readonly (readonly Intervention[] | Partial<Patient>)[],
  practitioners: readonly Practitioner[],
  more: Partial<Caseload> = {},
): Caseload {
  return parseCaseload({
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: MONDAY, days: 1 },
    travel: { model: "straight-line", kilometresPerHour: 30 },
    competencies: ["care", "meds", "lift"].map((id) => ({ id })),
    patients: patients.map((patient, i) => ({
      id: `p${i}`,
      place: { lat: 53, lon: -1 },
      ...(Array.isArray(patient) ? { interventions: patient } : patient),
    })),
    practitioners,
    ...more,
  });
}

/** The caseload compiled. */
export function problemOf(caseload: Caseload): Problem {
  return finish(compile(caseload, DEFAULT_WEIGHTS)).problem;
}

/** What is proved of the caseload. */
export function boundsOf(caseload: Caseload, options?: BoundOptions): Bounds {
  return finish(boundProblem(problemOf(caseload), options));
}

/** Bounds on U and, at that U, on V. */
export function floorOf(caseload: Caseload, options?: BoundOptions): readonly [number, number] {
  const bounds = boundsOf(caseload, options);
  return [bounds.unscheduled, bounds.visitsGiven(bounds.unscheduled)];
}

/** Two visits to one patient with a break that fills all the time between them: there is no way to be made there. */
export function breakBetween(): Caseload {
  const travel = {
    model: "matrix" as const,
    places: ["s", "p"],
    minutes: [
      [0, 5],
      [5, 0],
    ],
  };
  const interventions = [
    care("a", { minutes: 30, ...times("08:30-08:30") }),
    care("b", { minutes: 30, ...times("09:30-09:30") }),
  ];
  const [shift] = carer("n", ["care"], [["08:25", "10:05"]]).shifts;
  const breaks = [{ from: "09:00", to: "09:30", minutes: 30 }];
  const nurse = { id: "n", portfolio: ["care"], shifts: [{ ...shift, startPlace: "s", endPlace: "s", breaks }] };
  return caseloadOf([{ place: "p", interventions }], [nurse], { travel });
}
