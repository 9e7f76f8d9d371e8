// The Lagrangian dual of what staff can give (Geoffrion 1974, "Lagrangean relaxation for integer programming"; Fisher 1981).
//
// With prices p ≥ 0 for time, visits and contact of each group, and m ≥ 0 for a point of priority left undone, every valid
// plan satisfies   visits × v + priority undone × m  ≥  (what serving every patient costs at least at these prices)
//                                                     + (what the breaks cost at least) − (what all capacity is worth).

import { Pace, type Steps } from "../../../base/steps.ts";
import { type Break, NEVER, type Problem } from "../../../problem/problem.ts";
import { Days } from "../days.ts";
import { type Care, careOf } from "../patient.ts";
import { type Claims, claimsOf } from "./claims.ts";
import { Offers } from "./offers.ts";
import { type KnownCell, type PatientWays, patientWays } from "./patient-ways.ts";
import type { Taken, Worth } from "./priced-cell.ts";
import { Resources } from "./resources.ts";
import { Slots } from "./slots.ts";
import { staffGroups } from "./staff-groups.ts";

/** Beginnings of visits looked at for one group of rows. */
const LIMIT = 2000;
/** Patients served between two yields, or steps of their chains and tables: what a patient counts as beside these. */
const WORK_A_STEP = 100_000;
const PATIENT_WORK = WORK_A_STEP / 20;
/** Breaks looked at between two yields. */
const BREAKS_A_STEP = 1000;

/** A pause that shifts of a group must hold, and how many of them. */
interface Pause {
  readonly slot: number;
  times: number;
}

/** Share of what is added up by which a difference may be wrong, where prices have climbed out of all proportion. */
export const ROUNDING = 1e-10;

export class Dual {
  readonly resources: Resources;
  readonly claims: Claims;
  readonly slots: Slots;
  /** What patients need, and the cells of which every visit is known; nothing where it was not to be kept. */
  readonly known: { readonly care: Care; readonly cells: readonly KnownCell[] }[] = [];
  readonly #patients: PatientWays[] = [];
  #pauses: readonly Pause[] = [];
  /** No plan takes up more slots than this beside those of pauses. */
  readonly #units: number;

  private constructor({ units }: Problem, claims: Claims, resources: Resources) {
    this.#units = units;
    this.claims = claims;
    this.resources = resources;
    this.slots = new Slots(resources);
  }

  /** Looks at every patient once. @param keepsVisits whether `known` is to be kept, which takes as much room as all the rest */
  static *of(problem: Problem, keepsVisits = true): Steps<Dual> {
    const claims = yield* claimsOf(problem);
    const groups = yield* staffGroups(problem, claims.most);
    yield;
    const dual = new Dual(problem, claims, new Resources(problem, groups, claims.most));
    dual.#pauses = yield* dual.#pausesOf(problem);
    yield;
    const days = new Days(problem);
    const offers = new Offers(problem, days, dual.resources, dual.slots);
    for (let patient = 0; patient < problem.patients; patient++) {
      const care = yield* careOf(problem, days, patient, LIMIT);
      const { ways, known } = yield* patientWays(care, offers, dual.slots, claims);
      dual.#patients.push(ways);
      if (keepsVisits) dual.known.push({ care, cells: known });
      yield;
    }
    yield* dual.slots.seal();
    return dual;
  }

  /** A pause lies in its window; travel claimed may push it out by the length of a claim. */
  *#pausesOf(problem: Problem): Steps<Pause[]> {
    const pauses = new Map<number, Pause>();
    const { groups } = this.resources;
    const pace = new Pace(BREAKS_A_STEP);
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
        if (pace.due(problem.breaksOfShift[shift].length)) yield;
      }
    }
    return [...pauses.values()];
  }

  /** The right-hand side at these prices, by resource, and what the cheapest way to serve everybody takes. */
  *value(prices: Float64Array, worth: Worth, softness: number, into: Taken): Steps<number> {
    into.visits = 0;
    into.unscheduled = 0;
    into.used.fill(0);
    yield* this.slots.settle(prices);
    this.slots.clear();
    yield;
    let value = 0;
    let slots = this.#units;
    const pace = new Pace(WORK_A_STEP);
    for (const patient of this.#patients) {
      value += patient.serve(worth, into);
      if (pace.due(PATIENT_WORK + patient.work)) yield;
    }
    for (const { slot, times } of this.#pauses) {
      value += times * this.slots.costOf(slot);
      slots += times;
      this.slots.useSlot(slot, times);
    }
    yield* this.slots.spread(softness, into.used);
    const { capacity } = this.resources;
    let worthOfAll = 0;
    for (let i = 0; i < capacity.length; i++) if (prices[i] > 0) worthOfAll += prices[i] * capacity[i];
    return value - worthOfAll - ROUNDING * (worthOfAll + slots * this.slots.dearest);
  }
}

/**
 * The breaks, if they fit beside one another in the order they are listed in; else one of them stands for all: they fit
 * in another order at best, and what is asked for the others is then left out.
 */
function takenBreaks(breaks: readonly Break[]): readonly Break[] {
  let free = -NEVER;
  for (const { from, to, length } of breaks) {
    free = Math.max(free, from) + length;
    if (free > to) return breaks.slice(0, 1);
  }
  return breaks;
}
