// Calls: the visits of a plan whose contents are settled, with what remains to be decided about them: who makes each,
// after which other one. What two calls owe each other across shifts is written as arcs, each a least difference of two
// starts; together with the order on each shift they make a system of difference constraints with a least solution.

import { intersect, merge, type Stretches } from "../../base/stretches.ts";
import { NEVER, type Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import { arcsOf, type Row, strangersOf } from "./arcs.ts";
import { dateAt, lengthOf, members } from "./contents.ts";

export interface Calls {
  readonly problem: Problem;
  readonly count: number;
  /** What each call does, in the order of delivery. Calls are sorted by patient. */
  readonly unitsOfCall: readonly (readonly number[])[];
  readonly patientOfCall: Int32Array;
  readonly placeOfCall: Int32Array;
  readonly lengthOfCall: Int32Array;
  /** Calls of patient p: [callStart[p], callStart[p + 1]). */
  readonly callStart: Int32Array;
  /** Ticks at which each may start, on its date; the least and the greatest of them. */
  readonly startsOfCall: readonly Stretches[];
  readonly firstOfCall: Int32Array;
  readonly lastOfCall: Int32Array;
  /** Shifts of those competent. */
  readonly shiftsOfCall: readonly Int32Array[];
  /** What call c demands of others: start(arcTo) ≥ start(c) + arcGap, for [arcStart[c], arcStart[c + 1]). */
  readonly arcStart: Int32Array;
  readonly arcTo: Int32Array;
  readonly arcGap: Int32Array;
  /** The same arcs by what they demand it of: start(c) ≥ start(demandFrom) + demandGap. */
  readonly demandStart: Int32Array;
  readonly demandFrom: Int32Array;
  readonly demandGap: Int32Array;
  /** Starts of the call at which a member starts in its preferred time: [wishFrom, wishTo]. */
  readonly wishStart: Int32Array;
  readonly wishFrom: Int32Array;
  readonly wishTo: Int32Array;
  /** Calls never made by one practitioner with call c. */
  readonly strangerStart: Int32Array;
  readonly strangerItem: Int32Array;
}

/** Rows of travel are kept for all places: more of them would take too much memory. */
const MOST_PLACES = 2000;

/** Whether a problem is plain enough for rounds: no breaks, a clock that runs evenly, and not too many places. */
export function suitsRounds({ breaksOfShift, secondPasses, clockOfDate, places }: Problem): boolean {
  return (
    places <= MOST_PLACES &&
    breaksOfShift.every((breaks) => breaks.length === 0) &&
    secondPasses.length === 0 &&
    clockOfDate.every((pieces) => pieces.length === 1)
  );
}

/** The visits of a schedule in the order of their calls: by patient, then by start. */
export function sortedVisits(schedule: Schedule): Schedule {
  return [...schedule].sort((a, b) => a.patient - b.patient || a.start - b.start);
}

/**
 * Visits, sorted as above, as calls. Each keeps its contents, its date and, where two must not overlap, its turn.
 *
 * @param strangers pairs of units that are never done by one practitioner
 */
export function callsOf(problem: Problem, visits: Schedule, strangers: readonly (readonly [number, number])[]): Calls {
  const starts = visits.map((visit) => startsOf(problem, visit));
  const callStart = new Int32Array(problem.patients + 1);
  for (const { patient } of visits) callStart[patient + 1]++;
  for (let p = 0; p < problem.patients; p++) callStart[p + 1] += callStart[p];
  const shiftsByRow = shiftsOf(problem);
  const arcs = arcsOf(problem, visits);
  const [arcStart, arcTo, arcGap] = lists(arcs, visits.length, 2);
  const demands = arcs.map(([from, to, gap]) => [to, from, gap] as const);
  const [demandStart, demandFrom, demandGap] = lists(demands, visits.length, 2);
  const [wishStart, wishFrom, wishTo] = lists(
    visits.flatMap((visit, call) => wishesOf(problem, visit, call)),
    visits.length,
    2,
  );
  const [strangerStart, strangerItem] = lists(strangersOf(visits, strangers), visits.length, 1);
  return {
    problem,
    count: visits.length,
    unitsOfCall: visits.map(({ units }) => units),
    patientOfCall: Int32Array.from(visits, ({ patient }) => patient),
    placeOfCall: Int32Array.from(visits, ({ patient }) => problem.placeOfPatient[patient]),
    lengthOfCall: Int32Array.from(visits, (visit) => lengthOf(problem, visit)),
    callStart,
    startsOfCall: starts,
    firstOfCall: Int32Array.from(starts, (stretches) => stretches[0] ?? NEVER),
    lastOfCall: Int32Array.from(starts, (stretches) => stretches.at(-1) ?? -1),
    shiftsOfCall: visits.map((visit) => ableShifts(problem, visit, shiftsByRow)),
    arcStart,
    arcTo,
    arcGap,
    demandStart,
    demandFrom,
    demandGap,
    wishStart,
    wishFrom,
    wishTo,
    strangerStart,
    strangerItem,
  };
}

/** Starts of a visit that suit every member in this order, on the visit's present date. */
function startsOf(problem: Problem, visit: ScheduledVisit): Stretches {
  const { startsStart, startsItem, occurrenceOfUnit, availableStart, availableItem, dateStart } = problem;
  const date = dateAt(problem, visit.start);
  let fitting: Stretches = [dateStart[date], dateStart[date + 1] - 1];
  for (const { unit, offset } of members(problem, visit)) {
    const occurrence = occurrenceOfUnit[unit];
    const own = Array.from(startsItem.subarray(startsStart[occurrence], startsStart[occurrence + 1]));
    // Each member keeps its date too, so that what lies on different dates stays there.
    const day = dateAt(problem, visit.start + offset);
    fitting = intersect(fitting, intersect(own, [dateStart[day], dateStart[day + 1] - 1]), -offset);
  }
  const inside: number[] = [];
  for (let i = availableStart[visit.patient]; i < availableStart[visit.patient + 1]; i += 2)
    inside.push(...intersect(fitting, [availableItem[i], availableItem[i + 1] - lengthOf(problem, visit)]));
  return merge(inside);
}

/** Shifts all of whose stints are competent, for each row of `eligible`. */
function shiftsOf({ eligible, eligibleWords, shiftOfStint, shifts, stints }: Problem): Uint8Array[] {
  const rows = eligibleWords === 0 ? 0 : eligible.length / eligibleWords;
  return Array.from({ length: rows }, (_, row) => {
    const able = new Uint8Array(shifts).fill(1);
    for (let stint = 0; stint < stints; stint++)
      if (((eligible[row * eligibleWords + (stint >>> 5)] >>> (stint & 31)) & 1) === 0) able[shiftOfStint[stint]] = 0;
    return able;
  });
}

function ableShifts(problem: Problem, visit: ScheduledVisit, shiftsByRow: readonly Uint8Array[]): Int32Array {
  const { eligibilityOfUnit, practitionerOfShift, avoidStart, avoidItem, startOfShift, endOfShift, dateStart } =
    problem;
  const avoided = avoidItem.subarray(avoidStart[visit.patient], avoidStart[visit.patient + 1]);
  const date = dateAt(problem, visit.start);
  const able: number[] = [];
  for (let shift = 0; shift < problem.shifts; shift++) {
    if (avoided.includes(practitionerOfShift[shift])) continue;
    if (startOfShift[shift] >= dateStart[date + 1] || endOfShift[shift] <= dateStart[date]) continue;
    if (visit.units.every((unit) => shiftsByRow[eligibilityOfUnit[unit]][shift] === 1)) able.push(shift);
  }
  return Int32Array.from(able);
}

/** Where a member would rather start: of several preferred times the one nearest to where it starts now. */
function wishesOf(problem: Problem, visit: ScheduledVisit, call: number): Row[] {
  const { preferredStart, preferredItem, occurrenceOfUnit, partnerOfUnit, dateStart, clockOfDate } = problem;
  return members(problem, visit).flatMap(({ unit, offset }) => {
    const occurrence = occurrenceOfUnit[unit];
    if (partnerOfUnit[unit] >= 0 && partnerOfUnit[unit] < unit) return [];
    const at = visit.start + offset;
    const date = dateAt(problem, at);
    const midnight = dateStart[date] - clockOfDate[date][0].minute;
    let best: Row | undefined;
    let least = NEVER;
    for (let i = preferredStart[occurrence]; i < preferredStart[occurrence + 1]; i += 2) {
      const from = midnight + preferredItem[i];
      const to = midnight + preferredItem[i + 1];
      const away = Math.max(0, from - at, at - to);
      if (away < least) best = [call, from - offset, to - offset];
      least = Math.min(least, away);
    }
    return best === undefined ? [] : [best];
  });
}

/** What a visit to a patient by somebody who is not on its list costs. */
export function unpreferredCost(problem: Problem, patient: number, practitioner: number): number {
  const { weights, preferStart, preferItem } = problem;
  const from = preferStart[patient];
  const to = preferStart[patient + 1];
  if (weights.unpreferredVisit === 0 || from === to) return 0;
  for (let i = from; i < to; i++) if (preferItem[i] === practitioner) return 0;
  return weights.unpreferredVisit;
}

/** Rows sorted by owner, as a `…Start` column and `values` columns beside it. */
function lists(rows: readonly Row[], owners: number, values: 1 | 2): [Int32Array, Int32Array, Int32Array] {
  const sorted = [...rows].sort((a, b) => a[0] - b[0]);
  const start = new Int32Array(owners + 1);
  for (const [owner] of sorted) start[owner + 1]++;
  for (let owner = 0; owner < owners; owner++) start[owner + 1] += start[owner];
  const two = values === 2 ? sorted.map((row) => row[2]) : [];
  return [start, Int32Array.from(sorted, (row) => row[1]), Int32Array.from(two)];
}
