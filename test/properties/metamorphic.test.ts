// What changes nothing, and what can only help, does so: to plans and to what is proved of them.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseloadJson, InterventionJson } from "../../bench/generator/format.ts";
import { timeOfMinute } from "../../src/base/dates.ts";
import { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { siloed } from "../../src/caseload/siloed.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import { arbitraryCaseload } from "../support/arbitrary/caseload.ts";
import { elapsedBetween, minuteOfDay } from "../support/arbitrary/wall-clock.ts";
import { datePlus } from "../support/arbitrary/world.ts";
import { budgets, provedOf } from "../support/bounds.ts";
import { faultsOf } from "../support/judged.ts";
import { renamedCaseload, renamedPlan, withoutMessages } from "../support/rename.ts";

const RUNS = { numRuns: 150 };
/** Always the same ones: bounds are proofs, but nobody has proved that a harder caseload never gets a coarser one. */
const SAME_RUNS = { ...RUNS, seed: 1 };
const seed = fc.integer({ min: 0, max: 1_000_000 });

describe("a caseload told in another order, or by other names", () => {
  it("has the same bounds, and valid plans", () => {
    fc.assert(
      fc.property(arbitraryCaseload(), seed, (caseload, own) => {
        const random = new Random(own);
        const shuffled = {
          ...caseload,
          patients: random.shuffle([...caseload.patients]),
          practitioners: random.shuffle([...caseload.practitioners]),
        };
        expectSameBounds(caseload, shuffled);
        expectSound(shuffled, own);
      }),
      RUNS,
    );
  });

  it("has the same plan but for the names", () => {
    fc.assert(
      fc.property(arbitraryCaseload(), seed, (caseload, own) => {
        const plan = consolidateSync(caseload, { seed: own, iterations: 30 });
        const renamed = renamedCaseload(caseload);
        const planOfRenamed = consolidateSync(renamed, { seed: own, iterations: 30 });
        expect(withoutMessages(planOfRenamed)).toEqual(renamedPlan(plan));
        expect(faultsOf(renamed as Caseload, planOfRenamed)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("a caseload a week later", () => {
  it("has the same plan a week later", () => {
    let shifted = 0;
    fc.assert(
      fc.property(arbitraryCaseload(), seed, (caseload, own) => {
        if (changesWithin(caseload, 7)) return;
        shifted++;
        const later = aWeekLater(caseload);
        const plan = consolidateSync(caseload, { seed: own, iterations: 30 });
        const planOfLater = consolidateSync(later, { seed: own, iterations: 30 });
        expect(withoutMessages(planOfLater)).toEqual(aWeekLater(withoutMessages(plan)));
      }),
      RUNS,
    );
    expect(shifted).toBeGreaterThan(20);
  });
});

describe("one more practitioner whom nobody lets in", () => {
  it("changes no bound", () => {
    fc.assert(
      fc.property(arbitraryCaseload(), seed, (caseload, own) => {
        const useless = withStranger(caseload);
        expectSameBounds(caseload, useless);
        const plan = consolidateSync(useless, { seed: own, iterations: 20 });
        expect(faultsOf(useless as Caseload, plan)).toEqual([]);
        expect(plan.visits.some(({ practitioner }) => practitioner === "stranger")).toBe(false);
        const { bound } = consolidateSync(caseload, { seed: own, iterations: 20 });
        expect(bound.unscheduled).toBeLessThanOrEqual(plan.metrics.unscheduledPriority);
      }),
      SAME_RUNS,
    );
  });
});

describe("what can only help", () => {
  const HELP: Readonly<Record<string, (caseload: CaseloadJson) => CaseloadJson>> = {
    "windows that end later": (caseload) => mapInterventions(caseload, endingLater),
    "everybody competent in everything": allCompetent,
    "no availability asked for": (caseload) => ({
      ...caseload,
      patients: caseload.patients.map((patient) => without(patient, "available")),
    }),
    "nobody avoided": (caseload) => ({
      ...caseload,
      patients: caseload.patients.map((patient) => without(patient, "avoid")),
    }),
    "nobody siloed": (caseload) => ({
      ...caseload,
      patients: caseload.patients.map((patient) => without(patient, "siloed")),
    }),
    "no breaks": (caseload) => mapShifts(caseload, (shift) => without(shift, "breaks")),
    "no limits of shifts": (caseload) =>
      mapShifts(caseload, (shift) => without(without(shift, "maxVisits"), "maxContactMinutes")),
    "nothing apart": (caseload) => mapInterventions(caseload, (one) => without(one, "apartFrom")),
    "no order inside a visit": (caseload) => mapInterventions(caseload, (one) => without(one, "precedesInVisit")),
  };

  it.each(Object.keys(HELP))("raises no bound: %s", (name) => {
    let helped = 0;
    fc.assert(
      fc.property(arbitraryCaseload(), (caseload) => {
        const helpful = HELP[name]!(caseload);
        if (JSON.stringify(helpful) === JSON.stringify(caseload)) return;
        helped++;
        expectNoHigher(helpful, caseload);
      }),
      SAME_RUNS,
    );
    expect(helped).toBeGreaterThan(5);
  });

  it("raises no bound: sharing between disciplines", () => {
    fc.assert(
      fc.property(arbitraryCaseload(), (caseload) => expectNoHigher(caseload, siloed(caseload as Caseload))),
      SAME_RUNS,
    );
  });
});

/** Each bound of `easier` is at most that of `harder`, at equal U. */
function expectNoHigher(easier: unknown, harder: unknown): void {
  const [low, high] = [provedOf(easier), provedOf(harder)];
  expect(low.unscheduled).toBeLessThanOrEqual(high.unscheduled);
  for (const budget of budgets(low, high)) {
    expect(low.visitsGiven(budget), `at U ${budget}`).toBeLessThanOrEqual(high.visitsGiven(budget));
  }
}

function expectSameBounds(one: unknown, other: unknown): void {
  const [a, b] = [provedOf(one), provedOf(other)];
  expect(a.unscheduled).toBe(b.unscheduled);
  for (const budget of budgets(a, b)) expect(a.visitsGiven(budget), `at U ${budget}`).toBe(b.visitsGiven(budget));
}

function expectSound(caseload: CaseloadJson, own: number): void {
  const plan = consolidateSync(caseload, { seed: own, iterations: 20 });
  expect(faultsOf(caseload as Caseload, plan)).toEqual([]);
}

function without<T extends object, K extends keyof T>(thing: T, key: K): Omit<T, K> & T {
  const { [key]: _, ...rest } = thing;
  return rest as Omit<T, K> & T;
}

function mapInterventions(
  caseload: CaseloadJson,
  change: (intervention: InterventionJson) => InterventionJson,
): CaseloadJson {
  const patients = caseload.patients.map((patient) => ({
    ...patient,
    interventions: patient.interventions.map(change),
  }));
  return { ...caseload, patients };
}

type ShiftJson = CaseloadJson["practitioners"][number]["shifts"][number];

function mapShifts(caseload: CaseloadJson, change: (shift: ShiftJson) => ShiftJson): CaseloadJson {
  const practitioners = caseload.practitioners.map((one) => ({ ...one, shifts: one.shifts.map(change) }));
  return { ...caseload, practitioners };
}

/** Later ends keep the order of windows, so that those matched one to one with repeats stay matched. */
function endingLater(intervention: InterventionJson): InterventionJson {
  if (intervention.times === undefined) return intervention;
  const times = intervention.times.map(({ from, to }) => ({
    from,
    to: timeOfMinute(Math.min(1440, minuteOfDay(to) + 45)),
  }));
  return { ...intervention, times };
}

function allCompetent(caseload: CaseloadJson): CaseloadJson {
  const everything = caseload.competencies.map(({ id }) => ({ competency: id, level: 99 }));
  const practitioners = caseload.practitioners.map((one) => ({ ...one, portfolio: everything }));
  return { ...caseload, practitioners };
}

/** Somebody with every competency and a long shift, whom every patient avoids. */
function withStranger(caseload: CaseloadJson): CaseloadJson {
  const { start, days } = caseload.horizon;
  const stranger = {
    id: "stranger",
    portfolio: caseload.competencies.map(({ id }) => ({ competency: id, level: 99 })),
    shifts: [{ start: `${start}T12:00`, end: `${datePlus(start, days - 1)}T20:00` }],
  };
  const patients = caseload.patients.map((patient) => ({ ...patient, avoid: [...(patient.avoid ?? []), "stranger"] }));
  return { ...caseload, patients, practitioners: [...caseload.practitioners, stranger] };
}

/** Whether the clocks change from a day before the horizon to `days` days after its end. */
function changesWithin({ timeZone, horizon }: CaseloadJson, days: number): boolean {
  const noon = `${datePlus(horizon.start, -1)}T12:00`;
  const times = Array.from({ length: horizon.days + days + 2 }, (_, day) => elapsedBetween(timeZone, noon, noon, day));
  return times.some(({ changes }) => changes);
}

/** The same value with every date in it a week later. */
function aWeekLater<T>(value: T): T {
  const text = JSON.stringify(value);
  return JSON.parse(text.replace(/\b\d{4}-\d\d-\d\d(?=["T])/g, (date) => datePlus(date, 7)));
}
