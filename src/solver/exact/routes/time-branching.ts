// Decisions on when something starts, taken from routes that cannot keep what occurrences owe each other: the common
// start of a double-handed one, distances, one intervention at a time.

import { NEVER, type Problem } from "../../../problem/problem.ts";
import { areAlongside } from "../../routing/members.ts";
import { type Branching, WHOLE, worthTrying } from "./branching.ts";
import type { Decision } from "./decisions.ts";
import type { Route } from "./master.ts";
import type { RouteModel } from "./model.ts";

/** When a route starts on a unit: in [from, to], and how much of the route is in the solution. */
interface Sample {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** start(later) ≥ start(earlier) + by, told of samples of units. */
interface Distance {
  readonly earlier: readonly Sample[];
  readonly later: readonly Sample[];
  /** The occurrence to decide on: that of `earlier`. */
  readonly occurrence: number;
  readonly by: number;
}

/** When routes start on each unit under what is decided, with how much of each route a solution has. */
export function samplesOf(
  model: RouteModel,
  routes: readonly (readonly [Route, value: number])[],
  decided: readonly Decision[],
): Sample[][] {
  const { problem, visits, unitTimes } = model;
  const [first, last] = limitsOf(problem, decided);
  const samples: Sample[][] = Array.from({ length: problem.units }, () => []);
  for (const [{ group, visits: own }, value] of routes) {
    for (const [i, times] of model.pricings[group].times(own)?.entries() ?? []) {
      const hulls = unitTimes.within(own[i], times, first, last);
      if (hulls === undefined) continue;
      for (const [k, unit] of visits[own[i]].units.entries())
        samples[unit].push({ from: hulls[k][0], to: hulls[k][1], value });
    }
  }
  return samples;
}

/** Decisions that hold what routes do to the times that they allow, and what goes on beside it with them. */
export function keeping(model: RouteModel, routes: readonly Route[], decided: readonly Decision[]): Decision[] {
  const { problem, visits, unitTimes, pricings } = model;
  const [first, last] = limitsOf(problem, decided);
  return routes.flatMap(({ group, visits: own }) =>
    (pricings[group].times(own) ?? []).flatMap((times, i) => {
      const kept: Decision[] = [{ kind: "made", visit: own[i], from: times[0], to: times[1] }];
      for (const [k, [from, to]] of unitTimes.within(own[i], times, first, last)?.entries() ?? []) {
        const occurrence = problem.occurrenceOfUnit[visits[own[i]].units[k]];
        if (from > first[occurrence]) kept.push({ kind: "time", occurrence, tick: from - 1, after: true });
        if (to < last[occurrence]) kept.push({ kind: "time", occurrence, tick: to, after: false });
      }
      return kept;
    }),
  );
}

/** By occurrence, the first and the last tick at which decisions let it start. */
function limitsOf(problem: Problem, decided: readonly Decision[]): [first: Int32Array, last: Int32Array] {
  const { startsStart, startsItem } = problem;
  const first = Int32Array.from({ length: problem.occurrences }, (_, one) => startsItem[startsStart[one]]);
  const last = first.map((_, one) => startsItem[startsStart[one + 1] - 1]);
  for (const decision of decided) {
    if (decision.kind === "span") {
      first[decision.occurrence] = Math.max(first[decision.occurrence], decision.from);
      last[decision.occurrence] = Math.min(last[decision.occurrence], decision.to);
    }
    if (decision.kind !== "time") continue;
    const { occurrence, tick, after } = decision;
    if (after) first[occurrence] = Math.max(first[occurrence], tick + 1);
    else last[occurrence] = Math.min(last[occurrence], tick);
  }
  return [first, last];
}

/** Decisions that cut off part of the solution on both sides, those that cut off most first. */
export function byDistance({ problem }: RouteModel, samples: readonly (readonly Sample[])[]): Branching[] {
  const rated: [number, Branching][] = [];
  for (const { earlier, later, occurrence, by } of distances(problem, samples)) {
    let most = WHOLE;
    let tick = -1;
    for (const { to } of later) {
      const early = sum(later, (one) => one.to <= to);
      const late = sum(earlier, (one) => one.from > to - by);
      if (Math.min(early, late) <= most) continue;
      most = Math.min(early, late);
      tick = to - by;
    }
    if (tick >= 0) rated.push([most, decisions(occurrence, tick)]);
  }
  return worthTrying(rated);
}

/**
 * Decisions for solutions of which a patient would have two things at the same time, for certain: they hold one of the
 * two to the time it has, one end first, after which the other has to make room.
 */
export function byOverlap(
  { problem }: RouteModel,
  samples: readonly (readonly Sample[])[],
  decided: readonly Decision[],
): Branching[] {
  const [first, last] = limitsOf(problem, decided);
  const rated: [number, Branching][] = [];
  for (const [a, b, units] of overlaps(problem, samples)) {
    const choices = [a, b].flatMap(({ from, to }, i) => {
      const occurrence = problem.occurrenceOfUnit[units[i]];
      if (to < last[occurrence]) return [decisions(occurrence, to)];
      return from > first[occurrence] ? [decisions(occurrence, from - 1)] : [];
    });
    if (choices.length > 0) rated.push([a.value + b.value, choices[0]]);
  }
  return worthTrying(rated);
}

/** A decision on visits that do not go together: it halves the longest stretch in which one of their units starts. */
export function bySpan(
  { problem }: RouteModel,
  samples: readonly (readonly Sample[])[],
  clashing: ReadonlySet<number>,
): Branching[] {
  let found: Branching[] = [];
  let most = 0;
  for (const unit of clashing) {
    for (const { from, to } of samples[unit]) {
      if (to - from <= most) continue;
      most = to - from;
      found = [decisions(problem.occurrenceOfUnit[unit], (from + to) >> 1)];
    }
  }
  return found;
}

function decisions(occurrence: number, tick: number): Branching {
  return [
    { kind: "time", occurrence, tick, after: true },
    { kind: "time", occurrence, tick, after: false },
  ];
}

function sum(samples: readonly Sample[], of: (sample: Sample) => boolean): number {
  return samples.reduce((total, one) => (of(one) ? total + one.value : total), 0);
}

function* distances(problem: Problem, samples: readonly (readonly Sample[])[]): Generator<Distance> {
  const unitsOf: number[][] = Array.from({ length: problem.occurrences }, () => []);
  for (const [unit, occurrence] of problem.occurrenceOfUnit.entries()) unitsOf[occurrence].push(unit);
  const distance = (occurrence: number, earlier: number, later: number, by: number): Distance => ({
    earlier: samples[earlier],
    later: samples[later],
    occurrence,
    by,
  });
  for (const [unit, partner] of problem.partnerOfUnit.entries())
    if (partner >= 0) yield distance(problem.occurrenceOfUnit[unit], unit, partner, 0);
  for (const { first, second, least, most, symmetric } of problem.links) {
    if (symmetric) continue;
    for (const a of unitsOf[first]) {
      for (const b of unitsOf[second]) {
        if (least > -NEVER) yield distance(first, a, b, least);
        if (most < NEVER) yield distance(second, b, a, -most);
      }
    }
  }
}

/** Pairs of samples that a patient cannot have both of: more than one in all of care that overlaps for certain. */
function* overlaps(
  problem: Problem,
  samples: readonly (readonly Sample[])[],
): Generator<readonly [Sample, Sample, units: readonly [number, number]]> {
  const { occurrenceOfUnit, unitStart, minutesOfOccurrence } = problem;
  for (let patient = 0; patient < problem.patients; patient++) {
    for (let unit = unitStart[patient]; unit < unitStart[patient + 1]; unit++) {
      for (let other = unitStart[patient]; other < unit; other++) {
        const [one, two] = [occurrenceOfUnit[unit], occurrenceOfUnit[other]];
        if (one === two || areAlongside(problem, patient, one, two)) continue;
        for (const a of samples[unit])
          for (const b of samples[other])
            if (
              a.value + b.value > 1 + WHOLE &&
              b.to - a.from < minutesOfOccurrence[one] &&
              a.to - b.from < minutesOfOccurrence[two]
            )
              yield [a, b, [unit, other]];
      }
    }
  }
}
