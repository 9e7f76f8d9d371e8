// Bundles: what one person could do for one patient in one visit, and when such a visit could start.
//
// No idle time is allowed inside a visit, so what fits together is not closed under taking away (a dressing may bridge
// the time between two others). A bundle's starts therefore come from a dynamic program over its subsets: some
// order exists exactly where its last member could follow what is before it.

import { areEqual, has, intersect, merge, moved, type Stretches } from "../base/stretches.ts";
import { APART, NEVER, type Problem, SAME } from "../problem/problem.ts";
import { Known } from "./bundles/known.ts";
import {
  careOf,
  interventionOf,
  isLinked,
  keepsLinks,
  MOST_UNORDERED,
  mayEnd,
  mayFollow,
  minutesOf,
  needsOrder,
} from "./bundles/members.ts";
import { Nearness } from "./bundles/nearness.ts";
import { lengthOf, type Near, nearOf, type Reach, startsWithin, stintsOf } from "./bundles/openings.ts";
import { insertions, permutations } from "./bundles/orders.ts";

/** Orders kept of one ordered bundle and a further unit. */
const MOST_ORDERS = 24;
/** Bundles kept at most, where nothing else is said, and the share of them that is left when some are let go. */
const MOST_KEPT = 400_000;
const KEPT_SHARE = 0.9;
/** Whole numbers have so many bits that each sum of powers of two is exact. */
const MOST_BITS = 52;
const NO_BUNDLES: readonly Bundle[] = [];
const NO_STINTS = new Int32Array(0);
const NOWHERE_NEAR: Near = { stints: NO_STINTS, all: true };
/** Of a bundle without a start that suits every member: nothing more is ever asked of it, and it is not kept. */
const IMPOSSIBLE = -1;

export interface Bundle {
  readonly patient: number;
  /** Tells it from the patient's other bundles, in the order they were made; −1 where nothing is in `fitting`. */
  readonly number: number;
  /** Ascending; in the order of delivery where `ordered`. */
  readonly units: readonly number[];
  /** The order is part of the bundle: its double-handed members start together with those of another visit. */
  readonly ordered: boolean;
  /** Hands-on minutes, and minutes of the visit with setup and minimum length. */
  readonly care: number;
  readonly length: number;
  /** Visit starts that suit every member in some order, availability aside: what longer bundles grow from. */
  readonly fitting: Stretches;
  /** Ticks at which the visit may start. */
  readonly starts: Stretches;
  /** Least and greatest of `starts`; NEVER and −1 where there are none. */
  readonly first: number;
  readonly last: number;
  /** Whether a member would rather start at some times. */
  readonly choosy: boolean;
  /** Whether a member is one pair of hands of a double-handed occurrence. */
  readonly paired: boolean;
  /** Whether a member has links, inside the bundle or out. */
  readonly linked: boolean;
}

/** Makes each bundle once, and keeps it as long as there is room. */
export class Bundles {
  readonly problem: Problem;
  readonly #most: number;
  readonly #known: Known[];
  readonly #nearness: Nearness;
  /** By occurrence: ticks at which it may start. */
  readonly #startsOfOccurrence: (Stretches | undefined)[];
  #count = 0;
  /** The patient whose bundles are let go next. */
  #oldest = 0;

  /** @param most bundles to be kept, about */
  constructor(problem: Problem, most = MOST_KEPT) {
    this.problem = problem;
    this.#most = most;
    this.#startsOfOccurrence = new Array(problem.occurrences).fill(undefined);
    this.#known = Array.from({ length: problem.patients }, () => new Known(0));
    this.#nearness = new Nearness(problem);
  }

  /**
   * Lets bundles of some patients go, in turn, where there are too many; to be called now and then. Those in use stay what
   * they are.
   */
  trim(): void {
    if (this.#count <= this.#most) return;
    while (this.#count > KEPT_SHARE * this.#most) {
      const known = this.#known[this.#oldest]!;
      this.#count -= known.bundles.size;
      this.#known[this.#oldest] = new Known(known.next);
      this.#oldest = (this.#oldest + 1) % this.#known.length;
    }
  }

  single(unit: number): Bundle {
    const patient = this.problem.patientOfOccurrence[this.problem.occurrenceOfUnit[unit]!]!;
    const { singles } = this.#known[patient]!;
    const at = unit - this.problem.unitStart[patient]!;
    const bundle = singles[at] ?? this.#named([unit], false);
    singles[at] = bundle;
    return bundle;
  }

  /**
   * The bundles that hold `bundle` and one more unit of its patient: one, or one for each order where order counts;
   * none where they never go together. Some may have no `starts` and yet grow into bundles that do.
   */
  extensions(bundle: Bundle, unit: number): readonly Bundle[] {
    if (bundle.number === IMPOSSIBLE) return NO_BUNDLES;
    const { unitStart } = this.problem;
    const { extensions, first } = this.#known[bundle.patient]!;
    const from = unitStart[bundle.patient]!;
    const number = this.#current(bundle).number - first;
    const row = extensions[number] ?? new Array(unitStart[bundle.patient + 1]! - from).fill(undefined);
    extensions[number] = row;
    const made = row[unit - from] ?? this.#extend(bundle, unit);
    row[unit - from] = made;
    return made;
  }

  /** False where a visit that starts in [lo, hi] could never take the unit beside what `bundle` holds, for its times. */
  mayJoin(bundle: Bundle, unit: number, lo: number, hi: number): boolean {
    const { fitting } = this.single(unit);
    return fitting.length > 0 && fitting[0]! <= hi + bundle.care && fitting[fitting.length - 1]! >= lo;
  }

  /** The bundle of all units of `bundle` but one, or `undefined` where what is left cannot be a visit. */
  less(bundle: Bundle, unit: number): Bundle | undefined {
    const units = bundle.units.filter((other) => other !== unit);
    if (units.length === 0) return undefined;
    const rest = this.delivering(units);
    return rest.starts.length === 0 ? undefined : rest;
  }

  /** The bundle of a visit that delivers these units, in this order where order counts. */
  delivering(units: readonly number[]): Bundle {
    if (needsOrder(this.problem, units)) return this.#named(units, true);
    return this.#named(
      [...units].sort((a, b) => a - b),
      false,
    );
  }

  /** The bundle of a visit that delivers these units in this order and no other. */
  inOrder(units: readonly number[]): Bundle {
    return this.#named(units, true);
  }

  /** Stints that could hold the bundle, travel and other visits aside, by date. */
  stints(bundle: Bundle): Int32Array {
    if (bundle.starts.length === 0) return NO_STINTS;
    const known = this.#known[bundle.patient]!;
    const at = this.#current(bundle).number - known.first;
    const stints = known.stints[at] ?? stintsOf(this.problem, bundle);
    known.stints[at] = stints;
    return stints;
  }

  /** Those of them that begin or end nearest to the patient's door, nearest first. */
  near(bundle: Bundle, reach: Reach): Near {
    if (bundle.starts.length === 0) return NOWHERE_NEAR;
    const known = this.#known[bundle.patient]!;
    const at = this.#current(bundle).number - known.first;
    const near = known.near[reach][at] ?? nearOf(this.problem, this.#nearness, bundle, reach);
    known.near[reach][at] = near;
    return near;
  }

  /** Units of a bundle in an order that suits a visit starting at `start`. */
  orderAt(bundle: Bundle, start: number): readonly number[] {
    if (bundle.ordered || bundle.units.length === 1) return bundle.units;
    const order: number[] = [];
    let rest = bundle;
    while (rest.units.length > 1) {
      const [last, before] = this.#endingAt(rest, start);
      order.push(last);
      rest = before;
    }
    order.push(rest.units[0]!);
    return order.reverse();
  }

  /** A unit that may come last in a visit starting at `start`, and the bundle of those before it. */
  #endingAt({ patient, units }: Bundle, start: number): [number, Bundle] {
    for (const last of units) {
      if (!mayEnd(this.problem, units, last)) continue;
      const before = this.#get(
        units.filter((unit) => unit !== last),
        false,
      );
      if (before === undefined || !has(before.fitting, start)) continue;
      if (has(this.#startsOf(last), start + this.problem.setupOfPatient[patient]! + before.care)) return [last, before];
    }
    throw new Error(`no order of units ${units} suits a visit at tick ${start}`);
  }

  #extend(bundle: Bundle, unit: number): readonly Bundle[] {
    const { problem } = this;
    const { patient } = bundle;
    const count = problem.interventionsOfPatient[patient]!;
    const flags = problem.pairFlags[patient]!;
    const own = interventionOf(this.problem, unit);
    for (const other of bundle.units) {
      if ((flags[own * count + interventionOf(this.problem, other)]! & (APART | SAME)) !== 0) return NO_BUNDLES;
    }
    if (
      lengthOf(this.problem, patient, bundle.care + minutesOf(this.problem, unit)) >
      problem.mostVisitOfPatient[patient]!
    )
      return NO_BUNDLES;
    const units = [...bundle.units, unit];
    if (!needsOrder(this.problem, units)) {
      const set = this.#get(
        units.sort((a, b) => a - b),
        false,
      );
      return set === undefined ? NO_BUNDLES : [set];
    }
    const made = this.#ordersOf(bundle).flatMap((order) => {
      if (units.length <= MOST_UNORDERED) return insertions(order, unit).map((longer) => this.#get(longer, true));
      const shorter = this.#get(order, true);
      return shorter === undefined ? [] : this.#atItsEnds(shorter, unit);
    });
    const possible = new Set(made.filter((sequence) => sequence !== undefined));
    return possible.size === 0 ? NO_BUNDLES : [...possible].slice(0, MOST_ORDERS);
  }

  /** A long order grows at its ends only, from what is known of it: every place in it would cost more than it is worth. */
  #atItsEnds({ patient, units, care, fitting }: Bundle, unit: number): readonly (Bundle | undefined)[] {
    const setup = this.problem.setupOfPatient[patient]!;
    const minutes = minutesOf(this.problem, unit);
    const last = this.#get([...units, unit], true, () =>
      units.every((other) => mayFollow(this.problem, other, unit))
        ? this.#linksKept([...units, unit], [unit], intersect(fitting, this.#startsOf(unit), -(setup + care)))
        : [],
    );
    // Where no start is lost by its coming last, its coming first is not worth a look.
    if (last !== undefined && areEqual(last.fitting, fitting)) return [last];
    const first = this.#get([unit, ...units], true, () =>
      units.every((other) => mayFollow(this.problem, unit, other))
        ? this.#linksKept([unit, ...units], [unit], intersect(moved(fitting, -minutes), this.#startsOf(unit), -setup))
        : [],
    );
    return [last, first];
  }

  #ordersOf(bundle: Bundle): readonly (readonly number[])[] {
    const { units } = bundle;
    if (bundle.ordered || units.length === 1) return [units];
    if (units.length > 3) return [this.orderAt(bundle, bundle.fitting[0]!)];
    return permutations(units);
  }

  /** The bundle as it is known now, made anew where it was let go. */
  #current(bundle: Bundle): Bundle {
    return bundle.number >= this.#known[bundle.patient]!.first ? bundle : this.#get(bundle.units, bundle.ordered)!;
  }

  /** A bundle to look at, possible or not. */
  #named(units: readonly number[], ordered: boolean): Bundle {
    return this.#get(units, ordered) ?? this.#bundle(units, ordered && units.length > 1, [], IMPOSSIBLE);
  }

  /** The bundle of these units; `undefined` where no start suits them all. */
  #get(units: readonly number[], ordered: boolean, fitting?: () => Stretches): Bundle | undefined {
    const patient = this.#patientOf(units);
    const known = this.#known[patient]!;
    const inOrder = ordered && units.length > 1;
    const key = this.#keyOf(patient, units, inOrder);
    const kept = known.bundles.get(key);
    if (kept !== undefined || known.bundles.has(key)) return kept;
    const starts =
      fitting?.() ?? (inOrder ? this.#fittingInOrder(patient, units) : this.#fittingInSomeOrder(patient, units));
    // Its parts are made, and numbered, by now.
    const bundle = starts.length === 0 ? undefined : this.#bundle(units, inOrder, starts, known.next);
    known.bundles.set(key, bundle);
    if (bundle !== undefined) known.extensions.push(undefined);
    this.#count++;
    return bundle;
  }

  #patientOf(units: readonly number[]): number {
    return this.problem.patientOfOccurrence[this.problem.occurrenceOfUnit[units[0]!]!]!;
  }

  /** Sets of units that are few enough are told apart by their bits, which is faster than text. */
  #keyOf(patient: number, units: readonly number[], ordered: boolean): number | string {
    const first = this.problem.unitStart[patient]!;
    if (ordered) return units.join();
    if (this.problem.unitStart[patient + 1]! - first > MOST_BITS) return units.join("+");
    let bits = 0;
    for (let i = 0; i < units.length; i++) bits += 2 ** (units[i]! - first);
    return bits;
  }

  /** Copies its lists: those that were made item by item have room for more. */
  #bundle(units: readonly number[], ordered: boolean, fitting: Stretches, number: number): Bundle {
    const { problem } = this;
    const patient = this.#patientOf(units);
    const care = careOf(problem, units);
    const length = lengthOf(problem, patient, care);
    const own = fitting.slice();
    const within = startsWithin(problem, patient, own, length);
    const starts = areEqual(within, own) ? own : within.slice();
    return {
      patient,
      number,
      units: units.slice(),
      ordered,
      care,
      length,
      fitting: own,
      starts,
      first: starts.length === 0 ? NEVER : starts[0]!,
      last: starts.length === 0 ? -1 : starts.at(-1)!,
      choosy: units.some((unit) => {
        const occurrence = problem.occurrenceOfUnit[unit]!;
        return problem.preferredStart[occurrence + 1]! > problem.preferredStart[occurrence]!;
      }),
      paired: units.some((unit) => problem.partnerOfUnit[unit]! >= 0),
      linked: units.some((unit) => isLinked(problem, unit)),
    };
  }

  #fittingInOrder(patient: number, units: readonly number[]): Stretches {
    let fitting: Stretches | undefined;
    let offset = this.problem.setupOfPatient[patient]!;
    for (const [i, unit] of units.entries()) {
      if (!units.slice(i + 1).every((later) => mayFollow(this.problem, unit, later))) return [];
      const starts = this.#startsOf(unit);
      fitting = intersect(fitting ?? [-NEVER, NEVER], starts, -offset);
      offset += minutesOf(this.problem, unit);
    }
    return this.#linksKept(units, units, fitting ?? []);
  }

  #fittingInSomeOrder(patient: number, units: readonly number[]): Stretches {
    if (units.length === 1) {
      return intersect([-NEVER, NEVER], this.#startsOf(units[0]!), -this.problem.setupOfPatient[patient]!);
    }
    let fitting: Stretches = [];
    for (const last of units) {
      if (!mayEnd(this.problem, units, last)) continue;
      const before = this.#get(
        units.filter((unit) => unit !== last),
        false,
      );
      if (before === undefined) continue;
      fitting = merge([...fitting, ...this.#follow(before, last)]);
    }
    return fitting;
  }

  /** Visit starts at which `last` may come right after `before`. */
  #follow(before: Bundle, last: number): Stretches {
    return intersect(
      before.fitting,
      this.#startsOf(last),
      -(this.problem.setupOfPatient[before.patient]! + before.care),
    );
  }

  #startsOf(unit: number): Stretches {
    const { startsStart, startsItem, occurrenceOfUnit } = this.problem;
    const occurrence = occurrenceOfUnit[unit]!;
    const known = this.#startsOfOccurrence[occurrence];
    if (known !== undefined) return known;
    const made = Array.from(startsItem.subarray(startsStart[occurrence]!, startsStart[occurrence + 1]!));
    this.#startsOfOccurrence[occurrence] = made;
    return made;
  }

  /** `fitting`, or nothing where the order breaks a link that one of `of` has with another of the units. */
  #linksKept(units: readonly number[], of: readonly number[], fitting: Stretches): Stretches {
    return fitting.length > 0 && keepsLinks(this.problem, units, of) ? fitting : [];
  }
}
