import { describe, it } from "vitest";
import type { ShiftBreak } from "../../src/caseload/schema.ts";
import {
  care,
  carer,
  caseloadOf,
  expectBroken,
  expectKept,
  patientOf,
  pause,
  planOf,
  shiftOf,
  visit,
} from "./little.ts";

const lunch: ShiftBreak = { from: "12:00", to: "13:00", minutes: 30 };
const patients = [patientOf("p", [care("wash")]), patientOf("q", [care("meal")], { place: "far" })];
const caseloadWith = (...breaks: readonly ShiftBreak[]) =>
  caseloadOf(patients, [carer("n", { shifts: [shiftOf({ breaks })] })]);
const wash = visit("v", "p", "n", "11:50", "12:00", "wash 11:50");
const meal = visit("w", "q", "n", "12:40", "12:50", "meal 12:40");

describe("rule 8: each break is taken once", () => {
  it("takes it inside its window, both ends included", () => {
    expectKept(caseloadWith(lunch), planOf([wash], ["meal"], [pause("n", "12:00", "12:30")]));
    expectKept(caseloadWith(lunch), planOf([wash], ["meal"], [pause("n", "12:30", "13:00")]));
    expectBroken(caseloadWith(lunch), planOf([wash], ["meal"], [pause("n", "12:31", "13:01")]), 8, "break-misplaced");
    expectBroken(caseloadWith(lunch), planOf([wash], ["meal"], [pause("n", "12:00", "12:31")]), 8, "break-misplaced");
  });

  it("finds one that is missing, and one too many", () => {
    expectBroken(caseloadWith(lunch), planOf([wash], ["meal"]), 8, "wrong-number-of-breaks");
    const tea = pause("n", "15:00", "15:10");
    expectBroken(caseloadWith(), planOf([wash], ["meal"], [tea]), 8, "wrong-number-of-breaks");
  });

  it("wants none on a shift without visits", () => {
    expectKept(caseloadWith(lunch), planOf([], ["wash", "meal"]));
    expectBroken(
      caseloadWith(lunch),
      planOf([], ["wash", "meal"], [pause("n", "12:00", "12:30")]),
      8,
      "break-without-visits",
    );
    expectBroken(
      caseloadWith(lunch),
      planOf([], ["wash", "meal"], [pause("x", "12:00", "12:30")]),
      8,
      "break-without-visits",
    );
  });

  it("finds one that overlaps a visit, leaves the shift, or overlaps another", () => {
    const during = pause("n", "12:30", "13:00");
    expectBroken(caseloadWith(lunch), planOf([meal], ["wash"], [during]), 8, "break-overlaps-visit");
    const two = caseloadWith(lunch, { from: "12:00", to: "14:00", minutes: 20 });
    expectKept(two, planOf([wash], ["meal"], [pause("n", "12:20", "12:50"), pause("n", "12:00", "12:20")]));
    const both = [pause("n", "12:20", "12:50"), pause("n", "12:01", "12:21")];
    expectBroken(two, planOf([wash], ["meal"], both), 8, "breaks-overlap");
  });

  it("gives each window a break of its own, whichever way the lengths allow", () => {
    const wide: ShiftBreak = { from: "09:00", to: "15:00", minutes: 30 };
    const [early, late] = [pause("n", "12:00", "12:30"), pause("n", "13:00", "13:30")];
    expectKept(caseloadWith(wide, lunch), planOf([wash], ["meal"], [early, late]));
    expectBroken(caseloadWith(lunch, lunch), planOf([wash], ["meal"], [early, late]), 8, "break-misplaced");
  });
});

describe("rule 8: breaks and journeys", () => {
  it("lets a break interrupt a journey, so long as both have their minutes", () => {
    expectKept(caseloadWith(lunch), planOf([wash, meal], [], [pause("n", "12:05", "12:35")]));
    const hasty = visit("w", "q", "n", "12:39", "12:49", "meal 12:39");
    const plan = planOf([wash, hasty], [], [pause("n", "12:05", "12:35")]);
    expectBroken(caseloadWith(lunch), plan, 8, "no-time-for-break-and-travel");
  });

  it("asks the same before the first visit and after the last", () => {
    const shift = shiftOf({ start: "11:15", end: "12:05", startPlace: "base", endPlace: "base" });
    const withBreak = (from: string, to: string) =>
      caseloadOf(patients, [carer("n", { shifts: [{ ...shift, breaks: [{ from, to, minutes: 30 }] }] })]);
    expectKept(withBreak("11:15", "11:50"), planOf([wash], ["meal"], [pause("n", "11:18", "11:48")]));
    const short = caseloadOf(patients, [
      carer("n", {
        shifts: [{ ...shift, start: "2026-03-02T11:16", breaks: [{ from: "11:16", to: "11:50", minutes: 30 }] }],
      }),
    ]);
    const plan = planOf([wash], ["meal"], [pause("n", "11:18", "11:48")]);
    expectBroken(short, plan, 8, "no-time-for-break-and-travel");
  });
});

describe("rule 8: shifts past midnight", () => {
  const night = (...breaks: readonly ShiftBreak[]) =>
    caseloadOf(patients, [carer("n", { shifts: [shiftOf({ start: "20:00", end: "2026-03-03T06:00", breaks })] })]);
  const late = planOf([visit("v", "p", "n", "21:00", "21:10", "wash 21:00")], ["meal"]);
  const next = (time: string) => `2026-03-03T${time}`;

  it("reads a time of day as its first after the shift's start", () => {
    const rest: ShiftBreak = { from: "02:00", to: "03:00", minutes: 30 };
    expectKept(night(rest), { ...late, breaks: [pause("n", next("02:00"), next("02:30"))] });
    const evening = { ...late, breaks: [pause("n", "22:00", "22:30")] };
    expectBroken(night(rest), evening, 8, "break-misplaced");
  });

  it("lets a window run over midnight, and end at 24:00", () => {
    const rest: ShiftBreak = { from: "23:30", to: "00:30", minutes: 40 };
    expectKept(night(rest), { ...late, breaks: [pause("n", "23:50", next("00:30"))] });
    const until: ShiftBreak = { from: "23:00", to: "24:00", minutes: 40 };
    expectKept(night(until), { ...late, breaks: [pause("n", "23:20", next("00:00"))] });
    expectBroken(night(until), { ...late, breaks: [pause("n", "23:21", next("00:01"))] }, 8, "break-misplaced");
  });
});
