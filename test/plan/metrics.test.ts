// Metrics against sums done by hand.

import { describe, expect, test } from "vitest";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { decode } from "../../src/plan/decode.ts";
import { metricsOf } from "../../src/plan/metrics.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import type { PlanMetrics } from "../../src/plan/schema.ts";
import { compile } from "../../src/problem/compile.ts";
import type { ScheduledVisit } from "../../src/problem/schedule.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { care, carer, caseloadOf, patientOf, shiftOf } from "../verify/little.ts";

/** Tick of `HH:MM` on the first day, or on a later one. */
const at = (time: string, day = 0): number => day * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The metrics of a schedule, once the verifier has found nothing wrong with it. */
function metricsFor(caseload: Caseload, schedule: ScheduledVisit[], siloed?: PlanMetrics["siloed"]): PlanMetrics {
  const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
  const { visits, breaks, undone } = finish(decode(caseload, compiled, schedule));
  const unscheduled = undone.map((o) => ({ id: compiled.occurrenceIds[o], reason: { code: "left", message: "left" } }));
  const bound = { unscheduled: 0, visits: 0 };
  const status = visits.length === 0 && undone.length === 0 ? "optimal" : "feasible";
  const verdict = verifyPlan(caseload, { format: "onevisit.plan/1", status, visits, breaks, unscheduled, bound });
  expect(verdict.violations).toEqual([]);
  return metricsOf(caseload, compiled.problem, schedule, verdict, siloed);
}

// Base to home 5 minutes, home to far 10, far to base 7.
const fromBase = { startPlace: "base", endPlace: "base" };

describe("one shift of two visits with a break between", () => {
  const caseload = caseloadOf(
    [
      patientOf("p", [care("wash"), care("dress", { priority: 3 })], { setupMinutes: 5, minVisitMinutes: 30 }),
      patientOf("q", [care("walk"), care("talk", { priority: 7 })], { place: "far" }),
    ],
    [
      carer("n", { shifts: [shiftOf({ ...fromBase, breaks: [{ from: "09:00", to: "12:00", minutes: 20 }] })] }),
      carer("idle"),
    ],
  );
  // 09:00 to 09:30 at home: setup 5, hands-on 20, padding 5. Break 09:30 to 09:50, travel 10, waiting 60.
  // 11:00 to 11:10 at far, hands-on 10. Travel 5 before, 7 after. Talk (7) is left undone.
  const metrics = metricsFor(caseload, [
    { shift: 0, patient: 1, start: at("11:00"), units: [2] },
    { shift: 0, patient: 0, start: at("09:00"), units: [0, 1] },
  ]);

  test("every minute is where it belongs", () => {
    expect(metrics.minutes).toEqual({ handsOn: 30, setup: 5, padding: 5, travel: 22, waiting: 60, breaks: 20 });
  });

  test("what is done and what is not is counted", () => {
    expect(metrics).toMatchObject({ visits: 2, uncombined: 3, unscheduledPriority: 7 });
    expect(metrics.occurrences).toEqual({ total: 4, done: 3 });
    expect(metrics.cost).toBe(22);
    expect(metrics).not.toHaveProperty("siloed");
  });

  test("everybody in the caseload has a row, those without visits too", () => {
    expect(metrics.practitioners).toEqual([
      { id: "n", shifts: 1, visits: 2, contactMinutes: 40, travelMinutes: 22, utilisation: 40 / 480 },
      { id: "idle", shifts: 0, visits: 0, contactMinutes: 0, travelMinutes: 0, utilisation: 0 },
    ]);
  });
});

test("breaks before the first visit and after the last are breaks, but not taken from the waiting between", () => {
  const breaks = [
    { from: "08:00", to: "09:00", minutes: 15 },
    { from: "14:00", to: "16:00", minutes: 30 },
  ];
  const caseload = caseloadOf(
    [patientOf("p", [care("a"), care("b")])],
    [carer("n", { shifts: [shiftOf({ breaks })] })],
  );
  // 10:00 to 10:10, then 10:40 to 10:50 at the same door: half an hour of waiting.
  const { minutes } = metricsFor(caseload, [
    { shift: 0, patient: 0, start: at("10:00"), units: [0] },
    { shift: 0, patient: 0, start: at("10:40"), units: [1] },
  ]);
  expect(minutes).toEqual({ handsOn: 20, setup: 0, padding: 0, travel: 0, waiting: 30, breaks: 45 });
});

describe("double-handed care over two days", () => {
  const shifts = [shiftOf(), shiftOf({ start: "2026-03-03T08:00", end: "2026-03-03T16:00" })];
  const caseload = caseloadOf(
    [
      patientOf("p", [care("hoist", { second: { requires: [] } }), care("wash", { notBefore: "2026-03-03" })], {
        prefer: ["n"],
        setupMinutes: 5,
      }),
      patientOf("q", [care("walk", { preferredTimes: [{ from: "12:00", to: "13:00" }] })]),
    ],
    [carer("n", { shifts }), carer("m", { shifts }), carer("o", { shifts: [] })],
  );
  // Shifts 0 and 1 are n's, 2 and 3 are m's. The hoist at 09:05 by both; m alone for the wash on the day after.
  const metrics = metricsFor(
    caseload,
    [
      { shift: 0, patient: 0, start: at("09:00"), units: [0] },
      { shift: 2, patient: 0, start: at("09:00"), units: [1] },
      { shift: 3, patient: 0, start: at("09:00", 1), units: [2] },
      { shift: 1, patient: 1, start: at("11:30", 1), units: [3] },
    ],
    { visits: 5, unscheduled: 0, bound: { unscheduled: 0, visits: 4 } },
  );

  test("a double-handed occurrence is one occurrence, two visits, twice its minutes", () => {
    expect(metrics).toMatchObject({ visits: 4, uncombined: 4, occurrences: { total: 3, done: 3 } });
    expect(metrics.minutes).toEqual({ handsOn: 40, setup: 15, padding: 0, travel: 0, waiting: 0, breaks: 0 });
  });

  test("faces are counted over the patients visited, doors over their days", () => {
    expect(metrics.facesPerPatient).toEqual({ mean: 1.5, max: 2 }); // p sees n and m, q sees n
    expect(metrics.doorsPerPatientDay).toBeCloseTo(4 / 3, 12); // p on two days, q on one
    expect(metrics).toMatchObject({ extraFaces: 1, unpreferredVisits: 2, offPeakMinutes: 30, worstOffPeakMinutes: 30 });
    expect(metrics.cost).toBeCloseTo(15 + 2 * 5 + 0.1 * 30, 9);
  });

  test("shifts worked are those with visits, utilisation is over all of them", () => {
    expect(metrics.practitioners.map(({ shifts: worked }) => worked)).toEqual([2, 2, 0]);
    expect(metrics.practitioners[0].utilisation).toBeCloseTo((15 + 10) / 960, 12);
    expect(metrics.practitioners[2]).toEqual({
      id: "o",
      shifts: 0,
      visits: 0,
      contactMinutes: 0,
      travelMinutes: 0,
      utilisation: 0,
    });
  });

  test("the siloed plan is reported as it is given", () => {
    expect(metrics.siloed).toEqual({ visits: 5, unscheduled: 0, bound: { unscheduled: 0, visits: 4 } });
  });
});

test("a plan that does nothing has zeros everywhere, and divides by nothing", () => {
  const metrics = metricsFor(caseloadOf([patientOf("p", [care("wash")])], [carer("n")]), []);
  expect(metrics).toMatchObject({
    visits: 0,
    uncombined: 0,
    occurrences: { total: 1, done: 0 },
    unscheduledPriority: 10,
    cost: 0,
    minutes: { handsOn: 0, setup: 0, padding: 0, travel: 0, waiting: 0, breaks: 0 },
    facesPerPatient: { mean: 0, max: 0 },
    doorsPerPatientDay: 0,
  });
});

test("a visit over midnight belongs to the date on which it starts, and the hour the clocks skip is no waiting", () => {
  const night = { start: "2026-03-28T22:00", end: "2026-03-29T06:00" };
  const caseload = caseloadOf([patientOf("p", [care("a"), care("b")])], [carer("n", { shifts: [shiftOf(night)] })], {
    timeZone: "Europe/London",
    horizon: { start: "2026-03-28", days: 2 },
  });
  // 23:55 to 00:05; then 02:35 on the wall clock, which is 90 minutes later and not 150.
  const { minutes, doorsPerPatientDay, practitioners } = metricsFor(caseload, [
    { shift: 0, patient: 0, start: at("23:55"), units: [0] },
    { shift: 0, patient: 0, start: at("01:35", 1), units: [1] },
  ]);
  expect(minutes.waiting).toBe(90);
  expect(doorsPerPatientDay).toBe(1);
  expect(practitioners[0].utilisation).toBeCloseTo(20 / 420, 12);
});
