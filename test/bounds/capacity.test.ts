// What all patients together ask of the staff: bounds that no valid plan is below.

import { describe, expect, it, vi } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { CapacityBound } from "../../src/solver/bounds/capacity/capacity-bound.ts";
import { Dual } from "../../src/solver/bounds/capacity/dual.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { breakBetween, care, carer, caseloadOf, problemOf, times } from "./little.ts";
import { luckyPlans, withoutBreaks } from "./lucky-plan.ts";

const CASELOADS = Number(process.env.CAPACITY_CASELOADS ?? 8);
const FIRST_SEED = Number(process.env.CAPACITY_SEED ?? 11);

/** What is proved of a caseload, for plans that leave so much undone. */
function provedFor(caseload: Caseload, target: number): CapacityBound {
  const problem = problemOf(caseload);
  const bound = new CapacityBound(problem, finish(boundProblem(problem)));
  finish(bound.steps(target));
  return bound;
}

/** More than three can do in a day of short windows: undone care and visits are weighed against each other. */
function crowdedDay(random: Random): Problem {
  const patients = Array.from({ length: 20 }, (_, p) => {
    const from = random.between(8, 11);
    const window = times(
      `${String(from).padStart(2, "0")}:00-${from + random.between(1, 3)}:00`.replace("-9:", "-09:"),
    );
    const needs = [["care"], ["meds"], ["lift"]].slice(0, random.between(1, 3));
    return needs.map((requires, i) =>
      care(`c${p}-${i}`, { minutes: 5 * random.between(2, 5), priority: random.pick([1, 2, 5]), requires, ...window }),
    );
  });
  const staff = [["care"], ["care", "meds"], ["care", "meds", "lift"]];
  return problemOf(
    caseloadOf(
      patients,
      staff.map((portfolio, i) => carer(`n${i}`, portfolio, [["08:00", "13:00"]])),
      { setupMinutes: 5 },
    ),
  );
}

/** What is proved of visits, before it is rounded, for plans that leave so much undone. */
function valueAt({ cuts }: CapacityBound, unscheduled: number): number {
  return Math.max(...cuts.filter(({ visit }) => visit === 1).map((cut) => cut.value - cut.priority * unscheduled));
}

describe("bounds from shared capacity", () => {
  it("are below every valid plan of random caseloads, and say more than patients alone", { timeout: 600_000 }, () => {
    let [plans, stronger, met] = [0, 0, 0];
    const random = new Random(FIRST_SEED);
    for (let i = 0; i < CASELOADS; i++) {
      const sizes = { patients: random.between(2, 6), practitioners: random.between(1, 3), occurrences: 14 };
      const drawn = randomCaseload(random.fork(), { ...sizes, richness: random.pick([0.2, 0.6, 1]) }) as Caseload;
      const caseload = random.chance(0.5) ? withoutBreaks(drawn) : drawn;
      const plan = consolidateSync(caseload, { seed: i, iterations: 150 });
      const worth = verifyPlan(caseload, plan);
      const bound = provedFor(caseload, worth.unscheduled);
      const reached = [{ unscheduled: worth.unscheduled, visits: worth.visits }, ...luckyPlans(caseload, random, 20)];
      for (const { unscheduled, visits } of reached) {
        const story = JSON.stringify({ caseload, unscheduled, visits });
        expect(bound.unscheduled, story).toBeLessThanOrEqual(unscheduled);
        expect(bound.visitsGiven(unscheduled), story).toBeLessThanOrEqual(visits);
        plans++;
      }
      const alone = finish(boundProblem(problemOf(caseload)));
      if (bound.unscheduled > alone.unscheduled) stronger++;
      if (bound.unscheduled === worth.unscheduled && bound.visitsGiven(worth.unscheduled) === worth.visits) met++;
    }
    expect(plans).toBeGreaterThan(CASELOADS);
    expect(stronger).toBeGreaterThan(0);
    expect(met).toBeGreaterThan(CASELOADS / 4);
  });

  it("are those of patients alone where nothing has a price", () => {
    const random = new Random(3);
    let visited = 0;
    for (let i = 0; i < 15; i++) {
      const problem = problemOf(randomCaseload(random.fork()) as Caseload);
      const alone = finish(boundProblem(problem));
      const dual = finish(Dual.of(problem));
      const none = new Float64Array(dual.resources.capacity.length);
      const taken = { visits: 0, unscheduled: 0, used: none.slice() };
      const worth = { visit: 1, priority: 1000 };
      const value = finish(dual.value(none, worth, 0.01, taken));
      expect(value).toBeLessThanOrEqual(1000 * alone.unscheduled + alone.visitsGiven(alone.unscheduled) + 1e-6);
      expect(value).toBeGreaterThan(1000 * alone.unscheduled - 1000);
      visited += taken.visits;
    }
    expect(visited).toBeGreaterThan(0);
  });

  it("count the minutes of one shift for all of its patients", () => {
    const patients = Array.from({ length: 4 }, (_, i) => [care(`c${i}`, { minutes: 30 })]);
    const caseload = caseloadOf(patients, [carer("n", ["care"], [["08:00", "09:00"]])]);
    const bound = provedFor(caseload, 20);
    expect(bound.unscheduled).toBe(20);
    expect(bound.visitsGiven(20)).toBe(2);
  });

  it("know the peak of the day", () => {
    const morning = Array.from({ length: 4 }, (_, i) => [care(`c${i}`, { minutes: 30, ...times("08:00-08:30") })]);
    const bound = provedFor(caseloadOf(morning, [carer("n")]), 20);
    expect(bound.unscheduled).toBe(20);
  });

  it("make way for breaks, and count visits and contact where they are limited", () => {
    const patients = Array.from({ length: 4 }, (_, i) => [care(`c${i}`, { minutes: 30 })]);
    const carerWith = (more: object) => {
      const [shift] = carer("n", ["care"], [["08:00", "10:00"]]).shifts;
      return [{ id: "n", portfolio: ["care"], shifts: [{ ...shift, ...more }] }];
    };
    const undone = (more: object) => provedFor(caseloadOf(patients, carerWith(more)), 20).unscheduled;
    expect(undone({})).toBe(0);
    expect(undone({ breaks: [{ from: "08:30", to: "09:30", minutes: 30 }] })).toBe(10);
    expect(undone({ maxVisits: 3 })).toBe(10);
    expect(undone({ maxContactMinutes: 60 })).toBe(20);
  });

  it("claim travel between doors that lie apart", () => {
    const places = ["a", "b", "c", "d"];
    const minutes = places.map((from) => places.map((to) => (from === to ? 0 : 6)));
    const patients = places.map((place, i) => ({ place, interventions: [care(`c${i}`, { minutes: 30 })] }));
    const travel = { model: "matrix" as const, places, minutes };
    const shifts = [["08:00", "10:00"]] as const;
    const bound = provedFor(caseloadOf(patients, [carer("n", ["care"], shifts)], { travel }), 10);
    expect(bound.unscheduled).toBe(10);
  });

  it("claim no travel where a break fills the time between two visits to one patient", () => {
    const caseload = breakBetween();
    expect(verifyPlan(caseload, consolidateSync(caseload, { iterations: 50 }))).toMatchObject({
      valid: true,
      visits: 2,
      unscheduled: 0,
    });
    for (const target of [0, 10, 20]) {
      const bound = provedFor(caseload, target);
      expect(bound.unscheduled).toBe(0);
      expect(bound.visitsGiven(0)).toBe(2);
    }
  });

  it("cost little for another target, go on where they were left, and prove as much", () => {
    const [total, proved] = [
      { next: 0, fresh: 0 },
      { next: 0, fresh: 0 },
    ];
    const looks = vi.spyOn(Dual.prototype, "value");
    const looksOf = (work: Iterable<void>, until = Number.POSITIVE_INFINITY): number => {
      const before = looks.mock.calls.length;
      for (const _ of work) if (looks.mock.calls.length - before > until) break;
      return looks.mock.calls.length - before;
    };
    for (let seed = 0; seed < 4; seed++) {
      const problem = crowdedDay(new Random(seed));
      const patients = finish(boundProblem(problem));
      const [bound, fresh, left] = [1, 2, 3].map(() => new CapacityBound(problem, patients));
      finish(bound.steps(60));
      looksOf(left.steps(60), 50);
      finish(left.steps(60));
      expect(valueAt(left, 60)).toBe(valueAt(bound, 60));
      expect(looksOf(left.steps(60))).toBe(0);
      total.next += looksOf(bound.steps(40));
      total.fresh += looksOf(fresh.steps(40));
      expect(bound.unscheduled).toBe(fresh.unscheduled);
      expect(valueAt(bound, 40)).toBeGreaterThan(0.98 * valueAt(fresh, 40));
      proved.next += valueAt(bound, 40);
      proved.fresh += valueAt(fresh, 40);
    }
    looks.mockRestore();
    expect(total.next).toBeGreaterThan(0);
    expect(total.next).toBeLessThan(0.5 * total.fresh);
    expect(proved.next).toBeGreaterThan(0.999 * proved.fresh);
  });

  it("give the same bounds each time", () => {
    const caseload = randomCaseload(new Random(5), { patients: 6, practitioners: 2, occurrences: 14 }) as Caseload;
    const cuts = () => provedFor(caseload, 50).cuts.map(({ value, priority }) => [value, priority]);
    expect(cuts()).toEqual(cuts());
  });
});
