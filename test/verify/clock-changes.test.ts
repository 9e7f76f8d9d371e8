// Nights in which the clocks change. London 2026: 29 March has no 01:00–01:59, 25 October has it twice.

import { describe, expect, it } from "vitest";
import type { Caseload, Intervention, ShiftBreak } from "../../src/caseload/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import {
  care,
  carer,
  caseloadOf,
  codesOf,
  expectBroken,
  expectKept,
  patientOf,
  pause,
  planOf,
  visit,
} from "./little.ts";

const night = (
  date: string,
  nextDate: string,
  intervention: Intervention,
  breaks: readonly ShiftBreak[] = [],
): Caseload =>
  caseloadOf(
    [patientOf("p", [intervention])],
    [carer("n", { shifts: [{ start: `${date}T00:00`, end: `${nextDate}T00:00`, breaks }] })],
    { timeZone: "Europe/London", horizon: { start: date, days: 2 } },
  );
const spring = (more: Partial<Intervention> = {}, breaks?: readonly ShiftBreak[]) =>
  night("2026-03-29", "2026-03-30", care("wash", { minutes: 30, ...more }), breaks);
const autumn = (more: Partial<Intervention> = {}, breaks?: readonly ShiftBreak[]) =>
  night("2026-10-25", "2026-10-26", care("wash", { minutes: 30, ...more }), breaks);
const march = (time: string) => `2026-03-29T${time}`;
const october = (time: string) => `2026-10-25T${time}`;

describe("the night in March", () => {
  it("counts elapsed minutes across the hour that is not there", () => {
    expectKept(spring(), planOf([visit("v", "p", "n", march("00:40"), march("02:10"), `wash ${march("00:40")}`)]));
    const wrong = planOf([visit("v", "p", "n", march("00:50"), march("01:20"), `wash ${march("00:50")}`)]);
    expect(codesOf(spring(), wrong)).toEqual(["unreadable-instant", "neither-done-nor-unscheduled"]);
  });

  it("takes a break from a skipped time to begin with the first minute after it", () => {
    const caseload = spring({}, [{ from: "01:30", to: "02:30", minutes: 30 }]);
    const wash = visit("v", "p", "n", march("05:00"), march("05:30"), `wash ${march("05:00")}`);
    expectKept(caseload, planOf([wash], [], [pause("n", march("02:00"), march("02:30"))]));
    expectBroken(caseload, planOf([wash], [], [pause("n", march("00:20"), march("00:50"))]), 8, "break-misplaced");
  });

  it("finds a skipped time at the very start of a shift, since it means the minute in which the shift starts", () => {
    const shift = { start: march("02:00"), end: march("08:00"), breaks: [{ from: "01:30", to: "03:00", minutes: 30 }] };
    const caseload = { ...spring(), practitioners: [carer("n", { shifts: [shift] })] };
    const wash = visit("v", "p", "n", march("05:00"), march("05:30"), `wash ${march("05:00")}`);
    const plan = planOf([wash], [], [pause("n", march("02:00"), march("02:30"))]);
    // Not compared with the referee, which looks for 01:30 on the next date.
    expect(verifyPlan(caseload, plan).violations).toEqual([]);
  });

  it("counts gaps between starts in elapsed minutes", () => {
    const twice = { repeat: { times: 2, per: "day" as const }, dates: ["2026-03-29"], gapMinutes: { min: 120 } };
    const at = (id: string, start: string, end: string) =>
      visit(id, "p", "n", march(start), march(end), `wash${id} ${march(start)}`);
    expectKept(spring(twice), planOf([at("#1", "00:00", "00:30"), at("#2", "03:00", "03:30")]));
    expectBroken(spring(twice), planOf([at("#1", "00:00", "00:30"), at("#2", "02:59", "03:29")]), 5, "gap-too-short");
  });
});

describe("the night in October", () => {
  it("takes a repeated instant for its first pass, so that nothing ends in the second", () => {
    expectKept(
      autumn(),
      planOf([visit("v", "p", "n", october("01:20"), october("01:50"), `wash ${october("01:20")}`)]),
    );
    // From 01:40 thirty minutes last until 01:10 of the second pass, which no text can name.
    const second = planOf([visit("v", "p", "n", october("01:40"), october("01:10"), `wash ${october("01:40")}`)]);
    expectBroken(autumn(), second, 2, "wrong-end");
  });

  it("counts the hour that comes twice, inside a visit and between two", () => {
    const long = autumn({ minutes: 100 });
    expectKept(long, planOf([visit("v", "p", "n", october("01:30"), october("02:10"), `wash ${october("01:30")}`)]));
    const twice = { repeat: { times: 2, per: "day" as const }, dates: ["2026-10-25"], gapMinutes: { max: 120 } };
    const at = (id: string, start: string, end: string) =>
      visit(id, "p", "n", october(start), october(end), `wash${id} ${october(start)}`);
    expectKept(autumn(twice), planOf([at("#1", "01:10", "01:40"), at("#2", "02:10", "02:40")]));
    expectBroken(autumn(twice), planOf([at("#1", "01:10", "01:40"), at("#2", "02:11", "02:41")]), 5, "gap-too-long");
  });

  it("lets an intervention end in the second pass where the visit ends after it", () => {
    const padded = { ...autumn(), minVisitMinutes: 120 };
    expectKept(padded, planOf([visit("v", "p", "n", october("01:40"), october("02:40"), `wash ${october("01:40")}`)]));
  });

  it("gives a break across the change its elapsed minutes", () => {
    const caseload = autumn({}, [{ from: "00:30", to: "02:30", minutes: 90 }]);
    const wash = visit("v", "p", "n", october("05:00"), october("05:30"), `wash ${october("05:00")}`);
    expectKept(caseload, planOf([wash], [], [pause("n", october("01:30"), october("02:00"))]));
    const wrong = planOf([wash], [], [pause("n", october("00:30"), october("01:30"))]);
    // Sixty minutes on the wall clock, and in truth; the break is ninety.
    expectBroken(caseload, wrong, 8, "break-misplaced");
  });
});
