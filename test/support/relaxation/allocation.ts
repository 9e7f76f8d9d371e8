// Caseloads in which nothing but the staff's minutes by time of day is short, so that their relaxation can be written down
// as a linear program in a page: one place, one day, one window for each patient.

import type { CaseloadJson, PatientJson, PractitionerJson } from "../../../bench/generator/format.ts";
import type { Random } from "../../../src/base/random.ts";
import type { Caseload } from "../../../src/caseload/schema.ts";
import { timeOf } from "../arbitrary/world.ts";

/** All of one patient's interventions start in one window of their own, in minutes of the day. */
export interface Asked {
  readonly from: number;
  readonly to: number;
  readonly needs: readonly { readonly minutes: number; readonly skill: string; readonly priority: number }[];
}

/** Shifts of those who hold the same, as [start, end]. */
export interface Team {
  readonly skills: readonly string[];
  readonly shifts: readonly (readonly [number, number])[];
}

export interface Allocation {
  readonly setup: number;
  readonly asked: readonly Asked[];
  readonly teams: readonly Team[];
}

const DATE = "2026-03-02";
const EIGHT = 480;
const SKILLS = ["care", "meds", "lift"];

/** A caseload of 6 to 30 patients, who ask for up to three things each, and 3 to 9 practitioners. */
export function drawAllocation(random: Random): CaseloadJson {
  const count = random.between(6, 30);
  const patients = Array.from({ length: count }, (_, p) => drawPatient(random, p));
  const practitioners = SKILLS.flatMap((_, g) =>
    Array.from({ length: random.between(1, count > 15 ? 3 : 2) }, (_, i): PractitionerJson => {
      const start = EIGHT + 60 * random.between(0, 2);
      const end = start + 60 * random.between(1, 2);
      const shifts = [{ start: `${DATE}T${timeOf(start)}`, end: `${DATE}T${timeOf(end)}` }];
      return { id: `n${g}-${i}`, portfolio: SKILLS.slice(0, g + 1), shifts };
    }),
  );
  return {
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: DATE, days: 1 },
    setupMinutes: 5,
    travel: { model: "straight-line", kilometresPerHour: 30 },
    competencies: SKILLS.map((id) => ({ id })),
    patients,
    practitioners,
  };
}

function drawPatient(random: Random, p: number): PatientJson {
  const from = EIGHT + 15 * random.between(0, 12);
  const times = [{ from: timeOf(from), to: timeOf(from + 30 * random.between(1, 5)) }];
  const interventions = Array.from({ length: random.between(1, 3) }, (_, i) => ({
    id: `c${p}-${i}`,
    minutes: 5 * random.between(1, 6),
    requires: [random.pick(SKILLS)],
    priority: random.pick([5, 10, 25]),
    times,
  }));
  return { id: `p${p}`, place: { lat: 53, lon: -1 }, interventions };
}

/** What such a caseload asks for; `undefined` of one that is not of this kind (any more). */
export function allocationOf({ setupMinutes = 0, patients, practitioners }: Caseload): Allocation | undefined {
  const asked: Asked[] = [];
  for (const { interventions } of patients) {
    const window = interventions[0]?.times?.[0];
    const isPlain = interventions.every(
      ({ times, requires }) => requires.length === 1 && JSON.stringify(times) === JSON.stringify([window]),
    );
    if (window === undefined || !isPlain) return undefined;
    const needs = interventions.map(({ minutes, requires, priority = 10 }) => ({
      minutes,
      skill: String(requires[0]),
      priority,
    }));
    asked.push({ from: minuteOf(window.from), to: minuteOf(window.to), needs });
  }
  const teams = new Map<string, { skills: string[]; shifts: [number, number][] }>();
  for (const { portfolio, shifts } of practitioners) {
    const skills = portfolio.map(String).sort();
    const team = teams.get(skills.join()) ?? { skills, shifts: [] };
    for (const { start, end } of shifts) team.shifts.push([minuteOf(start.slice(11)), minuteOf(end.slice(11))]);
    teams.set(skills.join(), team);
  }
  return { setup: setupMinutes, asked, teams: [...teams.values()] };
}

function minuteOf(time: string): number {
  return 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
}
