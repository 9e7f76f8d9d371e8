// A little problem solved by trying everything: each pair of hands in every visit that could hold it, or left undone,
// with exact times. Routes and prices leave what patients ask of several shifts at once to branching, which may end
// without an answer; this does not, where little enough is asked.

import { Pace, type Steps } from "../../../base/steps.ts";
import { breakOrders } from "../../../problem/break-orders.ts";
import type { Problem } from "../../../problem/problem.ts";
import type { Schedule } from "../../../problem/schedule.ts";
import type { Bounds } from "../../bounds/bounds.ts";
import { identicalShifts } from "../../presolve/classes.ts";
import { standIns } from "../../presolve/dominated.ts";
import { fewestVisits } from "../routes/aims.ts";
import { shortestTravel } from "../routes/shortest-travel.ts";
import { type Delivery, deliveries, unitsAt } from "./deliveries.ts";
import { Timing } from "./timing.ts";

/** The best there is. */
export interface Settled {
  readonly unscheduled: number;
  readonly visits: number;
  /** A plan that is better than the one known before; none where there is none. */
  readonly schedule?: Schedule;
}

/** Systems of demands looked at between two yields. */
const TRIED_A_STEP = 200;

/**
 * The least U, and the fewest visits with it.
 *
 * @param known what the best plan known is worth
 * @returns `undefined` where trying everything takes too long, or breaks have too many orders
 */
export function* settleLittle(
  problem: Problem,
  bounds: Bounds,
  known: { readonly unscheduled: number; readonly visits: number },
): Steps<Settled | undefined> {
  if (!problem.breaksOfShift.every((breaks) => breakOrders(breaks).areAll)) return undefined;
  const all = deliveries(problem, bounds.impossible);
  if (all === undefined) return undefined;
  const little = new Little(problem, bounds, all, yield* shortestTravel(problem), known);
  return (yield* little.steps()) ? little.best : undefined;
}

const OPEN = 0;
const DONE = 1;
const LEFT = 2;

class Little {
  best: Settled;
  readonly #problem: Problem;
  readonly #timing: Timing;
  readonly #deliveriesOf: readonly (readonly Delivery[])[];
  /** Units, those that fewest visits could hold first. */
  readonly #order: readonly number[];
  readonly #classOfShift: Int32Array;
  readonly #standInsOf: readonly (readonly number[])[];
  /** By shift, the units that somebody could do on it. */
  readonly #unitsOf: readonly ReadonlySet<number>[];
  readonly #fewest: Int32Array;
  readonly #leastUndone: number;
  readonly #routes: Delivery[][];
  readonly #state: Uint8Array;
  readonly #visitsOfPatient: Int32Array;
  #unscheduled = 0;
  /** Whether U is settled and V is asked for. */
  #areVisitsAsked = false;
  readonly #pace = new Pace(TRIED_A_STEP);
  #paced = 0;

  constructor(problem: Problem, bounds: Bounds, all: readonly Delivery[], shortest: Int32Array, known: Settled) {
    this.#problem = problem;
    this.best = { unscheduled: known.unscheduled, visits: known.visits };
    this.#timing = new Timing(problem, shortest, all.length);
    this.#deliveriesOf = Array.from({ length: problem.units }, (_, unit) =>
      all.filter(({ units }) => units.includes(unit)),
    );
    this.#order = [...this.#deliveriesOf.keys()].sort(
      (a, b) => this.#deliveriesOf[a].length - this.#deliveriesOf[b].length,
    );
    this.#classOfShift = identicalShifts(problem);
    this.#standInsOf = standIns(problem);
    this.#unitsOf = Array.from(
      { length: problem.shifts },
      (_, shift) => new Set(all.filter((delivery) => delivery.shift === shift).flatMap(({ units }) => units)),
    );
    this.#fewest = fewestVisits(problem, bounds, known.unscheduled);
    this.#leastUndone = bounds.unscheduled;
    this.#routes = Array.from({ length: problem.shifts }, () => []);
    this.#state = new Uint8Array(problem.units);
    this.#visitsOfPatient = new Int32Array(problem.patients);
  }

  /** Whether everything was tried: then `best` is the best there is. */
  *steps(): Steps<boolean> {
    for (const [unit, own] of this.#deliveriesOf.entries())
      if (own.length === 0) this.#leave(this.#problem.occurrenceOfUnit[unit]);
    for (const areVisitsAsked of [false, true]) {
      this.#areVisitsAsked = areVisitsAsked;
      yield* this.#go();
    }
    return !this.#timing.isOver;
  }

  *#go(): Steps<void> {
    const { tried, isOver } = this.#timing;
    if (isOver || this.#isHopeless()) return;
    if (this.#pace.due(tried - this.#paced)) yield;
    this.#paced = tried;
    const unit = this.#order.find((one) => this.#state[one] === OPEN);
    if (unit === undefined) {
      this.#note();
      return;
    }
    for (const delivery of this.#deliveriesOf[unit]) if (this.#mayJoin(delivery)) yield* this.#with(delivery);
    yield* this.#without(this.#problem.occurrenceOfUnit[unit]);
  }

  /** Whether nothing that begins like this is better than the best, by what is asked for now. */
  #isHopeless(): boolean {
    const { unscheduled, visits } = this.best;
    if (this.#isNeedless()) return true;
    if (!this.#areVisitsAsked) return Math.max(this.#unscheduled, this.#leastUndone) >= unscheduled;
    return this.#unscheduled > unscheduled || this.#leastVisits() >= visits;
  }

  /** Whether a shift has visits that another one could take over as they are, which is sure to have none to the end. */
  #isNeedless(): boolean {
    const owed = new Set<number>();
    for (const [shift, standIns] of this.#standInsOf.entries())
      if (this.#routes[shift].length > 0)
        for (const other of standIns) if (this.#routes[other].length === 0) owed.add(other);
    if (owed.size === 0) return false;
    const open = this.#order.filter((unit) => this.#state[unit] === OPEN);
    return owed.size > open.length || [...owed].some((shift) => !open.some((unit) => this.#unitsOf[shift].has(unit)));
  }

  /** The fewest visits with which this ends, where no more is left undone than in the best plan. */
  #leastVisits(): number {
    const { patients, unitStart, occurrenceOfUnit, priorityOfOccurrence } = this.#problem;
    let visits = 0;
    for (let patient = 0; patient < patients; patient++) {
      let own = this.#visitsOfPatient[patient];
      for (let unit = unitStart[patient]; unit < unitStart[patient + 1]; unit++) {
        const priority = priorityOfOccurrence[occurrenceOfUnit[unit]];
        if (this.#state[unit] !== OPEN || this.#unscheduled + priority <= this.best.unscheduled) continue;
        own++;
        break;
      }
      visits += Math.max(own, this.#fewest[patient]);
    }
    return visits;
  }

  /** Whether a visit does only what is still open, its shift may hold one more, and nobody is their own second pair of hands. */
  #mayJoin({ shift, units, length }: Delivery): boolean {
    const { mostVisitsOfShift, mostContactOfShift, practitionerOfShift, partnerOfUnit } = this.#problem;
    const route = this.#routes[shift];
    if (units.some((unit) => this.#state[unit] !== OPEN) || route.length >= mostVisitsOfShift[shift]) return false;
    if (route.length === 0 && this.#isAsGood(shift)) return false;
    if (route.reduce((sum, other) => sum + other.length, length) > mostContactOfShift[shift]) return false;
    return this.#routes.every(
      (others, other) =>
        practitionerOfShift[other] !== practitionerOfShift[shift] ||
        others.every((visit) => !visit.units.some((unit) => units.includes(partnerOfUnit[unit]))),
    );
  }

  /** Whether an earlier shift that nothing tells from this one has no visits either: it is enough to use that one. */
  #isAsGood(shift: number): boolean {
    for (let other = 0; other < shift; other++)
      if (this.#classOfShift[other] === this.#classOfShift[shift] && this.#routes[other].length === 0) return true;
    return false;
  }

  /** Goes on with a visit, at each place in its shift's order at which all visits could be made. */
  *#with(delivery: Delivery): Steps<void> {
    const { shift, units, patient } = delivery;
    const route = this.#routes[shift];
    for (const unit of units) this.#state[unit] = DONE;
    this.#visitsOfPatient[patient]++;
    for (let at = 0; at <= route.length; at++) {
      route.splice(at, 0, delivery);
      if (this.#timing.couldBe(this.#routes)) yield* this.#go();
      route.splice(at, 1);
    }
    this.#visitsOfPatient[patient]--;
    for (const unit of units) this.#state[unit] = OPEN;
  }

  /** Goes on without an occurrence, where nothing of it and of what needs it is done. */
  *#without(occurrence: number): Steps<void> {
    const { state, unscheduled } = { state: this.#state.slice(), unscheduled: this.#unscheduled };
    if (this.#leave(occurrence)) yield* this.#go();
    this.#state.set(state);
    this.#unscheduled = unscheduled;
  }

  /** Leaves an occurrence undone, and all that need it; false where some of that is done. */
  #leave(occurrence: number): boolean {
    const { unitStart, occurrenceOfUnit, patientOfOccurrence, priorityOfOccurrence } = this.#problem;
    const { linkStart, linkItem, links } = this.#problem;
    const patient = patientOfOccurrence[occurrence];
    let left = false;
    for (let unit = unitStart[patient]; unit < unitStart[patient + 1]; unit++) {
      if (occurrenceOfUnit[unit] !== occurrence) continue;
      if (this.#state[unit] === DONE) return false;
      left ||= this.#state[unit] === OPEN;
      this.#state[unit] = LEFT;
    }
    if (left) this.#unscheduled += priorityOfOccurrence[occurrence];
    for (let i = linkStart[occurrence]; left && i < linkStart[occurrence + 1]; i++) {
      const { first, second, needed } = links[linkItem[i]];
      if (needed && first === occurrence && !this.#leave(second)) return false;
    }
    return true;
  }

  /** Everything is settled but times and breaks. */
  #note(): void {
    const times = this.#timing.times(this.#routes);
    if (times === undefined) return;
    const own = this.#routes.flat();
    const schedule = own.map((delivery) => {
      const start = times.get(delivery)!;
      return { shift: delivery.shift, patient: delivery.patient, start, units: unitsAt(delivery, start) };
    });
    this.best = { unscheduled: this.#unscheduled, visits: own.length, schedule };
  }
}
