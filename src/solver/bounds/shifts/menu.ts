// What one shift could earn at the prices of the day: visits that are worth something there, by node.
//
// A node is a part of a patient's care on one date (a cell); a service is a visit to it, at the times it may start on this
// shift.

import { doubled } from "../../../base/doubled.ts";
import type { ShiftTour } from "./tours.ts";
import type { WayTable } from "./way-table.ts";

/** What is worth less than this is not worth a visit. */
const LEAST_NET = 1e-9;

export class Menu {
  nodes = 0;
  services = 0;
  /** Services of node n: [serviceStart[n], serviceStart[n + 1]). */
  serviceStart = new Int32Array(64);
  nodeOf = new Int32Array(64);
  /** Index in the way table. */
  wayOf = new Int32Array(64);
  net = new Float64Array(64);
  lengthOf = new Int32Array(64);
  /** Rows of its node that a service does, as bits. */
  mask = new Int32Array(64);
  /** Starts of service s: pairs [from, to] in `startItem` from startStart[s] to startStart[s + 1]. */
  startStart = new Int32Array(64);
  startItem = new Int32Array(256);
  /** By node: its place, the most a service of it is worth, earliest and latest start and end. */
  place = new Int32Array(64);
  mostNet = new Float64Array(64);
  firstStart = new Int32Array(64);
  lastStart = new Int32Array(64);
  firstEnd = new Int32Array(64);
  lastEnd = new Int32Array(64);
  /** By node: 1 where two visits to it, one right after the other, may both be worth something. */
  several = new Uint8Array(64);
  /** Minutes from node to node at [from × nodes + to]. */
  leg = new Int32Array(64 * 64);

  /**
   * Fills it with what a shift could make.
   *
   * @param prices by way
   * @param visit what each visit costs the shift, and `minute` each minute of contact
   */
  fill(table: WayTable, tour: ShiftTour, prices: Float64Array, visit: number, minute: number): void {
    this.nodes = 0;
    this.services = 0;
    this.startStart[0] = 0;
    let cell = -1;
    for (let i = 0; i < tour.way.length; i++) {
      const way = tour.way[i];
      const net = prices[way] - visit - minute * table.length[way];
      if (net <= LEAST_NET) continue;
      if (table.cell[way] !== cell) {
        cell = table.cell[way];
        this.#addNode(table.place[cell]);
      }
      this.#addService(table, tour, i, net);
    }
    if (this.serviceStart.length <= this.nodes) this.serviceStart = doubled(this.serviceStart);
    this.serviceStart[this.nodes] = this.services;
    this.#join(table);
  }

  #addNode(place: number): void {
    if (this.nodes + 1 >= this.place.length) this.#moreNodes();
    const n = this.nodes++;
    this.serviceStart[n] = this.services;
    this.place[n] = place;
    this.mostNet[n] = 0;
    this.firstStart[n] = FAR;
    this.lastStart[n] = -FAR;
    this.firstEnd[n] = FAR;
    this.lastEnd[n] = -FAR;
    this.several[n] = 0;
  }

  #addService(table: WayTable, tour: ShiftTour, i: number, net: number): void {
    const way = tour.way[i];
    const length = table.length[way];
    const s = this.services;
    const n = this.nodes - 1;
    if (s + 1 >= this.net.length) this.#moreServices();
    let at = this.startStart[s];
    const starts = table.starts[way];
    for (let j = 0; j < starts.length; j += 2) {
      const from = Math.max(starts[j], tour.lo[i]);
      const to = Math.min(starts[j + 1], tour.hi[i]);
      if (from > to) continue;
      if (at + 2 > this.startItem.length) this.startItem = doubled(this.startItem);
      this.startItem[at++] = from;
      this.startItem[at++] = to;
    }
    if (at === this.startStart[s]) return;
    const first = this.startItem[this.startStart[s]];
    const last = this.startItem[at - 1];
    this.services++;
    this.startStart[s + 1] = at;
    this.nodeOf[s] = n;
    this.wayOf[s] = way;
    this.net[s] = net;
    this.lengthOf[s] = length;
    this.mask[s] = table.mask[way];
    this.mostNet[n] = Math.max(this.mostNet[n], net);
    this.firstStart[n] = Math.min(this.firstStart[n], first);
    this.lastStart[n] = Math.max(this.lastStart[n], last);
    this.firstEnd[n] = Math.min(this.firstEnd[n], first + length);
    this.lastEnd[n] = Math.max(this.lastEnd[n], last + length);
    for (let other = this.serviceStart[n]; other < s; other++) {
      if ((this.mask[other] & this.mask[s]) === 0) this.several[n] = 1;
    }
  }

  #join(table: WayTable): void {
    const { nodes } = this;
    if (this.leg.length < nodes * nodes) this.leg = new Int32Array(2 * nodes * nodes);
    for (let i = 0; i < nodes; i++) {
      const row = table.minutesFrom(this.place[i]);
      for (let j = 0; j < nodes; j++) this.leg[i * nodes + j] = row[this.place[j]];
    }
  }

  #moreNodes(): void {
    this.serviceStart = doubled(this.serviceStart);
    this.place = doubled(this.place);
    this.mostNet = doubled(this.mostNet);
    this.firstStart = doubled(this.firstStart);
    this.lastStart = doubled(this.lastStart);
    this.firstEnd = doubled(this.firstEnd);
    this.lastEnd = doubled(this.lastEnd);
    this.several = doubled(this.several);
  }

  #moreServices(): void {
    this.nodeOf = doubled(this.nodeOf);
    this.wayOf = doubled(this.wayOf);
    this.net = doubled(this.net);
    this.lengthOf = doubled(this.lengthOf);
    this.mask = doubled(this.mask);
    this.startStart = doubled(this.startStart);
  }
}

const FAR = 1 << 28;
