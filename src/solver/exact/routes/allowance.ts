// What a shift's limits leave to its routes: visits and minutes with patients. A kernel beside that of the labels.

import { doubled } from "../../../base/doubled.ts";
import { NEVER } from "../../../problem/problem.ts";
import type { Tour } from "./tour.ts";

export class Allowance {
  /** Whether some route could come upon a limit; where none could, nothing here is asked or kept. */
  readonly isLimited: boolean;
  readonly #tour: Tour;
  /** Minutes of the shortest visit. */
  readonly #shortest: number;
  readonly #mostVisits: number;
  readonly #mostContact: number;
  /** What is left, by label. */
  #visits = new Int32Array(1024);
  #contact = new Int32Array(1024);

  constructor(tour: Tour) {
    this.#tour = tour;
    this.#shortest = tour.lengthOf.reduce((least, length) => Math.min(least, length), NEVER);
    const pauses = tour.rules.breaks.reduce((sum, { length }) => sum + length, 0);
    const minutes = tour.end - tour.start - pauses;
    // Limits that the hours of the shift keep anyway are none.
    this.#mostVisits = (tour.mostVisits + 1) * this.#shortest <= minutes ? tour.mostVisits : NEVER;
    this.#mostContact = tour.mostContact < minutes ? tour.mostContact : NEVER;
    this.isLimited = Math.min(this.#mostVisits, this.#mostContact) < NEVER;
  }

  /** Label 0: all that the shift allows. */
  begin(): void {
    this.#visits[0] = this.#mostVisits;
    this.#contact[0] = this.#mostContact;
  }

  /** Whether a visit of that length may come next. */
  permits(label: number, length: number): boolean {
    return this.#visits[label] > 0 && this.#contact[label] >= length;
  }

  /** Notes what a visit of that length leaves. */
  spend(parent: number, label: number, length: number): void {
    if (label === this.#visits.length) {
      this.#visits = doubled(this.#visits);
      this.#contact = doubled(this.#contact);
    }
    this.#visits[label] = this.#visits[parent] - 1;
    this.#contact[label] = this.#contact[parent] - length;
  }

  /** Whether a route might go on from `label` at a tick, and be stopped by a limit where it went on from `other` instead. */
  isScarcer(other: number, label: number, tick: number): boolean {
    const left = this.#tour.end - tick;
    const contact = this.#contact[other];
    if (contact < left && contact < this.#contact[label]) return true;
    const visits = this.#visits[other];
    return visits < this.#visits[label] && (visits + 1) * this.#shortest <= left;
  }
}
