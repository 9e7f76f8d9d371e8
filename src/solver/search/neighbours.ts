// Patients near a patient, nearest first. Lists are made when first asked for.

import type { Problem } from "../../problem/problem.ts";

/** Nearest patients kept for each. */
const MOST_NEIGHBOURS = 120;

export class Neighbours {
  readonly #problem: Problem;
  readonly #lists: (Int32Array | undefined)[];

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#lists = new Array(problem.patients).fill(undefined);
  }

  /** Patients by travel from this one, itself first. */
  of(patient: number): Int32Array {
    const known = this.#lists[patient];
    if (known !== undefined) return known;
    const { placeOfPatient, travel, patients } = this.#problem;
    const row = travel.from(placeOfPatient[patient]!);
    const distance = (other: number) => (other === patient ? -1 : row[placeOfPatient[other]!]!);
    const order = Array.from({ length: patients }, (_, other) => other);
    order.sort((a, b) => distance(a) - distance(b) || a - b);
    const list = Int32Array.from(order.slice(0, MOST_NEIGHBOURS));
    this.#lists[patient] = list;
    return list;
  }
}
