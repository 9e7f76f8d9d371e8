// Routes worth having at given prices of calls, shift by shift, by labels in the order of their times. What calls on
// several shifts owe each other is not looked at, nor is what further faces cost.

import { doubled } from "../../base/doubled.ts";
import { Pace, type Steps } from "../../base/steps.ts";
import { NEVER } from "../../problem/problem.ts";
import { type Calls, unpreferredCost } from "./calls.ts";
import { Labels } from "./labels.ts";
import type { PooledRoute } from "./pool.ts";
import type { Triple } from "./subset-rows.ts";
import type { Timetable } from "./timetable.ts";

/** Routes taken from one shift at a time, the best ones. */
const MOST_ROUTES = 10;
/** Calls offered to labels between two yields. */
const PACE = 20_000;
/** What a route has to gain. */
const GAIN = 1e-6;

/** All at least 0. */
export interface Prices {
  /** What it is worth to have a call made. */
  readonly call: ArrayLike<number>;
  /** What a route on a shift costs beside. */
  readonly shift: ArrayLike<number>;
  /** What a route loses that holds two of three calls, or all. */
  readonly cuts: readonly { readonly triple: Triple; readonly penalty: number }[];
}

export class Pricing {
  /** Calls offered to labels so far. */
  work = 0;
  readonly #pace = new Pace(PACE);
  readonly #table: Timetable;
  readonly #calls: Calls;
  readonly #labels: Labels;
  /** Calls that each shift may take. */
  readonly #callsOfShift: readonly number[][];
  #worth: ArrayLike<number> = [];
  #price: ArrayLike<number> = [];
  /** By call: cuts that hold it and have a price; and that price, by cut. */
  #cutsOfCall: readonly number[][] = [];
  #penalty = new Float64Array(0);
  /** By tick since the shift opens: the first and the last label that starts then; by label the next one. */
  #first = new Int32Array(0);
  #last = new Int32Array(0);
  #following = new Int32Array(1024);

  /** @param table for what it knows of calls alone: when one may start, and how far off its preferred time that is */
  constructor(table: Timetable) {
    const { calls } = table;
    this.#table = table;
    this.#calls = calls;
    this.#labels = new Labels(calls.count);
    this.#callsOfShift = Array.from({ length: calls.problem.shifts }, () => []);
    for (let call = 0; call < calls.count; call++)
      for (const shift of calls.shiftsOfCall[call]) this.#callsOfShift[shift].push(call);
  }

  setPrices({ call, shift, cuts }: Prices): void {
    const priced = cuts.filter(({ penalty }) => penalty > GAIN);
    this.#worth = call;
    this.#price = shift;
    this.#penalty = Float64Array.from(priced, ({ penalty }) => penalty);
    const cutsOfCall: number[][] = Array.from({ length: this.#calls.count }, () => []);
    for (const [cut, { triple }] of priced.entries()) for (const one of triple) cutsOfCall[one].push(cut);
    this.#cutsOfCall = cutsOfCall;
  }

  /** Routes of one shift that cost less than they are worth, the best ones first. */
  *routesOf(shift: number): Steps<PooledRoute[]> {
    const { problem } = this.#calls;
    const labels = this.#labels;
    const ticks = problem.endOfShift[shift] - problem.startOfShift[shift] + 1;
    this.#first = new Int32Array(ticks).fill(-1);
    this.#last = new Int32Array(ticks);
    // Ways between patients are no longer than others, so what is worth nothing may as well be passed by.
    const offered = this.#callsOfShift[shift].filter((call) => this.#worth[call] > GAIN);
    const ends: { label: number; gain: number }[] = [];
    labels.begin(this.#penalty);
    this.#extend(0, shift, offered);
    for (let tick = 0; tick < ticks; tick++) {
      for (let label = this.#first[tick]; label >= 0; label = this.#following[label]) {
        if (labels.outdone[label] === 1) continue;
        const gain = -(labels.cost[label] + this.#homeFrom(labels.call[label], shift) + this.#price[shift]);
        if (gain > GAIN) ends.push({ label, gain });
        this.#extend(label, shift, offered);
        this.work += offered.length;
        if (this.#pace.due(offered.length)) yield;
      }
    }
    ends.sort((a, b) => b.gain - a.gain || a.label - b.label);
    return ends.slice(0, MOST_ROUTES).map(({ label }) => this.#route(label, shift));
  }

  /** Goes on from a label with every call that can come next. */
  #extend(label: number, shift: number, offered: readonly number[]): void {
    const { problem, placeOfCall, lengthOfCall, firstOfCall } = this.#calls;
    const { travel, startOfShift, endOfShift, endPlaceOfShift, mostVisitsOfShift, mostContactOfShift } = problem;
    const labels = this.#labels;
    if (labels.size[label] >= mostVisitsOfShift[shift]) return;
    const before = labels.call[label];
    const place = before < 0 ? problem.startPlaceOfShift[shift] : placeOfCall[before];
    const row = place < 0 ? undefined : travel.from(place);
    const free = before < 0 ? startOfShift[shift] : labels.start[label] + lengthOfCall[before];
    const end = endPlaceOfShift[shift];
    const back = end < 0 ? undefined : travel.to(end);
    const contactLeft = mostContactOfShift[shift] - labels.contact[label];
    for (let i = 0; i < offered.length; i++) {
      const call = offered[i];
      const length = lengthOfCall[call];
      if (length > contactLeft || labels.hasMade(label, call)) continue;
      const there = row === undefined ? 0 : row[placeOfCall[call]];
      const start = this.#table.fit(call, Math.max(firstOfCall[call], free + there));
      if (start === NEVER) continue;
      const home = back === undefined ? 0 : back[placeOfCall[call]];
      if (start + length + home > endOfShift[shift]) continue;
      const cost = this.#costOf(call, shift, there, start) - this.#worth[call];
      const next = labels.grow(label, call, start, length, cost, this.#cutsOfCall[call]);
      if (next >= 0) this.#queue(next, start - startOfShift[shift]);
    }
  }

  /** What a call costs, with the way there. */
  #costOf(call: number, shift: number, there: number, start: number): number {
    const { problem, patientOfCall } = this.#calls;
    const { travelMinute, offPeakMinute } = problem.weights;
    return (
      travelMinute * there +
      offPeakMinute * this.#table.offPeakOf(call, start) +
      unpreferredCost(problem, patientOfCall[call], problem.practitionerOfShift[shift])
    );
  }

  #homeFrom(call: number, shift: number): number {
    const { problem, placeOfCall } = this.#calls;
    const end = problem.endPlaceOfShift[shift];
    return end < 0 ? 0 : problem.weights.travelMinute * problem.travel.from(placeOfCall[call])[end];
  }

  /** Has a label gone on from when its time has come. */
  #queue(label: number, tick: number): void {
    while (label >= this.#following.length) this.#following = doubled(this.#following);
    this.#following[label] = -1;
    if (this.#first[tick] < 0) this.#first[tick] = label;
    else this.#following[this.#last[tick]] = label;
    this.#last[tick] = label;
  }

  #route(end: number, shift: number): PooledRoute {
    const { problem, placeOfCall } = this.#calls;
    const { call, start, before } = this.#labels;
    const calls: number[] = [];
    let cost = this.#homeFrom(call[end], shift);
    for (let label = end; label > 0; label = before[label]) {
      const from = call[before[label]];
      const place = from === -1 ? problem.startPlaceOfShift[shift] : placeOfCall[from];
      const there = place < 0 ? 0 : problem.travel.from(place)[placeOfCall[call[label]]];
      cost += this.#costOf(call[label], shift, there, start[label]);
      calls.push(call[label]);
    }
    return { shift, calls: calls.reverse(), cost };
  }
}
