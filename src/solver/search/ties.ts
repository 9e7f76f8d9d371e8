// What a patient's visits owe each other, as they stand: each pair narrows both, and lets go when one of them leaves.

import type { Bundle } from "../bundles.ts";
import { FREE, type Order, OTHER_FIRST, type Relations, THIS_FIRST } from "../routing/relations.ts";
import type { Route } from "../routing/route.ts";
import type { Visits } from "../routing/visits.ts";

/** Numbers of one narrowing of two visits by what they owe each other: slots a and b, lo and hi of a, lo and hi of b. */
const PAIR = 6;

export class Ties {
  /** Narrowings between visits of each patient, PAIR numbers each. */
  readonly pairsOfPatient: readonly number[][];
  readonly #visits: Visits;
  readonly #relations: Relations;
  readonly #routes: readonly Route[];
  readonly #visitsOfPatient: readonly (readonly number[])[];
  readonly #split = new Int32Array(4);
  /** By slot; scratch of `forget` and `relax`. */
  readonly #stands: Uint8Array;
  readonly #lo: Int32Array;
  readonly #hi: Int32Array;

  constructor(
    visits: Visits,
    relations: Relations,
    routes: readonly Route[],
    visitsOfPatient: readonly (readonly number[])[],
  ) {
    this.#visits = visits;
    this.#relations = relations;
    this.#routes = routes;
    this.#visitsOfPatient = visitsOfPatient;
    this.pairsOfPatient = Array.from(visitsOfPatient, () => []);
    this.#stands = new Uint8Array(visits.lo.length);
    this.#lo = new Int32Array(visits.lo.length);
    this.#hi = new Int32Array(visits.lo.length);
  }

  /** Whether a visit with this bundle may start at `start` beside another one. */
  allow(bundle: Bundle, slot: number, other: number, start: number): boolean {
    const relations = this.#relations;
    const { shift } = this.#visits;
    relations.read(bundle, other);
    if (relations.irrelevant(bundle, other)) return true;
    const sameShift = shift[other] === shift[slot];
    return relations.split(start, other, this.#split, sameShift ? this.#orderOnShift(slot, other) : FREE);
  }

  /**
   * After `allow` was true of the same two: narrows both. True where that takes something from what the other's shift
   * leaves the other now, which then has to be brought up to date.
   */
  tie(bundle: Bundle, slot: number, other: number): boolean {
    const visits = this.#visits;
    const split = this.#split;
    if (this.#relations.irrelevant(bundle, other)) return false;
    this.pairsOfPatient[bundle.patient]!.push(slot, other, split[0]!, split[1]!, split[2]!, split[3]!);
    visits.lo[slot] = Math.max(visits.lo[slot]!, split[0]!);
    visits.hi[slot] = Math.min(visits.hi[slot]!, split[1]!);
    visits.lo[other] = Math.max(visits.lo[other]!, split[2]!);
    visits.hi[other] = Math.min(visits.hi[other]!, split[3]!);
    if (split[2]! <= visits.early[other]! && split[3]! >= visits.late[other]!) return false;
    return visits.shift[other] !== visits.shift[slot];
  }

  /** Forgets what a patient's visits owed those that are gone, once for all of them; false where that was nothing. */
  forget(patient: number): boolean {
    const pairs = this.pairsOfPatient[patient]!;
    const own = this.#visitsOfPatient[patient]!;
    for (const slot of own) this.#stands[slot] = 1;
    let kept = 0;
    for (let i = 0; i < pairs.length; i += PAIR) {
      if (this.#stands[pairs[i]!] === 0 || this.#stands[pairs[i + 1]!] === 0) continue;
      for (let k = 0; k < PAIR; k++) pairs[kept + k] = pairs[i + k]!;
      kept += PAIR;
    }
    for (const slot of own) this.#stands[slot] = 0;
    if (kept === pairs.length) return false;
    pairs.length = kept;
    return true;
  }

  /** Recomputes the [lo, hi] of a patient's visits from the pairs that are left; `changed` hears of each that moves. */
  relax(patient: number, changed: (shift: number) => void): void {
    const visits = this.#visits;
    const { loOfStint, hiOfStint } = visits.problem;
    const own = this.#visitsOfPatient[patient]!;
    const pairs = this.pairsOfPatient[patient]!;
    const lo = this.#lo;
    const hi = this.#hi;
    for (const slot of own) {
      lo[slot] = loOfStint[visits.stint[slot]!]!;
      hi[slot] = hiOfStint[visits.stint[slot]!]!;
    }
    for (let i = 0; i < pairs.length; i += PAIR) {
      const a = pairs[i]!;
      const b = pairs[i + 1]!;
      lo[a] = Math.max(lo[a]!, pairs[i + 2]!);
      hi[a] = Math.min(hi[a]!, pairs[i + 3]!);
      lo[b] = Math.max(lo[b]!, pairs[i + 4]!);
      hi[b] = Math.min(hi[b]!, pairs[i + 5]!);
    }
    for (const slot of own) {
      if (lo[slot] === visits.lo[slot] && hi[slot] === visits.hi[slot]) continue;
      visits.lo[slot] = lo[slot]!;
      visits.hi[slot] = hi[slot]!;
      changed(visits.shift[slot]!);
    }
  }

  #orderOnShift(slot: number, other: number): Order {
    const route = this.#routes[this.#visits.shift[slot]!]!;
    return route.positionOf(slot) < route.positionOf(other) ? THIS_FIRST : OTHER_FIRST;
  }
}
