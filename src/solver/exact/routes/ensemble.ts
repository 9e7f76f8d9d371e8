// All routes together: times at which every rule across shifts is kept, with the order of visits on each shift as it is.
//
// Every visit starts as early as its route allows. Where two visits to one patient do not go together then, one of them
// has to be later, at the least so late as the other where it stands allows: a depth-first search over which. Routes take
// their breaks where that is soonest over, so little is lost by never asking for another gap.

import { nextIn } from "../../../base/stretches.ts";
import { NEVER, type Problem } from "../../../problem/problem.ts";
import type { Bundle, Bundles } from "../../bundles.ts";
import { Relations } from "../../routing/relations.ts";
import { Route } from "../../routing/route.ts";
import { Visits } from "../../routing/visits.ts";

/** Visits moved in one search for times. */
const MOST_MOVES = 600;

/** A visit that has to start no earlier than this, with its units in this order. */
interface Move {
  readonly slot: number;
  readonly start: number;
  readonly order: number;
}

export class Ensemble {
  readonly visits: Visits;
  readonly #problem: Problem;
  readonly #routes: readonly Route[];
  readonly #relations: Relations;
  readonly #slotsOfPatient: number[][];
  /** By slot, the bundles of its units, and which of them it is. */
  readonly #orders: (readonly Bundle[])[] = [];
  readonly #order: number[] = [];
  #movesLeft = 0;

  constructor(bundles: Bundles) {
    const { problem } = bundles;
    this.#problem = problem;
    this.visits = new Visits(bundles);
    this.#routes = Array.from({ length: problem.shifts }, (_, shift) => new Route(this.visits, shift));
    this.#relations = new Relations(this.visits);
    this.#slotsOfPatient = Array.from({ length: problem.patients }, () => []);
  }

  /** Adds a visit, the last of its shift; its slot. @param orders bundles of the same units */
  add(orders: readonly Bundle[], stint: number): number {
    const slot = this.visits.take(orders[0], stint);
    this.#orders[slot] = orders;
    const route = this.#routeOf(slot);
    this.insert(slot, route.size);
    return slot;
  }

  /** Takes a visit out; where it was on its shift. */
  remove(slot: number): number {
    const route = this.#routeOf(slot);
    const position = route.positionOf(slot);
    route.remove(slot);
    const own = this.#slotsOfPatient[this.visits.patient[slot]];
    own.splice(own.indexOf(slot), 1);
    return position;
  }

  /** Puts a visit back where it was. */
  insert(slot: number, position: number): void {
    this.#routeOf(slot).insert(position, slot);
    this.#slotsOfPatient[this.visits.patient[slot]].push(slot);
  }

  /** Whether times were found: then each visit is planned at one. */
  settle(): boolean {
    const { stint } = this.visits;
    for (const route of this.#routes)
      for (const slot of route.visits.subarray(0, route.size)) this.#set(slot, this.#problem.loOfStint[stint[slot]], 0);
    this.#movesLeft = MOST_MOVES;
    return this.#routes.every((route) => route.propagate(this.visits)) && this.#search();
  }

  #routeOf(slot: number): Route {
    return this.#routes[this.visits.shift[slot]];
  }

  #set(slot: number, start: number, order: number): void {
    this.visits.lo[slot] = start;
    this.#order[slot] = order;
    this.visits.hold(slot, this.#orders[slot][order]);
  }

  #search(): boolean {
    const moves = this.#clash();
    if (moves === undefined) return true;
    const { lo } = this.visits;
    for (const { slot, start, order } of moves) {
      if (this.#movesLeft-- <= 0) return false;
      const before = [lo[slot], this.#order[slot]] as const;
      const route = this.#routeOf(slot);
      this.#set(slot, start, order);
      if (route.propagate(this.visits) && this.#search()) return true;
      this.#set(slot, ...before);
      route.propagate(this.visits);
    }
    return false;
  }

  /** The first two visits that do not go together, as the moves that may set them right; the shorter move first. */
  #clash(): readonly Move[] | undefined {
    const { planned } = this.visits;
    let first = NEVER;
    let found: readonly [number, number] | undefined;
    for (const slots of this.#slotsOfPatient) {
      for (let i = 1; i < slots.length; i++) {
        for (let j = 0; j < i; j++) {
          const time = Math.max(planned[slots[i]], planned[slots[j]]);
          if (time >= first || this.#soonest(slots[i], slots[j]) === planned[slots[i]]) continue;
          first = time;
          found = [slots[i], slots[j]];
        }
      }
    }
    if (found === undefined) return undefined;
    const [a, b] = found;
    const later = [this.#later(a, b), this.#later(b, a)]
      .filter(({ start }) => start < NEVER)
      .sort((one, other) => one.start - planned[one.slot] - other.start + planned[other.slot]);
    return [...later, ...this.#otherOrders(a), ...this.#otherOrders(b)];
  }

  #later(slot: number, other: number): Move {
    return { slot, start: this.#soonest(slot, other), order: this.#order[slot] };
  }

  /** Orders that have not been tried yet: each is, once, after those before it. */
  #otherOrders(slot: number): Move[] {
    const start = this.visits.lo[slot];
    return this.#orders[slot].flatMap((_, order) => (order > this.#order[slot] ? [{ slot, start, order }] : []));
  }

  /** When a visit may start, no earlier than planned, while another one is made as planned; NEVER where it may not. */
  #soonest(slot: number, other: number): number {
    const { visits } = this;
    const bundle = visits.bundle[slot];
    visits.early[other] = visits.late[other] = visits.planned[other];
    this.#relations.read(bundle, other);
    return nextIn(this.#relations.cut(bundle.starts, other), visits.planned[slot], NEVER);
  }
}
