// Whom patients see: how many, and whether they wished for them.

import type { Problem } from "../../problem/problem.ts";
import type { Visits } from "../routing/visits.ts";

export class Faces {
  readonly #problem: Problem;
  readonly #visits: Visits;
  readonly #visitsOfPatient: readonly (readonly number[])[];
  /** Distinct practitioners of each patient's visits, as last counted. */
  readonly #count: Int32Array;
  readonly #seen: Int32Array;
  #seeing = 0;

  constructor(visits: Visits, visitsOfPatient: readonly (readonly number[])[]) {
    this.#problem = visits.problem;
    this.#visits = visits;
    this.#visitsOfPatient = visitsOfPatient;
    this.#count = new Int32Array(visits.problem.patients);
    this.#seen = new Int32Array(visits.problem.practitioners).fill(-1);
    for (let patient = 0; patient < this.#count.length; patient++) this.recount(patient);
  }

  /** Counts anew whom a patient sees; returns by how many the extra faces have grown. */
  recount(patient: number): number {
    const faces = this.#distinct(patient);
    const more = Math.max(0, faces - 1) - Math.max(0, this.#count[patient]! - 1);
    this.#count[patient] = faces;
    return more;
  }

  /** Whether the patient of a visit would rather see somebody else. */
  isUnpreferred(slot: number): boolean {
    const { preferStart, preferItem, practitionerOfShift } = this.#problem;
    const patient = this.#visits.patient[slot]!;
    const from = preferStart[patient]!;
    const to = preferStart[patient + 1]!;
    if (from === to) return false;
    const practitioner = practitionerOfShift[this.#visits.shift[slot]!]!;
    for (let i = from; i < to; i++) if (preferItem[i] === practitioner) return false;
    return true;
  }

  #distinct(patient: number): number {
    const { practitionerOfShift, metStart, metItem } = this.#problem;
    this.#seeing++;
    let faces = 0;
    if (metStart !== undefined) {
      for (let i = metStart[patient]!; i < metStart[patient + 1]!; i++) {
        this.#seen[metItem![i]!] = this.#seeing;
        faces++;
      }
    }
    for (const slot of this.#visitsOfPatient[patient]!) {
      const practitioner = practitionerOfShift[this.#visits.shift[slot]!]!;
      if (this.#seen[practitioner] === this.#seeing) continue;
      this.#seen[practitioner] = this.#seeing;
      faces++;
    }
    return faces;
  }
}
