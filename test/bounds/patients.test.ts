// What one patient needs, rule by rule, where anybody can see it.

import { describe, expect, it } from "vitest";
import { boundsOf, care, carer, caseloadOf, daily, floorOf, times } from "./little.ts";

const ONE_WEEK = { horizon: { start: "2026-03-02", days: 7 } };

describe("visits of one patient", () => {
  it("are none where there is nothing to do", () => {
    expect(floorOf(caseloadOf([], []))).toEqual([0, 0]);
  });

  it("are one for what one person may do one after the other", () => {
    expect(floorOf(caseloadOf([[care("wash"), care("dress")]], [carer("n")]))).toEqual([0, 1]);
  });

  it("are two where nobody may do both", () => {
    const caseload = caseloadOf(
      [[care("wash"), care("tablets", { requires: ["meds"] })]],
      [carer("n"), carer("m", ["meds"])],
    );
    expect(floorOf(caseload)).toEqual([0, 2]);
  });

  it("are as many as an intervention is repeated, also where there is too much to list what visits could hold", () => {
    const drops = care("drops", { minutes: 2, repeat: { times: 60, per: "day" } });
    const caseload = caseloadOf([[drops, care("wash"), care("hoist", { priority: 3 })]], [carer("n")]);
    expect(floorOf(caseload)).toEqual([0, 60]);
    const { curve } = boundsOf(caseload).patients[0]!;
    expect([...curve.slice(0, 3), ...curve.slice(58)]).toEqual([600, 590, 580, 20, 10, 0]);
  });

  it("are two for what must be apart, however little time it takes", () => {
    expect(floorOf(caseloadOf([[care("wash", { apartFrom: ["talk"] }), care("talk")]], [carer("n")]))).toEqual([0, 2]);
  });

  it("are two where both do not fit into the longest visit", () => {
    const interventions = [care("wash"), care("dress")];
    expect(floorOf(caseloadOf([{ interventions, maxVisitMinutes: 20 }], [carer("n")]))).toEqual([0, 1]);
    expect(floorOf(caseloadOf([{ interventions, maxVisitMinutes: 19 }], [carer("n")]))).toEqual([0, 2]);
    expect(floorOf(caseloadOf([{ interventions, maxVisitMinutes: 24, setupMinutes: 5 }], [carer("n")]))).toEqual([
      0, 2,
    ]);
  });

  it("are two where the order in a visit and the windows contradict each other", () => {
    const wash = care("wash", { precedesInVisit: ["dress"], ...times("08:30-08:30") });
    const dress = care("dress", times("08:20-08:20"));
    expect(floorOf(caseloadOf([[wash, dress]], [carer("n")]))).toEqual([0, 2]);
    expect(floorOf(caseloadOf([[care("wash", times("08:30-08:30")), dress]], [carer("n")]))).toEqual([0, 1]);
  });

  it("are two where one comes after the other by more than there is to do meanwhile", () => {
    const tablets = (minMinutes: number) => care("tablets", { after: [{ intervention: "meal", minMinutes }] });
    expect(floorOf(caseloadOf([[care("meal"), tablets(30), care("wash")]], [carer("n")]))).toEqual([0, 2]);
    expect(floorOf(caseloadOf([[care("meal"), tablets(20), care("wash")]], [carer("n")]))).toEqual([0, 1]);
  });

  it("are three where what is done between the two ends of a chain keeps these apart, done by whoever it is", () => {
    const behind = (intervention: string, more: object = {}) => ({ after: [{ intervention, ...more }] });
    const staff = [carer("n"), carer("m", ["meds"])];
    const chain = (more: object, own: object = {}) => [
      care("meal"),
      care("tablets", { requires: ["meds"], ...behind("meal", more), ...own }),
      care("rest", behind("tablets", more)),
    ];
    expect(floorOf(caseloadOf([chain({ minMinutes: 30 })], staff))).toEqual([0, 3]);
    expect(floorOf(caseloadOf([chain({})], staff))).toEqual([0, 3]);
    expect(floorOf(caseloadOf([chain({}, { alongside: ["meal"] })], staff))).toEqual([0, 2]);
    // Something to do meanwhile lets the ends be in one visit.
    expect(floorOf(caseloadOf([[...chain({}), care("talk", { alongside: ["tablets"] })]], staff))).toEqual([0, 2]);
  });

  it("are three where two come so soon after a third that they are close, or far from each other", () => {
    const behind = (minMinutes: number, maxMinutes: number) => ({
      after: [{ intervention: "injection", minMinutes, maxMinutes }],
    });
    const staff = [carer("n"), carer("m", ["meds"])];
    const pair = (second: readonly [number, number]) => [
      care("injection", { requires: ["meds"] }),
      care("soon", behind(10, 15)),
      care("later", behind(...second)),
    ];
    expect(floorOf(caseloadOf([pair([20, 25])], staff))).toEqual([0, 2]);
    expect(floorOf(caseloadOf([pair([30, 40])], staff))).toEqual([0, 3]);
  });

  it("are one where two have to be done at the same time, unless they may be", () => {
    const staff = [carer("n"), carer("m", ["meds"])];
    const pair = (more: object = {}, to = "08:34-08:34") => [
      care("wash", { ...times("08:30-08:30"), priority: 3 }),
      care("tablets", { requires: ["meds"], ...times(to), ...more }),
    ];
    expect(floorOf(caseloadOf([pair()], staff))).toEqual([3, 1]);
    expect(floorOf(caseloadOf([pair({ alongside: ["wash"] })], staff))).toEqual([0, 2]);
    expect(floorOf(caseloadOf([pair({}, "08:34-08:40")], staff))).toEqual([0, 2]);
    expect(floorOf(caseloadOf([pair({}, "08:20-08:34")], staff))).toEqual([0, 2]);
  });

  it("are one where what must be far from each other is due in too short a time, or too far apart for what must be close", () => {
    const drops = (from: string, to: string) =>
      care("drops", { repeat: { times: 2, per: "day" }, gapMinutes: { min: 60 }, ...times(`${from}-${to}`) });
    expect(floorOf(caseloadOf([[drops("08:30", "09:29")]], [carer("n")]))).toEqual([10, 1]);
    expect(floorOf(caseloadOf([[drops("08:30", "09:30")]], [carer("n")]))).toEqual([0, 2]);
    const far = (to: string) => [
      care("meal", { priority: 3, ...times("08:30-08:30") }),
      care("tablets", { ...times(to), after: [{ intervention: "meal", maxMinutes: 60 }] }),
    ];
    expect(floorOf(caseloadOf([far("09:31-10:00")], [carer("n")]))).toEqual([10, 1]);
    expect(floorOf(caseloadOf([far("09:30-10:00")], [carer("n")]))).toEqual([0, 2]);
  });

  it("are two for an intervention twice a day, and two where two are there at once", () => {
    expect(floorOf(caseloadOf([[care("wash", { repeat: { times: 2, per: "day" } })]], [carer("n")]))).toEqual([0, 2]);
    const lift = care("lift", { second: { requires: ["care"] } });
    expect(floorOf(caseloadOf([[lift, care("wash")]], [carer("n"), carer("m")]))).toEqual([0, 2]);
  });

  it("are three where what two do together joins what comes before it or what comes after it, and not both", () => {
    const tablets = care("tablets", { requires: ["meds"], ...times("08:00-08:10") });
    const lift = care("lift", { minutes: 20, second: { requires: ["care"] }, ...times("08:00-10:00") });
    const wash = (from: string) => care("wash", times(`${from}-10:30`));
    const staff = [carer("n", ["care", "meds"]), carer("m"), carer("o")];
    expect(floorOf(caseloadOf([[tablets, lift, wash("10:00")]], staff))).toEqual([0, 3]);
    expect(floorOf(caseloadOf([[tablets, lift, wash("08:40")]], staff))).toEqual([0, 2]);
    const late = { ...lift, ...times("08:10-08:20") };
    expect(floorOf(caseloadOf([[tablets, late, wash("08:40")]], staff))).toEqual([0, 2]);
    const bridge = care("talk", { minutes: 90, second: { requires: ["care"] } });
    expect(floorOf(caseloadOf([[tablets, bridge, lift, wash("10:10")]], staff))).toEqual([0, 2]);
  });

  it("are one where something bridges the time between two others, and it bridges once", () => {
    const [x, y] = [care("x", times("08:30-08:30")), care("y", times("09:00-09:00"))];
    const bridge = care("bridge", { minutes: 20 });
    expect(floorOf(caseloadOf([[x, y]], [carer("n")]))).toEqual([0, 2]);
    expect(floorOf(caseloadOf([[x, y, bridge]], [carer("n")]))).toEqual([0, 1]);
    const [z, w] = [care("z", times("10:30-10:30")), care("w", times("11:00-11:00"))];
    expect(floorOf(caseloadOf([[x, y, z, w, bridge]], [carer("n")]))).toEqual([0, 3]);
  });

  it("lets what may be done on any date ride along with what is done daily", () => {
    const interventions = [
      care("wash", { repeat: { times: 1, per: "day" } }),
      care("bath", { repeat: { times: 2, per: "week" }, gapMinutes: { min: 2880 } }),
      care("talk"),
    ];
    expect(floorOf(caseloadOf([interventions], [carer("n", ["care"], daily(7))], ONE_WEEK))).toEqual([0, 7]);
    expect(floorOf(caseloadOf([interventions.slice(1)], [carer("n", ["care"], daily(7))], ONE_WEEK))).toEqual([0, 2]);
  });

  it("grow neither slow nor wrong over a year", () => {
    const [year, mornings] = [{ horizon: { start: "2026-03-02", days: 300 } }, times("08:00-09:00", "15:00-15:30")];
    const dates = Array.from({ length: 300 }, (_, day) =>
      new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10),
    );
    const interventions = [
      ...["wash", "dress"].map((id) => care(id, { repeat: { times: 2, per: "day" }, ...mornings })),
      ...["a", "b", "c", "d"].map((id) => care(id, { priority: 60 })),
    ];
    const staff = [
      carer(
        "n",
        ["care"],
        dates.map((date) => [`${date}T08:00`, `${date}T16:00`] as const),
      ),
    ];
    const bounds = boundsOf(caseloadOf([interventions], staff, year));
    expect([bounds.unscheduled, bounds.visitsGiven(0)]).toEqual([0, 600]);
    expect([19, 20, 40].map((undone) => bounds.visitsGiven(undone))).toEqual([600, 599, 598]);
  });
});
