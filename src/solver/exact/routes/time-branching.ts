// Decisions on when something starts, taken from routes that cannot keep what occurrences owe each other: the common
// start of a double-handed one, distances, one intervention at a time.

import { ALONGSIDE, NEVER, type Problem } from "../../../problem/problem.ts";
import type { Decision } from "./decisions.ts";
import type { Master } from "./master.ts";
import type { RouteModel } from "./model.ts";

/** Decisions on distances that are tried out. */
const MOST_TRIED = 3;
const WHOLE = 1e-5;

type Branching = readonly [Decision, Decision];

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

/** When the routes of the last solution start on each unit, under what is decided. */
export function samplesOf(
  master: Master,
  { problem, visits, pricings }: RouteModel,
  decided: readonly Decision[],
): Sample[][] {
  const first = new Int32Array(problem.occurrences);
  const last = new Int32Array(problem.occurrences);
  for (let one = 0; one < problem.occurrences; one++) {
    first[one] = problem.startsItem[problem.startsStart[one]];
    last[one] = problem.startsItem[problem.startsStart[one + 1] - 1];
  }
  for (const decision of decided) {
    if (decision.kind !== "time") continue;
    const { occurrence, tick, after } = decision;
    if (after) first[occurrence] = Math.max(first[occurrence], tick + 1);
    else last[occurrence] = Math.min(last[occurrence], tick);
  }
  const samples: Sample[][] = Array.from({ length: problem.units }, () => []);
  for (const [j, { group, visits: own }] of master.routes.entries()) {
    const value = master.value(j);
    if (value < WHOLE) continue;
    const times = pricings[group].times(own);
    if (times === undefined) continue;
    for (const [i, [from, to]] of times.entries()) {
      const { patient, units } = visits[own[i]];
      const care = units.reduce((sum, unit) => sum + problem.minutesOfOccurrence[problem.occurrenceOfUnit[unit]], 0);
      const setup = problem.setupOfPatient[patient];
      for (const unit of units) {
        const occurrence = problem.occurrenceOfUnit[unit];
        const after = setup + care - problem.minutesOfOccurrence[occurrence];
        samples[unit].push({
          from: Math.max(first[occurrence], from + setup),
          to: Math.min(last[occurrence], to + after),
          value,
        });
      }
    }
  }
  return samples;
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
  return rated
    .sort((a, b) => b[0] - a[0])
    .slice(0, MOST_TRIED)
    .map(([, branching]) => branching);
}

/**
 * A decision for a solution whose visits are whole and that breaks no distance for certain: it halves the stretch in
 * which something starts that others wait for; something that certainly overlaps with its patient's other care first.
 */
export function bySpan({ problem }: RouteModel, samples: readonly (readonly Sample[])[]): Branching[] {
  let best: Branching[] = [];
  let most = 0;
  for (let unit = 0; unit < problem.units; unit++) {
    const occurrence = problem.occurrenceOfUnit[unit];
    if (!isBound(problem, unit)) continue;
    const clashes = overlaps(problem, samples, unit) ? NEVER : 0;
    for (const { from, to } of samples[unit]) {
      if (from >= to || clashes + to - from <= most) continue;
      most = clashes + to - from;
      best = [decisions(occurrence, (from + to) >> 1)];
    }
  }
  return best;
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

/** Whether what a unit is part of has to do with other routes: another pair of hands, or other care of its patient. */
function isBound({ partnerOfUnit, unitStart, patientOfOccurrence, occurrenceOfUnit }: Problem, unit: number): boolean {
  const patient = patientOfOccurrence[occurrenceOfUnit[unit]];
  return partnerOfUnit[unit] >= 0 || unitStart[patient + 1] - unitStart[patient] > 1;
}

/** Whether some route does the unit while another, for certain, does something else that the patient cannot have beside it. */
function overlaps(problem: Problem, samples: readonly (readonly Sample[])[], unit: number): boolean {
  const { occurrenceOfUnit, patientOfOccurrence, unitStart, minutesOfOccurrence, pairFlags } = problem;
  const { interventionOfOccurrence, interventionsOfPatient } = problem;
  const own = occurrenceOfUnit[unit];
  const patient = patientOfOccurrence[own];
  const row = interventionOfOccurrence[own] * interventionsOfPatient[patient];
  for (let other = unitStart[patient]; other < unitStart[patient + 1]; other++) {
    const beside = occurrenceOfUnit[other];
    if (beside === own || (pairFlags[patient][row + interventionOfOccurrence[beside]] & ALONGSIDE) !== 0) continue;
    for (const a of samples[unit])
      for (const b of samples[other])
        if (b.to - a.from < minutesOfOccurrence[own] && a.to - b.from < minutesOfOccurrence[beside]) return true;
  }
  return false;
}
