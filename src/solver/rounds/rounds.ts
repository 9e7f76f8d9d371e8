// Rounds: with the contents of the visits settled, who makes them and in which order, so that C is least.
//
// Large-neighbourhood search (ruin and recreate) with annealing, as in the search for the visits themselves, but with
// nothing decoupled: times are exact across shifts at every moment, so that what one delay costs others is seen before
// it is accepted.

import { Random } from "../../base/random.ts";
import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { type Calls, callsOf, sortedVisits, unpreferredCost } from "./calls.ts";
import { Dives } from "./dives.ts";
import { Master } from "./master.ts";
import { Places } from "./places.ts";
import { Pool, type PooledRoute, standingRoutes } from "./pool.ts";
import { recombined } from "./recombination.ts";
import { Ruin } from "./ruin.ts";
import { copyTimetable, type Snapshot, snapshotOf } from "./snapshot.ts";
import { REFUSED, Timetable } from "./timetable.ts";

/** Temperatures at the start and end, as shares of what a call costs on average. */
const HOT = 3;
const COLD = 0.015;
/** What a call that finds no place for a while costs, in the same measure. */
const ABSENT = 20;
/** Routes are remembered from rounds that cost at most so many times what the best ones do. */
const POOLED_WITHIN = 1.02;
/** Calls up to which remembered routes are put together anew: the integer program has a row for each. */
const MOST_RECOMBINED = 300;
const NONE: readonly number[] = [];

export class Rounds {
  iterations = 0;
  /** C of the best rounds so far. */
  cost = REFUSED;
  /** The schedule given, a visit for each call. */
  readonly #visits: Schedule;
  readonly #calls: Calls;
  readonly #table: Timetable;
  readonly #random: Random;
  readonly #ruin: Ruin;
  readonly #places: Places;
  readonly #pool: Pool;
  /** The rounds before the step, and the best ones: as the timetable has them. */
  readonly #current: Snapshot;
  readonly #best: Snapshot;
  #dives: Dives | undefined;
  #currentCost = REFUSED;
  #averageCost = 0;
  /** Calls that found no place in the last step kept. */
  #absent: readonly number[] = NONE;

  /** @param strangers pairs of units that are never done by one practitioner */
  constructor(
    problem: Problem,
    schedule: Schedule,
    seed: number,
    strangers: readonly (readonly [number, number])[] = [],
  ) {
    this.#random = new Random(seed);
    this.#visits = sortedVisits(schedule);
    this.#calls = callsOf(problem, this.#visits, strangers);
    this.#table = new Timetable(this.#calls);
    this.#places = new Places(this.#table, this.#random);
    this.#ruin = new Ruin(this.#table, this.#random);
    this.#pool = new Pool(this.#table, this.#random.fork());
    this.#current = snapshotOf(this.#table);
    this.#best = snapshotOf(this.#table);
  }

  /** First rounds: calls one by one, the earliest first, each where it costs least. False where one finds no place. */
  construct(): boolean {
    const { count, firstOfCall } = this.#calls;
    const order = Array.from({ length: count }, (_, call) => call);
    order.sort((a, b) => firstOfCall[a] - firstOfCall[b] || a - b);
    return this.#begin(this.#recreate(order).length === 0);
  }

  /** Begins with the rounds as the schedule has them; false where they do not stand once dates and turns are kept. */
  adopt(): boolean {
    const { count } = this.#calls;
    const last = Array.from({ length: this.#calls.problem.shifts }, (_, shift) => count + shift);
    const order = Array.from({ length: count }, (_, call) => call);
    order.sort((a, b) => this.#visits[a].start - this.#visits[b].start || a - b);
    for (const call of order) {
      const { shift } = this.#visits[call];
      this.#table.link(call, last[shift]);
      last[shift] = call;
    }
    return this.#begin(true);
  }

  #begin(complete: boolean): boolean {
    if (!complete || !this.#table.settle()) return false;
    this.#currentCost = this.#costNow();
    this.#averageCost = this.#currentCost / Math.max(1, this.#calls.count);
    copyTimetable(this.#table, this.#current);
    copyTimetable(this.#table, this.#best);
    this.cost = this.#currentCost;
    return true;
  }

  /** One step; `progress` from 0 to 1 sets the temperature. True where it found better rounds than any before. */
  step(progress: number): boolean {
    this.iterations++;
    this.#ruin.run();
    if (!this.#table.settle()) {
      copyTimetable(this.#current, this.#table);
      return false;
    }
    for (const call of this.#absent) this.#ruin.removed.push(call);
    const absent = this.#recreate(this.#order(this.#ruin.removed));
    const cost = this.#costNow() + this.#costOf(absent);
    const temperature = HOT * (COLD / HOT) ** progress * this.#averageCost;
    if (cost >= this.#currentCost - temperature * Math.log(this.#random.next() + 1e-12)) {
      copyTimetable(this.#current, this.#table);
      return false;
    }
    return this.#accept(cost, absent);
  }

  /** Goes on from the rounds as they stand; true where they are the best ones. */
  #accept(cost: number, absent: readonly number[]): boolean {
    copyTimetable(this.#table, this.#current);
    this.#currentCost = cost;
    this.#absent = absent;
    if (absent.length > 0) return false;
    if (this.#calls.count <= MOST_RECOMBINED && cost <= POOLED_WITHIN * this.cost) this.#pool.note();
    return this.#keepIfBest();
  }

  #costOf({ length }: readonly number[]): number {
    return length * ABSENT * this.#averageCost;
  }

  /** Keeps the rounds as they stand as the best ones where they are; true where so. */
  #keepIfBest(): boolean {
    if (this.#currentCost > this.cost - 1e-9) return false;
    this.cost = this.#currentCost;
    copyTimetable(this.#table, this.#best);
    return true;
  }

  /** Goes on from the best rounds, or from better ones made of routes remembered. May be left at any yield. */
  *recombine(): Steps<void> {
    const { count, problem } = this.#calls;
    this.#return();
    if (count > MOST_RECOMBINED) return;
    const standing = standingRoutes(this.#table);
    yield* recombined(count, problem.shifts, this.#pool.routes, standing, (routes) => {
      this.#takeRoutes(routes);
      this.#return();
    });
  }

  /**
   * Goes on from other rounds, made of routes that a linear program finds worth having, or from the best ones where that
   * comes to nothing. May be left at any yield.
   */
  *dive(): Steps<void> {
    const { count } = this.#calls;
    this.#return();
    if (count > MOST_RECOMBINED) return;
    this.#dives ??= new Dives(
      new Master(this.#table, standingRoutes(this.#table), this.#costOf([0])),
      this.#random.fork(),
    );
    const routes = yield* this.#dives.next();
    if (routes.length === 0) return;
    if (!this.#lay(routes)) {
      this.#return();
      return;
    }
    const absent = this.#recreate(this.#out());
    this.#accept(this.#costNow() + this.#costOf(absent), absent);
  }

  /** Goes back to the best rounds. */
  #return(): void {
    copyTimetable(this.#best, this.#table);
    copyTimetable(this.#table, this.#current);
    this.#currentCost = this.cost;
    this.#absent = NONE;
  }

  /** Makes rounds of routes that hold every call, and keeps them where they stand and are the best. */
  #takeRoutes(routes: readonly PooledRoute[]): void {
    if (!this.#lay(routes)) return;
    this.#currentCost = this.#costNow();
    this.#keepIfBest();
  }

  /** Makes rounds of routes, each call on the first that holds it; false where they do not stand. */
  #lay(routes: readonly PooledRoute[]): boolean {
    const { count } = this.#calls;
    const { shift: shifts } = this.#table;
    for (let call = 0; call < count; call++) if (shifts[call] >= 0) this.#table.unlink(call);
    for (const { shift, calls } of routes) {
      let last = count + shift;
      for (const call of calls) {
        if (shifts[call] >= 0) continue;
        this.#table.link(call, last);
        last = call;
      }
    }
    return this.#keepsPeopleApart() && this.#table.settle();
  }

  /** Calls that are on no shift. */
  #out(): number[] {
    return Array.from(this.#table.shift.subarray(0, this.#calls.count).keys()).filter(
      (call) => this.#table.shift[call] < 0,
    );
  }

  /** Whether no two calls that one practitioner must not make are with one. */
  #keepsPeopleApart(): boolean {
    const { count, strangerStart, strangerItem, problem } = this.#calls;
    const who = (call: number) => problem.practitionerOfShift[this.#table.shift[call]];
    for (let call = 0; call < count; call++) {
      if (this.#table.shift[call] < 0) continue;
      for (let i = strangerStart[call]; i < strangerStart[call + 1]; i++)
        if (who(call) === who(strangerItem[i])) return false;
    }
    return true;
  }

  /** The best rounds, each visit at its earliest. */
  schedule(): Schedule {
    const { count, unitsOfCall, patientOfCall } = this.#calls;
    return Array.from({ length: count }, (_, call) => ({
      shift: this.#best.shift[call],
      patient: patientOfCall[call],
      start: this.#best.start[call],
      units: unitsOfCall[call],
    }));
  }

  /** Puts calls back in this order, each where it costs least; those that find no place are given back. */
  #recreate(order: readonly number[]): readonly number[] {
    let left: number[] | undefined;
    for (const call of order) {
      this.#places.find(call);
      if (this.#places.take(call)) continue;
      left ??= [];
      left.push(call);
    }
    return left ?? NONE;
  }

  /** Orders in which to recreate: random, farthest or nearest first, earliest first, fewest competent shifts first. */
  #order(calls: number[]): number[] {
    const random = this.#random;
    const { firstOfCall, placeOfCall, shiftsOfCall, lengthOfCall, problem } = this.#calls;
    random.shuffle(calls);
    const row = problem.travel.from(placeOfCall[calls[0] ?? 0]);
    const kind = random.int(11);
    if (kind < 4) return calls;
    if (kind < 6) return calls.sort((a, b) => row[placeOfCall[b]] - row[placeOfCall[a]]);
    if (kind < 7) return calls.sort((a, b) => row[placeOfCall[a]] - row[placeOfCall[b]]);
    if (kind < 9) return calls.sort((a, b) => firstOfCall[a] - firstOfCall[b]);
    if (kind < 10) return calls.sort((a, b) => lengthOfCall[b] - lengthOfCall[a]);
    return calls.sort((a, b) => shiftsOfCall[a].length - shiftsOfCall[b].length);
  }

  #costNow(): number {
    const { weights } = this.#calls.problem;
    this.#table.recount();
    const { travel, offPeak, worst } = this.#table;
    return (
      weights.travelMinute * travel +
      weights.offPeakMinute * offPeak +
      weights.worstOffPeakMinute * worst +
      this.#people()
    );
  }

  /** What further faces and visits by others than those preferred cost. */
  #people(): number {
    const { problem, count, patientOfCall, callStart } = this.#calls;
    const { weights, practitionerOfShift } = problem;
    if (weights.extraFace === 0 && weights.unpreferredVisit === 0) return 0;
    const who = (call: number) => practitionerOfShift[this.#table.shift[call]] ?? -1;
    let cost = 0;
    for (let call = 0; call < count; call++) {
      if (this.#table.shift[call] < 0) continue;
      const patient = patientOfCall[call];
      const one = who(call);
      let isNew = call > callStart[patient];
      for (let before = callStart[patient]; before < call && isNew; before++) isNew = who(before) !== one;
      if (isNew) cost += weights.extraFace;
      cost += unpreferredCost(problem, patient, one);
    }
    return cost;
  }
}
