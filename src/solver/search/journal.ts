// What a step of the search changed, so that it can be undone: patients and shifts as they were when first touched.

import { doubled } from "../../base/doubled.ts";
import type { Solution } from "./solution.ts";
import { NOTHING, type Totals } from "./totals.ts";

/** A stack of whole numbers that grows when it must. */
class Stack {
  items = new Int32Array(1024);
  size = 0;

  push(value: number): void {
    if (this.size === this.items.length) this.items = doubled(this.items);
    this.items[this.size++] = value;
  }

  /** Makes room for so many more; where they begin. */
  take(count: number): number {
    const from = this.size;
    this.size += count;
    while (this.size > this.items.length) this.items = doubled(this.items);
    return from;
  }
}

export class Journal {
  readonly patients: number[] = [];
  readonly shifts: number[] = [];
  readonly #solution: Solution;
  readonly #stepOfPatient: Int32Array;
  readonly #stepOfShift: Int32Array;
  readonly #stepOfSlot: Int32Array;
  /** Per touched patient: count of visits, (slot, lo, hi) each, count of pair numbers, the numbers. */
  readonly #patientLog = new Stack();
  /** The touched shifts' routes, one after the other. */
  readonly #shiftLog = new Stack();
  /** Numbers of the last change of each touched shift, and of the last leaving of a visit to each touched patient. */
  readonly #changeOfShift: number[] = [];
  readonly #looseningOfShift: number[] = [];
  readonly #looseningOfDate: Float64Array;
  readonly #leftAt: number[] = [];
  readonly #gone: number[] = [];
  readonly #totals: Totals = { ...NOTHING };
  #step = 0;

  constructor(solution: Solution) {
    const { problem } = solution;
    this.#solution = solution;
    this.#stepOfPatient = new Int32Array(problem.patients);
    this.#stepOfShift = new Int32Array(problem.shifts);
    this.#looseningOfDate = new Float64Array(solution.visits.changes.dates);
    this.#stepOfSlot = new Int32Array(2 * problem.units + 2);
  }

  begin(): void {
    this.#step++;
    this.patients.length = 0;
    this.shifts.length = 0;
    this.#patientLog.size = 0;
    this.#shiftLog.size = 0;
    this.#changeOfShift.length = 0;
    this.#looseningOfShift.length = 0;
    this.#solution.visits.changes.saveDates(this.#looseningOfDate);
    this.#leftAt.length = 0;
    this.#gone.length = 0;
    Object.assign(this.#totals, this.#solution.totals);
  }

  hasShift(shift: number): boolean {
    return this.#stepOfShift[shift] === this.#step;
  }

  touchPatient(patient: number): void {
    if (this.#stepOfPatient[patient] === this.#step) return;
    this.#stepOfPatient[patient] = this.#step;
    this.patients.push(patient);
    this.#leftAt.push(this.#solution.leftAt[patient]!);
    const { visits, visitsOfPatient, pairsOfPatient } = this.#solution;
    const log = this.#patientLog;
    log.push(visitsOfPatient[patient]!.length);
    for (const slot of visitsOfPatient[patient]!) {
      log.push(slot);
      log.push(visits.lo[slot]!);
      log.push(visits.hi[slot]!);
    }
    log.push(pairsOfPatient[patient]!.length);
    for (const number of pairsOfPatient[patient]!) log.push(number);
  }

  touchShift(shift: number): void {
    if (this.#stepOfShift[shift] === this.#step) return;
    this.#stepOfShift[shift] = this.#step;
    this.shifts.push(shift);
    this.#changeOfShift.push(this.#solution.visits.changes.ofShift[shift]!);
    this.#looseningOfShift.push(this.#solution.visits.changes.looseningOfShift[shift]!);
    const route = this.#solution.routes[shift]!;
    const at = this.#shiftLog.take(route.footprint);
    route.save(this.#solution.visits, this.#shiftLog.items, at);
  }

  added(slot: number): void {
    this.#stepOfSlot[slot] = this.#step;
  }

  /** A slot made in this step is free again at once; an older one only when the step is kept. */
  left(slot: number): void {
    if (this.#stepOfSlot[slot] === this.#step) {
      this.#stepOfSlot[slot] = 0;
      this.#solution.visits.give(slot);
    } else this.#gone.push(slot);
  }

  keep(): void {
    for (const slot of this.#gone) this.#solution.visits.give(slot);
  }

  undo(): void {
    const solution = this.#solution;
    for (const patient of this.patients) {
      for (const slot of solution.visitsOfPatient[patient]!) {
        if (this.#stepOfSlot[slot] === this.#step) solution.visits.give(slot);
      }
      solution.forgetPatient(patient);
    }
    this.#undoShifts();
    this.#undoPatients();
    for (let i = 0; i < this.shifts.length; i++) {
      const shift = this.shifts[i]!;
      // It is what it was then: what was found out about it then holds again.
      solution.visits.changes.ofShift[shift] = this.#changeOfShift[i]!;
      solution.visits.changes.looseningOfShift[shift] = this.#looseningOfShift[i]!;
    }
    solution.visits.changes.restoreDates(this.#looseningOfDate);
    for (let i = 0; i < this.patients.length; i++) solution.leftAt[this.patients[i]!] = this.#leftAt[i]!;
    Object.assign(solution.totals, this.#totals);
  }

  #undoPatients(): void {
    const { items } = this.#patientLog;
    let at = 0;
    for (const patient of this.patients) {
      const count = items[at++]!;
      this.#solution.restorePatient(patient, items, at, count);
      at += 3 * count;
      const pairs = this.#solution.pairsOfPatient[patient]!;
      const numbers = items[at++]!;
      if (pairs.length > numbers) pairs.length = numbers;
      for (let i = 0; i < numbers; i++) pairs[i] = items[at + i]!;
      at += numbers;
    }
  }

  #undoShifts(): void {
    const { items } = this.#shiftLog;
    let at = 0;
    for (const shift of this.shifts) at = this.#solution.routes[shift]!.restore(this.#solution.visits, items, at);
  }
}
