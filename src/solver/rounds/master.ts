// The linear program over the routes of rounds: every call on a route, every shift with one route at most, in fractions. It
// grows by routes that are worth having at its prices (column generation: Desrosiers, Soumis & Desrochers 1984, "Routing with
// time windows by column generation") and by cuts. What calls on several shifts owe each other is not part of it.

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
/** Pivots that one solution may take: where many routes are as good as others there may be no end of them. */
const MOST_PIVOTS = 2000;
/** Once routes are settled: solutions in a row, each with more routes to choose from, that may cost no less. */
const MOST_EQUAL = 4;
/** Routes that stay when others are let go. */
const MOST_KEPT = 1500;
/** Routes used less than this are not used. */
export const NOTHING = 1e-6;

export class Master {
  readonly #calls: number;
  readonly #shifts: number;
  readonly #program = new LinearProgram();
  readonly #pricing: Pricing;
  /** By column, once those of calls left out are passed over. */
  #routes: PooledRoute[] = [];
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

  get settled(): PooledRoute[] {
    return this.#settled.map((route) => this.#routes[route]);
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

  /** Solves the program, with the routes worth having that pricing finds; false where that takes too much work. */
  *solve(): Steps<boolean> {
    const program = this.#program;
    const most = this.#settled.length === 0 ? Number.POSITIVE_INFINITY : MOST_EQUAL;
    let before = Number.POSITIVE_INFINITY;
    for (let equal = 0; equal < most; equal++) {
      if ((yield* program.solve({ pivots: MOST_PIVOTS })) !== "optimal" || this.#pricing.work > MOST_WORK) return false;
      if (!(yield* this.#price())) return true;
      if (this.value < before - NOTHING) equal = 0;
      before = this.value;
    }
    return true;
  }

  /** Adds routes worth having; false where none are found. */
  *#price(): Steps<boolean> {
    const before = this.#routes.length;
    this.#pricing.setPrices(this.#prices());
    for (let shift = 0; shift < this.#shifts; shift++) {
      if (this.isSettled(shift)) continue;
      for (const route of yield* this.#pricing.routesOf(shift)) this.#add(route);
    }
    return this.#routes.length > before;
  }

  /** Lets routes go that are worth least at the present prices. Nothing may be settled. */
  thin(): void {
    const reduced = this.#program.reducedCosts.subarray(this.#calls);
    const order = [...reduced.keys()].sort((a, b) => reduced[a] - reduced[b] || a - b);
    const gone = new Set(order.slice(MOST_KEPT));
    this.#program.removeColumns(Array.from(gone, (route) => this.#calls + route));
    this.#routes = this.#routes.filter((_, route) => !gone.has(route));
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
