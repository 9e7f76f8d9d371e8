// All visits that patients could be given, as far as every one of them is known, in flat lists.

import type { Steps } from "../../../base/steps.ts";
import type { Stretches } from "../../../base/stretches.ts";
import type { Problem } from "../../../problem/problem.ts";
import { shortestTravel } from "../../exact/routes/shortest-travel.ts";

export class WayTable {
  /** By way: the cell it belongs to, the rows of that it does, minutes with setup and least length, visit starts. */
  readonly cell: number[] = [];
  readonly mask: number[] = [];
  readonly length: number[] = [];
  readonly starts: Stretches[] = [];
  /** Units of each way: what somebody who makes it has to be competent for. */
  readonly units: (readonly number[])[] = [];
  /** By cell: its patient, its place, its date. */
  readonly patient: number[] = [];
  readonly place: number[] = [];
  readonly date: number[] = [];
  readonly #problem: Problem;
  readonly #minutes: Int32Array | undefined;

  private constructor(problem: Problem, minutes: Int32Array | undefined) {
    this.#problem = problem;
    this.#minutes = minutes;
  }

  /** Straight lines keep the triangle inequality but for a rounded minute, and a visit takes that. */
  static *of(problem: Problem): Steps<WayTable> {
    const isTable = problem.travel.roads.model === "table";
    return new WayTable(problem, isTable ? yield* shortestTravel(problem) : undefined);
  }

  addCell(patient: number, date: number): number {
    this.patient.push(patient);
    this.place.push(this.#problem.placeOfPatient[patient]);
    return this.date.push(date) - 1;
  }

  addWay(cell: number, mask: number, length: number, starts: Stretches, units: readonly number[]): number {
    this.cell.push(cell);
    this.mask.push(mask);
    this.length.push(length);
    this.units.push(units);
    return this.starts.push(starts) - 1;
  }

  /** Minutes from a place to every place, with visits on the way left out. */
  minutesFrom(place: number): Int32Array {
    const { places, travel } = this.#problem;
    return this.#minutes?.subarray(place * places, (place + 1) * places) ?? travel.from(place);
  }

  /** Minutes between two places; 0 where one of them is left open. */
  minutesBetween(from: number, to: number): number {
    return from < 0 || to < 0 ? 0 : this.minutesFrom(from)[to];
  }
}
