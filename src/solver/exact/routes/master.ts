// The master problem: which routes, so that everything is covered. Its linear relaxation prices care, visits and shifts.

import type { Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";
import { LinearProgram } from "../lp/program.ts";
import type { Restriction } from "./decisions.ts";
import { boundOfRelaxation, type Fixed, type Row } from "./lagrange.ts";
import type { RouteModel } from "./model.ts";
import type { PossibleVisit } from "./possible-visits.ts";
import type { Prices } from "./prices.ts";
import { routeTimes } from "./route-times.ts";
import { brokenVisitCut, type VisitCut, weightIn } from "./visit-cuts.ts";

/** The visits of one shift: a group of like shifts and possible visits in their order. */
export interface Route {
  readonly group: number;
  readonly visits: readonly number[];
}

/** What is asked of the master. */
export interface Aim {
  /** Whether visits count; else what is left undone does. */
  readonly visits: boolean;
  /** Priority that may be left undone beside what nobody could do; Infinity where that is what is minimised. */
  readonly slack: number;
  /** Fewest visits to each patient. */
  readonly fewest: Int32Array;
  /** What a unit left uncovered costs where visits count. */
  penalty: number;
}

export class Master {
  readonly routes: Route[] = [];
  readonly #isOpen: number[] = [];
  /** By route, its visits as services of its group. */
  readonly #services: Int32Array[] = [];
  /** Routes that the last restriction was applied to. */
  #restricted = 0;
  /** Columns of routes. */
  readonly columns: number[] = [];
  readonly #problem: Problem;
  readonly #visits: readonly PossibleVisit[];
  readonly #program = new LinearProgram();
  readonly #model: RouteModel;
  readonly #aim: Aim;
  readonly #rows: Row[] = [];
  readonly #fixed: Fixed[] = [];
  readonly #rowOfUnit: Int32Array;
  readonly #rowOfPatient: Int32Array;
  readonly #rowOfGroup: number[];
  /** Cuts on the visits to each patient, with their rows. */
  readonly #cutsOfPatient: (readonly [row: number, cut: VisitCut])[][];
  readonly #fixedOfOccurrence = new Map<number, Fixed>();
  readonly #fixedOfPatient: Fixed[] = [];
  /** Columns that stand for something uncovered. */
  readonly #lacking: Fixed[] = [];
  readonly #known = new Set<string>();
  #values: ArrayLike<number> = [];
  #duals: ArrayLike<number> = [];

  constructor(model: RouteModel, aim: Aim) {
    const { problem, visits, groups, out } = model;
    this.#model = model;
    this.#problem = problem;
    this.#visits = visits;
    this.#aim = aim;
    this.#cutsOfPatient = Array.from({ length: problem.patients }, () => []);
    this.#rowOfUnit = new Int32Array(problem.units).fill(-1);
    for (let unit = 0; unit < problem.units; unit++)
      if (out[problem.occurrenceOfUnit[unit]] === 0) this.#rowOfUnit[unit] = this.#addRow(1, Infinity);
    this.#rowOfPatient = new Int32Array(problem.patients).fill(-1);
    if (aim.visits)
      for (let patient = 0; patient < problem.patients; patient++)
        this.#rowOfPatient[patient] = this.#addRow(0, Infinity);
    this.#rowOfGroup = groups.map(({ length }) => this.#addRow(-Infinity, length));
    this.#addFixed(out);
  }

  #addRow(lo: number, hi: number): number {
    const row = this.#program.addRow(lo, hi);
    this.#rows[row] = { row, lo, hi };
    return row;
  }

  #addFixedColumn(cost: number, lo: number, hi: number, rows: readonly number[], values: readonly number[]): Fixed {
    const column = this.#program.addColumn(cost, rows, values, lo, hi);
    const fixed = { column, cost, lo, hi, rows: [...rows], values: [...values] };
    this.#fixed.push(fixed);
    return fixed;
  }

  #addFixed(out: Uint8Array): void {
    const problem = this.#problem;
    const { visits, slack, fewest, penalty } = this.#aim;
    const budget = visits && slack > 0 ? this.#addRow(-Infinity, slack) : -1;
    const unitsOf: number[][] = Array.from({ length: problem.occurrences }, () => []);
    for (let unit = 0; unit < problem.units; unit++) unitsOf[problem.occurrenceOfUnit[unit]].push(unit);
    for (let occurrence = 0; occurrence < problem.occurrences; occurrence++) {
      const priority = problem.priorityOfOccurrence[occurrence];
      if (out[occurrence] === 1 || priority > slack) continue;
      const rows = unitsOf[occurrence].map((unit) => this.#rowOfUnit[unit]);
      const values = rows.map(() => 1);
      const undone =
        budget >= 0
          ? this.#addFixedColumn(0, 0, 1, [...rows, budget], [...values, priority])
          : this.#addFixedColumn(priority, 0, 1, rows, values);
      this.#fixedOfOccurrence.set(occurrence, undone);
    }
    if (visits)
      for (let patient = 0; patient < problem.patients; patient++)
        this.#fixedOfPatient.push(
          this.#addFixedColumn(1, fewest[patient], Infinity, [this.#rowOfPatient[patient]], [1]),
        );
    for (const row of this.#rowOfUnit)
      if (row >= 0) this.#lacking.push(this.#addFixedColumn(penalty, 0, 1, [row], [1]));
  }

  /** Adds a route unless it is there; whether it was new. */
  add(route: Route): boolean {
    const key = `${route.group}:${route.visits.join()}`;
    const services = this.#model.pricings[route.group].servicesOf(route.visits);
    if (services === undefined || this.#known.has(key)) return false;
    this.#known.add(key);
    const entries = this.#entriesOf(route);
    const column = this.#program.addColumn(0, [...entries.keys()], [...entries.values()]);
    this.routes.push(route);
    this.#services.push(services);
    this.#isOpen.push(1);
    this.columns.push(column);
    return true;
  }

  #entriesOf({ group, visits }: Route): Map<number, number> {
    const entries = new Map<number, number>([[this.#rowOfGroup[group], 1]]);
    for (const index of visits) {
      const { patient, units } = this.#visits[index];
      const row = this.#rowOfPatient[patient];
      if (row >= 0) entries.set(row, (entries.get(row) ?? 0) - 1);
      for (const [cutRow, { weights }] of this.#cutsOfPatient[patient])
        if (!entries.has(cutRow)) entries.set(cutRow, weightIn(this.#visits, visits, weights));
      for (const unit of units) entries.set(this.#rowOfUnit[unit], 1);
    }
    return entries;
  }

  /** Solves the linear relaxation over the routes at hand; whether to its end. */
  *solve(pivots = Infinity): Steps<boolean> {
    const status = yield* this.#program.solve({ pivots });
    this.#values = this.#program.values;
    this.#duals = this.#program.duals;
    return status === "optimal";
  }

  get objective(): number {
    return this.#program.objective;
  }

  /** How much of a route is in the last solution: nothing of one that was added since. */
  value(route: number): number {
    return this.#values[this.columns[route]] ?? 0;
  }

  /** The routes of the last solution, each with how much of it there is. */
  inUse(): (readonly [Route, value: number])[] {
    return this.routes.flatMap((route, j) => (this.value(j) < 1e-5 ? [] : [[route, this.value(j)] as const]));
  }

  /** Duals as prices, none below 0. */
  prices(): Prices {
    const { units, patients } = this.#problem;
    const dual = (row: number) => (row < 0 ? 0 : Math.max(0, this.#duals[row]));
    const bonus = new Float64Array(this.#visits.length);
    for (const cuts of this.#cutsOfPatient)
      for (const [row, { weights }] of cuts) {
        const price = dual(row);
        if (price > 0) for (const [visit, weight] of weights) bonus[visit] += price * weight;
      }
    return {
      unit: Float64Array.from({ length: units }, (_, unit) => dual(this.#rowOfUnit[unit])),
      visit: Float64Array.from({ length: patients }, (_, patient) => dual(this.#rowOfPatient[patient])),
      bonus,
    };
  }

  /** What a route of a group has to cost less than, to be of use: the dual of its shifts, at most 0. */
  priceOf(group: number): number {
    return Math.min(0, this.#duals[this.#rowOfGroup[group]]);
  }

  /** Makes it dearer to leave something uncovered, where the last solution does; false where it does not, or at the most. */
  raise(most: number): boolean {
    if (this.#aim.penalty >= most || !this.#lacking.some(({ column }) => this.#values[column] > 1e-6)) return false;
    this.#aim.penalty *= 10;
    for (const fixed of this.#lacking) {
      fixed.cost = this.#aim.penalty;
      this.#program.setCost(fixed.column, fixed.cost);
    }
    return true;
  }

  /** Lets only those routes, visits and omissions be that a restriction leaves. */
  restrict({ barred, starts, within, least, most, done }: Restriction): void {
    const { pricings } = this.#model;
    for (const [group, pricing] of pricings.entries()) pricing.restrict(barred[group], starts, within?.[group]);
    for (const [j, { group }] of this.routes.entries()) {
      const services = this.#services[j];
      const { changed, offers, tour } = pricings[group];
      if (j < this.#restricted && !services.some((service) => changed[service] === 1)) continue;
      const open =
        services.every((service) => offers.barred[service] === 0) && routeTimes(tour, services) !== undefined;
      if (open === (this.#isOpen[j] === 1)) continue;
      this.#isOpen[j] = open ? 1 : 0;
      this.#program.setBounds(this.columns[j], 0, open ? Infinity : 0);
    }
    this.#restricted = this.routes.length;
    for (const [patient, fixed] of this.#fixedOfPatient.entries()) this.#limit(fixed, least[patient], most[patient]);
    for (const [occurrence, fixed] of this.#fixedOfOccurrence) this.#limit(fixed, 0, done.has(occurrence) ? 0 : 1);
  }

  #limit(fixed: Fixed, lo: number, hi: number): void {
    if (fixed.lo === lo && fixed.hi === hi) return;
    // Where decisions contradict each other nothing is left: a bound that no solution meets says so.
    fixed.lo = Math.min(lo, hi);
    fixed.hi = hi;
    this.#program.setBounds(fixed.column, fixed.lo, hi);
  }

  /** Visits to a patient in the last solution; 0 where visits do not count. */
  visitsTo(patient: number): number {
    const fixed = this.#fixedOfPatient[patient];
    return fixed === undefined ? 0 : this.#values[fixed.column];
  }

  /** Whether an occurrence is done in every plan that is looked for. */
  isOwed(occurrence: number): boolean {
    return this.#model.out[occurrence] === 0 && !this.#fixedOfOccurrence.has(occurrence);
  }

  /** Whether the last solution leaves something uncovered. */
  isLacking(): boolean {
    return this.#lacking.some(({ column }) => this.#values[column] > 1e-6);
  }

  /** By group, how often it makes each of its possible visits in the last solution. */
  useByGroup(): Map<number, number>[] {
    const use = this.#model.groups.map(() => new Map<number, number>());
    for (const [j, { group, visits }] of this.routes.entries()) {
      const value = this.value(j);
      if (value < 1e-9) continue;
      for (const visit of visits) use[group].set(visit, (use[group].get(visit) ?? 0) + value);
    }
    return use;
  }

  /** Routes of a solution that makes each visit wholly or not at all: the one in use most of each group, and more where it has more shifts. */
  wholeRoutes(): Route[] {
    return this.#model.groups.flatMap(({ length }, group) =>
      [...this.routes.keys()]
        .filter((j) => this.routes[j].group === group && this.value(j) > 1e-6)
        .sort((a, b) => this.value(b) - this.value(a))
        .slice(0, length)
        .map((j) => this.routes[j]),
    );
  }

  /** How often each possible visit is made in the last solution. */
  use(): Float64Array {
    const use = new Float64Array(this.#visits.length);
    for (const [j, { visits }] of this.routes.entries()) {
      const value = this.value(j);
      if (value > 1e-9) for (const visit of visits) use[visit] += value;
    }
    return use;
  }

  /** Adds cuts that the last solution breaks; how many. */
  cut(): number {
    const use = this.use();
    let cuts = 0;
    for (let patient = 0; patient < this.#problem.patients; patient++) if (this.#cutPatient(patient, use)) cuts++;
    return cuts;
  }

  #cutPatient(patient: number, use: Float64Array): boolean {
    const cut = brokenVisitCut(this.#model, patient, use, (occurrence) => {
      const fixed = this.#fixedOfOccurrence.get(occurrence);
      return fixed && this.#values[fixed.column];
    });
    if (cut === undefined) return false;
    this.#addCut(patient, cut);
    return true;
  }

  #addCut(patient: number, cut: VisitCut): void {
    const columns: number[] = [];
    const values: number[] = [];
    for (const [j, { visits }] of this.routes.entries()) {
      const sum = weightIn(this.#visits, visits, cut.weights);
      if (sum === 0) continue;
      columns.push(this.columns[j]);
      values.push(sum);
    }
    const undone = [...cut.undone].map(
      ([occurrence, weight]) => [this.#fixedOfOccurrence.get(occurrence)!, weight] as const,
    );
    for (const [{ column }, weight] of undone) {
      columns.push(column);
      values.push(weight);
    }
    const row = this.#program.addRow(cut.least, Infinity, columns, values);
    this.#rows[row] = { row, lo: cut.least, hi: Infinity };
    for (const [fixed, weight] of undone) {
      fixed.rows.push(row);
      fixed.values.push(weight);
    }
    this.#cutsOfPatient[patient].push([row, cut]);
    this.#lacking.push(this.#addFixedColumn(this.#aim.penalty, 0, 1, [row], [1]));
  }

  /**
   * What no solution of the linear relaxation over all routes is below: Lagrange's bound at the duals of the last
   * solution. @param least cost of the cheapest route of each group at those prices, at most 0
   */
  bound(least: readonly number[]): number {
    const groups = new Set(this.#rowOfGroup);
    const rows = this.#rows.filter(({ row }) => !groups.has(row));
    let sum = boundOfRelaxation(rows, this.#fixed, this.#duals, this.#problem.units);
    for (const [group, cost] of least.entries()) sum += this.#model.groups[group].length * cost;
    return sum;
  }
}
