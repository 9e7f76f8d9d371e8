// Patients who have more visits than they would need with all the staff to themselves: visits can be saved nowhere else.
// Where it is not known what they would need, more than one may be more.

import { IndexList } from "../../base/index-list.ts";
import { UNKNOWN } from "../own-needs.ts";

export class Surplus {
  readonly #patients: IndexList;
  readonly #fewest: Int32Array;

  /** @param fewest per patient, the visits that they need at least; filled in by whoever comes to know them */
  constructor(fewest: Int32Array) {
    this.#fewest = fewest;
    this.#patients = new IndexList(fewest.length);
  }

  get list(): readonly number[] {
    return this.#patients.list;
  }

  note(patient: number, visits: number): void {
    const fewest = this.#fewest[patient]!;
    if (visits > (fewest === UNKNOWN ? 1 : fewest)) this.#patients.add(patient);
    else this.#patients.delete(patient);
  }
}
