// The Lagrangian dual of what staff can give (Geoffrion 1974, "Lagrangean relaxation for integer programming"; Fisher 1981).
//
// With prices p ≥ 0 for time, visits and contact of each group, and m ≥ 0 for a point of priority left undone, every valid
// plan satisfies   visits × v + priority undone × m  ≥  (what serving every patient costs at least at these prices)
//                                                     + (what the breaks cost at least) − (what all capacity is worth).

import type { Steps } from "../../../base/steps.ts";
import { type Break, NEVER, type Problem } from "../../../problem/problem.ts";
import { Days } from "../days.ts";
import { careOf } from "../patient.ts";
import { type Claims, claimsOf, noClaims } from "./claims.ts";
import { Offers } from "./offers.ts";
import { type PatientWays, patientWays } from "./patient-ways.ts";
import type { Taken, Worth } from "./priced-cell.ts";
import { Resources } from "./resources.ts";
import { Slots } from "./slots.ts";

/** Beginnings of visits looked at for one group of rows. */
const LIMIT = 2000;
/** Patients served between two yields. */
const PATIENTS_A_STEP = 20;

/** A pause that shifts of a group must hold, and how many of them. */
interface Pause {
  readonly slot: number;
  times: number;
}

export class Dual {
  readonly resources: Resources;
  readonly claims: Claims;
  readonly slots: Slots;
  readonly #patients: PatientWays[] = [];
  readonly #pauses: readonly Pause[];

  private constructor(problem: Problem, travels: boolean) {
    this.claims = travels ? claimsOf(problem) : noClaims(problem);
    this.resources = new Resources(problem, this.claims.most);
    this.slots = new Slots(this.resources);
    this.#pauses = this.#pausesOf(problem);
  }

  /** Looks at every patient once. @param travels whether visits claim minutes of travel. */
  static *of(problem: Problem, travels = true): Steps<Dual> {
    const dual = new Dual(problem, travels);
    const days = new Days(problem);
    const offers = new Offers(problem, days, dual.resources, dual.slots);
    for (let patient = 0; patient < problem.patients; patient++) {
      const care = yield* careOf(problem, days, patient, LIMIT);
      dual.#patients.push(patientWays(care, offers, dual.slots, dual.claims));
      yield;
    }
    return dual;
  }

  /** A pause lies in its window; travel claimed may push it out by the length of a claim. */
  #pausesOf(problem: Problem): Pause[] {
    const pauses = new Map<number, Pause>();
    const { groups } = this.resources;
    for (const [group, { shifts }] of groups.entries()) {
      for (const shift of shifts) {
        const early = problem.startPlaceOfShift[shift] < 0 ? this.claims.most : 0;
        const late = problem.endPlaceOfShift[shift] < 0 ? this.claims.most : 0;
        for (const { from, to, length } of takenBreaks(problem.breaksOfShift[shift])) {
          const first = Math.max(from - this.claims.most, problem.startOfShift[shift] - early);
          const last = Math.min(to + this.claims.most, problem.endOfShift[shift] + late) - length;
          const slot = this.slots.slot({ group, length, contact: -1, starts: [first, last] });
          const known = pauses.get(slot);
          if (known === undefined) pauses.set(slot, { slot, times: 1 });
          else known.times++;
        }
      }
    }
    return [...pauses.values()];
  }

  /** The right-hand side at these prices, by resource, and what the cheapest way to serve everybody takes. */
  *value(prices: Float64Array, worth: Worth, softness: number, into: Taken): Steps<number> {
    into.visits = 0;
    into.unscheduled = 0;
    into.used.fill(0);
    this.slots.settle(prices);
    this.slots.clear();
    yield;
    let value = 0;
    for (const [i, patient] of this.#patients.entries()) {
      value += patient.serve(worth, this.slots, into);
      if (i % PATIENTS_A_STEP === PATIENTS_A_STEP - 1) yield;
    }
    for (const { slot, times } of this.#pauses) {
      value += times * this.slots.costOf(slot);
      this.slots.useSlot(slot, times);
    }
    this.slots.spread(softness, into.used);
    const { capacity } = this.resources;
    for (let i = 0; i < capacity.length; i++) if (prices[i] > 0) value -= prices[i] * capacity[i];
    return value;
  }
}

/** The breaks, if they fit beside one another: else no visit is ever made on the shift, and one of them stands for all. */
function takenBreaks(breaks: readonly Break[]): readonly Break[] {
  let free = -NEVER;
  for (const { from, to, length } of breaks) {
    free = Math.max(free, from) + length;
    if (free > to) return breaks.slice(0, 1);
  }
  return breaks;
}
