// Prices of what groups of shifts have to give: minutes by slice of time, visits, minutes of contact.

import { NEVER, type Problem } from "../../../problem/problem.ts";
import type { StaffGroup } from "./staff-groups.ts";

/** What there is of each resource, and where each group's own are. */
export class Resources {
  readonly groups: readonly StaffGroup[];
  /** Ticks of a slice. */
  readonly slice: number;
  /** Slices of group g: resources [start[g], start[g + 1] − 2), the first of them `firstSlice[g]`; then visits, then contact. */
  readonly start: Int32Array;
  readonly firstSlice: Int32Array;
  /** Ticks, or visits; Infinity where there is no limit. */
  readonly capacity: Float64Array;
  /** By group, ticks that the breaks of one of its shifts take at most. */
  readonly pause: Int32Array;
  /** Group of each stint; −1 where its shift holds no visit. */
  readonly groupOfStint: Int32Array;

  /** @param reach ticks that travel may claim before a shift without start place and after one without end place. */
  constructor(problem: Problem, groups: readonly StaffGroup[], reach: number) {
    this.groups = groups;
    const slice = sliceFor(this.groups);
    this.slice = slice;
    this.start = new Int32Array(this.groups.length + 1);
    this.firstSlice = new Int32Array(this.groups.length);
    this.groupOfStint = new Int32Array(problem.stints).fill(-1);
    for (const [g, { from, to, stints }] of this.groups.entries()) {
      this.firstSlice[g] = Math.floor(from / slice);
      this.start[g + 1] = this.start[g] + (Math.floor((to - 1) / slice) - this.firstSlice[g] + 1) + 2;
      for (const stint of stints) this.groupOfStint[stint] = g;
    }
    this.capacity = new Float64Array(this.start[this.groups.length]);
    this.pause = new Int32Array(this.groups.length);
    for (const [g, group] of this.groups.entries()) {
      for (const shift of group.shifts) {
        const breaks = problem.breaksOfShift[shift].reduce((sum, { length }) => sum + length, 0);
        this.pause[g] = Math.max(this.pause[g], breaks);
        const early = problem.startPlaceOfShift[shift] < 0 ? reach : 0;
        const late = problem.endPlaceOfShift[shift] < 0 ? reach : 0;
        this.use(this.capacity, g, problem.startOfShift[shift] - early, problem.endOfShift[shift] + late, 1);
      }
      this.capacity[this.visitsOf(g)] = group.mostVisits < NEVER ? group.mostVisits : Infinity;
      this.capacity[this.contactOf(g)] = group.mostContact < NEVER ? group.mostContact : Infinity;
    }
  }

  /** The resource that counts a group's visits. */
  visitsOf(group: number): number {
    return this.start[group + 1] - 2;
  }

  /** The resource that counts a group's minutes of contact. */
  contactOf(group: number): number {
    return this.start[group + 1] - 1;
  }

  /** Adds `times` × the ticks of [from, to) to the slices of a group. */
  use(into: Float64Array, group: number, from: number, to: number, times: number): void {
    const { slice } = this;
    const base = this.start[group] - this.firstSlice[group];
    for (let k = Math.floor(from / slice); k * slice < to; k++) {
      into[base + k] += times * (Math.min(to, (k + 1) * slice) - Math.max(from, k * slice));
    }
  }
}

/** Share of a resource that sums in binary may be wrong by. */
const INEXACT = 1e-9;

/** What is asked of a resource less what there is; 0 where that is nothing but rounding, which steps would blow up. */
export function lackOf(asked: number, given: number): number {
  const lack = asked - given;
  return Math.abs(lack) > INEXACT * Math.max(1, given) ? lack : 0;
}

/** Ticks of a slice: the finest with no more slices than this of all groups together, or the coarsest. */
const SLICES = [15, 30, 60, 120, 240];
const MOST_SLICES = 24_000;

function sliceFor(groups: readonly StaffGroup[]): number {
  const ticks = groups.reduce((sum, { from, to }) => sum + to - from, 0);
  return SLICES.find((slice) => ticks <= slice * MOST_SLICES) ?? SLICES[SLICES.length - 1];
}
