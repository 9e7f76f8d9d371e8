// What nobody could ever do, and what only looks like it.

import { describe, expect, it } from "vitest";
import type { Caseload } from "../../src/caseload/schema.ts";
import { boundsOf, care, carer, caseloadOf, daily, times } from "./little.ts";

const impossibleOf = (caseload: Caseload) => Array.from(boundsOf(caseload).impossible);

describe("nobody could ever do", () => {
  it("what nobody is competent to do, or only somebody who must not visit", () => {
    const interventions = [care("wash"), care("lift", { requires: ["lift"], priority: 7 })];
    const caseload = caseloadOf([{ interventions, avoid: ["m"] }], [carer("n"), carer("m", ["lift"])]);
    expect(impossibleOf(caseload)).toEqual([0, 1]);
    expect(boundsOf(caseload).unscheduled).toBe(7);
  });

  it("what comes after it", () => {
    const interventions = [
      care("lift", { requires: ["lift"] }),
      care("bath", { after: [{ intervention: "lift" }] }),
      care("cream", { after: [{ intervention: "bath" }] }),
    ];
    expect(impossibleOf(caseloadOf([interventions], [carer("n")]))).toEqual([1, 1, 1]);
  });

  it("what would start before the setup is over, or end after the shift or the patient's time", () => {
    const early = care("early", times("08:00-08:04"));
    const late = care("late", times("15:51-18:00"));
    const out = care("out", times("12:55-14:00"));
    const available = [
      { from: "2026-03-02T07:00", to: "2026-03-02T13:00" },
      { from: "2026-03-02T15:00", to: "2026-03-02T20:00" },
    ];
    const patient = { interventions: [early, late, out, care("fine")], setupMinutes: 5, available };
    expect(impossibleOf(caseloadOf([patient], [carer("n")]))).toEqual([1, 1, 1, 0]);
  });

  it("what is longer than any visit may be, or than any shift allows contact", () => {
    const patient = { interventions: [care("long", { minutes: 60 })], maxVisitMinutes: 64, setupMinutes: 5 };
    expect(impossibleOf(caseloadOf([patient], [carer("n")]))).toEqual([1]);
    const brief = { ...carer("n"), shifts: carer("n").shifts.map((shift) => ({ ...shift, maxContactMinutes: 59 })) };
    expect(impossibleOf(caseloadOf([[care("long", { minutes: 60 })]], [brief]))).toEqual([1]);
  });

  it("what needs two people at once where there are not two, or never at once", () => {
    const lift = [care("lift", { second: { requires: ["meds"] } })];
    expect(impossibleOf(caseloadOf([lift], [carer("n", ["care", "meds"])]))).toEqual([1]);
    const [morning, afternoon] = [
      carer("n", ["care"], [["08:00", "12:00"]]),
      carer("m", ["meds"], [["12:00", "16:00"]]),
    ];
    expect(impossibleOf(caseloadOf([lift], [morning, afternoon]))).toEqual([1]);
    expect(impossibleOf(caseloadOf([lift], [morning, carer("m", ["meds"])]))).toEqual([0]);
  });

  it("what comes after something at a time that it never reaches", () => {
    const late = care("late", times("14:00-15:00"));
    const soon = care("soon", {
      after: [{ intervention: "late", maxMinutes: 30 }],
      ...times("08:00-12:00", "15:20-15:40"),
    });
    expect(impossibleOf(caseloadOf([[late, soon]], [carer("n")]))).toEqual([0, 0]);
    const never = { ...soon, ...times("08:00-12:00", "15:31-15:40") };
    expect(impossibleOf(caseloadOf([[late, never]], [carer("n")]))).toEqual([0, 1]);
  });

  it("all of a group where there are fewer dates than times, though each could be done", () => {
    const wash = care("wash", { repeat: { times: 3, per: "week" }, priority: 4 });
    const caseload = caseloadOf([[wash]], [carer("n", ["care"], daily(2))], {
      horizon: { start: "2026-03-02", days: 7 },
    });
    const bounds = boundsOf(caseload);
    expect([...bounds.impossible]).toEqual([0, 0, 0]);
    expect([bounds.unscheduled, bounds.visitsGiven(bounds.unscheduled)]).toEqual([4, 2]);
  });

  it("both of two that must be further apart than the dates there are", () => {
    const bath = care("bath", { repeat: { times: 2, per: "week" }, gapMinutes: { min: 2880 } });
    const dates = (days: number) =>
      caseloadOf([[bath]], [carer("n", ["care"], daily(days))], { horizon: { start: "2026-03-02", days: 7 } });
    expect([2, 3].map((days) => boundsOf(dates(days)).unscheduled)).toEqual([10, 0]);
  });
});

describe("somebody could do", () => {
  it("what their competence has run out for at midnight, in a visit that starts before", () => {
    const horizon = { horizon: { start: "2026-03-02", days: 2 } };
    const night = carer("n", [{ competency: "care", until: "2026-03-02" }], [["20:00", "2026-03-03T04:00"]]);
    const drops = care("drops", { dates: ["2026-03-03"], ...times("00:00-00:10") });
    const wash = care("wash", { minutes: 25, ...times("23:30-23:59") });
    const patient = (...interventions: (typeof drops)[]) => [{ interventions, setupMinutes: 15 }];
    expect(impossibleOf(caseloadOf(patient(drops), [night], horizon))).toEqual([0]);
    const later = { ...drops, ...times("00:20-00:30") };
    expect(impossibleOf(caseloadOf(patient(later), [night], horizon))).toEqual([1]);
    expect(impossibleOf(caseloadOf(patient(later, wash), [night], horizon))).toEqual([0, 0]);
  });

  it("what would end in the second pass of the autumn clock, if its visit lasts beyond", () => {
    const autumn = { timeZone: "Europe/London", horizon: { start: "2026-10-25", days: 1 } };
    const night = carer("n", ["care"], [["2026-10-25T00:00", "2026-10-25T08:00"]]);
    const late = care("late", { minutes: 70, ...times("00:55-00:59") });
    expect(impossibleOf(caseloadOf([[late]], [night], autumn))).toEqual([1]);
    expect(impossibleOf(caseloadOf([{ interventions: [late], minVisitMinutes: 130 }], [night], autumn))).toEqual([0]);
  });
});
