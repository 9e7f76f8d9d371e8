// One shift as its pricing sees it: the visits it could hold and the time between them.

import { merge, type Stretches } from "../../../base/stretches.ts";
import { isFirst } from "../../../problem/break-orders.ts";
import { departure, type GapRules, orderedGapRules } from "../../../problem/gaps.ts";
import type { Break, Problem } from "../../../problem/problem.ts";
import { type PossibleVisit, startsOnStint } from "./possible-visits.ts";

/** Local indices throughout: patients and services of this shift only. A service is a possible visit on this shift. */
export interface Tour {
  readonly rules: GapRules;
  /** Numbers of breaks taken: breaks + 1. */
  readonly states: number;
  readonly start: number;
  readonly end: number;
  /** Patients of the problem. */
  readonly patients: Int32Array;
  /** Minutes on the road to the first patient, and between two at [from × patients + to]. */
  readonly firstLeg: Int32Array;
  readonly leg: Int32Array;
  /** Minutes on the road after the last patient. */
  readonly lastLeg: Int32Array;
  /** Latest end of a visit that may be the last, at [breaks taken × patients + patient]. */
  readonly latestEnd: Int32Array;
  /** Services of patient p: [serviceStart[p], serviceStart[p + 1]). */
  readonly serviceStart: Int32Array;
  /** Index of the possible visit. */
  readonly visitOf: Int32Array;
  readonly lengthOf: Int32Array;
  readonly patientOf: Int32Array;
  /** Limits of the shift: visits, and their minutes together. */
  readonly mostVisits: number;
  readonly mostContact: number;
  /** By service, its starts where nothing is decided. */
  readonly starts: readonly Stretches[];
  /** Starts of service s as decided: pairs [from, to] in `startItem` from startStart[s] to startStart[s + 1]. */
  startStart: Int32Array;
  startItem: Int32Array;
}

/** The tour of a shift with all visits it could hold. */
export function tourOf(problem: Problem, shift: number, visits: readonly PossibleVisit[], minutes: Int32Array): Tour {
  const start = problem.startOfShift[shift];
  const end = problem.endOfShift[shift];
  const breaks = orderedBreaks(problem.breaksOfShift[shift]);
  const secondPasses = problem.secondPasses.filter(([from, to]) => from < end && to > start);
  const rules = orderedGapRules(breaks, secondPasses);
  const services = new Map<number, [visit: number, starts: Stretches][]>();
  for (const [index, visit] of visits.entries()) {
    if (visit.length > problem.mostContactOfShift[shift]) continue;
    const starts = startsOnShift(problem, shift, visit, visit.starts);
    if (starts.length === 0) continue;
    const own = services.get(visit.patient);
    if (own === undefined) services.set(visit.patient, [[index, starts]]);
    else own.push([index, starts]);
  }
  const patients = Int32Array.from(services.keys());
  const place = Array.from(patients, (patient) => problem.placeOfPatient[patient]);
  const between = (from: number, to: number) => (from < 0 || to < 0 ? 0 : minutes[from * problem.places + to]);
  const { states } = rules;
  const lastLeg = Int32Array.from(place, (from) => between(from, problem.endPlaceOfShift[shift]));
  const all = [...services.values()].flat();
  const serviceStart = new Int32Array(patients.length + 1);
  for (const [p, own] of [...services.values()].entries()) serviceStart[p + 1] = serviceStart[p] + own.length;
  return {
    rules,
    states,
    start,
    end,
    patients,
    firstLeg: Int32Array.from(place, (to) => between(problem.startPlaceOfShift[shift], to)),
    leg: Int32Array.from(place.flatMap((from) => place.map((to) => between(from, to)))),
    lastLeg,
    latestEnd: latestEnds(rules, end, lastLeg),
    serviceStart,
    visitOf: Int32Array.from(all, ([visit]) => visit),
    lengthOf: Int32Array.from(all, ([visit]) => visits[visit].length),
    patientOf: Int32Array.from([...services.values()].flatMap((own, p) => own.map(() => p))),
    mostVisits: problem.mostVisitsOfShift[shift],
    mostContact: problem.mostContactOfShift[shift],
    starts: all.map(([, starts]) => starts),
    ...listed(all.map(([, starts]) => starts)),
  };
}

/** Latest end of a last visit, at [breaks taken × patients + patient], where these minutes are on the road after it. */
function latestEnds(rules: GapRules, end: number, lastLeg: Int32Array): Int32Array {
  const { states } = rules;
  const latest = new Int32Array(states * lastLeg.length);
  for (let state = 0; state < states; state++)
    for (const [p, minutes] of lastLeg.entries())
      latest[state * lastLeg.length + p] = departure(rules, end, minutes, state, states - 1);
  return latest;
}

/** The tour with time running backwards, from the end of the shift to its start; services keep their numbers. */
export function mirrored(tour: Tour): Tour {
  const { start, end, rules, patients, firstLeg, leg, lastLeg, lengthOf } = tour;
  const turn = start + end;
  const count = patients.length;
  const back = orderedGapRules(
    rules.breaks.map(({ from, to, length }) => ({ from: turn - to, to: turn - from, length })).reverse(),
    rules.secondPasses.map(([from, to]) => [turn - to + 1, turn - from + 1] as const).reverse(),
  );
  const starts = Array.from(lengthOf, (length, service) =>
    Array.from(tour.startItem.subarray(tour.startStart[service], tour.startStart[service + 1]))
      .map((tick) => turn - tick - length)
      .reverse(),
  );
  return {
    ...tour,
    rules: back,
    firstLeg: lastLeg,
    leg: leg.map((_, i) => leg[(i % count) * count + Math.floor(i / count)]),
    lastLeg: firstLeg,
    latestEnd: latestEnds(back, end, firstLeg),
    starts,
    ...listed(starts),
  };
}

/** Of a visit's starts those that suit a shift. */
export function startsOnShift(problem: Problem, shift: number, visit: PossibleVisit, starts: Stretches): Stretches {
  const { stints, length } = visit;
  const found: number[] = [];
  for (let stint = 0; stint < problem.stints; stint++) {
    if (problem.shiftOfStint[stint] !== shift || ((stints[stint >>> 5] >>> (stint & 31)) & 1) === 0) continue;
    found.push(...startsOnStint(problem, stint, starts, length));
  }
  return merge(found);
}

/**
 * Breaks that may be taken in one order without loss, since of any two one is always first. A break that fits in no such
 * order is let off, the shortest first: routes are bounded, not planned.
 */
function orderedBreaks(breaks: readonly Break[]): readonly Break[] {
  const kept: Break[] = [];
  for (const pause of breaks.slice().sort((a, b) => b.length - a.length)) {
    if (kept.every((other) => isFirst(pause, other) || isFirst(other, pause))) kept.push(pause);
  }
  return breaks.filter((pause) => kept.includes(pause));
}

/** Lists in one flat array. */
export function listed(lists: readonly Stretches[]): { startStart: Int32Array; startItem: Int32Array } {
  const startStart = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) startStart[i + 1] = startStart[i] + list.length;
  return { startStart, startItem: Int32Array.from(lists.flat()) };
}
