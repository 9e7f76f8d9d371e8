import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { issuesIn, matrixCaseload, type Raw, soundCaseload } from "./fixture.ts";
import { type Changes, changed, DRESS, EARLY, INSULIN, N1, N2, P1, P2, REVIEW, SUGAR, WASH } from "./malformed/row.ts";

const CASELOADS = new URL("../../../shared/data/caseloads/", import.meta.url);

const nights = (start: string, end: string, breaks: readonly Changes[]) => ({
  [`${N1}.shifts`]: [{ start, end, breaks }],
});

/** What looks odd and is allowed, with what is changed. */
const ALLOWED: readonly (readonly [string, Changes])[] = [
  ["every key in use", {}],
  ["nobody to visit", { patients: [] }],
  ["nobody to visit them", { practitioners: [], [`${P1}.avoid`]: [], [`${P1}.prefer`]: [] }],
  ["nothing at all", { competencies: [], patients: [], practitioners: [] }],
  ["no shifts", { [`${N1}.shifts`]: [] }],
  ["an empty portfolio", { [`${N1}.portfolio`]: [] }],
  ["nothing required", { [`${WASH}.requires`]: [], [`${P1}.requires`]: [], [`${DRESS}.second.requires`]: [] }],
  ["no preference, said with empty lists", { [`${P1}.prefer`]: [], [`${SUGAR}.preferredTimes`]: [] }],
  ["somebody both avoided and preferred", { [`${P1}.prefer`]: ["n2"] }],
  ["dates outside the horizon only", { [`${INSULIN}.dates`]: ["2027-01-01"] }],
  ["a date twice", { [`${INSULIN}.dates`]: ["2026-03-04", "2026-03-04"] }],
  ["no dates at all", { [`${INSULIN}.dates`]: [] }],
  ["no weekdays at all", { [`${SUGAR}.weekdays`]: [] }],
  ["no times at all", { [`${SUGAR}.times`]: [] }],
  ["never available", { [`${P1}.available`]: [] }],
  ["availability beyond the horizon", { [`${P1}.available[0]`]: { from: "2020-01-01T00:00", to: "2030-01-01T00:00" } }],
  ["availability of an instant", { [`${P1}.available[0]`]: { from: "2026-03-02T09:00", to: "2026-03-02T09:00" } }],
  ["availability in a repeated hour", { [`${P1}.available[0]`]: { from: "2026-10-25T01:30", to: "2026-10-25T01:30" } }],
  ["a window of an instant", { [`${SUGAR}.times`]: [{ from: "09:00", to: "09:00" }] }],
  ["a window to the end of the day", { [`${SUGAR}.times`]: [{ from: "00:00", to: "24:00" }] }],
  ["something longer than any visit may be", { [`${WASH}.minutes`]: 600 }],
  ["visits of exactly one length", { [`${P1}.maxVisitMinutes`]: 20 }],
  ["no gap, said with an empty object", { [`${WASH}.gapMinutes`]: {} }],
  ["a gap of exactly a day", { [`${WASH}.gapMinutes`]: { min: 1440, max: 1440 } }],
  ["a link of exactly no minutes", { [`${INSULIN}.after[0]`]: { intervention: "sugar", maxMinutes: 0 } }],
  ["as many repeats as dates", { [`${REVIEW}.repeat.times`]: 7 }],
  ["more repeats a week than dates", { [`${REVIEW}.repeat`]: { times: 20, per: "week" } }],
  [
    "equal numbers after equal numbers",
    { [`${WASH}.repeat`]: { times: 2, per: "week" }, [`${DRESS}.after`]: [{ intervention: "wash" }] },
  ],
  [
    "two ways from one link to another",
    {
      [`${WASH}.repeat`]: undefined,
      [`${WASH}.after`]: [{ intervention: "sugar" }],
      [`${INSULIN}.after[1]`]: { intervention: "wash" },
    },
  ],
  ["apart, stated on both sides", { [`${WASH}.apartFrom`]: ["insulin"] }],
  ["apart, and yet in order", { [`${WASH}.apartFrom`]: ["dress"] }],
  ["one competency asked for at two levels", { [`${DRESS}.requires[2]`]: "wound" }],
  ["one competency held in several terms", { [`${N1}.portfolio[3]`]: { competency: "wound", from: "2026-03-07" } }],
  ["a competency held for a day", { [`${N2}.portfolio[0].until`]: "2026-01-01" }],
  ["a shift as long as the horizon", nights("2026-03-02T00:00", "2026-03-09T00:00", [])],
  ["a shift of no visits", { [`${EARLY}.maxVisits`]: 0, [`${EARLY}.maxContactMinutes`]: 0 }],
  ["the later shift first", { [EARLY]: { start: "2026-03-04T07:00", end: "2026-03-04T08:00" } }],
  [
    "one shift id with two practitioners",
    { [`${N2}.shifts`]: [{ id: "early", start: "2026-03-02T07:00", end: "2026-03-02T08:00" }] },
  ],
  ["a break that fills its window", { [`${EARLY}.breaks[0]`]: { from: "12:00", to: "12:30", minutes: 30 } }],
  [
    "breaks around midnight",
    nights("2026-03-02T20:00", "2026-03-03T06:00", [
      { from: "23:30", to: "01:00", minutes: 30 },
      { from: "02:00", to: "03:00", minutes: 10 },
      { from: "21:00", to: "24:00", minutes: 10 },
    ]),
  ],
  [
    "a break in the night in which the clocks go forward",
    {
      "horizon.start": "2026-03-27",
      ...nights("2026-03-28T22:00", "2026-03-29T06:00", [{ from: "01:30", to: "03:00", minutes: 60 }]),
    },
  ],
  [
    "a horizon whose first midnight is skipped",
    {
      timeZone: "America/Santiago",
      "horizon.start": "2026-09-06",
      ...nights("2026-09-06T01:00", "2026-09-13T00:00", []),
    },
  ],
  ["a time zone in lower case", { timeZone: "europe/london" }],
  ["somebody who works for nothing", { [`${N1}.hourlyCost`]: 0 }],
  ["ids that mean something to JavaScript", { [`${P1}.id`]: "__proto__", [`${P2}.id`]: "constructor" }],
];

describe("a caseload is accepted with", () => {
  it.each(ALLOWED)("%s", (_, changes) => {
    expect(issuesIn(changed(soundCaseload(), changes))).toEqual([]);
  });

  it("optional keys that are there and undefined", () => {
    const caseload = soundCaseload();
    caseload.setupMinutes = undefined;
    caseload.patients[0].maxVisitMinutes = undefined;
    expect(issuesIn(caseload)).toEqual([]);
  });

  it("a travel matrix, even one without places", () => {
    expect(issuesIn(matrixCaseload())).toEqual([]);
    const empty = { ...matrixCaseload(), patients: [], practitioners: [] };
    empty.travel = { model: "matrix", places: [], minutes: [] };
    expect(issuesIn(empty)).toEqual([]);
  });
});

describe("an accepted caseload", () => {
  it("is the very object that was given, unchanged", () => {
    const caseload = soundCaseload();
    const before = JSON.stringify(caseload);
    expect(parseCaseload(caseload)).toBe(caseload);
    expect(JSON.stringify(caseload)).toBe(before);
  });
});

describe("the shared caseloads", () => {
  if (!existsSync(CASELOADS)) {
    console.warn(`!!! No caseloads at ${CASELOADS.pathname}: none of them is read. !!!`);
    it.skip(`are absent: ${CASELOADS.pathname}`, () => {});
    return;
  }
  it.each(readdirSync(CASELOADS).filter((name) => name.endsWith(".json")))("%s is accepted", (name) => {
    expect(issuesIn(JSON.parse(readFileSync(new URL(name, CASELOADS), "utf8")))).toEqual([]);
  });

  it("times ten are accepted", () => {
    const caseload = tenfold(JSON.parse(readFileSync(new URL("week-1000-101.json", CASELOADS), "utf8")));
    expect(issuesIn(caseload)).toEqual([]);
  });
});

/** Ten copies of everybody, with ids of their own. */
function tenfold(caseload: Raw): Raw {
  const copies = Array.from({ length: 10 }, (_, k) => {
    const names = [...caseload.patients, ...caseload.practitioners].map(({ id }: Raw) => id);
    names.push(...caseload.patients.flatMap((patient: Raw) => patient.interventions.map(({ id }: Raw) => id)));
    const renamed = new Map(names.map((id) => [id, `${id}/${k}`]));
    const rename = (key: string, value: Raw): Raw => (key !== "competency" && renamed.get(value)) || value;
    return JSON.parse(JSON.stringify({ patients: caseload.patients, practitioners: caseload.practitioners }), rename);
  });
  return {
    ...caseload,
    patients: copies.flatMap(({ patients }) => patients),
    practitioners: copies.flatMap(({ practitioners }) => practitioners),
  };
}
