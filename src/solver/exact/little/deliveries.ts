// Every visit that somebody could make on a shift, with the orders in which its units could be delivered.

import { intersect, merge, type Stretches } from "../../../base/stretches.ts";
import { ALONGSIDE, type Problem } from "../../../problem/problem.ts";
import { Clock } from "../../bounds/clock.ts";
import { Days } from "../../bounds/days.ts";
import type { Block, Delivered } from "../bonds.ts";
import { type Beginning, extended, startsOnStint, welcome, wholeVisit } from "../routes/possible-visits.ts";

/** A visit on a shift, to be made in one of several orders that nothing outside can tell apart. */
export interface Delivery extends Delivered {
  readonly index: number;
  readonly shift: number;
  readonly units: readonly number[];
  readonly length: number;
  /** Ticks at which it may start, in one order or the other. */
  readonly starts: Stretches;
  readonly orders: readonly Order[];
}

export interface Order {
  readonly units: readonly number[];
  readonly starts: Stretches;
}

/** Orders looked at before there are too many. */
const MOST_ORDERS = 3000;

/** All of a problem, longest visits first; `undefined` where there are too many. @param out 1 for occurrences left aside */
export function deliveries(problem: Problem, out: Uint8Array): readonly Delivery[] | undefined {
  const days = new Days(problem);
  const found = new Map<string, Omit<Delivery, "index">>();
  let orders = 0;
  for (let patient = 0; patient < problem.patients; patient++) {
    const clock = new Clock(problem, days, patient);
    const grow = (order: readonly number[], beginning: Beginning): boolean => {
      if (++orders > MOST_ORDERS) return false;
      if (order.length > 0) note(clock, order, beginning, found);
      for (let unit = problem.unitStart[patient]; unit < problem.unitStart[patient + 1]; unit++) {
        const occurrence = problem.occurrenceOfUnit[unit];
        if (out[occurrence] === 1 || !keepsLinks(problem, order, beginning.care, occurrence)) continue;
        const longer = extended(clock, beginning, unit);
        if (longer !== undefined && !grow([...order, unit], longer)) return false;
      }
      return true;
    };
    const nothing = { units: [], care: 0, stints: welcome(problem, patient), fitting: [0, problem.horizon] };
    if (!grow([], nothing)) return undefined;
  }
  return [...found.values()]
    .sort((a, b) => b.units.length - a.units.length)
    .map((delivery, index) => ({ ...delivery, index }));
}

/** Whether an occurrence that starts `care` minutes into the care keeps what it owes those before it in the visit. */
function keepsLinks(problem: Problem, order: readonly number[], care: number, occurrence: number): boolean {
  const { linkStart, linkItem, links, occurrenceOfUnit, minutesOfOccurrence } = problem;
  let at = 0;
  for (const unit of order) {
    const other = occurrenceOfUnit[unit];
    for (let i = linkStart[occurrence]; i < linkStart[occurrence + 1]; i++) {
      const { first, second, least, most } = links[linkItem[i]];
      if (first === other && second === occurrence && (care - at < least || care - at > most)) return false;
    }
    at += minutesOfOccurrence[other];
  }
  return true;
}

/** Notes what the beginning is as a whole visit, on every shift that could hold it. */
function note(
  clock: Clock,
  order: readonly number[],
  beginning: Beginning,
  found: Map<string, Omit<Delivery, "index">>,
): void {
  const { problem, patient } = clock;
  const visit = wholeVisit(clock, beginning);
  if (visit === undefined) return;
  const { units, length } = visit;
  const inOrder = isOrderSeen(problem, units);
  for (let shift = 0; shift < problem.shifts; shift++) {
    const starts = startsOnShift(problem, shift, visit.stints, visit.starts, length);
    if (starts.length === 0 || length > problem.mostContactOfShift[shift]) continue;
    const key = `${shift} ${inOrder ? order : units}`;
    const known = found.get(key);
    const orders = [...(known?.orders ?? []), { units: order, starts }];
    found.set(key, {
      shift,
      patient,
      units,
      length,
      starts: merge([...(known?.starts ?? []), ...starts]),
      orders,
      blocks: known?.blocks ?? blocksOf(clock, order, inOrder),
    });
  }
}

function startsOnShift(
  problem: Problem,
  shift: number,
  stints: Uint32Array,
  starts: Stretches,
  length: number,
): Stretches {
  const own: number[] = [];
  for (let stint = 0; stint < problem.stints; stint++) {
    if (problem.shiftOfStint[stint] !== shift || ((stints[stint >>> 5] >>> (stint & 31)) & 1) === 0) continue;
    own.push(...startsOnStint(problem, stint, starts, length));
  }
  return merge(own);
}

/** Whether it makes a difference to other visits of the patient in which order these units are delivered. */
function isOrderSeen(problem: Problem, units: readonly number[]): boolean {
  const { occurrenceOfUnit, partnerOfUnit, linkStart, linkItem, links, patientOfOccurrence, pairFlags } = problem;
  const own = new Set(units.map((unit) => occurrenceOfUnit[unit]));
  const patient = patientOfOccurrence[occurrenceOfUnit[units[0]]];
  if (pairFlags[patient].some((flag) => (flag & ALONGSIDE) !== 0)) return true;
  return units.some((unit) => {
    const occurrence = occurrenceOfUnit[unit];
    if (partnerOfUnit[unit] >= 0) return true;
    const linked = linkItem.subarray(linkStart[occurrence], linkStart[occurrence + 1]);
    return linked.some((link) => !own.has(links[link].first) || !own.has(links[link].second));
  });
}

function blocksOf({ problem, setup }: Clock, order: readonly number[], inOrder: boolean): Block[] {
  const { occurrenceOfUnit, minutesOfOccurrence } = problem;
  let offset = setup;
  const blocks = order.map((unit) => {
    const occurrence = occurrenceOfUnit[unit];
    const block = { occurrence, offset, minutes: minutesOfOccurrence[occurrence] };
    offset += block.minutes;
    return block;
  });
  return inOrder ? blocks : [{ occurrence: -1, offset: setup, minutes: offset - setup }];
}

/** The units in an order that suits a visit from `start`. */
export function unitsAt({ orders }: Delivery, start: number): readonly number[] {
  return orders.find(({ starts }) => intersect(starts, [start, start]).length > 0)!.units;
}
