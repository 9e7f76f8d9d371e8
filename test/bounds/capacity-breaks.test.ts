// Breaks in any order: what is proved from the staff's time stays true where windows nest.

import { expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { CapacityBound } from "../../src/solver/bounds/capacity/capacity-bound.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { timeOf } from "../support/arbitrary/world.ts";
import { care, carer, caseloadOf, MONDAY, problemOf } from "./little.ts";

const DAYS = Number(process.env.CAPACITY_BREAKS ?? 60);
const MOST_STEPS = 5000;
const [BEGIN, END] = [480, 600];
/** From [start, end) in minutes of the day. */
type Span = readonly [number, number];
interface Pause {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

/** A long and a short break of a shift from 08:00 to 10:00, the short one's window near the end of the long one's; or one more. */
function drawnBreaks(random: Random): Pause[] {
  const pause = (minutes: number, from: number, room: number): Pause => {
    return { from, to: Math.min(END, from + minutes + room), minutes };
  };
  const long = pause(5 * random.between(4, 6), BEGIN + 5 * random.between(0, 8), 5 * random.between(0, 4));
  const short = pause(10, long.from + long.minutes - 5 * random.between(0, 2), 5 * random.between(0, 3));
  const more = pause(10, BEGIN + 5 * random.between(0, 20), 20);
  return random.chance(0.3) ? [long, short, more] : [long, short];
}

/** Each break as early as can be, in this order; nothing where one of them comes too late. */
function taken(breaks: readonly Pause[]): Span[] | undefined {
  const spans: Span[] = [];
  let free = BEGIN;
  for (const { from, to, minutes } of breaks) {
    const start = Math.max(free, from);
    free = start + minutes;
    if (free > to) return undefined;
    spans.push([start, free]);
  }
  return spans;
}

/** Visits of ten minutes, one after the other, around the breaks. */
function visitsAround(pauses: readonly Span[], way: number, most: number): Span[] {
  const visits: Span[] = [];
  for (let start = BEGIN; start + 10 <= END && visits.length < most; start++) {
    if (pauses.some(([from, to]) => from < start + 10 && start < to)) continue;
    const left = visits.at(-1)?.[1];
    const paused = pauses.reduce((sum, [from, to]) => sum + (from >= (left ?? 0) && to <= start ? to - from : 0), 0);
    if (left === undefined || start - left - paused >= way) visits.push([start, start + 10]);
  }
  return visits;
}

function dayOf(breaks: readonly Pause[], way: number): Caseload {
  const places = Array.from({ length: 12 }, (_, i) => `d${i}`);
  const minutes = places.map((from) => places.map((to) => (from === to ? 0 : way)));
  const [shift] = carer("n", ["care"], [[timeOf(BEGIN), timeOf(END)]]).shifts;
  const windows = breaks.map(({ from, to, minutes }) => ({ from: timeOf(from), to: timeOf(to), minutes }));
  return caseloadOf(
    places.map((place, i) => ({ place, interventions: [care(`c${i}`)] })),
    [{ id: "n", portfolio: ["care"], shifts: [{ ...shift, breaks: windows }] }],
    { travel: { model: "matrix", places, minutes } },
  );
}

function planOf(caseload: Caseload, visits: readonly Span[], pauses: readonly Span[]) {
  const at = (minutes: number) => `${MONDAY}T${timeOf(minutes)}`;
  const made = visits.map(([start, end], i) => ({
    id: `v${i}`,
    patient: `p${i}`,
    practitioner: "n",
    shift: 0,
    start: at(start),
    end: at(end),
    interventions: [{ id: `c${i}`, start: at(start) }],
  }));
  return {
    format: "onevisit.plan/1",
    status: "feasible",
    visits: made,
    breaks: pauses.map(([start, end]) => ({ practitioner: "n", shift: 0, start: at(start), end: at(end) })),
    unscheduled: caseload.patients.slice(visits.length).map(({ interventions: [{ id }] }) => ({
      id,
      reason: { code: "no-room", message: "left out" },
    })),
    bound: { unscheduled: 0, visits: 0 },
  };
}

it("no plan is below what is proved, whatever order its breaks are taken in", () => {
  const random = new Random(1905);
  const seen = { otherOrder: 0, met: 0, none: 0 };
  for (let i = 0; i < DAYS; i++) {
    const breaks = drawnBreaks(random);
    const way = random.pick([0, 0, 3, 6]);
    const caseload = dayOf(breaks, way);
    const problem = problemOf(caseload);
    const bound = new CapacityBound(problem, finish(boundProblem(problem)));
    // What is false may climb for ever.
    let steps = 0;
    for (const _ of bound.steps(10 * caseload.patients.length)) if (++steps > MOST_STEPS) break;
    const listed = problem.breaksOfShift[0].map(({ from, to, length }) => ({ from, to, minutes: length }));
    const byEnds = [...breaks].sort((a, b) => a.to - b.to);
    const orders = [listed, byEnds, ...Array.from({ length: 4 }, () => random.shuffle(breaks))];
    const reached = orders.flatMap((order) => {
      const pauses = taken(order);
      return pauses === undefined ? [] : [planOf(caseload, visitsAround(pauses, way, 12), pauses)];
    });
    const verdicts = [planOf(caseload, [], []), ...reached].map((plan) => verifyPlan(caseload, plan));
    for (const { valid, unscheduled, visits } of verdicts) {
      const story = JSON.stringify({ breaks, way, unscheduled });
      expect(valid, story).toBe(true);
      expect(bound.unscheduled, story).toBeLessThanOrEqual(unscheduled);
      expect(bound.visitsGiven(unscheduled), story).toBeLessThanOrEqual(visits);
    }
    if (reached.length === 0) seen.none++;
    else if (taken(byEnds) === undefined) seen.otherOrder++;
    if (verdicts.some(({ unscheduled }) => unscheduled === bound.unscheduled)) seen.met++;
  }
  expect(Math.min(seen.otherOrder, seen.none)).toBeGreaterThan(0);
  expect(seen.met).toBeGreaterThan(DAYS / 10);
});
