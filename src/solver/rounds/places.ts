// The cheapest place for a call: every position of every shift that may take it. What travel and the nearest delays cost
// is known at once; from the least of these sums on, positions are tried in earnest, by pushing what comes after, until
// the next sum is no less than the best cost found.

import type { Random } from "../../base/random.ts";
import { NEVER } from "../../problem/problem.ts";
import { type Calls, unpreferredCost } from "./calls.ts";
import { REFUSED, type Timetable } from "./timetable.ts";

/** Chance that a position is passed over (blinks: Christiaens & Vanden Berghe 2020, section 5.3). */
const BLINK = 0.01;

export class Places {
  /** The best place found last: what it adds to the cost (REFUSED: none), the node before it, and the start there. */
  cost = REFUSED;
  after = -1;
  start = -1;
  readonly #table: Timetable;
  readonly #calls: Calls;
  readonly #random: Random;

  /** Positions listed: the node before each, the start there, the cost of travel and faces, and with the nearest delays. */
  #listed = 0;
  readonly #node: Int32Array;
  readonly #startAt: Int32Array;
  readonly #fixed: Float64Array;
  readonly #bound: Float64Array;

  constructor(table: Timetable, random: Random) {
    this.#table = table;
    this.#calls = table.calls;
    this.#random = random;
    const positions = table.next.length;
    this.#node = new Int32Array(positions);
    this.#startAt = new Int32Array(positions);
    this.#fixed = new Float64Array(positions);
    this.#bound = new Float64Array(positions);
  }

  /** Finds the cheapest place for a call that is out. */
  find(call: number): void {
    this.cost = REFUSED;
    this.after = -1;
    this.#list(call);
    while (this.#listed > 0) {
      const i = this.#leastListed();
      if (this.#bound[i] >= this.cost) return;
      this.#try(call, i);
      this.#listed--;
      this.#bound[i] = this.#bound[this.#listed];
      this.#fixed[i] = this.#fixed[this.#listed];
      this.#node[i] = this.#node[this.#listed];
      this.#startAt[i] = this.#startAt[this.#listed];
    }
  }

  /** Lists every position, with what is known of its cost before anything is pushed. */
  #list(call: number): void {
    const { shiftsOfCall, lengthOfCall, problem } = this.#calls;
    const { size, contact } = this.#table;
    this.#listed = 0;
    const demanded = this.#demanded(call);
    const shifts = shiftsOfCall[call];
    for (let i = 0; i < shifts.length; i++) {
      const shift = shifts[i];
      if (size[shift] >= problem.mostVisitsOfShift[shift]) continue;
      if (contact[shift] + lengthOfCall[call] > problem.mostContactOfShift[shift]) continue;
      if (this.#isStrange(call, shift)) continue;
      this.#listShift(call, shift, demanded, this.#surcharge(call, problem.practitionerOfShift[shift]));
    }
  }

  #leastListed(): number {
    let least = 0;
    for (let i = 1; i < this.#listed; i++) if (this.#bound[i] < this.#bound[least]) least = i;
    return least;
  }

  /** Puts the call where it was found to fit best; false where that is nowhere. */
  take(call: number): boolean {
    if (this.cost === REFUSED) return false;
    this.#table.link(call, this.after);
    if (this.#table.push(call, this.start, REFUSED) < REFUSED) return true;
    this.#table.unlink(call);
    return false;
  }

  /** Earliest start as far as other shifts go. */
  #demanded(call: number): number {
    const { demandStart, demandFrom, demandGap, firstOfCall } = this.#calls;
    const { shift, start } = this.#table;
    let least = firstOfCall[call];
    for (let i = demandStart[call]; i < demandStart[call + 1]; i++) {
      const other = demandFrom[i];
      if (shift[other] >= 0) least = Math.max(least, start[other] + demandGap[i]);
    }
    return least;
  }

  #isStrange(call: number, shift: number): boolean {
    const { strangerStart, strangerItem, problem } = this.#calls;
    for (let i = strangerStart[call]; i < strangerStart[call + 1]; i++) {
      const theirs = this.#table.shift[strangerItem[i]];
      if (theirs >= 0 && problem.practitionerOfShift[theirs] === problem.practitionerOfShift[shift]) return true;
    }
    return false;
  }

  /** What a call by this practitioner costs beside travel and time. */
  #surcharge(call: number, practitioner: number): number {
    const { patientOfCall, callStart, problem } = this.#calls;
    const { weights, practitionerOfShift } = problem;
    const patient = patientOfCall[call];
    const cost = unpreferredCost(problem, patient, practitioner);
    if (weights.extraFace === 0) return cost;
    let seen = false;
    for (let other = callStart[patient]; other < callStart[patient + 1]; other++) {
      const shift = this.#table.shift[other];
      if (shift < 0) continue;
      if (practitionerOfShift[shift] === practitioner) return cost;
      seen = true;
    }
    return seen ? cost + weights.extraFace : cost;
  }

  #listShift(call: number, shift: number, demanded: number, surcharge: number): void {
    const table = this.#table;
    const { count, lengthOfCall, lastOfCall, placeOfCall, problem } = this.#calls;
    const { travelMinute, offPeakMinute } = problem.weights;
    const { next, start: starts, placeLeft, placeReached, onward: legs } = table;
    const length = lengthOfCall[call];
    const from = problem.travel.from(placeOfCall[call]);
    const to = problem.travel.to(placeOfCall[call]);
    for (let node = count + shift, first = true; first || node < count; node = next[node], first = false) {
      const ready = table.free(node);
      if (ready > lastOfCall[call]) return;
      const after = next[node];
      const there = placeLeft[node] < 0 ? 0 : to[placeLeft[node]];
      const onward = placeReached[after] < 0 ? 0 : from[placeReached[after]];
      const start = table.fit(call, Math.max(demanded, ready + there));
      if (start === NEVER) continue;
      const fixed = surcharge + travelMinute * (there + onward - legs[node]);
      let late = table.offPeakOf(call, start);
      const arriving = start + length + onward;
      if (after < count && arriving > starts[after])
        late += table.offPeakOf(after, arriving) - table.offPeakOf(after, starts[after]);
      const i = this.#listed++;
      this.#node[i] = node;
      this.#startAt[i] = start;
      this.#fixed[i] = fixed;
      this.#bound[i] = fixed + offPeakMinute * late;
    }
  }

  /** Puts the call into a listed position to see what that costs. */
  #try(call: number, i: number): void {
    if (this.#random.next() < BLINK) return;
    const table = this.#table;
    const fixed = this.#fixed[i];
    table.link(call, this.#node[i]);
    const delay = table.push(call, this.#startAt[i], this.cost - fixed);
    if (delay < REFUSED) table.takeBack();
    table.unlink(call);
    if (fixed + delay >= this.cost) return;
    this.cost = fixed + delay;
    this.after = this.#node[i];
    this.start = this.#startAt[i];
  }
}
