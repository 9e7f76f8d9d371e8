// Routes that stood in good rounds, one for each shift and set of calls: the cheapest order seen. A good route of rounds
// that were left again may go well with routes of others (Rochat & Taillard 1995, "Probabilistic diversification and
// intensification in local search for vehicle routing").

import type { Random } from "../../base/random.ts";
import { unpreferredCost } from "./calls.ts";
import type { Timetable } from "./timetable.ts";

/** Routes kept at most: when there are more, the pool begins anew. */
const MOST_ROUTES = 20_000;
/** Two hashes of a set make one key that a number holds exactly: 32 bits of one, 21 of the other. */
const LOW_BITS = 21;

export interface PooledRoute {
  readonly shift: number;
  /** In their order. */
  readonly calls: readonly number[];
  /** What it costs, but for faces and for the worst of all delays, which no route has alone; times as they stood. */
  readonly cost: number;
}

export class Pool {
  readonly #routes = new Map<number, PooledRoute>();
  /** By node, calls and shifts: a set's hash is that of its members, taken together by exclusive or (Zobrist 1970). */
  readonly #high: Int32Array;
  readonly #low: Int32Array;
  readonly #table: Timetable;

  constructor(table: Timetable, random: Random) {
    const draw = () => Int32Array.from(table.next, () => random.bits());
    this.#table = table;
    this.#high = draw();
    this.#low = draw();
  }

  get routes(): PooledRoute[] {
    return [...this.#routes.values()];
  }

  /** Keeps every route of the rounds as they stand. */
  note(): void {
    const { next, size, calls } = this.#table;
    for (let shift = 0; shift < calls.problem.shifts; shift++) {
      if (size[shift] === 0) continue;
      let high = this.#high[calls.count + shift];
      let low = this.#low[calls.count + shift];
      for (let call = next[calls.count + shift]; call < calls.count; call = next[call]) {
        high ^= this.#high[call];
        low ^= this.#low[call];
      }
      this.#keep((high >>> 0) * (1 << LOW_BITS) + (low >>> (32 - LOW_BITS)), shift);
    }
  }

  #keep(key: number, shift: number): void {
    const known = this.#routes.get(key);
    const cost = costOfRoute(this.#table, shift);
    if (known !== undefined && known.cost <= cost) return;
    if (this.#routes.size === MOST_ROUTES) this.#routes.clear();
    this.#routes.set(key, { shift, calls: callsOfRoute(this.#table, shift), cost });
  }
}

/** The routes of the rounds as they stand. */
export function standingRoutes(table: Timetable): PooledRoute[] {
  const shifts = Array.from(table.size.keys()).filter((shift) => table.size[shift] > 0);
  return shifts.map((shift) => ({ shift, calls: callsOfRoute(table, shift), cost: costOfRoute(table, shift) }));
}

function callsOfRoute({ next, calls: { count } }: Timetable, shift: number): number[] {
  const order: number[] = [];
  for (let call = next[count + shift]; call < count; call = next[call]) order.push(call);
  return order;
}

function costOfRoute(table: Timetable, shift: number): number {
  const { next, onward, start, calls } = table;
  const { count, problem } = calls;
  const { travelMinute, offPeakMinute } = problem.weights;
  let cost = travelMinute * onward[count + shift];
  for (let call = next[count + shift]; call < count; call = next[call])
    cost +=
      travelMinute * onward[call] +
      offPeakMinute * table.offPeakOf(call, start[call]) +
      unpreferredCost(problem, calls.patientOfCall[call], problem.practitionerOfShift[shift]);
  return cost;
}
