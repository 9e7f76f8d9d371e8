// What could not be put anywhere, and as of when: only what has changed since is worth another look.
//
// Most of what a step of a contended search tries to put back is care that was left undone before, and most of that
// fails again. A refusal holds for every shift that has not changed since, as long as the patient's other visits leave the
// same starts and no more would be paid than then.

import type { Stretches } from "../../../base/stretches.ts";

/** A price higher by less than this share is no reason to look again. */
const SAME_PRICE = 1.05;

export class Refusals {
  /** By unit: number of the last change before it was refused; 0 where it was not, or that says nothing any more. */
  readonly #at: Float64Array;
  /** What would have been paid then for any place, and what share of the price of scarce minutes counted. */
  readonly #limit: Float64Array;
  readonly #minuteShare: Float64Array;
  readonly #starts: (Stretches | undefined)[];

  constructor(units: number) {
    this.#at = new Float64Array(units);
    this.#limit = new Float64Array(units);
    this.#minuteShare = new Float64Array(units);
    this.#starts = new Array(units).fill(undefined);
  }

  /**
   * Notes that no shift takes a visit of this unit alone that starts in `starts`, and no visit of its patient the unit.
   *
   * @param since the refusal on whose word shifts were passed over, whose terms then hold as well; 0 where none was
   */
  note(unit: number, starts: Stretches, limit: number, minuteShare: number, change: number, since: number): void {
    this.#at[unit] = change;
    this.#limit[unit] = since > 0 ? Math.min(limit, this.#limit[unit]!) : limit;
    this.#minuteShare[unit] = since > 0 ? Math.max(minuteShare, this.#minuteShare[unit]!) : minuteShare;
    this.#starts[unit] = starts;
  }

  forget(unit: number): void {
    this.#at[unit] = 0;
  }

  /** Number of the last change before the unit was refused on terms no worse than these; 0 where it was not. */
  since(unit: number, limit: number, minuteShare: number): number {
    const worse = limit > SAME_PRICE * this.#limit[unit]! || minuteShare < this.#minuteShare[unit]!;
    return worse ? 0 : this.#at[unit]!;
  }

  /** Starts with which it was refused. */
  starts(unit: number): Stretches {
    return this.#starts[unit]!;
  }
}
