// The rounds as they stand: calls in order on each shift, every one at the earliest time that the order on its shift and
// the arcs between shifts allow.
//
// Earliest times are the least solution of a system of difference constraints, so they are least for every call at once:
// nothing is gained by moving one of them later where being late is all that costs. An insertion only raises them, by
// pushing along shifts and arcs until slack has absorbed it; what was raised is noted and taken back as easily. A call
// that is pushed by its own push again and again waits for itself: such an insertion is refused.

import { nextIn } from "../../base/stretches.ts";
import { NEVER } from "../../problem/problem.ts";
import type { Calls } from "./calls.ts";

export const REFUSED = Number.POSITIVE_INFINITY;

/** How often a call may be pushed by what it has pushed itself. */
const MOST_RETURNS = 3;
/** Raises in a row, for each call, that a timetable built anew may take before it is given up. */
const MOST_RAISES = 40;

export class Timetable {
  readonly calls: Calls;
  /** Node after and before each node: calls, and `count + s` for both ends of shift s. Only for calls that are in. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Shift of each node; −1 for calls that are out. */
  readonly shift: Int32Array;
  readonly start: Int32Array;
  /** Calls of each shift, and the ticks they last together. */
  readonly size: Int32Array;
  readonly contact: Int32Array;
  travel = 0;
  /** Ticks away from preferred times: their sum, and the most of any one (or more than that, between two counts). */
  offPeak = 0;
  worst = 0;
  /** Places of each node as one leaves it and as one comes to it; −1 where a shift begins or ends at a patient's door. */
  readonly placeLeft: Int32Array;
  readonly placeReached: Int32Array;
  /** Travel from each node to the next. */
  readonly onward: Int32Array;
  readonly #raised = new Int32Array(1024);
  readonly #before = new Int32Array(1024);
  #raises = 0;
  #offPeakBefore = 0;
  #worstBefore = 0;
  readonly #queue: Int32Array;
  readonly #waiting: Uint8Array;

  constructor(calls: Calls) {
    const { count, problem } = calls;
    const nodes = count + problem.shifts;
    this.calls = calls;
    this.next = Int32Array.from({ length: nodes }, (_, node) => node);
    this.previous = this.next.slice();
    this.shift = Int32Array.from({ length: nodes }, (_, node) => (node < count ? -1 : node - count));
    this.start = new Int32Array(count);
    this.size = new Int32Array(problem.shifts);
    this.contact = new Int32Array(problem.shifts);
    this.placeLeft = Int32Array.of(...calls.placeOfCall, ...problem.startPlaceOfShift);
    this.placeReached = Int32Array.of(...calls.placeOfCall, ...problem.endPlaceOfShift);
    this.onward = new Int32Array(nodes);
    this.#queue = new Int32Array(count + 1);
    this.#waiting = new Uint8Array(count);
  }

  /** Travel between two nodes of a shift; none on a shift without calls. */
  #leg(from: number, to: number): number {
    const { count, problem } = this.calls;
    const left = this.placeLeft[from];
    const reached = this.placeReached[to];
    if (left < 0 || reached < 0 || (from >= count && to >= count)) return 0;
    return problem.travel.from(left)[reached];
  }

  /** When whoever is at a node is free to leave it. */
  free(node: number): number {
    const { count, lengthOfCall, problem } = this.calls;
    return node < count ? this.start[node] + lengthOfCall[node] : problem.startOfShift[node - count];
  }

  /** Ticks off peak of a call that starts at `start`. */
  offPeakOf(call: number, start: number): number {
    const { wishStart, wishFrom, wishTo } = this.calls;
    let sum = 0;
    for (let i = wishStart[call]; i < wishStart[call + 1]; i++) {
      if (start > wishTo[i]) sum += start - wishTo[i];
      else if (start < wishFrom[i]) sum += wishFrom[i] - start;
    }
    return sum;
  }

  #worstOf(call: number, start: number): number {
    const { wishStart, wishFrom, wishTo } = this.calls;
    let worst = 0;
    for (let i = wishStart[call]; i < wishStart[call + 1]; i++)
      worst = Math.max(worst, start - wishTo[i], wishFrom[i] - start);
    return worst;
  }

  /** Earliest start of a call that is out, were it to come right after `node`; NEVER where it cannot. */
  earliest(call: number, node: number): number {
    const { demandStart, demandFrom, demandGap, firstOfCall } = this.calls;
    let start = Math.max(firstOfCall[call], this.free(node) + this.#leg(node, call));
    for (let i = demandStart[call]; i < demandStart[call + 1]; i++) {
      const other = demandFrom[i];
      if (this.shift[other] >= 0) start = Math.max(start, this.start[other] + demandGap[i]);
    }
    return this.fit(call, start);
  }

  /** The least start of a call that is no earlier; NEVER where there is none. */
  fit(call: number, start: number): number {
    const starts = this.calls.startsOfCall[call];
    if (starts.length === 2) return start > starts[1] ? NEVER : start;
    return nextIn(starts, start, NEVER);
  }

  link(call: number, node: number): void {
    const { next, previous, shift, onward } = this;
    const after = next[node];
    const there = this.#leg(node, call);
    const back = this.#leg(call, after);
    this.travel += there + back - onward[node];
    onward[node] = there;
    onward[call] = back;
    next[node] = call;
    previous[call] = node;
    next[call] = after;
    previous[after] = call;
    const own = shift[node];
    shift[call] = own;
    this.size[own]++;
    this.contact[own] += this.calls.lengthOfCall[call];
  }

  /** Takes a call out. Times stay as they are until `settle`, or until a push is taken back. */
  unlink(call: number): void {
    const { next, previous, shift, onward } = this;
    const before = previous[call];
    const after = next[call];
    const leg = this.#leg(before, after);
    this.travel += leg - onward[before] - onward[call];
    onward[before] = leg;
    next[before] = after;
    previous[after] = before;
    this.size[shift[call]]--;
    this.contact[shift[call]] -= this.calls.lengthOfCall[call];
    shift[call] = -1;
  }

  /**
   * Lets a call that has just been linked start at `start` and pushes what comes after. The cost of what that makes less
   * punctual, or REFUSED as soon as it is `limit` or more, or where times do not work out; then everything is taken back.
   */
  push(call: number, start: number, limit: number): number {
    const { offPeakMinute, worstOffPeakMinute } = this.calls.problem.weights;
    this.#raises = 0;
    this.#offPeakBefore = this.offPeak;
    this.#worstBefore = this.worst;
    this.start[call] = start;
    this.offPeak += this.offPeakOf(call, start);
    this.worst = Math.max(this.worst, this.#worstOf(call, start));
    const queue = this.#queue;
    const waiting = this.#waiting;
    const room = queue.length;
    queue[0] = call;
    waiting[call] = 1;
    let head = 0;
    let tail = 1;
    let returns = 0;
    let fits = true;
    while (head !== tail && fits) {
      const from = queue[head];
      head = head + 1 === room ? 0 : head + 1;
      waiting[from] = 0;
      const firstRaise = this.#raises;
      fits = this.#relax(from);
      for (let i = firstRaise; i < this.#raises; i++) {
        const raised = this.#raised[i];
        if (raised === call && ++returns > MOST_RETURNS) fits = false;
        if (waiting[raised] === 1) continue;
        waiting[raised] = 1;
        queue[tail] = raised;
        tail = tail + 1 === room ? 0 : tail + 1;
      }
      const cost =
        offPeakMinute * (this.offPeak - this.#offPeakBefore) + worstOffPeakMinute * (this.worst - this.#worstBefore);
      if (cost >= limit) fits = false;
    }
    if (fits) {
      return (
        offPeakMinute * (this.offPeak - this.#offPeakBefore) + worstOffPeakMinute * (this.worst - this.#worstBefore)
      );
    }
    for (; head !== tail; head = head + 1 === room ? 0 : head + 1) waiting[queue[head]] = 0;
    this.takeBack();
    return REFUSED;
  }

  /** Takes the last push back. */
  takeBack(): void {
    for (let i = this.#raises - 1; i >= 0; i--) this.start[this.#raised[i]] = this.#before[i];
    this.#raises = 0;
    this.offPeak = this.#offPeakBefore;
    this.worst = this.#worstBefore;
  }

  /** Raises what must not start as early as it does because of `from`; false where something cannot start any more. */
  #relax(from: number): boolean {
    const { count, lengthOfCall, arcStart, arcTo, arcGap, problem } = this.calls;
    const start = this.start[from];
    const after = this.next[from];
    const arriving = start + lengthOfCall[from] + this.onward[from];
    if (after >= count) {
      if (arriving > problem.endOfShift[after - count]) return false;
    } else if (arriving > this.start[after] && !this.#raise(after, arriving)) return false;
    for (let i = arcStart[from]; i < arcStart[from + 1]; i++) {
      const to = arcTo[i];
      if (start + arcGap[i] > this.start[to] && this.shift[to] >= 0 && !this.#raise(to, start + arcGap[i]))
        return false;
    }
    return true;
  }

  #raise(call: number, least: number): boolean {
    const before = this.start[call];
    const start = this.fit(call, least);
    if (start === NEVER || this.#raises === this.#raised.length) return false;
    this.#raised[this.#raises] = call;
    this.#before[this.#raises++] = before;
    this.start[call] = start;
    this.offPeak += this.offPeakOf(call, start) - this.offPeakOf(call, before);
    this.worst = Math.max(this.worst, this.#worstOf(call, start));
    return true;
  }

  /** Computes all times anew, and what depends on them; false where they do not work out. */
  settle(): boolean {
    const { count, problem, firstOfCall } = this.calls;
    const { start, next } = this;
    const queue = this.#queue;
    const waiting = this.#waiting;
    const room = queue.length;
    let tail = 0;
    for (let shift = 0; shift < problem.shifts; shift++) {
      let ready = problem.startOfShift[shift];
      let node = count + shift;
      for (let call = next[node]; call < count; node = call, call = next[call]) {
        start[call] = this.fit(call, Math.max(firstOfCall[call], ready + this.onward[node]));
        ready = this.free(call);
        waiting[call] = 1;
        queue[tail++] = call;
      }
    }
    let left = MOST_RAISES * count;
    let fits = true;
    for (let head = 0; head !== tail; head = head + 1 === room ? 0 : head + 1) {
      const from = queue[head];
      waiting[from] = 0;
      if (!fits) continue;
      this.#raises = 0;
      fits = start[from] !== NEVER && this.#relax(from) && left > 0;
      left -= this.#raises;
      for (let i = 0; fits && i < this.#raises; i++) {
        const raised = this.#raised[i];
        if (waiting[raised] === 1) continue;
        waiting[raised] = 1;
        queue[tail] = raised;
        tail = tail + 1 === room ? 0 : tail + 1;
      }
    }
    if (fits) this.recount();
    return fits;
  }

  /** Counts anew how punctual calls are: pushes tell only of what becomes worse. */
  recount(): void {
    this.offPeak = 0;
    this.worst = 0;
    for (let call = 0; call < this.calls.count; call++) {
      if (this.shift[call] < 0) continue;
      this.offPeak += this.offPeakOf(call, this.start[call]);
      this.worst = Math.max(this.worst, this.#worstOf(call, this.start[call]));
    }
  }
}
