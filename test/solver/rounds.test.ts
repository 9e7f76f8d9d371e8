// Rounds keep every rule of the plans they start from, and their times are what the constraints between visits say.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { decode } from "../../src/plan/decode.ts";
import { DEFAULT_WEIGHTS, type Weights } from "../../src/plan/objective.ts";
import { PLAN_FORMAT } from "../../src/plan/schema.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Schedule } from "../../src/problem/schedule.ts";
import { callsOf, sortedVisits, suitsRounds } from "../../src/solver/rounds/calls.ts";
import type { PooledRoute } from "../../src/solver/rounds/pool.ts";
import { recombined } from "../../src/solver/rounds/recombination.ts";
import { Rounds } from "../../src/solver/rounds/rounds.ts";
import { REFUSED, Timetable } from "../../src/solver/rounds/timetable.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { searchOf } from "../support/watched.ts";

const CASELOADS = 150;
const WEIGHTS: Weights = { ...DEFAULT_WEIGHTS, offPeakMinute: 0.5, worstOffPeakMinute: 0.7 };

/** A small caseload without breaks and a schedule for it, where the clock runs evenly. */
function planned(seed: number) {
  const caseload = randomCaseload(new Random(seed), { patients: 4, practitioners: 3, occurrences: 9 });
  for (const { shifts } of caseload.practitioners) for (const shift of shifts) Reflect.deleteProperty(shift, "breaks");
  const checked = parseCaseload(caseload);
  const compiled = finish(compile(checked, WEIGHTS));
  const search = searchOf(compiled.problem, seed);
  finish(search.construct());
  for (let i = 0; i < 30; i++) search.step(i / 30);
  return { caseload: checked, compiled, schedule: search.best.schedule(), cost: search.best.cost };
}

function verified({ caseload, compiled }: ReturnType<typeof planned>, schedule: Schedule) {
  const { visits, breaks, undone } = finish(decode(caseload, compiled, schedule));
  const unscheduled = undone.map((one) => ({ id: compiled.occurrenceIds[one]!, reason: { code: "x", message: "x" } }));
  const bound = { unscheduled: 0, visits: 0 };
  const plan = { format: PLAN_FORMAT, status: "feasible", visits, breaks, unscheduled, bound } as const;
  return verifyPlan(caseload, plan as Parameters<typeof verifyPlan>[1], { weights: WEIGHTS });
}

describe("rounds", () => {
  it("keep every rule and what is done in how many visits, and cost what they say", () => {
    const seen = { adopted: 0, improved: 0, linked: 0 };
    for (let seed = 1; seed <= CASELOADS; seed++) {
      const one = planned(seed);
      if (!suitsRounds(one.compiled.problem)) continue;
      const before = verified(one, one.schedule);
      const rounds = new Rounds(one.compiled.problem, one.schedule, seed);
      if (!rounds.adopt()) continue;
      seen.adopted++;
      const first = rounds.cost;
      for (let i = 0; i < 60; i++) rounds.step(i / 60);
      finish(rounds.recombine());
      for (let i = 0; i < 5; i++) rounds.step(1);
      finish(rounds.dive());
      for (let i = 0; i < 5; i++) rounds.step(1);
      const after = verified(one, rounds.schedule());
      expect([seed, after.violations.map(({ message }) => message)]).toEqual([seed, []]);
      expect([after.unscheduled, after.visits]).toEqual([before.unscheduled, before.visits]);
      expect(after.cost).toBeLessThanOrEqual(rounds.cost + 1e-6);
      expect(rounds.cost).toBeLessThanOrEqual(first);
      if (rounds.cost < first - 1e-6) seen.improved++;
      if (one.compiled.problem.links.length > 0) seen.linked++;
    }
    expect(seen.adopted).toBeGreaterThan(CASELOADS / 2);
    expect(seen.improved).toBeGreaterThan(10);
    expect(seen.linked).toBeGreaterThan(30);
  });

  it("are the same for the same seed", () => {
    const { compiled, schedule } = planned(5);
    const run = () => {
      const rounds = new Rounds(compiled.problem, schedule, 7);
      rounds.adopt();
      for (let i = 0; i < 100; i++) rounds.step(i / 100);
      return rounds.schedule();
    };
    expect(run()).toEqual(run());
  });
});

/** Ninety patients around a town, each with an hour in which to come; twelve practitioners, and a schedule for them. */
function town(seed: number) {
  const random = new Random(seed);
  const place = () => ({ lat: 52 + random.next() / 5, lon: random.next() / 5 });
  const middle = { lat: 52.1, lon: 0.1 };
  const shift = { start: "2026-03-02T08:00", end: "2026-03-02T18:00", startPlace: middle, endPlace: middle };
  const caseload = parseCaseload({
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: "2026-03-02", days: 1 },
    travel: { model: "straight-line", kilometresPerHour: 40 },
    competencies: [],
    patients: Array.from({ length: 90 }, (_, i) => {
      const hour = random.between(9, 15);
      const times = [{ from: `${String(hour).padStart(2, "0")}:00`, to: `${hour + 1}:00` }];
      return { id: `p${i}`, place: place(), interventions: [{ id: `i${i}`, minutes: 20, requires: [], times }] };
    }),
    practitioners: Array.from({ length: 12 }, (_, i) => ({ id: `n${i}`, portfolio: [], shifts: [shift] })),
  });
  const compiled = finish(compile(caseload, WEIGHTS));
  const search = searchOf(compiled.problem, seed);
  finish(search.construct());
  for (let i = 0; i < 30; i++) search.step(i / 30);
  return { caseload, compiled, schedule: search.best.schedule(), cost: search.best.cost };
}

describe("recombination", () => {
  it("finds cheaper rounds than annealing came to, valid and costing what they say", () => {
    let better = 0;
    for (let seed = 1; seed <= 3; seed++) {
      const one = town(seed);
      const rounds = new Rounds(one.compiled.problem, one.schedule, seed);
      expect(rounds.adopt()).toBe(true);
      for (let i = 0; i < 900; i++) rounds.step((i % 300) / 300);
      const annealed = rounds.cost;
      finish(rounds.recombine());
      if (rounds.cost < annealed) better++;
      const { violations, cost } = verified(one, rounds.schedule());
      expect(violations).toEqual([]);
      expect(cost).toBeCloseTo(rounds.cost, 6);
    }
    expect(better).toBeGreaterThan(0);
  });

  /** Routes of two rounds, each good on one shift: only together are they cheap. */
  const [left, right] = [
    [
      { shift: 0, calls: [0, 1], cost: 10 },
      { shift: 1, calls: [2, 3], cost: 40 },
    ],
    [
      { shift: 0, calls: [1, 0], cost: 30 },
      { shift: 1, calls: [3, 2], cost: 10 },
    ],
  ];

  it("puts the good routes of different rounds together", () => {
    const taken: (readonly PooledRoute[])[] = [];
    finish(recombined(4, 2, [...left!, ...right!], left!, (routes) => taken.push(routes)));
    expect(taken.at(-1)).toEqual([left![0], right![1]]);
  });

  it("leaves the best choice there is as it stands", () => {
    const taken: (readonly PooledRoute[])[] = [];
    const best = [left![0]!, right![1]!];
    finish(recombined(4, 2, [...left!, ...right!], best, (routes) => taken.push(routes)));
    expect(taken).toEqual([]);
  });
});

describe("a timetable", () => {
  it("comes to the same by pushing as when it is built anew, and takes every push back", () => {
    const seen = { pushed: 0, delayed: 0, refused: 0 };
    for (let seed = 1; seed <= CASELOADS; seed++) {
      const { compiled, schedule } = planned(seed);
      if (!suitsRounds(compiled.problem) || schedule.length === 0) continue;
      const visits = sortedVisits(schedule);
      const calls = callsOf(compiled.problem, visits, []);
      const table = new Timetable(calls);
      const random = new Random(seed);
      for (const call of random.shuffle(visits.map((_, i) => i))) insertSomewhere(table, call, random, seen);
    }
    expect(seen.pushed).toBeGreaterThan(CASELOADS);
    expect(seen.delayed).toBeGreaterThan(20);
    expect(seen.refused).toBeGreaterThan(20);
  });
});

/** Puts a call at a random place where one is possible, with an eye on the times. */
function insertSomewhere(
  table: Timetable,
  call: number,
  random: Random,
  seen: { pushed: number; delayed: number; refused: number },
): void {
  const { count, shiftsOfCall, problem } = table.calls;
  if (shiftsOfCall[call]!.length === 0) return;
  const shift = random.pick(shiftsOfCall[call]!);
  const nodes = [count + shift];
  for (let node = table.next[count + shift]!; node < count; node = table.next[node]!) nodes.push(node);
  const node = random.pick(nodes);
  const start = table.earliest(call, node);
  const before = { starts: startsIn(table), offPeak: table.offPeak, worst: table.worst };
  table.link(call, node);
  const cost = table.push(call, start, REFUSED);
  if (cost === REFUSED) {
    seen.refused++;
    expect({ starts: startsIn(table, call), offPeak: table.offPeak, worst: table.worst }).toEqual(before);
    table.unlink(call);
    return;
  }
  seen.pushed++;
  const pushed = { starts: startsIn(table), offPeak: table.offPeak, worst: table.worst };
  if (pushed.starts.some(([one, at]) => before.starts.some(([other, was]) => one === other && at > was)))
    seen.delayed++;
  const { offPeakMinute, worstOffPeakMinute } = problem.weights;
  const dearer = offPeakMinute * (table.offPeak - before.offPeak) + worstOffPeakMinute * (table.worst - before.worst);
  expect(cost).toBeCloseTo(dearer, 9);
  table.takeBack();
  expect({ starts: startsIn(table, call), offPeak: table.offPeak, worst: table.worst }).toEqual(before);
  expect(table.push(call, start, REFUSED)).toBeCloseTo(cost, 9);
  expect(table.settle()).toBe(true);
  expect({ starts: startsIn(table), offPeak: table.offPeak }).toEqual({
    starts: pushed.starts,
    offPeak: pushed.offPeak,
  });
  // Where something moves towards its preferred time, the worst distance is only known once all are counted again.
  expect(table.worst).toBeLessThanOrEqual(pushed.worst);
}

/** Starts of the calls that are in, but for `except`. */
function startsIn(table: Timetable, except = -1): [call: number, start: number][] {
  return Array.from(table.start, (start, call): [number, number] => [call, start]).filter(
    ([call]) => table.shift[call]! >= 0 && call !== except,
  );
}
