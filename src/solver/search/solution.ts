// The search's current solution: who visits whom, kept possible at every moment, changed in steps that can be undone.

import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import type { Bundle, Bundles } from "../bundles.ts";
import { Relations } from "../routing/relations.ts";
import { Route } from "../routing/route.ts";
import { Visits } from "../routing/visits.ts";
import { Faces } from "./faces.ts";
import { Journal } from "./journal.ts";
import { Ties } from "./ties.ts";
import { NOTHING, type Totals } from "./totals.ts";

export type { Totals } from "./totals.ts";

export class Solution {
  readonly problem: Problem;
  readonly bundles: Bundles;
  readonly visits: Visits;
  readonly routes: readonly Route[];
  readonly relations: Relations;
  /** Slot of the visit that holds a unit, or −1. */
  readonly visitOfUnit: Int32Array;
  /** Slots of each patient's visits. */
  readonly visitsOfPatient: readonly number[][];
  readonly totals: Totals = { ...NOTHING };
  /** Occurrences taken out of visits since the list was last cleared by its reader. */
  readonly removed: number[] = [];
  readonly #faces: Faces;
  readonly #ties: Ties;
  readonly #journal: Journal;
  readonly #dirty: number[] = [];
  readonly #isDirty: Uint8Array;
  /** Patients of whom a visit was taken out since `settle`. */
  readonly #stale: number[] = [];
  readonly #isStale: Uint8Array;
  /** By patient: the number of the last change when a visit left. */
  readonly leftAt: Float64Array;

  constructor(bundles: Bundles) {
    const { problem } = bundles;
    this.problem = problem;
    this.bundles = bundles;
    this.visits = new Visits(bundles);
    this.routes = Array.from({ length: problem.shifts }, (_, shift) => new Route(this.visits, shift));
    this.relations = new Relations(this.visits);
    this.visitOfUnit = new Int32Array(problem.units).fill(-1);
    this.visitsOfPatient = Array.from({ length: problem.patients }, () => []);
    this.totals.unscheduled = problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0);
    this.totals.undone = problem.occurrences;
    this.#faces = new Faces(this.visits, this.visitsOfPatient);
    this.#ties = new Ties(this.visits, this.relations, this.routes, this.visitsOfPatient);
    this.#journal = new Journal(this);
    this.#isDirty = new Uint8Array(problem.shifts);
    this.#isStale = new Uint8Array(problem.patients);
    this.leftAt = new Float64Array(problem.patients);
    for (const route of this.routes) route.propagate(this.visits);
  }

  /** Narrowings between visits of each patient. */
  get pairsOfPatient(): readonly number[][] {
    return this.#ties.pairsOfPatient;
  }

  /** Number of the last change of what a visit to a patient may owe to others, or be joined to. */
  lastChangeOf(patient: number): number {
    const { changes, shift } = this.visits;
    let last = this.leftAt[patient]!;
    for (const slot of this.visitsOfPatient[patient]!) last = Math.max(last, changes.ofShift[shift[slot]!]!);
    return last;
  }

  /** Whether one of a patient's visits on the dates from `first` to `last` has come to be since a change. */
  hasEntered(patient: number, first: number, last: number, since: number): boolean {
    const { entered, stint } = this.visits;
    for (const slot of this.visitsOfPatient[patient]!) {
      if (entered[slot]! <= since) continue;
      const date = this.problem.dateOfStint[stint[slot]!]!;
      // A visit that begins on the date before may go on.
      if (date >= first - 1 && date <= last) return true;
    }
    return false;
  }

  /** Shifts and patients touched since `begin`. */
  get touchedShifts(): readonly number[] {
    return this.#journal.shifts;
  }

  get touchedPatients(): readonly number[] {
    return this.#journal.patients;
  }

  isTouchedShift(shift: number): boolean {
    return this.#journal.hasShift(shift);
  }

  /** Starts a step that `keep` makes final and `undo` takes back. */
  begin(): void {
    this.#journal.begin();
  }

  keep(): void {
    this.#journal.keep();
  }

  undo(): void {
    this.#journal.undo();
    this.removed.length = 0;
  }

  isDone(occurrence: number): boolean {
    const unit = this.firstUnit(occurrence);
    if (this.visitOfUnit[unit]! < 0) return false;
    const partner = this.problem.partnerOfUnit[unit]!;
    return partner < 0 || this.visitOfUnit[partner]! >= 0;
  }

  /** First unit of an occurrence. */
  firstUnit(occurrence: number): number {
    const { unitStart, patientOfOccurrence, occurrenceOfUnit } = this.problem;
    let low = unitStart[patientOfOccurrence[occurrence]!]!;
    let high = unitStart[patientOfOccurrence[occurrence]! + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (occurrenceOfUnit[middle]! < occurrence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Opens a visit at a position of its stint's shift, to start at about `start`. False, and nothing changed, where the
   * times do not work out after all.
   */
  place(bundle: Bundle, stint: number, position: number, start: number): boolean {
    const { patient } = bundle;
    const route = this.routes[this.problem.shiftOfStint[stint]!]!;
    // A shift that had to be emptied meanwhile has no such position any more.
    if (position > route.size) return false;
    this.#journal.touchPatient(patient);
    this.#journal.touchShift(route.shift);
    const slot = this.visits.take(bundle, stint);
    this.#journal.added(slot);
    route.insert(position, slot);
    const own = this.visitsOfPatient[patient]!;
    let fits = true;
    for (const other of own) {
      fits = this.#bind(bundle, slot, other, start);
      if (!fits) break;
    }
    own.push(slot);
    fits = fits && this.#propagate(route);
    this.#enter(slot);
    if (fits) return true;
    this.#leave(slot);
    this.settle();
    return false;
  }

  /**
   * Takes over visits that are known to be possible together, into shifts that are empty. What they owe each other
   * narrows each half-way to the other, so that all may still start when they are said to.
   *
   * @returns false where they do not stand with what is kept of them here, and nothing here is to be used any more: times
   *   that suit all of them exactly may be out of reach of such narrowings
   */
  restore(schedule: Schedule): boolean {
    const { problem, visits } = this;
    const stintsOfShift: number[][] = Array.from(this.routes, () => []);
    for (let stint = 0; stint < problem.stints; stint++) stintsOfShift[problem.shiftOfStint[stint]!]!.push(stint);
    const slotsOfPatient = new Map<number, number[]>();
    const unitsOfSlot = new Map<number, readonly number[]>();
    for (const { shift, patient, start, units } of [...schedule].sort((a, b) => a.start - b.start)) {
      const stint = stintsOfShift[shift]!.find((one) => start <= problem.hiOfStint[one]!)!;
      const slot = visits.take(this.bundles.delivering(units), stint);
      visits.early[slot] = visits.late[slot] = start;
      unitsOfSlot.set(slot, units);
      const route = this.routes[shift]!;
      this.#journal.touchShift(shift);
      route.insert(route.size, slot);
      const own = slotsOfPatient.get(patient);
      if (own === undefined) slotsOfPatient.set(patient, [slot]);
      else own.push(slot);
    }
    for (const [patient, slots] of slotsOfPatient) {
      if (!this.#restorePatient(patient, slots, unitsOfSlot)) return false;
    }
    return this.routes.every((route) => this.#propagate(route));
  }

  /** Visits that owe each other something keep the order of their units where not every order suits it. */
  #restorePatient(patient: number, slots: readonly number[], unitsOf: ReadonlyMap<number, readonly number[]>): boolean {
    const { visits, bundles, visitsOfPatient } = this;
    this.#journal.touchPatient(patient);
    for (const [i, slot] of slots.entries()) {
      for (const other of slots.slice(0, i)) {
        if (this.#ties.allow(visits.bundle[slot]!, slot, other, visits.early[slot]!)) continue;
        for (const one of [slot, other]) visits.hold(one, bundles.inOrder(unitsOf.get(one)!));
      }
    }
    for (const slot of slots) {
      this.#journal.added(slot);
      const bundle = visits.bundle[slot]!;
      const start = visits.early[slot]!;
      const own = visitsOfPatient[patient]!;
      if (!own.every((other) => this.#bind(bundle, slot, other, start))) return false;
      own.push(slot);
      this.#enter(slot);
    }
    return true;
  }

  /** Takes a visit out, and with it every visit that cannot stand without it; `settle` must follow. */
  remove(slot: number): void {
    const { units, patient } = this.visits.bundle[slot]!;
    const { partnerOfUnit, occurrenceOfUnit, linkStart, linkItem, links } = this.problem;
    if (!this.visitsOfPatient[patient]!.includes(slot)) return;
    this.takeOut(slot);
    for (const unit of units) {
      const occurrence = occurrenceOfUnit[unit]!;
      this.removed.push(occurrence);
      const partner = partnerOfUnit[unit]!;
      if (partner >= 0 && this.visitOfUnit[partner]! >= 0) this.remove(this.visitOfUnit[partner]!);
      for (let i = linkStart[occurrence]!; i < linkStart[occurrence + 1]!; i++) {
        const link = links[linkItem[i]!]!;
        if (!link.needed || link.first !== occurrence) continue;
        const dependent = this.visitOfUnit[this.firstUnit(link.second)]!;
        if (dependent >= 0) this.remove(dependent);
      }
    }
  }

  /** Takes one visit out and leaves what depends on it to the caller; `settle` must follow. */
  takeOut(slot: number): void {
    this.#journal.touchPatient(this.visits.patient[slot]!);
    this.#journal.touchShift(this.visits.shift[slot]!);
    this.#leave(slot);
  }

  /**
   * Brings every changed shift up to date. Taking a visit out may leave a shift impossible where travel does not keep
   * the triangle inequality: such a shift is emptied.
   */
  settle(): void {
    for (this.#relaxStale(); this.#dirty.length > 0; this.#relaxStale()) {
      const shift = this.#dirty.pop()!;
      this.#isDirty[shift] = 0;
      const route = this.routes[shift]!;
      if (this.#propagate(route)) continue;
      for (const slot of Array.from(route.visits.subarray(0, route.size))) this.remove(slot);
    }
  }

  /** Removes what must not stand as it is: half of a double-handed occurrence, or an occurrence without what it needs. */
  enforce(patient: number): void {
    const { unitStart, partnerOfUnit, occurrenceOfUnit, linkStart, linkItem, links } = this.problem;
    for (let unit = unitStart[patient]!; unit < unitStart[patient + 1]!; unit++) {
      const slot = this.visitOfUnit[unit]!;
      if (slot < 0) continue;
      const partner = partnerOfUnit[unit]!;
      const occurrence = occurrenceOfUnit[unit]!;
      let stands = partner < 0 || this.visitOfUnit[partner]! >= 0;
      for (let i = linkStart[occurrence]!; stands && i < linkStart[occurrence + 1]!; i++) {
        const link = links[linkItem[i]!]!;
        if (link.needed && link.second === occurrence) stands = this.isDone(link.first);
      }
      if (stands) continue;
      this.remove(slot);
      this.settle();
    }
  }

  /** Brings the worst off-peak minute up to date: a look at every shift, so only where it weighs something. */
  refreshWorst(): void {
    if (this.problem.weights.worstOffPeakMinute === 0) return;
    this.totals.worstOffPeak = this.routes.reduce((worst, route) => Math.max(worst, route.worstOffPeak), 0);
  }

  /** Puts an undone step's patient back as it was: slots with their clamps, and pairs. */
  restorePatient(patient: number, slots: ArrayLike<number>, from: number, count: number): void {
    const own = this.visitsOfPatient[patient]!;
    // Emptied, it would let go of its memory, only to take as much again.
    if (own.length > count) own.length = count;
    for (let i = 0; i < count; i++) {
      const at = from + 3 * i;
      const slot = slots[at]!;
      this.visits.lo[slot] = slots[at + 1]!;
      this.visits.hi[slot] = slots[at + 2]!;
      own[i] = slot;
      for (const unit of this.visits.bundle[slot]!.units) this.visitOfUnit[unit] = slot;
    }
    this.#faces.recount(patient);
  }

  /** Forgets the units of a patient's current visits, before they are put back as they were. */
  forgetPatient(patient: number): void {
    for (const slot of this.visitsOfPatient[patient]!) {
      for (const unit of this.visits.bundle[slot]!.units) this.visitOfUnit[unit] = -1;
    }
  }

  #enter(slot: number): void {
    const { units, patient } = this.visits.bundle[slot]!;
    for (const unit of units) {
      this.visitOfUnit[unit] = slot;
      this.#countDone(unit, 1);
    }
    this.visits.entered[slot] = this.visits.changes.count;
    this.totals.visits++;
    if (this.#faces.isUnpreferred(slot)) this.totals.unpreferred++;
    this.totals.extraFaces += this.#faces.recount(patient);
  }

  #leave(slot: number): void {
    const { units, patient } = this.visits.bundle[slot]!;
    const own = this.visitsOfPatient[patient]!;
    dropFrom(own, slot);
    this.leftAt[patient] = ++this.visits.changes.count;
    for (const unit of units) {
      this.visitOfUnit[unit] = -1;
      this.#countDone(unit, -1);
    }
    this.totals.visits--;
    if (this.#faces.isUnpreferred(slot)) this.totals.unpreferred--;
    this.totals.extraFaces += this.#faces.recount(patient);
    if (this.#isStale[patient] === 0) {
      this.#isStale[patient] = 1;
      this.#stale.push(patient);
    }
    const route = this.routes[this.visits.shift[slot]!]!;
    route.remove(slot);
    this.#mark(route.shift);
    this.#journal.left(slot);
  }

  /** Counts the occurrence of a unit as done or undone (`by` 1 or −1), once its other pair of hands is there too. */
  #countDone(unit: number, by: number): void {
    const partner = this.problem.partnerOfUnit[unit]!;
    if (partner >= 0 && this.visitOfUnit[partner]! < 0) return;
    this.totals.undone -= by;
    this.totals.unscheduled -= by * this.problem.priorityOfOccurrence[this.problem.occurrenceOfUnit[unit]!]!;
  }

  /** Ties a visit to start at about `start` to another one; false where the two do not go together after all. */
  #bind(bundle: Bundle, slot: number, other: number, start: number): boolean {
    if (this.relations.neverMeet(bundle, other)) return true;
    if (!this.#ties.allow(bundle, slot, other, start)) return false;
    if (!this.#ties.tie(bundle, slot, other)) return true;
    const shift = this.visits.shift[other]!;
    this.#journal.touchShift(shift);
    return this.#propagate(this.routes[shift]!, true);
  }

  /** Lets go of what a patient's visits owed those that were taken out since, once for all of them. */
  #relaxStale(): void {
    for (const patient of this.#stale) {
      this.#isStale[patient] = 0;
      if (this.#ties.forget(patient)) this.#ties.relax(patient, this.#loosened);
    }
    this.#stale.length = 0;
  }

  readonly #loosened = (shift: number): void => {
    this.#journal.touchShift(shift);
    this.#mark(shift);
  };

  #mark(shift: number): void {
    if (this.#isDirty[shift] === 1) return;
    this.#isDirty[shift] = 1;
    this.#dirty.push(shift);
    this.visits.changes.loosen(shift);
  }

  #propagate(route: Route, marking = false): boolean {
    const { travel, offPeak } = route;
    if (!route.propagate(this.visits)) {
      if (marking) this.#mark(route.shift);
      return false;
    }
    this.totals.travel += route.travel - travel;
    this.totals.offPeak += route.offPeak - offPeak;
    return true;
  }
}

/** Takes an item out of a list, which keeps its order; unlike `splice` it makes no list of what it took. */
function dropFrom(list: number[], item: number): void {
  for (let i = list.indexOf(item) + 1; i < list.length; i++) list[i - 1] = list[i]!;
  list.pop();
}
