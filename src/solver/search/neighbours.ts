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
    // Distance first, then number, in one number each: such are sorted much faster than by comparing.
    const keys = new Float64Array(patients);
    for (let other = 0; other < patients; other++) keys[other] = (row[placeOfPatient[other]!]! + 1) * patients + other;
    keys[patient] = patient;
    keys.sort();
    const list = Int32Array.from(keys.subarray(0, MOST_NEIGHBOURS), (key) => key % patients);
    this.#lists[patient] = list;
    return list;
  }
}
