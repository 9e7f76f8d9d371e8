// How far apart occurrences of one patient start wherever both are done, through whatever else is done then.
//
// What comes after something is done only where that is. So wherever two occurrences are done, all that either comes after is
// done too, and what links between these say adds up: a longest path (Bellman 1958, "On a routing problem"), as in simple
// temporal networks (Dechter, Meiri & Pearl 1991, "Temporal constraint networks"). Nothing passes through an occurrence
// that may be left undone.

import { type Link, NEVER, type Problem } from "../../problem/problem.ts";
import { areAlongside } from "../routing/members.ts";

export class Distances {
  readonly #problem: Problem;
  readonly #known = new Map<number, number>();

  constructor(problem: Problem) {
    this.#problem = problem;
  }

  /**
   * Ticks from the start of the one to that of the other at least; below 0 where the other may start first, −NEVER where
   * nothing ties it, NEVER where they are never both done.
   */
  least(one: number, other: number): number {
    if (!this.#isLinked(one) || !this.#isLinked(other)) return -NEVER;
    const key = one * this.#problem.occurrences + other;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#longest(one, other);
    this.#known.set(key, found);
    return found;
  }

  /** Whether `later` may start up to `longest` ticks after `earlier` in one visit, and no less than `shortest`. */
  allows(earlier: number, later: number, shortest: number, longest: number): boolean {
    return this.least(earlier, later) <= longest && -this.least(later, earlier) >= shortest;
  }

  #isLinked(occurrence: number): boolean {
    const { linkStart } = this.#problem;
    return linkStart[occurrence] < linkStart[occurrence + 1];
  }

  *#linksOf(occurrence: number): Generator<Link> {
    const { links, linkStart, linkItem } = this.#problem;
    for (let i = linkStart[occurrence]; i < linkStart[occurrence + 1]; i++) yield links[linkItem[i]];
  }

  #longest(one: number, other: number): number {
    const least = new Map(this.#doneWith([one, other]).map((occurrence) => [occurrence, -NEVER]));
    least.set(one, 0);
    for (let round = 0; round <= least.size; round++) if (!this.#lengthen(least)) return least.get(other)!;
    // Distances that grow for ever contradict each other.
    return NEVER;
  }

  /** One step along every link; whether anything became longer. */
  #lengthen(least: Map<number, number>): boolean {
    let longer = false;
    for (const [occurrence, from] of least) {
      if (from === -NEVER) continue;
      for (const link of this.#linksOf(occurrence)) {
        const next = link.first === occurrence ? link.second : link.first;
        const known = least.get(next);
        const step = link.symmetric ? -NEVER : this.#stepTo(next, link);
        if (known === undefined || step === -NEVER || from + step <= known) continue;
        least.set(next, from + step);
        longer = true;
      }
    }
    return longer;
  }

  /** Ticks to the start of one end of a directed link from that of the other. */
  #stepTo(end: number, { first, second, least, most }: Link): number {
    if (end === first) return -most;
    const { minutesOfOccurrence, patientOfOccurrence } = this.#problem;
    // One at a time: what starts neither long before nor in the middle of the first starts after its end.
    const isAfter =
      least > -minutesOfOccurrence[second] && !areAlongside(this.#problem, patientOfOccurrence[first], first, second);
    return isAfter ? Math.max(least, minutesOfOccurrence[first]) : least;
  }

  /** All that is done where these are. */
  #doneWith(some: readonly number[]): number[] {
    const done = new Set(some);
    for (const occurrence of done)
      for (const { first, second, needed } of this.#linksOf(occurrence))
        if (needed && second === occurrence) done.add(first);
    return [...done];
  }
}
