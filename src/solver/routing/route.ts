// One shift's visits in order, with the earliest and latest times that keep the rest of the shift possible.
//
// Forward time slack (Savelsbergh 1992), with one value for each set of breaks taken so far: `ready` is the earliest
// end of the visit before a position, `latest` the latest start of the visit at a position. Both are monotone although
// a visit may have several windows, so an insertion is checked against its two neighbours alone.

import { doubled } from "../../base/doubled.ts";
import { type GapRules, gapRules } from "../../problem/gaps.ts";
import type { Break, Problem } from "../../problem/problem.ts";
import { timeWithAnyBreaks } from "./any-breaks.ts";
import { type Cells, LEG, leastOf, mostOf, READY, ROOM, STOP } from "./cells.ts";
import { offPeakOf } from "./off-peak.ts";
import { timeWithOneBreak } from "./one-break.ts";
import type { Visits } from "./visits.ts";

/** Numbers of a saved route beside its visits and cells, and of each visit. */
const SUMS = 7;
const OF_VISIT = 5;
const NO_BREAK: Break = { from: 0, to: 0, length: 0 };

export class Route implements GapRules {
  readonly shift: number;
  readonly start: number;
  readonly end: number;
  /** −1 where the shift begins or ends at a patient's door. */
  readonly startPlace: number;
  readonly endPlace: number;
  /** A stop that stands for where the route is: its start place, or −1 where that or its end place is at a door. */
  readonly centre: number;
  readonly practitioner: number;
  readonly mostVisits: number;
  readonly mostContact: number;
  readonly breaks: GapRules["breaks"];
  readonly secondPasses: GapRules["secondPasses"];
  readonly states: number;
  readonly orders: GapRules["orders"];
  /** Whether the shift is of the usual kind, whose times are known by heart: one break, to be taken at any time in its window. */
  readonly hasOneBreak: boolean;
  /** That break: its minutes, and its window. (Numbers of its own: V8 gives each object made of a caseload another shape.) */
  readonly pause: number;
  readonly from: number;
  readonly to: number;
  /** Minutes of the breaks taken in each state. */
  readonly onBreak: Int32Array;

  /** Number of visits, and their slots in order (only the first `size` entries count). */
  size = 0;
  visits = new Int32Array(8);
  /** What is known of its positions, and numbers of one cell. */
  readonly #cells: Cells;
  readonly width: number;
  /** Totals of the visits as last propagated. */
  travel = 0;
  contact = 0;
  offPeak = 0;
  worstOffPeak = 0;
  readonly #problem: Problem;

  constructor({ problem, cells }: Visits, shift: number) {
    this.#problem = problem;
    this.#cells = cells;
    this.shift = shift;
    this.start = problem.startOfShift[shift]!;
    this.end = problem.endOfShift[shift]!;
    this.startPlace = problem.startPlaceOfShift[shift]!;
    this.endPlace = problem.endPlaceOfShift[shift]!;
    this.centre = this.endPlace >= 0 ? this.startPlace : -1;
    this.practitioner = problem.practitionerOfShift[shift]!;
    this.mostVisits = problem.mostVisitsOfShift[shift]!;
    this.mostContact = problem.mostContactOfShift[shift]!;
    const secondPasses = problem.secondPasses.filter(([from, to]) => from < this.end && to > this.start);
    const rules = gapRules(problem.breaksOfShift[shift]!, secondPasses);
    this.breaks = rules.breaks;
    this.secondPasses = secondPasses;
    this.states = rules.states;
    this.orders = rules.orders;
    this.hasOneBreak = rules.states === 2 && secondPasses.length === 0;
    const { from, to, length } = rules.breaks[0] ?? NO_BREAK;
    this.pause = length;
    this.from = from;
    this.to = to;
    this.onBreak = Int32Array.from({ length: this.states }, (_, taking) =>
      this.orders[taking]![0]!.reduce((sum, pause) => sum + this.breaks[pause]!.length, 0),
    );
    cells.open(shift, this.states);
    this.width = cells.widthOfShift[shift]!;
  }

  insert(position: number, slot: number): void {
    if (this.size === this.visits.length) this.#grow();
    this.visits.copyWithin(position + 1, position, this.size);
    this.visits[position] = slot;
    this.size++;
  }

  remove(slot: number): void {
    const position = this.positionOf(slot);
    this.visits.copyWithin(position, position + 1, this.size);
    this.size--;
  }

  positionOf(slot: number): number {
    let position = 0;
    while (this.visits[position] !== slot) position++;
    return position;
  }

  /**
   * Whether a visit to the same patient could take the place of the one at `position`, as far as minutes go: there is time
   * for so many between the visits around it, and the shift may hold them.
   */
  hasRoomInPlace(position: number, length: number, lengthBefore: number): boolean {
    if (this.contact - lengthBefore + length > this.mostContact) return false;
    const travel = this.legAt(position) + this.legAt(position + 1);
    return this.readyAt(position) + travel + length <= this.latestAt(position + 1);
  }

  /** Where the cell of a position begins. */
  at(position: number): number {
    return this.#cells.startOfShift[this.shift]! + position * this.width;
  }

  legAt(position: number): number {
    return this.#cells.items[this.at(position) + LEG]!;
  }

  /** Earliest end of the visit before a position, however many breaks were taken. */
  readyAt(position: number): number {
    return leastOf(this.#cells.items, this.at(position) + READY, this.states);
  }

  /** Latest start of the visit at a position, likewise. */
  latestAt(position: number): number {
    return mostOf(this.#cells.items, this.at(position) + READY + this.states, this.states);
  }

  /** How many numbers `save` writes. */
  get footprint(): number {
    return SUMS + this.size * OF_VISIT + (this.size + 2) * this.width;
  }

  /** Writes down the route and all that follows from it, as last propagated, from `at` on. */
  save(visits: Visits, into: Int32Array, at: number): void {
    const { size, shift } = this;
    let next = at;
    into[next++] = size;
    into[next++] = this.travel;
    into[next++] = this.contact;
    into[next++] = this.offPeak;
    into[next++] = this.worstOffPeak;
    into[next++] = visits.roomOfShift[shift]!;
    into[next++] = visits.spreadOfShift[shift]!;
    for (let p = 0; p < size; p++) {
      const slot = this.visits[p]!;
      into[next++] = slot;
      into[next++] = visits.early[slot]!;
      into[next++] = visits.late[slot]!;
      into[next++] = visits.planned[slot]!;
      into[next++] = visits.taken[slot]!;
    }
    const { items } = this.#cells;
    const from = this.at(0);
    const count = (size + 2) * this.width;
    for (let i = 0; i < count; i++) into[next + i] = items[from + i]!;
  }

  /** Makes the route again what it was when that was written; where the next one may begin. */
  restore(visits: Visits, saved: Int32Array, at: number): number {
    const { shift } = this;
    let next = at;
    const size = saved[next++]!;
    this.size = size;
    this.travel = saved[next++]!;
    this.contact = saved[next++]!;
    this.offPeak = saved[next++]!;
    this.worstOffPeak = saved[next++]!;
    visits.roomOfShift[shift] = saved[next++]!;
    visits.spreadOfShift[shift] = saved[next++]!;
    for (let p = 0; p < size; p++) {
      const slot = saved[next++]!;
      this.visits[p] = slot;
      visits.early[slot] = saved[next++]!;
      visits.late[slot] = saved[next++]!;
      visits.planned[slot] = saved[next++]!;
      visits.taken[slot] = saved[next++]!;
    }
    this.#cells.sizeOfShift[shift] = size;
    const { items } = this.#cells;
    const to = this.at(0);
    const count = (size + 2) * this.width;
    for (let i = 0; i < count; i++) items[to + i] = saved[next + i]!;
    return next + count;
  }

  /** Recomputes everything from the sequence; false where no times suit it, and then nothing here is to be used. */
  propagate(visits: Visits): boolean {
    visits.changes.note(this.shift);
    this.#cells.reserve(this.shift, this.size);
    this.#cells.sizeOfShift[this.shift] = this.size;
    this.#legs(visits);
    if (!(this.hasOneBreak ? timeWithOneBreak(this, visits) : timeWithAnyBreaks(this, visits))) return false;
    this.#totals(visits);
    visits.roomOfShift[this.shift] = this.#mostRoom();
    return true;
  }

  #legs(visits: Visits): void {
    const { places } = visits;
    const { travel } = this.#problem;
    const { items } = this.#cells;
    let at = this.at(0);
    let before = this.startPlace;
    items[at + STOP] = before;
    for (let p = 0; p < this.size; p++) {
      const place = places[visits.patient[this.visits[p]!]!]!;
      items[at + LEG] = before < 0 ? 0 : travel.from(before)[place]!;
      before = place;
      at += this.width;
      items[at + STOP] = place;
    }
    items[at + this.width + STOP] = this.endPlace;
    const still = this.size === 0 || before < 0 || this.endPlace < 0;
    items[at + LEG] = still ? 0 : travel.from(before)[this.endPlace]!;
    if (this.centre >= 0) visits.spreadOfShift[this.shift] = this.#spread();
  }

  /**
   * By the triangle inequality a visit elsewhere takes at least as long as to the centre and back, less twice the way from
   * there to the farthest stop and less the longest leg. Where the shift begins or ends at a door, one way may be saved.
   */
  #spread(): number {
    const { size, width } = this;
    const { items } = this.#cells;
    const { travel } = this.#problem;
    const from = travel.from(this.centre);
    const to = travel.to(this.centre);
    let out = 0;
    let back = 0;
    let longest = 0;
    let at = this.at(0);
    for (let p = 0; p <= size + 1; p++, at += width) {
      const stop = items[at + STOP]!;
      out = Math.max(out, from[stop]!);
      back = Math.max(back, to[stop]!);
      if (p <= size) longest = Math.max(longest, items[at + LEG]!);
    }
    return out + back + longest;
  }

  #totals(visits: Visits): void {
    let travel = 0;
    let contact = 0;
    this.offPeak = 0;
    this.worstOffPeak = 0;
    for (let p = 0; p < this.size; p++) {
      const slot = this.visits[p]!;
      const bundle = visits.bundle[slot]!;
      travel += this.legAt(p);
      contact += bundle.length;
      if (bundle.choosy) {
        const start = visits.planned[slot]!;
        if (visits.timed[slot] !== start) {
          const { sum, worst } = offPeakOf(visits.bundles, bundle, start);
          visits.timed[slot] = start;
          visits.offPeak[slot] = sum;
          visits.worstOffPeak[slot] = worst;
        }
        this.offPeak += visits.offPeak[slot]!;
        this.worstOffPeak = Math.max(this.worstOffPeak, visits.worstOffPeak[slot]!);
      }
    }
    this.travel = this.size === 0 ? 0 : travel + this.legAt(this.size);
    this.contact = contact;
  }

  #mostRoom(): number {
    const { size, width } = this;
    if (size >= this.mostVisits) return -1;
    const { items } = this.#cells;
    let most = -1;
    for (let p = 0, at = this.at(0); p <= size; p++, at += width) most = Math.max(most, items[at + ROOM]!);
    return Math.min(most, this.mostContact - this.contact);
  }

  #grow(): void {
    this.visits = doubled(this.visits);
  }
}
