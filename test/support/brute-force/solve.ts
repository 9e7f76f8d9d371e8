// The truth about a tiny caseload, by trying everything: the least priority that must be left undone, and the fewest
// visits with which no more than so much is. Slow and plain; knows nothing of the solver or of the compiled problem.

import type { Caseload } from "../../../src/caseload/schema.ts";
import { Days, type Routes, type Timetable } from "./day.ts";
import { type Relation, relationsOf } from "./relations.ts";
import { type Visit, visitsOf } from "./visits.ts";
import { type World, worldOf } from "./world.ts";

/** A best plan: its U, its V, and when everything happens. */
export interface Best {
  readonly unscheduled: number;
  readonly visits: number;
  readonly timetable: Timetable;
}

/** Thrown where trying everything takes too long. */
export class TooMuch extends Error {}

/** What is settled so far: every pair of hands is in a visit, left undone with its occurrence, or still open. */
interface Draft {
  readonly routes: Routes;
  readonly covered: ReadonlySet<number>;
  readonly left: ReadonlySet<number>;
  readonly unscheduled: number;
  readonly visits: number;
}

export class BruteForce {
  readonly world: World;
  readonly #relations: readonly Relation[];
  readonly #visitsWith: readonly (readonly Visit[])[];
  readonly #days: Days;
  readonly #limit: number;
  #tried = 0;

  /** @param limit how many drafts to look at for each question before giving up */
  constructor(caseload: Caseload, limit = Infinity) {
    this.world = worldOf(caseload);
    this.#relations = relationsOf(this.world);
    const visits = visitsOf(this.world, this.#relations).sort((a, b) => b.hands.length - a.hands.length);
    this.#visitsWith = this.world.hands.map((_, hand) => visits.filter(({ hands }) => hands.includes(hand)));
    this.#days = new Days(this.world, this.#relations);
    this.#limit = limit;
  }

  /** A plan with the least U. */
  leastUndone(): Best {
    return this.#best((draft, best) => draft.unscheduled < (best?.unscheduled ?? Infinity))!;
  }

  /** A plan with the fewest visits among those whose U is at most this; `undefined` where there is none. */
  fewestVisits(budget: number): Best | undefined {
    return this.#best(
      (draft, best) =>
        draft.unscheduled <= budget && draft.visits + this.#stillVisited(draft, budget) < (best?.visits ?? Infinity),
    );
  }

  /**
   * The last plan found of those each better than the one before.
   *
   * @param better whether a plan that begins with the draft could be better than the best so far; of a finished draft,
   *   whether it is
   */
  #best(better: (draft: Draft, best: Best | undefined) => boolean): Best | undefined {
    let best: Best | undefined;
    this.#tried = 0;
    const go = (draft: Draft): void => {
      if (!better(draft, best)) return;
      if (++this.#tried > this.#limit) throw new TooMuch();
      const { hands } = this.world;
      const hand = hands.findIndex(({ due }, index) => !draft.covered.has(index) && !draft.left.has(due));
      if (hand < 0) {
        const timetable = this.#days.timetable(draft.routes);
        if (timetable !== undefined) best = { unscheduled: draft.unscheduled, visits: draft.visits, timetable };
        return;
      }
      for (const visit of this.#visitsWith[hand]) {
        if (this.#mayJoin(draft, visit)) for (const next of this.#with(draft, visit)) go(next);
      }
      const without = this.#without(draft, hands[hand].due);
      if (![...without.left].some((due) => this.#isBegun(draft, due))) go(without);
    };
    go(this.#nothingYet());
    return best;
  }

  /** Left undone from the start: what is in no visit at all. */
  #nothingYet(): Draft {
    const nothing: Draft = {
      routes: this.world.shifts.map(() => []),
      covered: new Set(),
      left: new Set(),
      unscheduled: 0,
      visits: 0,
    };
    return this.world.hands.reduce(
      (draft, { due }, hand) => (this.#visitsWith[hand].length === 0 ? this.#without(draft, due) : draft),
      nothing,
    );
  }

  #isBegun({ covered }: Draft, due: number): boolean {
    return this.world.hands.some((hand, index) => hand.due === due && covered.has(index));
  }

  /** Leaves an occurrence undone, and all that come after it. */
  #without(draft: Draft, due: number): Draft {
    const left = new Set([...draft.left, due]);
    for (let before = 0; before < left.size; ) {
      before = left.size;
      for (const { first, second, needed } of this.#relations) if (needed && left.has(first)) left.add(second);
    }
    const unscheduled = [...left].reduce((sum, one) => sum + this.world.dues[one].priority, 0);
    return { ...draft, left, unscheduled };
  }

  /** Whether a visit does only what is still open, and neither its shift nor a second pair of hands is in its way. */
  #mayJoin({ routes, covered, left }: Draft, visit: Visit): boolean {
    const { hands, shifts } = this.world;
    const { practitioner, shift } = shifts[visit.shift];
    if (visit.hands.some((hand) => covered.has(hand) || left.has(hands[hand].due))) return false;
    const route = routes[visit.shift];
    const contact = route.reduce((sum, { length }) => sum + length, visit.length);
    if (route.length + 1 > (shift.maxVisits ?? Infinity) || contact > (shift.maxContactMinutes ?? Infinity))
      return false;
    const dues = new Set(visit.hands.map((hand) => hands[hand].due));
    return routes.every(
      (others, index) =>
        shifts[index].practitioner !== practitioner ||
        others.every((other) => other.hands.every((hand) => !dues.has(hands[hand].due))),
    );
  }

  /** The visit at every place in its shift's order at which all visits could be made. */
  #with(draft: Draft, visit: Visit): Draft[] {
    const route = draft.routes[visit.shift];
    const covered = new Set([...draft.covered, ...visit.hands]);
    return Array.from({ length: route.length + 1 }, (_, at) => {
      const longer = [...route.slice(0, at), visit, ...route.slice(at)];
      const routes = draft.routes.map((own, shift) => (shift === visit.shift ? longer : own));
      return { ...draft, routes, covered, visits: draft.visits + 1 };
    }).filter(({ routes }) => this.#days.couldBe(routes));
  }

  /** Patients who have something open that may not be left undone: each gets one more visit at least. */
  #stillVisited({ covered, left, unscheduled }: Draft, budget: number): number {
    const { dues, hands } = this.world;
    const open = hands.filter(
      ({ due }, hand) => !covered.has(hand) && !left.has(due) && unscheduled + dues[due].priority > budget,
    );
    return new Set(open.map(({ due }) => dues[due].patient)).size;
  }
}
