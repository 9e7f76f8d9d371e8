// What the order and the times of the care within one visit have to keep.

import type { Need } from "./needs.ts";

/** Minutes from the start of one need to that of another, where one visit holds both. */
interface Link {
  readonly earlier: number;
  readonly least: number;
  readonly most: number;
}

export class Orders {
  /** By need, as bits: those that must not have been done before it in its visit. */
  readonly #notBefore: readonly number[];
  /** By need, what it must keep to needs done before it. */
  readonly #links: readonly (readonly Link[])[];
  /** As bits: needs whose starts matter to others later in the visit. */
  readonly timed: number;

  constructor(needs: readonly Need[]) {
    this.#links = needs.map((need) =>
      needs.flatMap((other, i) => linksTo(need, other).map((link) => ({ ...link, earlier: i }))),
    );
    this.#notBefore = needs.map((need) =>
      needs.reduce((mask, other, i) => (isBefore(need, other) ? mask | (1 << i) : mask), 0),
    );
    const restricting = this.#links.flat().filter(({ least, most }) => least > 1 || most < Number.POSITIVE_INFINITY);
    this.timed = restricting.reduce((mask, { earlier }) => mask | (1 << earlier), 0);
  }

  /** Whether a need may come after all of these, of which none comes after it. */
  mayFollow(need: number, done: number): boolean {
    return (this.#notBefore[need] & done) === 0;
  }

  /** Whether a need that starts so late keeps its distance from those done before; `starts` of those that matter. */
  keeps(need: number, done: number, start: number, starts: readonly number[]): boolean {
    return this.#links[need].every(({ earlier, least, most }) => {
      if (((done >> earlier) & 1) === 0) return true;
      const minutes = start - starts[earlier];
      return minutes >= least && minutes <= most;
    });
  }
}

/** Whether the one comes before the other in any visit that holds both. */
function isBefore(one: Need, other: Need): boolean {
  const named = (one.intervention.precedesInVisit ?? []).includes(other.intervention.id);
  return named || linksTo(other, one).length > 0;
}

/** What the one has to keep after the other. Numbers are bound to equal numbers. */
function linksTo(one: Need, other: Need): Omit<Link, "earlier">[] {
  if (one.number === undefined || one.number !== other.number) return [];
  return (one.intervention.after ?? []).flatMap(({ intervention, minMinutes = 0, maxMinutes }) =>
    intervention === other.intervention.id ? [{ least: minMinutes, most: maxMinutes ?? Number.POSITIVE_INFINITY }] : [],
  );
}
