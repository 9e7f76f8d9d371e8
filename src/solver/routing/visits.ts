// The visits of the search's current solution: one slot each, fields in parallel arrays.

import type { Problem } from "../../problem/problem.ts";
import type { Bundle, Bundles } from "../bundles.ts";
import { Cells } from "./cells.ts";
import { Changes } from "./changes.ts";

/** Bits of `kind`. */
export const LINKED = 1;
export const PAIRED = 2;

export class Visits {
  readonly bundles: Bundles;
  readonly problem: Problem;
  /** Place of each patient, at hand where routes need it. */
  readonly places: Int32Array;
  readonly bundle: Bundle[];
  readonly patient: Int32Array;
  readonly stint: Int32Array;
  readonly shift: Int32Array;
  /** Minutes of each bundle's visit, its hands-on minutes, and whether it has members with LINKED or PAIRED occurrences, as bits. */
  readonly length: Int32Array;
  readonly care: Int32Array;
  readonly kind: Uint8Array;
  /** First and last start of each bundle on its stint, whatever else there is. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  /** The visit starts in [lo, hi]: its stint, narrowed by what it owes the patient's other visits. */
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  /** Earliest and latest start that the visits of its shift leave open, as last propagated. */
  readonly early: Int32Array;
  readonly late: Int32Array;
  /** Start that the shift would be carried out with, as last propagated. */
  readonly planned: Int32Array;
  /** State of the shift's breaks before that start. */
  readonly taken: Int32Array;
  /** Number of the change by which it came to be. */
  readonly entered: Float64Array;
  /** Minutes off peak, in sum and at worst, of a visit that starts at `timed`; −1 where they are not known. */
  readonly timed: Int32Array;
  readonly offPeak: Int32Array;
  readonly worstOffPeak: Int32Array;
  /** By shift: most minutes that any further visit could last; negative where the shift may hold no more. */
  readonly roomOfShift: Int32Array;
  /** By shift: minutes by which a detour may be shorter than from the centre of its route to there and back. */
  readonly spreadOfShift: Int32Array;
  readonly changes: Changes;
  /** What is known of the positions of routes. */
  readonly cells: Cells;
  readonly #free: Int32Array;
  #freeCount: number;

  constructor(bundles: Bundles) {
    const { problem } = bundles;
    // Slots removed in a step stay theirs until it is kept or undone, so twice the units is always enough.
    const slots = 2 * problem.units + 2;
    this.bundles = bundles;
    this.problem = problem;
    this.places = problem.placeOfPatient;
    this.bundle = new Array(slots);
    this.patient = new Int32Array(slots);
    this.stint = new Int32Array(slots);
    this.shift = new Int32Array(slots);
    this.length = new Int32Array(slots);
    this.care = new Int32Array(slots);
    this.kind = new Uint8Array(slots);
    this.opens = new Int32Array(slots);
    this.closes = new Int32Array(slots);
    this.lo = new Int32Array(slots);
    this.hi = new Int32Array(slots);
    this.early = new Int32Array(slots);
    this.late = new Int32Array(slots);
    this.planned = new Int32Array(slots);
    this.taken = new Int32Array(slots);
    this.entered = new Float64Array(slots);
    this.timed = new Int32Array(slots);
    this.offPeak = new Int32Array(slots);
    this.worstOffPeak = new Int32Array(slots);
    this.changes = new Changes(problem);
    this.cells = new Cells(problem.shifts);
    this.roomOfShift = new Int32Array(problem.shifts);
    this.spreadOfShift = new Int32Array(problem.shifts);
    this.#free = Int32Array.from({ length: slots }, (_, i) => slots - 1 - i);
    this.#freeCount = slots;
  }

  take(bundle: Bundle, stint: number): number {
    const slot = this.#free[--this.#freeCount]!;
    this.patient[slot] = bundle.patient;
    this.stint[slot] = stint;
    this.shift[slot] = this.problem.shiftOfStint[stint]!;
    this.lo[slot] = this.problem.loOfStint[stint]!;
    this.hi[slot] = this.problem.hiOfStint[stint]!;
    this.hold(slot, bundle);
    return slot;
  }

  /** Makes the visit in a slot one with this bundle. */
  hold(slot: number, bundle: Bundle): void {
    const stint = this.stint[slot]!;
    this.bundle[slot] = bundle;
    this.length[slot] = bundle.length;
    this.care[slot] = bundle.care;
    this.kind[slot] = kindOf(bundle);
    this.opens[slot] = Math.max(bundle.first, this.problem.loOfStint[stint]!);
    this.closes[slot] = Math.min(bundle.last, this.problem.hiOfStint[stint]!);
    this.timed[slot] = -1;
  }

  give(slot: number): void {
    this.#free[this.#freeCount++] = slot;
  }
}

/** What of a bundle may be owed to other visits in particular. */
export function kindOf({ linked, paired }: Bundle): number {
  return (linked ? LINKED : 0) | (paired ? PAIRED : 0);
}
