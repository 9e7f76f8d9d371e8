// Where a bundle fits best: every position of every shift that could hold it, by what it adds to the cost.
//
// This is the search's inner loop. It allocates nothing, tries travel before time, and knows shifts of at most one
// break by heart; others go through `startBetween`.

import { NO_FRACTION } from "../../base/fraction.ts";
import type { Random } from "../../base/random.ts";
import { nextIn, type Stretches } from "../../base/stretches.ts";
import { arrival } from "../../problem/gaps.ts";
import { NEVER, type Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";
import { LEG, READY, ROOM, STOP } from "./cells.ts";
import { arrivalAfter } from "./one-break.ts";
import type { Route } from "./route.ts";
import type { Visits } from "./visits.ts";

/** Ways to look at a shift, by its breaks: none, one to be taken at any time in its window, others. */
const PLAIN = 0;
const ONE_BREAK = 1;
const ANY = 2;

export const NOWHERE = Number.POSITIVE_INFINITY;

/** The solution as an insertion sees it. */
export interface Board {
  readonly problem: Problem;
  readonly routes: readonly Route[];
  readonly visits: Visits;
  readonly visitsOfPatient: readonly (readonly number[])[];
}

export class Insertion {
  /** The best place found last: what it adds to C (NOWHERE: none), stint, position, and start of the visit. */
  cost = NOWHERE;
  stint = -1;
  position = -1;
  start = -1;
  /** Whether the last `find` passed over shifts or positions for what they cost alone, and whether it blinked. */
  passedOver = false;
  blinked = false;
  /** Shifts that have not changed since this change are passed over; with `forRoom`, those that have not gained room. */
  since = NO_FRACTION;
  forRoom = false;
  /** Chance that a position is passed over (blinks: Christiaens & Vanden Berghe 2020). */
  blink = NO_FRACTION;
  /** What a minute of each shift is worth to care left undone, and how much of that counts at present. */
  readonly minutePrice: Float64Array;
  minuteShare = NO_FRACTION;
  readonly #board: Board;
  readonly #prices: { readonly faceShare: number };
  readonly #random: Random;
  readonly #seen: Int32Array;
  readonly #preferred: Int32Array;
  readonly #centreOfShift: Int32Array;
  /** How the positions of a shift are looked at: PLAIN, ONE_BREAK or ANY. */
  readonly #wayOfShift: Uint8Array;
  #patient = 0;
  /** What another face for the patient costs, and somebody they would rather not see. */
  #faceCost = NO_FRACTION;
  #unpreferredCost = NO_FRACTION;
  /** What a visit on the shift being looked at costs beside travel; not handed on, since that would take memory each time. */
  #surcharge = NO_FRACTION;

  constructor(board: Board, prices: { readonly faceShare: number }, random: Random) {
    this.#board = board;
    this.#prices = prices;
    this.minutePrice = new Float64Array(board.problem.shifts);
    this.#random = random;
    this.#seen = new Int32Array(board.problem.practitioners);
    this.#preferred = new Int32Array(board.problem.practitioners);
    this.#centreOfShift = Int32Array.from(board.routes, ({ centre }) => centre);
    this.#wayOfShift = Uint8Array.from(board.routes, ({ states, hasOneBreak }) =>
      states === 1 ? PLAIN : hasOneBreak ? ONE_BREAK : ANY,
    );
  }

  /** Reads who visits a patient now, before its bundles are tried. `except` is the slot of a visit to look past. */
  meet(patient: number, except = -1): void {
    const { problem, visits, visitsOfPatient } = this.#board;
    const { weights, practitionerOfShift } = problem;
    const faceCost = this.#prices.faceShare * weights.extraFace;
    this.#patient++;
    this.#faceCost = 0;
    for (const slot of visitsOfPatient[patient]!) {
      if (slot === except) continue;
      this.#faceCost = faceCost;
      this.#seen[practitionerOfShift[visits.shift[slot]!]!] = this.#patient;
    }
    const { metStart, metItem } = problem;
    if (metStart !== undefined) {
      for (let i = metStart[patient]!; i < metStart[patient + 1]!; i++) {
        this.#faceCost = faceCost;
        this.#seen[metItem![i]!] = this.#patient;
      }
    }
    const from = problem.preferStart[patient]!;
    const to = problem.preferStart[patient + 1]!;
    this.#unpreferredCost = from < to ? weights.unpreferredVisit : 0;
    for (let i = from; i < to; i++) this.#preferred[problem.preferItem[i]!] = this.#patient;
  }

  /** What a visit by this practitioner costs beside travel. */
  surcharge(practitioner: number): number {
    const face = this.#seen[practitioner] === this.#patient ? 0 : this.#faceCost;
    return this.#preferred[practitioner] === this.#patient ? face : face + this.#unpreferredCost;
  }

  /** What each minute on a shift costs at present, beside travel. */
  priceOfMinute(shift: number): number {
    return this.minuteShare * this.minutePrice[shift]!;
  }

  /**
   * Finds the cheapest place for a bundle whose visit may start in `starts`, on one of `stints`, cheaper than `limit`.
   * With `only`, shifts it does not admit are passed over.
   */
  find(bundle: Bundle, starts: Stretches, stints: Int32Array, limit: number, only?: (shift: number) => boolean): void {
    this.cost = limit;
    this.stint = -1;
    this.passedOver = false;
    this.blinked = false;
    if (starts.length === 0) {
      this.cost = NOWHERE;
      return;
    }
    const { problem, routes, visits } = this.#board;
    const { shiftOfStint, practitionerOfShift, loOfStint, hiOfStint } = problem;
    const { roomOfShift } = visits;
    const changeOfShift = this.forRoom ? visits.changes.looseningOfShift : visits.changes.ofShift;
    const place = problem.placeOfPatient[bundle.patient]!;
    const from = problem.travel.from(place);
    const to = problem.travel.to(place);
    const { length } = bundle;
    const first = starts[0]!;
    const last = starts[starts.length - 1]!;
    for (let i = 0; i < stints.length; i++) {
      const stint = stints[i]!;
      const shift = shiftOfStint[stint]!;
      if (roomOfShift[shift]! < length || changeOfShift[shift]! <= this.since) continue;
      const lo = Math.max(first, loOfStint[stint]!);
      const hi = Math.min(last, hiOfStint[stint]!);
      if (lo > hi || (only !== undefined && !only(shift))) continue;
      const surcharge = this.surcharge(practitionerOfShift[shift]!) + this.priceOfMinute(shift) * length;
      if (surcharge >= this.cost || this.#isFar(shift, surcharge, from, to)) {
        this.passedOver = true;
        continue;
      }
      this.#surcharge = surcharge;
      const way = this.#wayOfShift[shift]!;
      if (way === PLAIN) this.#scanPlain(shift, stint, starts, lo, hi, length, from, to);
      else if (way === ONE_BREAK) this.#scanOneBreak(shift, stint, starts, lo, hi, length, from, to);
      else this.#scanAny(routes[shift]!, stint, starts, lo, hi, length, from, to);
    }
    if (this.stint < 0) this.cost = NOWHERE;
  }

  /** Whether a place cannot be reached from anywhere on a route at less than the cost known. */
  #isFar(shift: number, surcharge: number, from: Int32Array, to: Int32Array): boolean {
    const centre = this.#centreOfShift[shift]!;
    if (centre < 0) return false;
    const { problem, visits } = this.#board;
    const detour = to[centre]! + from[centre]! - visits.spreadOfShift[shift]!;
    return surcharge + problem.weights.travelMinute * detour >= this.cost;
  }

  /**
   * Start of a visit that takes the place of the one at `position` of its route, which has room for it, or −1 where it does
   * not fit. The new one is the same patient's, so travel stays.
   */
  startInPlace(route: Route, position: number, starts: Stretches, length: number, lo: number, hi: number): number {
    const there = route.legAt(position);
    const onward = route.legAt(position + 1);
    return this.startBetween(route, position, position + 1, starts, lo, hi, length, there, onward);
  }

  #scanPlain(
    shift: number,
    stint: number,
    starts: Stretches,
    lo: number,
    hi: number,
    length: number,
    from: Int32Array,
    to: Int32Array,
  ): void {
    const { items, startOfShift, sizeOfShift, widthOfShift } = this.#board.visits.cells;
    const surcharge = this.#surcharge;
    const weight = this.#board.problem.weights.travelMinute;
    const least = lo + length;
    const size = sizeOfShift[shift]!;
    const width = widthOfShift[shift]!;
    let at = startOfShift[shift]!;
    for (let p = 0; p <= size; p++, at += width) {
      if (items[at + ROOM]! < length) continue;
      const ready = items[at + READY]!;
      if (ready > hi) break;
      const latest = items[at + READY + 1]!;
      if (latest < least) continue;
      const before = items[at + STOP]!;
      const after = items[at + width + STOP]!;
      const there = before < 0 ? 0 : to[before]!;
      const onward = after < 0 ? 0 : from[after]!;
      const cost = surcharge + weight * (there + onward - items[at + LEG]!);
      if (cost >= this.cost) {
        this.passedOver = true;
        continue;
      }
      const start = nextIn(starts, Math.max(ready + there, lo), NEVER);
      if (start > hi || start + length + onward > latest) continue;
      this.#take(cost, stint, p, start);
    }
  }

  #scanOneBreak(
    shift: number,
    stint: number,
    starts: Stretches,
    lo: number,
    hi: number,
    length: number,
    from: Int32Array,
    to: Int32Array,
  ): void {
    const { items, startOfShift, sizeOfShift, widthOfShift } = this.#board.visits.cells;
    const surcharge = this.#surcharge;
    const weight = this.#board.problem.weights.travelMinute;
    const least = lo + length;
    const size = sizeOfShift[shift]!;
    const width = widthOfShift[shift]!;
    let at = startOfShift[shift]!;
    for (let p = 0; p <= size; p++, at += width) {
      if (items[at + ROOM]! < length) continue;
      const ready = at + READY;
      if (items[ready]! > hi && items[ready + 1]! > hi) break;
      if (items[ready + 2]! < least && items[ready + 3]! < least) continue;
      const before = items[at + STOP]!;
      const after = items[at + width + STOP]!;
      const there = before < 0 ? 0 : to[before]!;
      const onward = after < 0 ? 0 : from[after]!;
      const cost = surcharge + weight * (there + onward - items[at + LEG]!);
      if (cost >= this.cost) {
        this.passedOver = true;
        continue;
      }
      const route = this.#board.routes[shift]!;
      const start = startWithOneBreak(items, ready, ready + 2, route, starts, lo, hi, length, there, onward);
      if (start >= 0) this.#take(cost, stint, p, start);
    }
  }

  #scanAny(
    route: Route,
    stint: number,
    starts: Stretches,
    lo: number,
    hi: number,
    length: number,
    from: Int32Array,
    to: Int32Array,
  ): void {
    const { items } = this.#board.visits.cells;
    const { size, width } = route;
    const surcharge = this.#surcharge;
    const weight = this.#board.problem.weights.travelMinute;
    let at = route.at(0);
    for (let p = 0; p <= size; p++, at += width) {
      if (items[at + ROOM]! < length) continue;
      const before = items[at + STOP]!;
      const after = items[at + width + STOP]!;
      const there = before < 0 ? 0 : to[before]!;
      const onward = after < 0 ? 0 : from[after]!;
      const cost = surcharge + weight * (there + onward - items[at + LEG]!);
      if (cost >= this.cost) {
        this.passedOver = true;
        continue;
      }
      const start = this.startBetween(route, p, p, starts, lo, hi, length, there, onward);
      if (start >= 0) this.#take(cost, stint, p, start);
    }
  }

  /** Earliest start of a visit between what ends before position `p` and the visit at `next`, or −1. */
  startBetween(
    route: Route,
    p: number,
    next: number,
    starts: Stretches,
    lo: number,
    hi: number,
    length: number,
    there: number,
    onward: number,
  ): number {
    const { states } = route;
    const { items } = this.#board.visits.cells;
    const ready = route.at(p) + READY;
    const latest = route.at(next) + READY + states;
    if (route.hasOneBreak) {
      return startWithOneBreak(items, ready, latest, route, starts, lo, hi, length, there, onward);
    }
    for (let taken = 0; taken < states; taken++) {
      let arriving = NEVER;
      for (let before = 0; before <= taken; before++) {
        arriving = Math.min(arriving, arrival(route, items[ready + before]!, there, before, taken));
      }
      const start = arriving >= NEVER ? NEVER : nextIn(starts, Math.max(arriving, lo), NEVER);
      if (start > hi) continue;
      for (let taking = taken; taking < states; taking++) {
        if (arrival(route, start + length, onward, taken, taking) <= items[latest + taking]!) return start;
      }
    }
    return -1;
  }

  #take(cost: number, stint: number, position: number, start: number): void {
    if (this.blink > 0 && this.#random.next() < this.blink) {
      this.blinked = true;
      return;
    }
    this.cost = cost;
    this.stint = stint;
    this.position = position;
    this.start = start;
  }
}

/**
 * The same on a shift with one break, the earliest ends before and the latest starts after standing at `ready` and `latest`:
 * the break comes later, or in the gap after, or has been taken, or comes in the gap before.
 */
function startWithOneBreak(
  items: Int32Array,
  ready: number,
  latest: number,
  { from, to, pause }: Route,
  starts: Stretches,
  lo: number,
  hi: number,
  length: number,
  there: number,
  onward: number,
): number {
  const ahead = items[ready]!;
  const over = items[latest + 1]!;
  let soonest = NEVER;
  if (ahead <= hi) {
    const start = nextIn(starts, Math.max(ahead + there, lo), NEVER);
    if (start <= hi) {
      const leaving = start + length;
      if (leaving + onward <= items[latest]!) return start;
      if (arrivalAfter(from, to, pause, leaving, onward) <= over) return start;
    }
    soonest = arrivalAfter(from, to, pause, ahead, there);
  }
  soonest = Math.min(soonest, items[ready + 1]! + there);
  const start = nextIn(starts, Math.max(soonest, lo), NEVER);
  return start <= hi && start + length + onward <= over ? start : -1;
}
