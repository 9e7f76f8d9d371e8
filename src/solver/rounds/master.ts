// The linear program over the routes of rounds, which grows by routes that are worth having at its prices and by cuts:
// every call on routes, every shift on one at most, calls in part (column generation: Desrosiers, Soumis & Desrochers 1984,
// "Routing with time windows by column generation"). What calls on several shifts owe each other is not part of it.

import type { Steps } from "../../base/steps.ts";
import { LinearProgram } from "../exact/lp/program.ts";
import type { PooledRoute } from "./pool.ts";
import { type Prices, Pricing } from "./pricing.ts";
import { brokenTriples, holdsTwo, type Triple } from "./subset-rows.ts";
import type { Timetable } from "./timetable.ts";

/** Cuts added at a time. */
const CUTS = 20;
/** Work that pricing may take between two releases: some seconds. */
const MOST_WORK = 50_000_000;
/** Routes used less than this are not used. */
export const NOTHING = 1e-6;

export class Master {
  readonly #calls: number;
  readonly #shifts: number;
  readonly #program = new LinearProgram();
  readonly #pricing: Pricing;
  /** By column, once those of calls left out are passed over. */
  readonly #routes: PooledRoute[] = [];
  readonly #triples: Triple[] = [];
  /** Routes settled, and by shift whether one is. */
  readonly #settled: number[] = [];
  readonly #isSettled: Uint8Array;

  /**
   * @param standing routes that hold every call
   * @param absent what a call costs that is on no route
   */
  constructor(table: Timetable, standing: readonly PooledRoute[], absent: number) {
    const { count, problem } = table.calls;
    this.#calls = count;
    this.#shifts = problem.shifts;
    this.#pricing = new Pricing(table);
    this.#isSettled = new Uint8Array(problem.shifts);
    for (let call = 0; call < count; call++) this.#program.addRow(1, Number.POSITIVE_INFINITY);
    for (let shift = 0; shift < problem.shifts; shift++) this.#program.addRow(Number.NEGATIVE_INFINITY, 1);
    for (let call = 0; call < count; call++) this.#program.addColumn(absent, [call], [1]);
    for (const route of standing) this.#add(route);
  }

  get routes(): readonly PooledRoute[] {
    return this.#routes;
  }

  /** The cost of all routes in use, and of calls left out. */
  get value(): number {
    return this.#program.objective;
  }

  /** How much of each route is in use. */
  get use(): Float64Array {
    return this.#program.values.subarray(this.#calls);
  }

  isSettled(shift: number): boolean {
    return this.#isSettled[shift] === 1;
  }

  /** Has a route used, whatever else is. */
  settle(route: number): void {
    this.#program.setBounds(this.#calls + route, 1, 1);
    this.#isSettled[this.#routes[route].shift] = 1;
    this.#settled.push(route);
  }

  /** Takes back all that was settled; work is counted anew. */
  release(): void {
    for (const route of this.#settled) this.#program.setBounds(this.#calls + route, 0, Number.POSITIVE_INFINITY);
    this.#settled.length = 0;
    this.#pricing.work = 0;
    this.#isSettled.fill(0);
  }

  /** Solves the program, with every route worth having that pricing finds; false where that takes too much work. */
  *solve(): Steps<boolean> {
    for (;;) {
      if ((yield* this.#program.solve()) !== "optimal" || this.#pricing.work > MOST_WORK) return false;
      const prices = this.#prices();
      const before = this.#routes.length;
      this.#pricing.setPrices(prices);
      for (let shift = 0; shift < this.#shifts; shift++) {
        if (this.isSettled(shift)) continue;
        for (const route of yield* this.#pricing.routesOf(shift)) this.#add(route);
      }
      if (this.#routes.length === before) return true;
    }
  }

  /** Adds the cuts that the present solution breaks most; false where there are none. */
  cut(): boolean {
    const { use } = this;
    const used = this.#routes.flatMap(({ calls }, r) => (use[r] > NOTHING ? [{ calls, use: use[r] }] : []));
    const broken = brokenTriples(this.#calls, used, CUTS);
    for (const triple of broken) {
      const columns = this.#routes.flatMap(({ calls }, r) => (holdsTwo(triple, calls) ? [this.#calls + r] : []));
      this.#program.addRow(Number.NEGATIVE_INFINITY, 1, columns, new Uint8Array(columns.length).fill(1));
      this.#triples.push(triple);
    }
    return broken.length > 0;
  }

  #add(route: PooledRoute): void {
    const rows = [...route.calls, this.#calls + route.shift];
    for (const [i, triple] of this.#triples.entries())
      if (holdsTwo(triple, route.calls)) rows.push(this.#calls + this.#shifts + i);
    this.#program.addColumn(route.cost, rows, new Uint8Array(rows.length).fill(1));
    this.#routes.push(route);
  }

  #prices(): Prices {
    const { duals } = this.#program;
    const cuts = this.#calls + this.#shifts;
    return {
      call: duals,
      shift: duals.subarray(this.#calls, cuts).map((dual) => -dual),
      cuts: this.#triples.map((triple, i) => ({ triple, penalty: -duals[cuts + i] })),
    };
  }
}
