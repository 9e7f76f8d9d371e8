// What the rest of a shift could gain at most from the end of each visit on, found from the end of the shift to its start.
//
// A route may come back to a patient, but not at once: so this is the longest walk from visit to visit with every way gone,
// every break taken and every start kept (the relaxation of Christofides, Mingozzi & Toth 1981, "State-space relaxation
// procedures for the computation of bounds to routing problems"). Beginnings of routes are judged by it from behind.

import { doubled } from "../../../base/doubled.ts";
import { departure, type GapRules } from "../../../problem/gaps.ts";
import { NEVER } from "../../../problem/problem.ts";
import type { Menu } from "./menu.ts";
import type { ShiftTour } from "./tours.ts";

/** Minutes between two places; 0 where one of them is left open. */
type Between = (from: number, to: number) => number;

export class Rest {
  /** Minutes to the first visit, by node. */
  firstLeg = new Int32Array(64);
  /** Latest end of a visit that may be the last, at [breaks taken × nodes + node]. */
  latestEnd = new Int32Array(64);
  /** No walk of the shift gains more. */
  most = 0;
  /** At [(breaks taken × nodes + node) × ticks + tick]: gain after a visit to the node that ends at the tick. */
  #after = new Float64Array(0);
  /** Likewise: gain of a visit to the node that starts at the tick or later, and of all that follows. */
  #visit = new Float64Array(0);
  /** By breaks taken: nodes, those first whose visits at the tick looked at, or later, gain most; and what they gain. */
  #order = new Int32Array(64);
  #gain = new Float64Array(64);
  readonly #pauses = new Pauses();
  #menu: Menu | undefined;
  #origin = 0;
  #ticks = 0;
  /** By tick, the first of the starts of services that may begin there last; by start, the next one. */
  #head = new Int32Array(0);
  #next = new Int32Array(64);
  #service = new Int32Array(64);
  #from = new Int32Array(64);
  #open = new Int32Array(64);

  /** The most that is gained after a visit that ends at a tick. */
  after(taken: number, node: number, tick: number): number {
    return this.#after[(taken * this.#menu!.nodes + node) * this.#ticks + tick - this.#origin];
  }

  look(menu: Menu, tour: ShiftTour, between: Between): void {
    const { rules, start, end } = tour;
    this.#menu = menu;
    this.#origin = start;
    this.#ticks = end - start + 1;
    this.#measure(menu, tour, between);
    const states = rules.breaks.length + 1;
    const size = states * menu.nodes * this.#ticks;
    if (this.#after.length < size) {
      this.#after = new Float64Array(2 * size);
      this.#visit = new Float64Array(2 * size);
    }
    this.#list(menu);
    this.#line(states, menu.nodes);
    let opened = 0;
    for (let tick = this.#ticks - 1; tick >= 0; tick--) {
      for (let i = this.#head[tick]; i >= 0; i = this.#next[i]) this.#open[opened++] = i;
      for (let k = 0; k < states; k++) {
        this.#begin(menu, k, tick, opened);
        this.#sort(menu.nodes, k);
      }
      for (let k = 0; k < states; k++) this.#end(menu, rules, k, tick);
      for (let i = 0; i < opened; ) {
        if (this.#from[this.#open[i]] >= tick) this.#open[i] = this.#open[--opened];
        else i++;
      }
    }
    this.most = this.#fromStart(menu, rules, start);
  }

  #measure({ nodes, place }: Menu, tour: ShiftTour, between: Between): void {
    const states = tour.rules.breaks.length + 1;
    if (this.firstLeg.length < nodes) this.firstLeg = new Int32Array(2 * nodes);
    if (this.latestEnd.length < states * nodes) this.latestEnd = new Int32Array(2 * states * nodes);
    for (let n = 0; n < nodes; n++) {
      this.firstLeg[n] = between(tour.startPlace, place[n]);
      const back = between(place[n], tour.endPlace);
      for (let k = 0; k < states; k++)
        this.latestEnd[k * nodes + n] = departure(tour.rules, tour.end, back, k, states - 1);
    }
  }

  /** Stretches of starts by their last tick. */
  #list({ services, startStart, startItem }: Menu): void {
    const ticks = this.#ticks;
    if (this.#head.length < ticks) this.#head = new Int32Array(ticks);
    this.#head.fill(-1, 0, ticks);
    let count = 0;
    for (let s = 0; s < services; s++) {
      for (let i = startStart[s]; i < startStart[s + 1]; i += 2) {
        const to = Math.min(ticks - 1, startItem[i + 1] - this.#origin);
        if (to < 0) continue;
        if (count === this.#next.length) {
          this.#next = doubled(this.#next);
          this.#service = doubled(this.#service);
          this.#from = doubled(this.#from);
          this.#open = doubled(this.#open);
        }
        this.#service[count] = s;
        this.#from[count] = startItem[i] - this.#origin;
        this.#next[count] = this.#head[to];
        this.#head[to] = count++;
      }
    }
  }

  #line(states: number, nodes: number): void {
    if (this.#order.length < states * nodes) {
      this.#order = new Int32Array(2 * states * nodes);
      this.#gain = new Float64Array(2 * states * nodes);
    }
    for (let i = 0; i < states * nodes; i++) {
      this.#order[i] = i % nodes;
      this.#gain[i] = 0;
    }
  }

  /** Few change places from one tick to the next. */
  #sort(nodes: number, k: number): void {
    const order = this.#order;
    const gain = this.#gain;
    const own = k * nodes;
    for (let i = own + 1; i < own + nodes; i++) {
      const node = order[i];
      const value = gain[own + node];
      let at = i;
      for (; at > own && gain[own + order[at - 1]] < value; at--) order[at] = order[at - 1];
      order[at] = node;
    }
  }

  /** Visits that start at a tick, or later. */
  #begin({ nodes, net, lengthOf, nodeOf }: Menu, k: number, tick: number, opened: number): void {
    const ticks = this.#ticks;
    const visit = this.#visit;
    const last = tick === ticks - 1;
    for (let n = 0, at = k * nodes * ticks + tick; n < nodes; n++, at += ticks) visit[at] = last ? 0 : visit[at + 1];
    for (let i = 0; i < opened; i++) {
      const s = this.#service[this.#open[i]];
      const n = nodeOf[s];
      const over = tick + lengthOf[s];
      if (over + this.#origin > this.latestEnd[k * nodes + n]) continue;
      const own = (k * nodes + n) * ticks;
      const gain = net[s] + this.#after[own + over];
      if (gain <= visit[own + tick]) continue;
      visit[own + tick] = gain;
      this.#gain[k * nodes + n] = gain;
    }
  }

  /** What comes after visits that end at a tick: no less than after those that end later. */
  #end(menu: Menu, rules: GapRules, k: number, tick: number): void {
    const { nodes, firstEnd, lastEnd } = menu;
    this.#pauses.after(rules, tick + this.#origin, k);
    for (let n = 0, at = k * nodes * this.#ticks + tick; n < nodes; n++, at += this.#ticks) {
      if (tick + this.#origin < firstEnd[n] || tick + this.#origin > lastEnd[n]) continue;
      const later = tick + this.#origin < lastEnd[n] && tick + 1 < this.#ticks ? this.#after[at + 1] : 0;
      this.#after[at] = this.#bestNext(menu, rules.breaks.length, k, n, tick, later);
    }
  }

  /** The most of `known` and of all that could come next. */
  #bestNext(menu: Menu, breaks: number, k: number, n: number, tick: number, known: number): number {
    const { nodes, leg, several } = menu;
    const { clear, onBreak } = this.#pauses;
    const ticks = this.#ticks;
    const visit = this.#visit;
    const order = this.#order;
    let most = known;
    for (let taking = k; taking <= breaks; taking++) {
      const first = clear[taking] - this.#origin;
      if (first >= ticks) break;
      const base = tick + onBreak[taking];
      const own = taking * nodes;
      for (let i = own; i < own + nodes; i++) {
        const m = order[i];
        if (this.#gain[own + m] <= most) break;
        if (m === n && several[n] === 0) continue;
        const arriving = Math.max(first, base + leg[n * nodes + m]);
        if (arriving >= ticks) continue;
        const value = visit[(own + m) * ticks + arriving];
        if (value > most) most = value;
      }
    }
    return most;
  }

  #fromStart({ nodes }: Menu, rules: GapRules, start: number): number {
    const { clear, onBreak } = this.#pauses;
    this.#pauses.after(rules, start, 0);
    let most = 0;
    for (let taking = 0; taking <= rules.breaks.length; taking++) {
      for (let n = 0; n < nodes; n++) {
        const arriving = Math.max(clear[taking] - start, this.firstLeg[n] + onBreak[taking]);
        if (arriving < this.#ticks) most = Math.max(most, this.#visit[(taking * nodes + n) * this.#ticks + arriving]);
      }
    }
    return most;
  }
}

/** When breaks are over, if the first of them begins once a visit has ended. */
export class Pauses {
  /** By breaks taken: the tick at which they are over, NEVER where one of them comes too late; ticks spent on them. */
  clear = new Int32Array(8);
  onBreak = new Int32Array(8);

  /** Sets both, for a shift that has taken so many breaks when it is ready for the next. */
  after({ breaks }: GapRules, ready: number, taken: number): void {
    if (this.clear.length <= breaks.length) {
      this.clear = new Int32Array(2 * breaks.length);
      this.onBreak = new Int32Array(2 * breaks.length);
    }
    this.clear[taken] = ready;
    this.onBreak[taken] = 0;
    for (let taking = taken + 1; taking <= breaks.length; taking++) {
      const { from, to, length } = breaks[taking - 1];
      const start = Math.max(this.clear[taking - 1], from);
      const late = this.clear[taking - 1] >= NEVER || start + length > to;
      this.clear[taking] = late ? NEVER : start + length;
      this.onBreak[taking] = this.onBreak[taking - 1] + length;
    }
  }
}
