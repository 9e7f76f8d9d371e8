// What could not be put anywhere, and as of when: only what has changed since is worth another look.
//
// Most of what a step of a contended search tries to put back is care that was left undone before, and most of that
// fails again. A refusal holds for every shift that has not changed since, as long as the patient's other visits leave the
// same starts and no more would be paid than then.

import type { Stretches } from "../../../base/stretches.ts";
import type { Bundle } from "../../bundles.ts";
import { NOWHERE } from "../../routing/insertion.ts";
import type { Solution } from "../solution.ts";

/** A price higher by less than this share is no reason to look again. */
const SAME_PRICE = 1.05;
/** Numbers of one refusal: unit, change, limit, share. */
const REFUSAL = 4;

export class Refusals {
  /** By unit: number of the last change before it was refused; 0 where it was not, or that says nothing any more. */
  readonly #at: Float64Array;
  /** What would have been paid then for any place, and what share of the price of scarce minutes counted. */
  readonly #limit: Float64Array;
  readonly #minuteShare: Float64Array;
  readonly #starts: (Stretches | undefined)[];
  /** First and last date on which a visit for it could be under way. */
  readonly #firstDate: Int32Array;
  readonly #lastDate: Int32Array;
  readonly #solution: Solution;
  /** What was noted since `begin` took the place of this, REFUSAL numbers each and the starts: the last comes last. */
  readonly #replaced: number[] = [];
  readonly #replacedStarts: (Stretches | undefined)[] = [];

  constructor(solution: Solution) {
    const { units } = solution.problem;
    this.#solution = solution;
    this.#at = new Float64Array(units);
    this.#limit = new Float64Array(units);
    this.#minuteShare = new Float64Array(units);
    this.#starts = new Array(units).fill(undefined);
    this.#firstDate = new Int32Array(units);
    this.#lastDate = new Int32Array(units).fill(-1);
  }

  /** Starts a step: what is noted from now on may hold for what the step makes of the solution alone. */
  begin(): void {
    this.#replaced.length = 0;
    this.#replacedStarts.length = 0;
  }

  /** Takes back what was noted since, with the step. */
  undo(): void {
    const replaced = this.#replaced;
    for (let i = replaced.length - REFUSAL; i >= 0; i -= REFUSAL) {
      const unit = replaced[i]!;
      this.#at[unit] = replaced[i + 1]!;
      this.#limit[unit] = replaced[i + 2]!;
      this.#minuteShare[unit] = replaced[i + 3]!;
      this.#starts[unit] = this.#replacedStarts[i / REFUSAL];
    }
    this.begin();
  }

  /**
   * Notes that no shift takes a visit of this unit alone that starts in `starts`, and no visit of its patient the unit.
   *
   * @param bundle of the unit alone
   * @param limit what would have been paid for any place, and `share` of the price of scarce minutes counted
   * @param since the refusal on whose word shifts were passed over, whose terms then hold as well; 0 where none was
   */
  note(unit: number, { fitting, length }: Bundle, starts: Stretches, limit: number, share: number, since = 0): void {
    const { changes } = this.#solution.visits;
    this.#replaced.push(unit, this.#at[unit]!, this.#limit[unit]!, this.#minuteShare[unit]!);
    this.#replacedStarts.push(this.#starts[unit]);
    this.#at[unit] = changes.count;
    this.#limit[unit] = since > 0 ? Math.min(limit, this.#limit[unit]!) : limit;
    this.#minuteShare[unit] = since > 0 ? Math.max(share, this.#minuteShare[unit]!) : share;
    this.#starts[unit] = starts;
    if (fitting.length === 0) return;
    this.#firstDate[unit] = changes.dateOf(fitting[0]!);
    this.#lastDate[unit] = changes.dateOf(fitting[fitting.length - 1]! + length);
  }

  /** Number of the last change before the unit was refused on terms no worse than these; 0 where it was not. */
  since(unit: number, limit: number, minuteShare: number): number {
    const worse = limit > SAME_PRICE * this.#limit[unit]! || minuteShare < this.#minuteShare[unit]!;
    return worse ? 0 : this.#at[unit]!;
  }

  /** Whether it was for want of room: no price would have helped. */
  isForRoom(unit: number): boolean {
    return this.#limit[unit] === NOWHERE;
  }

  /**
   * Whether nothing can have made room for the unit since: no change of a shift on its dates, no visit there that it could
   * join, and nothing that it is linked to.
   */
  isQuiet(unit: number, { patient, linked }: Bundle, since: number): boolean {
    if (!this.isForRoom(unit)) return false;
    const solution = this.#solution;
    const first = this.#firstDate[unit]!;
    const last = this.#lastDate[unit]!;
    if (solution.visits.changes.looseningBetween(first, last) > since) return false;
    return linked ? solution.lastChangeOf(patient) <= since : !solution.hasEntered(patient, first, last, since);
  }

  /** Starts with which it was refused. */
  starts(unit: number): Stretches {
    return this.#starts[unit]!;
  }
}
