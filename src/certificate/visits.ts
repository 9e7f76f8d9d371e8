// What one visit could hold, and what it costs at the prices of a proof.

import { intersect, merge, type Stretches } from "../base/stretches.ts";
import type { Caseload, Patient } from "../caseload/schema.ts";
import { isRightDiscipline, type Meets } from "../verify/competence.ts";
import type { Claim } from "./claims.ts";
import type { Need } from "./needs.ts";
import { Orders } from "./orders.ts";
import type { PricedShift, Prices } from "./staff.ts";

/** Needs that one visit could hold, as bits; some order exists, and somebody who may do all of them. */
export interface Held {
  readonly mask: number;
  /** What it costs with the travel claimed before and after it, and without. */
  readonly alone: number;
  readonly bare: number;
  /** What it costs without travel, by whose prices: shifts that share prices are not told apart. */
  readonly bareBy: ReadonlyMap<Prices | undefined, number>;
  /** Its first start and last end. */
  readonly from: number;
  readonly to: number;
}

/** What a visit is made of. */
export interface Door {
  readonly caseload: Caseload;
  readonly meets: Meets;
  readonly patient: Patient;
  readonly date: string;
  readonly available: readonly (readonly [number, number])[];
  readonly claim: Claim;
  /** What a visit costs beside its time. */
  readonly visit: number;
}

/** Beginnings of visits looked at on one date. */
const MOST_BEGINNINGS = 4000;

/** The first needs of a visit, in some order, with the visit starts that they allow. */
interface Beginning {
  readonly mask: number;
  readonly starts: Stretches;
  /** Minutes of care before each need that is timed. */
  readonly at: readonly number[];
}

/** All sets of needs that a visit on the date could hold, with what each costs at least; `undefined` where they are too many. */
export function visitsHolding(door: Door, needs: readonly Need[], shifts: readonly PricedShift[]): Held[] | undefined {
  const able = shifts.map((shift) => maskOf(needs, (need) => mayDo(door, shift, need)));
  const orders = new Orders(needs);
  const starts = startsOfSets(door, needs, able, orders, orders.timed) ?? startsOfSets(door, needs, able, orders, 0);
  if (starts === undefined) return undefined;
  return [...starts].flatMap(([mask, own]) => heldBy(door, shifts, able, mask, own, lengthOf(door, needs, mask)) ?? []);
}

/**
 * Starts of visits by what they hold; `undefined` where there are too many ways to begin one.
 *
 * @param timed needs of which the distance to others is kept, as bits.
 */
function startsOfSets(
  { patient, caseload, date }: Door,
  needs: readonly Need[],
  able: readonly number[],
  orders: Orders,
  timed: number,
): ReadonlyMap<number, Stretches> | undefined {
  const setup = patient.setupMinutes ?? caseload.setupMinutes ?? 0;
  const apart = needs.map((a) => maskOf(needs, (b) => a !== b && areApart(a, b)));
  const startsOf = new Map<number, Stretches>();
  let level: readonly Beginning[] = [{ mask: 0, starts: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], at: [] }];
  let seen = 0;
  while (level.length > 0) {
    const longer = new Map<string, Beginning>();
    for (const { mask, starts, at } of level) {
      const before = careIn(needs, mask);
      for (const [i, need] of needs.entries()) {
        if (((mask >> i) & 1) === 1 || (mask & apart[i]) !== 0 || !orders.mayFollow(i, mask)) continue;
        const own = mask | (1 << i);
        if (!able.some((all) => (own & ~all) === 0)) continue;
        if (timed !== 0 && !orders.keeps(i, mask, before, at)) continue;
        const fitting = intersect(starts, need.starts.get(date)!, -(setup + before));
        if (fitting.length === 0) continue;
        const times = at.slice();
        if (((timed >> i) & 1) === 1) times[i] = before;
        const key = `${own} ${times.join()}`;
        const known = longer.get(key);
        longer.set(key, { mask: own, starts: merge([...(known?.starts ?? []), ...fitting]), at: times });
      }
    }
    seen += longer.size;
    if (seen > MOST_BEGINNINGS) return undefined;
    level = [...longer.values()];
    for (const { mask, starts } of level) startsOf.set(mask, merge([...(startsOf.get(mask) ?? []), ...starts]));
  }
  return startsOf;
}

function careIn(needs: readonly Need[], mask: number): number {
  return needs.reduce((sum, need, i) => sum + ((mask >> i) & 1) * need.intervention.minutes, 0);
}

function lengthOf({ patient, caseload }: Door, needs: readonly Need[], mask: number): number {
  const setup = patient.setupMinutes ?? caseload.setupMinutes ?? 0;
  return Math.max(setup + careIn(needs, mask), patient.minVisitMinutes ?? caseload.minVisitMinutes ?? 0);
}

/** A visit that holds just these needs; `undefined` where nobody could make it. */
function heldBy(
  { patient, available, claim, visit }: Door,
  shifts: readonly PricedShift[],
  able: readonly number[],
  mask: number,
  starts: Stretches,
  length: number,
): Held | undefined {
  if (length > (patient.maxVisitMinutes ?? Number.POSITIVE_INFINITY)) return undefined;
  const home = merge(available.flatMap(([from, to]) => intersect(starts, [from, to - length])));
  const bareBy = new Map<Prices | undefined, number>();
  let [alone, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [i, { start, end, mostContact, prices, isOfOneDate }] of shifts.entries()) {
    if ((mask & ~able[i]) !== 0 || length > mostContact) continue;
    const own = intersect(home, [start, end - length]);
    if (own.length === 0) continue;
    const { before, after } = isOfOneDate ? claim : { before: 0, after: 0 };
    const beside = visit + (prices === undefined ? 0 : prices.visit + prices.contact * length);
    const time = prices?.cheapest(own, length) ?? 0;
    const claimed = prices?.cheapest(moved(own, before), before + length + after) ?? 0;
    bareBy.set(prices, Math.min(bareBy.get(prices) ?? Number.POSITIVE_INFINITY, beside + time));
    bare = Math.min(bare, beside + time);
    alone = Math.min(alone, beside + claimed);
  }
  if (bareBy.size === 0) return undefined;
  return { mask, alone, bare, bareBy, from: home[0], to: home[home.length - 1] + length };
}

function moved(starts: Stretches, earlier: number): Stretches {
  return earlier === 0 ? starts : starts.map((tick) => tick - earlier);
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
