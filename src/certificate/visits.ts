// What one visit could hold, and what it costs at the prices of a proof.

import { intersect, merge, type Stretches } from "../base/stretches.ts";
import type { Caseload, Patient } from "../caseload/schema.ts";
import { isRightDiscipline, type Meets } from "../verify/competence.ts";
import type { Need } from "./needs.ts";
import type { PricedShift } from "./staff.ts";

/** Needs that one visit could hold, as bits; some order exists, and somebody who may do all of them. */
export interface Held {
  readonly mask: number;
  readonly cost: number;
}

/** What a visit is made of. */
export interface Door {
  readonly caseload: Caseload;
  readonly meets: Meets;
  readonly patient: Patient;
  readonly date: string;
  readonly available: readonly (readonly [number, number])[];
  /** What a visit costs beside its time. */
  readonly visit: number;
}

/** Beginnings of visits looked at on one date. */
const MOST_BEGINNINGS = 4000;

/** All sets of needs that a visit on the date could hold, with what each costs at least; `undefined` where they are too many. */
export function visitsHolding(door: Door, needs: readonly Need[], shifts: readonly PricedShift[]): Held[] | undefined {
  const { patient, caseload, date } = door;
  const setup = patient.setupMinutes ?? caseload.setupMinutes ?? 0;
  const least = patient.minVisitMinutes ?? caseload.minVisitMinutes ?? 0;
  const apart = needs.map((a) => maskOf(needs, (b) => a !== b && areApart(a, b)));
  const able = shifts.map((shift) => maskOf(needs, (need) => mayDo(door, shift, need)));
  const minutesOf = (mask: number) => sum(needs, (need, i) => ((mask >> i) & 1) * need.intervention.minutes);
  // Visit starts from which these needs can be done in some order; longer ones grow from them.
  let level = new Map<number, Stretches>([[0, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]]]);
  let seen = 0;
  const held: Held[] = [];
  while (level.size > 0) {
    const longer = new Map<number, Stretches>();
    for (const [mask, starts] of level) {
      const before = setup + minutesOf(mask);
      for (const [i, need] of needs.entries()) {
        if (((mask >> i) & 1) === 1 || (mask & apart[i]) !== 0) continue;
        const own = mask | (1 << i);
        if (!able.some((all) => (own & ~all) === 0)) continue;
        const fitting = intersect(starts, need.starts.get(date)!, -before);
        if (fitting.length > 0) longer.set(own, merge([...(longer.get(own) ?? []), ...fitting]));
      }
    }
    seen += longer.size;
    if (seen > MOST_BEGINNINGS) return undefined;
    for (const [mask, starts] of longer) {
      const length = Math.max(setup + minutesOf(mask), least);
      if (length > (patient.maxVisitMinutes ?? Number.POSITIVE_INFINITY)) continue;
      const home = merge(door.available.flatMap(([from, to]) => intersect(starts, [from, to - length])));
      const time = home.length === 0 ? Number.POSITIVE_INFINITY : cheapestTime(shifts, able, mask, home, length);
      if (time < Number.POSITIVE_INFINITY) held.push({ mask, cost: door.visit + time });
    }
    level = longer;
  }
  return held;
}

function cheapestTime(
  shifts: readonly PricedShift[],
  able: readonly number[],
  mask: number,
  starts: Stretches,
  length: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [i, { start, end, mostContact, prices }] of shifts.entries()) {
    if ((mask & ~able[i]) !== 0 || length > mostContact) continue;
    const own = intersect(starts, [start, end - length]);
    if (own.length === 0) continue;
    const cost = prices === undefined ? 0 : prices.cheapest(own, length) + prices.visit + prices.contact * length;
    least = Math.min(least, cost);
  }
  return least;
}

/** Whether somebody on the shift may do it in a visit that starts on the date. */
function mayDo({ patient, meets, date }: Door, { practitioner }: PricedShift, need: Need): boolean {
  if ((patient.avoid ?? []).includes(practitioner.id)) return false;
  if (need.leads && !isRightDiscipline(practitioner, need.intervention, patient, false)) return false;
  return meets(practitioner, need.requires, date);
}

/** Whether two needs are never in one visit. */
function areApart(a: Need, b: Need): boolean {
  const names = (one: Need, other: Need) => (one.intervention.apartFrom ?? []).includes(other.intervention.id);
  return a.intervention.id === b.intervention.id || names(a, b) || names(b, a);
}

function maskOf(needs: readonly Need[], holds: (need: Need) => boolean): number {
  return needs.reduce((mask, need, i) => (holds(need) ? mask | (1 << i) : mask), 0);
}

function sum<T>(items: readonly T[], of: (item: T, index: number) => number): number {
  return items.reduce((total, item, i) => total + of(item, i), 0);
}
