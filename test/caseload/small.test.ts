import { describe, expect, it } from "vitest";
import { createCalendar } from "../../src/base/calendar.ts";
import { breakWindow } from "../../src/caseload/breaks.ts";
import * as defaults from "../../src/caseload/defaults.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { siloed } from "../../src/caseload/siloed.ts";
import { soundCaseload } from "./fixture.ts";

describe("siloed", () => {
  it("makes every patient siloed and changes nothing else, least of all the caseload given", () => {
    const caseload = parseCaseload(soundCaseload());
    const apart = siloed(caseload);
    const expected = soundCaseload();
    for (const patient of expected.patients) patient.siloed = true;
    expect(apart).toEqual(expected);
    expect(caseload).toEqual(soundCaseload());
    expect(parseCaseload(apart)).toBe(apart);
  });
});

describe("the window of a break", () => {
  const london = createCalendar("Europe/London");
  const windowOn = (start: string, from: string, to: string): string[] => {
    const window = breakWindow(london, { start }, { from, to });
    return [london.instantOf(window.from), london.instantOf(window.to)];
  };

  it("is the first at or after the shift's start", () => {
    expect(windowOn("2026-03-02T08:00", "11:00", "13:00")).toEqual(["2026-03-02T11:00", "2026-03-02T13:00"]);
    expect(windowOn("2026-03-02T11:00", "11:00", "11:30")).toEqual(["2026-03-02T11:00", "2026-03-02T11:30"]);
    expect(windowOn("2026-03-02T11:01", "11:00", "11:30")).toEqual(["2026-03-03T11:00", "2026-03-03T11:30"]);
  });

  it("may go over midnight, or end there", () => {
    expect(windowOn("2026-03-02T20:00", "23:00", "01:00")).toEqual(["2026-03-02T23:00", "2026-03-03T01:00"]);
    expect(windowOn("2026-03-02T20:00", "02:00", "03:00")).toEqual(["2026-03-03T02:00", "2026-03-03T03:00"]);
    expect(windowOn("2026-03-02T20:00", "21:00", "24:00")).toEqual(["2026-03-02T21:00", "2026-03-03T00:00"]);
  });

  it("begins after a jump of the clocks that it would have begun in", () => {
    expect(windowOn("2026-03-28T22:00", "01:30", "03:00")).toEqual(["2026-03-29T02:00", "2026-03-29T03:00"]);
    expect(windowOn("2026-03-28T22:00", "00:30", "01:30")).toEqual(["2026-03-29T00:30", "2026-03-29T02:00"]);
  });

  it("means the first pass of a repeated hour", () => {
    const window = breakWindow(london, { start: "2026-10-24T22:00" }, { from: "01:30", to: "02:00" });
    expect(window.to - window.from).toBe(90);
  });
});

describe("defaults", () => {
  const { patients, practitioners, travel } = parseCaseload(soundCaseload());
  const caseload = parseCaseload(soundCaseload());
  const bare = parseCaseload({ ...soundCaseload(), setupMinutes: undefined, minVisitMinutes: undefined });

  it("of visits come from the patient, then the caseload, then nothing", () => {
    expect(patients.map((patient) => defaults.setupMinutesOf(caseload, patient))).toEqual([10, 5]);
    expect(patients.map((patient) => defaults.minVisitMinutesOf(caseload, patient))).toEqual([20, 15]);
    expect(patients.map((patient) => defaults.setupMinutesOf(bare, patient))).toEqual([10, 0]);
    expect(patients.map((patient) => defaults.minVisitMinutesOf(bare, patient))).toEqual([20, 0]);
    expect(patients.map(defaults.maxVisitMinutesOf)).toEqual([90, Number.POSITIVE_INFINITY]);
    expect(patients.map(defaults.isSiloed)).toEqual([false, false]);
  });

  it("of interventions and links", () => {
    expect(patients[0].interventions.map(defaults.priorityOf)).toEqual([10, 10, 20, 10]);
    expect([defaults.minMinutesOf({ intervention: "x" }), defaults.maxMinutesOf({ intervention: "x" })]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("of portfolios and travel", () => {
    expect(practitioners[0].portfolio.map(defaults.levelOf)).toEqual([1, 4, 2]);
    expect(practitioners[0].portfolio.map(defaults.competencyOf)).toEqual(["care", "wound", "wound"]);
    expect(travel.model).toBe("straight-line");
    const plain = { model: "straight-line", kilometresPerHour: 30 } as const;
    expect([defaults.detourOf(plain), defaults.fixedMinutesOf(plain)]).toEqual([1.3, 0]);
    expect([
      defaults.detourOf({ ...plain, detour: 2 }),
      defaults.fixedMinutesOf({ ...plain, fixedMinutes: 3 }),
    ]).toEqual([2, 3]);
  });
});
