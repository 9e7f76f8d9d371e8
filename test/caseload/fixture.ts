// A small sound caseload that uses every key, for tests to spoil.

import { CaseloadError, type CaseloadIssue } from "../../src/caseload/issues.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";

/** Raw JSON that a test may change freely. */
// biome-ignore lint/suspicious/noExplicitAny: spoiling a caseload is what the types are there to prevent.
export type Raw = any;

/** Straight-line travel, two patients, two practitioners, one week from Monday 2026-03-02 in London. */
export function soundCaseload(): Raw {
  return {
    format: "onevisit.caseload/1",
    timeZone: "Europe/London",
    horizon: { start: "2026-03-02", days: 7 },
    setupMinutes: 5,
    minVisitMinutes: 15,
    travel: { model: "straight-line", kilometresPerHour: 30, detour: 1.3, fixedMinutes: 2 },
    competencies: [
      { id: "wound", name: "Wound care", notes: "any", codes: [{ system: "urn:x", code: "225358003", display: "w" }] },
      { id: "insulin" },
      { id: "care" },
    ],
    patients: [
      {
        id: "p1",
        place: { lat: 52.95, lon: -1.15 },
        interventions: [
          {
            id: "wash",
            minutes: 30,
            requires: ["care"],
            repeat: { times: 1, per: "day" },
            precedesInVisit: ["dress"],
            alongside: ["sugar"],
          },
          {
            id: "dress",
            minutes: 20,
            requires: [{ competency: "wound", level: 3 }, { anyOf: ["care", { anyOf: ["insulin"] }] }],
            second: { requires: ["care"] },
            discipline: "nursing",
            weekdays: ["mon", "wed", "fri"],
            times: [{ from: "08:00", to: "12:00" }],
            preferredTimes: [{ from: "08:00", to: "09:00" }],
            repeat: { times: 2, per: "week" },
            gapMinutes: { min: 1440, max: 7200 },
          },
          { id: "sugar", minutes: 5, requires: [], notBefore: "2026-03-02", notAfter: "2026-03-06", priority: 20 },
          {
            id: "insulin",
            minutes: 10,
            requires: ["insulin"],
            dates: ["2026-03-04"],
            after: [{ intervention: "sugar", minMinutes: 5, maxMinutes: 30 }],
            apartFrom: ["wash"],
          },
        ],
        requires: ["care"],
        available: [{ from: "2026-03-02T07:00", to: "2026-03-08T22:00" }],
        avoid: ["n2"],
        prefer: ["n1"],
        setupMinutes: 10,
        minVisitMinutes: 20,
        maxVisitMinutes: 90,
        siloed: false,
      },
      {
        id: "p2",
        place: { lat: 52.96, lon: -1.14 },
        interventions: [{ id: "review", minutes: 40, requires: ["wound"], repeat: { times: 2, per: "horizon" } }],
      },
    ],
    practitioners: [
      {
        id: "n1",
        portfolio: ["care", { competency: "wound", level: 4, until: "2026-03-05" }, { competency: "wound", level: 2 }],
        shifts: [
          {
            id: "early",
            start: "2026-03-02T07:00",
            end: "2026-03-02T15:00",
            startPlace: { lat: 52.9, lon: -1.1 },
            endPlace: { lat: 52.9, lon: -1.1 },
            breaks: [{ from: "11:00", to: "13:00", minutes: 30 }],
            maxVisits: 10,
            maxContactMinutes: 400,
          },
          { id: "late", start: "2026-03-02T15:00", end: "2026-03-02T23:00" },
        ],
        discipline: "nursing",
        organisation: "CityCare",
        hourlyCost: 44.5,
      },
      { id: "n2", portfolio: [{ competency: "insulin", from: "2026-01-01", until: "2026-12-31" }], shifts: [] },
    ],
  };
}

/** The same with a travel matrix between "home", "hub" and "flat". */
export function matrixCaseload(): Raw {
  const caseload = soundCaseload();
  caseload.travel = {
    model: "matrix",
    places: ["home", "hub", "flat"],
    minutes: [
      [0, 5, 9],
      [6, 0, 12],
      [9, 12, 0],
    ],
  };
  caseload.patients[0].place = "home";
  caseload.patients[1].place = "flat";
  caseload.practitioners[0].shifts[0].startPlace = "hub";
  caseload.practitioners[0].shifts[0].endPlace = "hub";
  return caseload;
}

/** What `parseCaseload` finds wrong with it; empty if it is accepted. */
export function issuesIn(caseload: unknown): readonly CaseloadIssue[] {
  try {
    parseCaseload(caseload);
    return [];
  } catch (error) {
    if (error instanceof CaseloadError) return error.issues;
    throw error;
  }
}

/** The way to every value of a tree, keys in turn. */
export function pathsIn(value: Raw): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [[key], ...pathsIn(value[key]).map((rest) => [key, ...rest])]);
}
