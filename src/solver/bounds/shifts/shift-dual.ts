// The Lagrangian dual in which every visit has a price of its own, which its patient pays and the shift that makes it earns
// (Lagrangian decomposition: Guignard & Kim 1987).
//
// With any prices, and m ≥ 0 for a point of priority left undone, every valid plan satisfies
//   visits × v + priority undone × m  ≥  (what serving every patient costs at least) − (what every shift could earn at most),
// since what patients pay in a plan is what shifts earn in it.

import { Pace, type Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";
import type { Dual } from "../capacity/dual.ts";
import { type PatientWays, waysWith } from "../capacity/patient-ways.ts";
import type { Taken, Worth } from "../capacity/priced-cell.ts";
import type { Cell } from "../cells.ts";
import { Days } from "../days.ts";
import { Front } from "./front.ts";
import { FreeWays, ListedWays, type PricesOfWays } from "./listed-ways.ts";
import { type ShiftTour, shiftTours } from "./tours.ts";
import { WayTable } from "./way-table.ts";

/** How often what a route does twice is remembered and the route looked for again. */
const ROUNDS = 3;
const WORK_A_STEP = 100_000;
const PATIENT_WORK = WORK_A_STEP / 20;

/** What is known of one shift from the last look at it. */
export interface Shift {
  readonly tour: ShiftTour;
  /** Rows that its routes were seen to do twice. */
  readonly remembered: number[];
  /** The last route found that earns most, as ways. */
  route: readonly number[];
  /** What it may make and last at most, and what it pays for a visit and for a minute of contact. */
  readonly mostVisits: number;
  readonly mostContact: number;
  visit: number;
  minute: number;
}

export class ShiftDual {
  readonly table: WayTable;
  readonly shifts: readonly Shift[];
  readonly front: Front;
  readonly #patients: readonly PatientWays[];
  readonly #priced: PricesOfWays;

  private constructor(
    table: WayTable,
    patients: readonly PatientWays[],
    shifts: readonly Shift[],
    priced: PricesOfWays,
  ) {
    this.table = table;
    this.shifts = shifts;
    this.front = new Front(table);
    this.#patients = patients;
    this.#priced = priced;
  }

  static *of(problem: Problem, { known }: Dual): Steps<ShiftDual> {
    const table = yield* WayTable.of(problem);
    const priced: PricesOfWays = { prices: new Float64Array() };
    const patients: PatientWays[] = [];
    for (const { care, cells } of known) {
      const made = new Map<Cell, ListedWays>();
      for (const { cell, units, visits } of cells) {
        const index = table.addCell(care.clock.patient, cell.date);
        const ways = visits.map(({ mask, length, starts }) => {
          const own = units.filter((_, row) => (mask & (1 << row)) !== 0);
          return { mask, way: table.addWay(index, mask, length, starts, own) };
        });
        made.set(cell, new ListedWays(cell.rows, ways, priced));
      }
      patients.push(yield* waysWith(care, (cell) => made.get(cell) ?? new FreeWays(cell)));
      yield;
    }
    const tours = yield* shiftTours(problem, new Days(problem), table);
    const shifts = tours.map((tour) => ({
      tour,
      remembered: [],
      route: [],
      mostVisits: problem.mostVisitsOfShift[tour.shift],
      mostContact: problem.mostContactOfShift[tour.shift],
      visit: 0,
      minute: 0,
    }));
    return new ShiftDual(table, patients, shifts, priced);
  }

  get ways(): number {
    return this.table.mask.length;
  }

  /** What serving every patient costs at least; what that takes, by way. */
  *patients(prices: Float64Array, worth: Worth, into: Taken): Steps<number> {
    into.visits = 0;
    into.unscheduled = 0;
    into.used.fill(0);
    this.#priced.prices = prices;
    let value = 0;
    const pace = new Pace(WORK_A_STEP);
    for (const patient of this.#patients) {
      value += patient.serve(worth, into);
      if (pace.due(PATIENT_WORK + patient.work)) yield;
    }
    return value;
  }

  /**
   * What a shift could earn at most, with what its limits are worth; `route` is then what earns it, or nearly.
   *
   * @param labels made at most in one search
   */
  earn(shift: Shift, prices: Float64Array, labels: number): number {
    const { front, table } = this;
    const { visit, minute, mostVisits, mostContact } = shift;
    front.menu.fill(table, shift.tour, prices, visit, minute);
    const floor = this.#worthOf(shift, prices);
    front.run(shift.tour, shift.remembered, floor, labels, ROUNDS);
    if (front.found > floor) shift.route = front.route.slice();
    return front.most + (visit > 0 ? visit * mostVisits : 0) + (minute > 0 ? minute * mostContact : 0);
  }

  /** What a route earns at other prices: without what is done twice it can still be made. */
  #worthOf({ route, visit, minute }: Shift, prices: Float64Array): number {
    const { cell, mask, length } = this.table;
    let sum = 0;
    for (let i = 0; i < route.length; i++) {
      const isTwice = (other: number) => cell[other] === cell[route[i]] && (mask[other] & mask[route[i]]) !== 0;
      const net = prices[route[i]] - visit - minute * length[route[i]];
      if (net > 0 && !route.slice(0, i).some(isTwice)) sum += net;
    }
    return sum;
  }
}
