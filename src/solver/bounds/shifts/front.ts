// The route of one shift that earns most at the prices of the day, or a little more than any route does.
//
// A kernel: typed arrays, no allocation in the loops. Labels are beginnings of routes, as in `exact/routes/front.ts`, but
// what has been done is forgotten except for the visit just made and for rows that routes were seen to do twice (Righini &
// Salani 2008, "New dynamic programming algorithms for the resource constrained elementary shortest path problem", on
// decremental state space relaxation). So the most that is found is never below what a route could earn. Labels that could
// not earn more than what is known already, by what the rest of the shift could gain, are dropped.

import { doubled } from "../../../base/doubled.ts";
import { NEVER } from "../../../problem/problem.ts";
import { Menu } from "./menu.ts";
import { Pauses, Rest } from "./rest.ts";
import type { ShiftTour } from "./tours.ts";
import type { WayTable } from "./way-table.ts";

const EPSILON = 1e-9;
/** By what share of the way down to what is known the floor is lowered at first, where nothing is above it. */
const FIRST_DESCENT = 1 / 64;
/** Rows of a shift that are remembered at most. */
const MOST_REMEMBERED = 31;

export class Front {
  /** No route earns more, after `run`. */
  most = 0;
  /** The ways of a route that earns `found`, the first one first; some of its rows may be done twice. */
  readonly route: number[] = [];
  found = 0;
  /** Labels made so far, for measurements. */
  labels = 0;
  readonly menu = new Menu();
  readonly #table: WayTable;
  readonly #rest = new Rest();
  readonly #pauses = new Pauses();
  #count = 0;
  #end = new Int32Array(1024);
  #node = new Int32Array(1024);
  #taken = new Int32Array(1024);
  #service = new Int32Array(1024);
  #parent = new Int32Array(1024);
  #done = new Int32Array(1024);
  #next = new Int32Array(1024);
  #gain = new Float64Array(1024);
  #head = new Int32Array(0);
  /** Kept labels of each node. */
  readonly #kept: Int32Array[] = [];
  #keptCount = new Int32Array(64);
  /** Remembered rows of each service, as bits; what each of them is worth at most, and until when. */
  #bits = new Int32Array(64);
  readonly #worth = new Float64Array(MOST_REMEMBERED);
  readonly #until = new Int32Array(MOST_REMEMBERED);
  #arrival = new Int32Array(8);
  #tour: ShiftTour | undefined;
  #floor = 0;
  #best = 0;
  /** Whether the last search made more labels than it might. */
  #isCutShort = false;

  constructor(table: WayTable) {
    this.#table = table;
  }

  /**
   * Looks for the best route over what is on the menu.
   *
   * @param remembered rows as cell × 32 + row, which no route does twice; grows by what was seen to be done twice
   * @param floor what some route is known to earn: nothing below it is looked for
   * @param most labels after which it is enough
   * @param rounds how often what is done twice is remembered and all is done again
   */
  run(tour: ShiftTour, remembered: number[], floor: number, most: number, rounds: number): void {
    this.#tour = tour;
    this.#floor = floor;
    this.route.length = 0;
    this.found = 0;
    this.most = Math.max(0, floor);
    if (this.menu.services === 0) return;
    this.#prepare(tour);
    let least = Infinity;
    for (let round = 0; round <= rounds; round++) {
      this.#remember(remembered);
      const label = this.#descend(tour, most);
      // Each round bounds what routes earn; one that was cut short may say less than the one before.
      least = Math.min(least, this.most);
      if (label >= 0) this.#trace(label);
      if (this.#isCutShort) remembered.length = 0;
      if (label < 0 || this.#isCutShort || !this.#rememberTwice(label, remembered)) break;
    }
    this.most = least;
  }

  /** The best label above the floor, looked for above higher floors first: the higher, the sooner that is answered. */
  #descend(tour: ShiftTour, most: number): number {
    const known = this.#floor;
    const highest = this.#rest.most;
    this.most = known + EPSILON;
    this.#isCutShort = false;
    if (highest <= known + EPSILON) return -1;
    for (let share = FIRST_DESCENT; ; share *= 4) {
      const level = share < 1 ? highest - share * (highest - known) : known;
      this.#floor = level;
      const label = this.#search(tour, most);
      const isEnough = label >= 0 || level === known || this.most > level + 2 * EPSILON;
      if (isEnough) {
        this.#floor = known;
        return label;
      }
    }
  }

  #prepare(tour: ShiftTour): void {
    const { nodes } = this.menu;
    const states = tour.rules.breaks.length + 1;
    if (this.#keptCount.length < nodes) this.#keptCount = new Int32Array(2 * nodes);
    while (this.#kept.length < nodes) this.#kept.push(new Int32Array(16));
    if (this.#arrival.length < states) this.#arrival = new Int32Array(states);
    this.#rest.look(this.menu, tour, (from, to) => this.#table.minutesBetween(from, to));
    const ticks = tour.end - tour.start + 1;
    if (this.#head.length < ticks) this.#head = new Int32Array(ticks);
  }

  #remember(remembered: readonly number[]): void {
    const { menu } = this;
    if (this.#bits.length < menu.services) this.#bits = new Int32Array(2 * menu.services);
    this.#bits.fill(0, 0, menu.services);
    const count = Math.min(MOST_REMEMBERED, remembered.length);
    this.#worth.fill(0);
    for (let i = 0; i < count; i++) {
      const cell = remembered[i] >> 5;
      const row = 1 << (remembered[i] & 31);
      this.#until[i] = -NEVER;
      for (let s = 0; s < menu.services; s++) {
        if (this.#table.cell[menu.wayOf[s]] !== cell || (menu.mask[s] & row) === 0) continue;
        this.#bits[s] |= 1 << i;
        this.#worth[i] = Math.max(this.#worth[i], menu.net[s]);
        this.#until[i] = Math.max(this.#until[i], menu.startItem[menu.startStart[s + 1] - 1]);
      }
    }
  }

  /** The label that earns most, or −1 where none earns more than the floor; sets `most`. */
  #search(tour: ShiftTour, most: number): number {
    const ticks = tour.end - tour.start + 1;
    this.#head.fill(-1, 0, ticks);
    this.#keptCount.fill(0, 0, this.menu.nodes);
    this.#best = this.#floor;
    this.#count = 1;
    this.#end[0] = tour.start;
    this.#node[0] = -1;
    this.#taken[0] = 0;
    this.#service[0] = -1;
    this.#done[0] = 0;
    this.#gain[0] = 0;
    this.#extend(0);
    let tick = 0;
    for (; tick < ticks && this.#count <= most; tick++) {
      for (let label = this.#head[tick]; label >= 0; label = this.#next[label]) {
        if (this.#isHopeless(label) || this.#isOutdone(label)) continue;
        this.#keep(label);
        this.#extend(label);
      }
    }
    this.#isCutShort = tick < ticks;
    this.labels += this.#count;
    let best = -1;
    let value = this.#floor;
    this.most = this.#floor + EPSILON;
    for (let label = 1; label < this.#count; label++) {
      if (this.#gain[label] > value + EPSILON) {
        value = this.#gain[label];
        best = label;
      }
      if (this.#end[label] - tour.start >= tick) this.most = Math.max(this.most, this.#hope(label));
    }
    this.most = Math.max(this.most, value + EPSILON);
    return best;
  }

  /** The most that a route which begins like this may earn. */
  #hope(label: number): number {
    return this.#gain[label] + this.#rest.after(this.#taken[label], this.#node[label], this.#end[label]);
  }

  #isHopeless(label: number): boolean {
    return this.#hope(label) <= this.#best + EPSILON;
  }

  #isOutdone(label: number): boolean {
    const node = this.#node[label];
    const kept = this.#kept[node];
    const count = this.#keptCount[node];
    const own = this.#gain[label] - EPSILON;
    const state = this.#taken[label];
    const end = this.#end[label];
    const last = this.menu.mask[this.#service[label]];
    const done = this.#done[label];
    for (let i = 0; i < count; i++) {
      const other = kept[i];
      let gain = this.#gain[other];
      if (gain < own) return false;
      if (this.#taken[other] < state || this.#end[other] > end) continue;
      if ((this.menu.mask[this.#service[other]] & ~last) !== 0 && this.menu.several[node] === 1) {
        gain -= this.menu.mostNet[node];
      }
      for (let bits = this.#done[other] & ~done; bits !== 0 && gain >= own; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits);
        if (this.#until[bit] >= end) gain -= this.#worth[bit];
      }
      if (gain >= own) return true;
    }
    return false;
  }

  /** Notes a label among the best of its node, by what it earns. */
  #keep(label: number): void {
    const node = this.#node[label];
    let kept = this.#kept[node];
    const count = this.#keptCount[node]++;
    if (count === kept.length) {
      kept = doubled(kept);
      this.#kept[node] = kept;
    }
    let at = count;
    for (; at > 0 && this.#gain[kept[at - 1]] < this.#gain[label]; at--) kept[at] = kept[at - 1];
    kept[at] = label;
  }

  /** Adds every visit that may come next. */
  #extend(label: number): void {
    const tour = this.#tour!;
    const { menu } = this;
    const { nodes, leg, net, mask, lengthOf, startStart, startItem, serviceStart, lastStart } = menu;
    const rest = this.#rest;
    const { clear, onBreak } = this.#pauses;
    const states = tour.rules.breaks.length + 1;
    const from = this.#node[label];
    const ready = this.#end[label];
    const state = this.#taken[label];
    const gain = this.#gain[label];
    const done = this.#done[label];
    const last = from < 0 ? 0 : mask[this.#service[label]];
    this.#pauses.after(tour.rules, ready, state);
    for (let n = 0; n < nodes; n++) {
      const travel = from < 0 ? rest.firstLeg[n] : leg[from * nodes + n];
      if (ready + travel > lastStart[n]) continue;
      for (let taking = state; taking < states; taking++) {
        this.#arrival[taking] = Math.max(clear[taking], ready + travel + onBreak[taking]);
      }
      for (let s = serviceStart[n]; s < serviceStart[n + 1]; s++) {
        if ((n === from && (mask[s] & last) !== 0) || (this.#bits[s] & done) !== 0) continue;
        const first = startStart[s];
        const after = startStart[s + 1];
        const length = lengthOf[s];
        let sooner = NEVER;
        for (let taking = states - 1; taking >= state; taking--) {
          const arriving = this.#arrival[taking];
          if (arriving >= sooner || arriving > startItem[after - 1]) continue;
          let at = first;
          while (startItem[at + 1] < arriving) at += 2;
          const start = Math.max(startItem[at], arriving);
          const end = start + length;
          if (start >= sooner || end > rest.latestEnd[taking * nodes + n]) continue;
          sooner = start;
          const value = gain + net[s];
          if (value + rest.after(taking, n, end) <= this.#best + EPSILON) continue;
          this.#add(label, s, n, taking, end, value);
        }
      }
    }
  }

  #add(parent: number, service: number, node: number, taken: number, end: number, gain: number): void {
    if (this.#count === this.#end.length) this.#grow();
    const label = this.#count;
    this.#end[label] = end;
    this.#node[label] = node;
    this.#taken[label] = taken;
    this.#service[label] = service;
    this.#parent[label] = parent;
    this.#done[label] = this.#done[parent] | this.#bits[service];
    this.#gain[label] = gain;
    if (this.#isOutdone(label)) return;
    if (gain > this.#best) this.#best = gain;
    const tick = end - this.#tour!.start;
    this.#next[label] = this.#head[tick];
    this.#head[tick] = label;
    this.#count++;
  }

  #trace(label: number): void {
    this.found = this.#gain[label];
    this.route.length = 0;
    for (let at = label; this.#service[at] >= 0; at = this.#parent[at])
      this.route.push(this.menu.wayOf[this.#service[at]]);
    this.route.reverse();
  }

  /** Adds rows that the route does twice; whether there were any, and room. */
  #rememberTwice(label: number, remembered: number[]): boolean {
    const { menu } = this;
    const known = remembered.length;
    for (let at = label; this.#service[at] >= 0; at = this.#parent[at]) {
      for (let before = this.#parent[at]; this.#service[before] >= 0; before = this.#parent[before]) {
        if (this.#node[before] !== this.#node[at]) continue;
        const cell = this.#table.cell[menu.wayOf[this.#service[at]]];
        let twice = menu.mask[this.#service[before]] & menu.mask[this.#service[at]];
        for (; twice !== 0; twice &= twice - 1) {
          const row = cell * 32 + 31 - Math.clz32(twice & -twice);
          if (remembered.length < MOST_REMEMBERED && !remembered.includes(row)) remembered.push(row);
        }
      }
    }
    return remembered.length > known;
  }

  #grow(): void {
    this.#end = doubled(this.#end);
    this.#node = doubled(this.#node);
    this.#taken = doubled(this.#taken);
    this.#service = doubled(this.#service);
    this.#parent = doubled(this.#parent);
    this.#done = doubled(this.#done);
    this.#next = doubled(this.#next);
    this.#gain = doubled(this.#gain);
  }
}
