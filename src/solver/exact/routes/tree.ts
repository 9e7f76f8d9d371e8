// Branch and price: parts of what is possible, each bounded by its own linear relaxation over all routes, the lowest
// bound first (Barnhart, Johnson, Nemhauser, Savelsbergh & Vance 1998, "Branch-and-price: column generation for solving
// huge integer programs").

import type { Steps } from "../../../base/steps.ts";
import { type Assembled, assemble, clashingUnits } from "./assemble.ts";
import { branchings } from "./branching.ts";
import { type Decision, restrict } from "./decisions.ts";
import { sizeOf, spansOf } from "./fixing.ts";
import type { Prices } from "./prices.ts";
import type { Relaxation } from "./relaxation.ts";
import { byDistance, byOverlap, bySpan, samplesOf } from "./time-branching.ts";

/** Pivots spent on trying out one side of a branching. */
const TRIAL_PIVOTS = 25;
/** Decisions on times alone, before what they are about is given up: halving stretches of time may take very long. */
const MOST_TIMED = 150;

/** Times that a node is solved anew with what would make plans too dear left aside, and how much has to go for that. */
const MOST_ROUNDS = 3;
const MOST_LEFT = 0.9;
/** Where the cutoff is further above the bound, in grains, hardly anything is too dear. */
const MOST_ROOM = 1.2;

interface Node {
  readonly bound: number;
  readonly decisions: readonly Decision[];
}

export class Tree {
  /** Solutions above this are of no use; lowered by whoever finds a plan. */
  cutoff: number;
  /** Nodes solved. */
  nodes = 0;
  /** Prices of the last node that was solved; those of the master are of branchings tried out since. */
  prices: Prices | undefined;
  /** What is known of all that could be of use: what would make plans too dear is left aside. */
  aside: readonly Decision[] = [];
  /** The decisions of the node solved last, where its solution does nothing that times forbid. */
  inTime: readonly Decision[] | undefined;
  /** Whether nothing is left to look at. */
  done = false;
  readonly #relaxation: Relaxation;
  readonly #fewest: Int32Array;
  #open: Node[];
  #current: Node | undefined;
  /** The least bound of parts in which nothing is left to decide. */
  #stuck = Number.POSITIVE_INFINITY;
  readonly #found: (assembled: Assembled) => void;
  /** Nodes whose visits were whole and that were left to decisions on times. */
  #timed = 0;

  /**
   * @param fewest fewest visits to each patient
   * @param found told of what goes together of routes that cover everything
   */
  constructor(
    relaxation: Relaxation,
    fewest: Int32Array,
    cutoff: number,
    found: (assembled: Assembled) => void = () => {},
  ) {
    this.#relaxation = relaxation;
    this.#fewest = fewest;
    this.cutoff = cutoff;
    this.#found = found;
    this.#open = [{ bound: 0, decisions: [] }];
  }

  /** No solution is below this; above the cutoff where there is none up to it. */
  get bound(): number {
    let least = Math.min(this.#stuck, this.#current?.bound ?? Number.POSITIVE_INFINITY);
    for (const { bound } of this.#open) least = Math.min(least, bound);
    return Math.min(least, this.cutoff + this.#relaxation.grain);
  }

  /** Whether a node has just been finished. */
  get isBetweenNodes(): boolean {
    return this.#current === undefined;
  }

  /** Begins anew with what is known: a lower cutoff leaves more aside from the beginning. */
  restart(): void {
    this.#open = [{ bound: this.bound, decisions: [] }];
  }

  /** Looks at nodes until none is left, or until left. */
  *steps(): Steps<void> {
    for (;;) {
      this.#open = this.#open.filter(({ bound }) => bound <= this.cutoff);
      this.#current = this.#next();
      if (this.#current === undefined) break;
      const children = yield* this.#solve(this.#current);
      this.#open.push(...children);
      this.#current = undefined;
      yield;
    }
    this.done = true;
  }

  /** The node with the lowest bound; of several, the one made last. */
  #next(): Node | undefined {
    let best = -1;
    for (const [i, { bound }] of this.#open.entries()) if (best < 0 || bound <= this.#open[best].bound) best = i;
    return best < 0 ? undefined : this.#open.splice(best, 1)[0];
  }

  *#solve(node: Node): Steps<Node[]> {
    const relaxation = this.#relaxation;
    this.nodes++;
    let { bound, decisions } = node;
    let solved = false;
    for (let size = Infinity, round = 0; ; round++) {
      yield* restrict(relaxation, this.#fewest, decisions);
      solved = yield* relaxation.solve(this.cutoff);
      this.prices = relaxation.master.prices();
      bound = Math.max(bound, relaxation.whole(relaxation.bound));
      if (bound > this.cutoff) return [];
      this.#current = { decisions, bound };
      if (!solved || round === MOST_ROUNDS || this.cutoff - relaxation.bound > MOST_ROOM * relaxation.grain) break;
      const starts = yield* relaxation.within(this.cutoff);
      const left = sizeOf(starts);
      if (left > MOST_LEFT * size) break;
      size = left;
      decisions = [
        ...decisions.filter(({ kind }) => kind !== "within" && kind !== "span"),
        { kind: "within", starts },
        ...spansOf(relaxation.model, starts).map((span) => ({ kind: "span", ...span }) as const),
      ];
    }
    if (node.decisions.length === 0) this.aside = decisions;
    const candidates = solved ? yield* this.#candidates(decisions) : [];
    if (candidates.length === 0) {
      this.#stuck = Math.min(this.#stuck, bound);
      return [];
    }
    const [one, other] = yield* this.#choose(decisions, candidates);
    return [one, other].map((decision) => ({ bound, decisions: [...decisions, decision] }));
  }

  /**
   * Decisions that the last solution goes against: on times first where somebody waits for somebody else, since what
   * these leave is much easier to tell apart; then on who does what together.
   */
  *#candidates(decided: readonly Decision[]): Steps<(readonly [Decision, Decision])[]> {
    const { master, model } = this.#relaxation;
    const samples = samplesOf(model, master.inUse(), decided);
    const distant = byDistance(model, samples);
    const overlapping = byOverlap(model, samples, decided);
    this.inTime = distant.length === 0 ? decided : undefined;
    if (distant.length > 0) return [...distant, ...overlapping];
    const mixed = [...branchings(master, model), ...overlapping];
    if (mixed.length > 0) return mixed;
    const assembled = yield* assemble(model, master.wholeRoutes());
    if (!master.isLacking()) this.#found(assembled);
    if (this.#timed++ >= MOST_TIMED) return [];
    return bySpan(model, samples, clashingUnits(model, assembled));
  }

  /** Of some decisions that would change the solution, the one that raises the linear program most on both sides. */
  *#choose(
    decisions: readonly Decision[],
    candidates: readonly (readonly [Decision, Decision])[],
  ): Steps<readonly [Decision, Decision]> {
    const { master } = this.#relaxation;
    const before = master.objective;
    let best = candidates[0];
    let most = -1;
    for (const pair of candidates) {
      if (candidates.length === 1) break;
      let score = 1;
      for (const decision of pair) {
        yield* restrict(this.#relaxation, this.#fewest, [...decisions, decision]);
        yield* master.solve(TRIAL_PIVOTS);
        score *= Math.max(1e-4, Math.min(1, master.objective - before));
      }
      if (score <= most) continue;
      most = score;
      best = pair;
    }
    return best;
  }
}
