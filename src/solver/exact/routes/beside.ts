// When a visit may start beside another one to the same patient that is made for certain: which order each is delivered in
// is open, and so is which of the starts left to it the other one takes.

import { intersect, merge, type Stretches } from "../../../base/stretches.ts";
import type { Problem } from "../../../problem/problem.ts";
import { bondOf, type Delivered } from "../bonds.ts";
import type { PossibleVisit } from "./possible-visits.ts";
import type { Order, UnitTimes } from "./unit-times.ts";

/** Pairs of orders that are gone through for two visits. */
const MOST_PAIRS = 600;

/** One order of each of two visits. */
interface Pair {
  readonly own: Stretches;
  readonly other: Stretches;
  /** Start of the second visit less start of the first. */
  readonly differences: Stretches;
}

export class Beside {
  readonly #problem: Problem;
  readonly #visits: readonly PossibleVisit[];
  readonly #unitTimes: UnitTimes;
  /** By two visits; made when first asked for. */
  readonly #pairs = new Map<number, readonly Pair[] | "any">();

  constructor(problem: Problem, visits: readonly PossibleVisit[], unitTimes: UnitTimes) {
    this.#problem = problem;
    this.#visits = visits;
    this.#unitTimes = unitTimes;
  }

  /**
   * Of the starts of `other` those that go together with some start of `visit` in [from, to]. Two visits that owe each
   * other nothing but to take turns are not looked at.
   */
  starts(visit: number, from: number, to: number, other: number, starts: Stretches): Stretches {
    const pairs = this.#pairsOf(visit, other);
    if (pairs === "any") return starts;
    const kept: number[] = [];
    for (const pair of pairs) {
      const own = intersect(pair.own, [from, to]);
      if (own.length > 0) kept.push(...intersect(intersect(starts, pair.other), sums(own, pair.differences)));
    }
    return merge(kept);
  }

  #pairsOf(visit: number, other: number): readonly Pair[] | "any" {
    const key = visit * this.#visits.length + other;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const made = this.#isBound(visit, other) ? this.#paired(visit, other) : "any";
    this.#pairs.set(key, made);
    return made;
  }

  /** Whether two visits share an occurrence, each one pair of hands of it, or hold two that are linked. */
  #isBound(visit: number, other: number): boolean {
    const { occurrenceOfUnit, partnerOfUnit, linkStart, linkItem, links } = this.#problem;
    const theirs = this.#visits[other].units;
    const occurrences = new Set(theirs.map((unit) => occurrenceOfUnit[unit]));
    if (this.#visits[visit].units.some((unit) => theirs.includes(unit))) return false;
    return this.#visits[visit].units.some((unit) => {
      if (partnerOfUnit[unit] >= 0 && theirs.includes(partnerOfUnit[unit])) return true;
      const occurrence = occurrenceOfUnit[unit];
      const linked = linkItem.subarray(linkStart[occurrence], linkStart[occurrence + 1]);
      return linked.some((link) => occurrences.has(links[link].first) || occurrences.has(links[link].second));
    });
  }

  #paired(visit: number, other: number): readonly Pair[] | "any" {
    const orders = this.#unitTimes.orders(visit);
    const theirs = this.#unitTimes.orders(other);
    if (orders === "any" || theirs === "any" || orders.length * theirs.length > MOST_PAIRS) return "any";
    return orders.flatMap((one) => {
      const first = this.#delivered(visit, one);
      return theirs.flatMap((two): Pair[] => {
        const { differences } = bondOf(this.#problem, first, this.#delivered(other, two))!;
        return differences.length === 0 ? [] : [{ own: one.starts, other: two.starts, differences }];
      });
    });
  }

  /** A visit as it is delivered in some order. */
  #delivered(visit: number, { after }: Order): Delivered {
    const { occurrenceOfUnit, minutesOfOccurrence } = this.#problem;
    const { patient, units } = this.#visits[visit];
    const blocks = units.map((unit, i) => {
      const occurrence = occurrenceOfUnit[unit];
      return { occurrence, offset: after[i], minutes: minutesOfOccurrence[occurrence] };
    });
    return { patient, blocks };
  }
}

/** What is the sum of something in the one and something in the other. */
function sums(a: Stretches, b: Stretches): Stretches {
  const all: number[] = [];
  for (let i = 0; i < a.length; i += 2)
    for (let j = 0; j < b.length; j += 2) all.push(a[i] + b[j], a[i + 1] + b[j + 1]);
  return merge(all);
}
