// Stints by how near to a patient's door they begin or end: routes seldom stray far from there.

import type { Problem } from "../../problem/problem.ts";

/** Minutes from which on nobody is told to be nearer than another. */
const FAR = 255;

export class Nearness {
  readonly #problem: Problem;
  /** By stint: where its shift begins, or else ends; −1 where it does neither at a place of its own. */
  readonly #home: Int32Array;
  readonly #stintsOfDate: number[][];
  /** By patient × date. Lists are made when first asked for. */
  readonly #lists: (Int32Array | undefined)[];

  constructor(problem: Problem) {
    const { stints, dateStart, dateOfStint, shiftOfStint, startPlaceOfShift, endPlaceOfShift } = problem;
    this.#problem = problem;
    this.#home = shiftOfStint.map((shift) => Math.max(startPlaceOfShift[shift]!, -1));
    this.#stintsOfDate = Array.from({ length: dateStart.length - 1 }, () => []);
    for (let stint = 0; stint < stints; stint++) {
      if (this.#home[stint]! < 0) this.#home[stint] = endPlaceOfShift[shiftOfStint[stint]!]!;
      this.#stintsOfDate[dateOfStint[stint]!]!.push(stint);
    }
    this.#minutes = new Uint8Array(Math.max(0, ...this.#stintsOfDate.map(({ length }) => length)));
    this.#lists = new Array(problem.patients * this.#stintsOfDate.length).fill(undefined);
  }

  /** Whether a stint has a place that says where it is. */
  hasHome(stint: number): boolean {
    return this.#home[stint]! >= 0;
  }

  /** The stints of a date: those without a home, then the others, nearest first. */
  of(patient: number, date: number): Int32Array {
    const at = patient * this.#stintsOfDate.length + date;
    const known = this.#lists[at];
    if (known !== undefined) return known;
    const list = this.#sorted(this.#stintsOfDate[date]!, this.#problem.placeOfPatient[patient]!);
    this.#lists[at] = list;
    return list;
  }

  /** By minutes, counted out: few are far, and those lie together. */
  #sorted(stints: readonly number[], place: number): Int32Array {
    const row = this.#problem.travel.to(place);
    const next = this.#next.fill(0);
    for (let i = 0; i < stints.length; i++) {
      const home = this.#home[stints[i]!]!;
      const minutes = home < 0 ? 0 : Math.min(row[home]! + 1, FAR);
      this.#minutes[i] = minutes;
      next[minutes + 1]!++;
    }
    for (let i = 1; i <= FAR; i++) next[i]! += next[i - 1]!;
    const list = new Int32Array(stints.length);
    for (let i = 0; i < stints.length; i++) list[next[this.#minutes[i]!]!++] = stints[i]!;
    return list;
  }

  readonly #next = new Int32Array(FAR + 2);
  /** By position among the stints of the date being sorted. */
  readonly #minutes: Uint8Array;
}
