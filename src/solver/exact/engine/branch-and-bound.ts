// Branch and bound on our own linear programs: what it proves is our own proof.

import type { Steps } from "../../../base/steps.ts";
import { checkedSolution, type IntegerModel, objectiveOf, objectiveStep, TOLERANCE } from "./integer-model.ts";
import { NodeRelaxation } from "./node-relaxation.ts";
import { OpenNodes, type SearchNode } from "./open-nodes.ts";
import { PseudoCosts } from "./pseudo-costs.ts";

export interface BranchOptions {
  /** A solution to begin with; taken only where it satisfies the model. */
  readonly start?: ArrayLike<number> | undefined;
  /** Solutions are sought only below this; nothing below it is a proof as well. */
  readonly cutoff?: number | undefined;
  /** Done once bound and best solution are this close. */
  readonly gap?: number | undefined;
  /** The most nodes. */
  readonly nodes?: number | undefined;
  /** Makes a solution out of fractional values, where it can; what it gives is checked. */
  readonly round?: ((values: Float64Array) => ArrayLike<number> | undefined) | undefined;
}

/** Dual pivots spent on trying a branch, and how many candidates are tried at a node. */
const TRIAL_PIVOTS = 40;
const TRIALS = 6;
/** A branch whose pseudo-cost rests on so many observations is not tried out any more. */
const RELIABLE = 4;

/**
 * Best bound first, each dive to its end (Land & Doig 1960; Achterberg, Koch & Martin 2005, "Branching rules
 * revisited": reliability branching). Columns whose reduced cost closes the gap are fixed, for good at the root.
 * `run` may be left at any yield: `best`, `objective` and `bound` hold then as well.
 */
export class BranchAndBound {
  readonly model: IntegerModel;
  best: Float64Array | undefined;
  /** Objective of `best`, or the cutoff. */
  objective: number;
  /** No solution costs less; Infinity where there is none at all. */
  bound = Number.NEGATIVE_INFINITY;
  nodes = 0;
  readonly #options: BranchOptions;
  readonly #step: number;
  readonly #relaxation: NodeRelaxation;
  readonly #open = new OpenNodes();
  readonly #pseudo: PseudoCosts;
  #rootPrices: Float64Array | undefined;
  #rootBound = Number.NEGATIVE_INFINITY;
  #current: SearchNode | undefined;

  constructor(model: IntegerModel, options: BranchOptions = {}) {
    this.model = model;
    this.#options = options;
    this.#step = objectiveStep(model);
    this.#relaxation = new NodeRelaxation(model);
    this.#pseudo = new PseudoCosts(model.cost.length);
    this.objective = options.cutoff ?? Number.POSITIVE_INFINITY;
    if (options.start) this.offer(options.start);
  }

  /** Whether bound and best solution meet. */
  get proved(): boolean {
    return !this.#improves(this.bound);
  }

  /** Takes a solution where it satisfies the model and is better. */
  offer(values: ArrayLike<number>): boolean {
    const x = checkedSolution(this.model, values);
    if (x === undefined) return false;
    const objective = objectiveOf(this.model, x);
    if (objective >= this.objective) return false;
    this.best = x;
    this.objective = objective;
    this.#fixForGood();
    return true;
  }

  *run(): Steps<void> {
    if (this.#relaxation.isEmpty) {
      this.bound = Number.POSITIVE_INFINITY;
      return;
    }
    this.#open.push({ bound: Number.NEGATIVE_INFINITY, depth: 0 });
    const most = this.#options.nodes ?? Number.POSITIVE_INFINITY;
    while (this.nodes < most) {
      const node = this.#open.popBest();
      if (node === undefined || !this.#improves(node.bound)) {
        this.bound = this.objective;
        return;
      }
      yield* this.#dive(node, most);
      this.#tellBound();
    }
  }

  /** A bound that cannot be beaten by as much as the gap asks leaves nothing to look for. */
  #improves(bound: number): boolean {
    return this.#roundUp(bound) < this.objective - Math.max(this.#options.gap ?? 0, 1e-9);
  }

  #roundUp(bound: number): number {
    if (this.#step === 0 || !Number.isFinite(bound)) return bound;
    return Math.ceil(bound / this.#step - TOLERANCE) * this.#step;
  }

  #tellBound(): void {
    const least = Math.min(this.#open.leastBound, this.#current?.bound ?? Number.POSITIVE_INFINITY);
    this.bound = Math.min(this.objective, this.#roundUp(least));
  }

  /** From a node down, always on to the more promising child. */
  *#dive(from: SearchNode, most: number): Steps<void> {
    let node: SearchNode | undefined = from;
    while (node !== undefined && this.nodes < most) {
      this.#current = node;
      this.#tellBound();
      node = yield* this.#visit(node);
      if (node !== undefined && !this.#improves(node.bound)) node = undefined;
      this.#current = node;
      // Small programs are solved without a yield of their own.
      yield;
    }
    if (node !== undefined) this.#open.push(node);
    this.#current = undefined;
  }

  /** Solves a node and branches; gives the child to go on with. */
  *#visit(node: SearchNode): Steps<SearchNode | undefined> {
    this.nodes++;
    this.#relaxation.enter(node);
    const status = yield* this.#relaxation.program.solve();
    const bound = this.#relaxation.provedBound(node.bound);
    if (!this.#improves(bound)) return undefined;
    if (status === "unbounded") throw new RangeError("The linear relaxation has no least value");
    if (status !== "optimal") return this.#branchBlindly(node, bound);
    if (this.#open.size === 0 && this.#rootPrices === undefined) this.#keepRoot(bound);
    const x = this.#relaxation.values();
    if (node.branch) this.#pseudo.learn(node.branch, bound - node.bound);
    this.offer(this.#options.round?.(x) ?? []);
    const fractional = this.#fractional(x);
    if (fractional.length === 0) {
      if (this.offer(x)) return undefined;
      return this.#improves(bound) ? this.#branchBlindly(node, bound) : undefined;
    }
    if (!this.#improves(bound)) return undefined;
    const fixed = this.#fixHere(bound);
    return yield* this.#branch({ ...node, bound }, fixed, x, fractional);
  }

  #keepRoot(bound: number): void {
    const { program, behind } = this.#relaxation;
    const prices = program.reducedCosts;
    this.#rootPrices = new Float64Array(this.model.cost.length);
    for (let k = 0; k < prices.length; k++) this.#rootPrices[behind[k]] = prices[k];
    this.#rootBound = bound;
    this.#fixForGood();
  }

  /** Columns that the best solution leaves no room to move off their bounds stay there; those at zero are taken out. */
  #fixForGood(): void {
    const prices = this.#rootPrices;
    if (prices === undefined) return;
    const closed: number[] = [];
    for (let j = 0; j < prices.length; j++) {
      if (!this.model.integer[j] || this.#relaxation.isSettled(j)) continue;
      if (!this.#improves(this.#rootBound + Math.abs(prices[j]))) closed.push(j);
    }
    this.#relaxation.fixForGood(closed, prices);
  }

  #fractional(x: Float64Array): number[] {
    const found: number[] = [];
    for (const j of this.#relaxation.behind) {
      if (this.model.integer[j] && Math.abs(x[j] - Math.round(x[j])) > TOLERANCE) found.push(j);
    }
    return found;
  }

  /** What reduced costs fix at this node and below it. */
  #fixHere(bound: number): { column: number; lower: number; upper: number }[] {
    const fixed: { column: number; lower: number; upper: number }[] = [];
    const { program, behind, lower, upper } = this.#relaxation;
    const prices = program.reducedCosts;
    for (let k = 0; k < prices.length; k++) {
      const column = behind[k];
      if (!this.model.integer[column] || lower[column] === upper[column]) continue;
      if (this.#improves(bound + Math.abs(prices[k]))) continue;
      const at = prices[k] > 0 ? lower[column] : upper[column];
      fixed.push({ column, lower: at, upper: at });
    }
    return fixed;
  }

  /** Chooses the column to branch on, and gives the child to go on with; the other waits. */
  *#branch(
    node: SearchNode,
    fixed: readonly { column: number; lower: number; upper: number }[],
    x: Float64Array,
    fractional: readonly number[],
  ): Steps<SearchNode | undefined> {
    const parent: SearchNode = { ...node, changes: [...(node.changes ?? []), ...fixed] };
    for (const { column, lower, upper } of fixed) this.#relaxation.narrowHere(column, lower, upper);
    const order = this.#pseudo.order(fractional, x);
    let chosen = order[0];
    let most = -1;
    let bounds = { down: node.bound, up: node.bound };
    for (const column of order.slice(0, TRIALS)) {
      const tried = this.#pseudo.reliable(column, RELIABLE)
        ? this.#pseudo.estimate(column, x[column], node.bound)
        : yield* this.#tryOut(column, x[column], node.bound);
      const score = Math.max(tried.down - node.bound, 1e-6) * Math.max(tried.up - node.bound, 1e-6);
      if (score > most) {
        most = score;
        chosen = column;
        bounds = tried.proved ? tried : { down: node.bound, up: node.bound };
      }
      if (tried.proved && !(this.#improves(tried.down) && this.#improves(tried.up))) break;
    }
    return this.#children(parent, chosen, x[chosen], bounds);
  }

  /** What a few pivots prove of the two children. */
  *#tryOut(
    column: number,
    value: number,
    known: number,
  ): Steps<{ readonly down: number; readonly up: number; readonly proved: boolean }> {
    const relaxation = this.#relaxation;
    const [lower, upper] = [relaxation.lower[column], relaxation.upper[column]];
    const sides: number[] = [];
    for (const up of [false, true]) {
      if (up) relaxation.setBounds(column, Math.ceil(value), upper);
      else relaxation.setBounds(column, lower, Math.floor(value));
      yield* relaxation.program.solve({ pivots: TRIAL_PIVOTS });
      sides.push(relaxation.provedBound(known));
      relaxation.setBounds(column, lower, upper);
      const distance = up ? Math.ceil(value) - value : value - Math.floor(value);
      this.#pseudo.learn({ column, up, distance }, sides[sides.length - 1] - known);
    }
    return { down: sides[0], up: sides[1], proved: true };
  }

  #children(
    parent: SearchNode,
    column: number,
    value: number,
    bounds: { readonly down: number; readonly up: number },
  ): SearchNode | undefined {
    const child = (up: boolean): SearchNode => ({
      parent,
      depth: parent.depth + 1,
      bound: up ? bounds.up : bounds.down,
      branch: { column, up, distance: up ? Math.ceil(value) - value : value - Math.floor(value) },
      changes: [
        up
          ? { column, lower: Math.ceil(value), upper: Number.POSITIVE_INFINITY }
          : { column, lower: Number.NEGATIVE_INFINITY, upper: Math.floor(value) },
      ],
    });
    const children = [child(true), child(false)].filter(({ bound }) => this.#improves(bound));
    children.sort((a, b) => a.bound - b.bound);
    if (children[1]) this.#open.push(children[1]);
    return children[0];
  }

  /** Where the program gave no values to go by: halves the first column that is not fixed yet. */
  #branchBlindly(node: SearchNode, bound: number): SearchNode | undefined {
    const relaxation = this.#relaxation;
    for (const column of relaxation.behind) {
      const [lower, upper] = [relaxation.lower[column], relaxation.upper[column]];
      if (!this.model.integer[column] || lower === upper) continue;
      const middle = Number.isFinite(lower + upper) ? (lower + upper) / 2 : Number.isFinite(lower) ? lower : upper - 1;
      const cut = Math.floor(middle) + 0.5;
      return this.#children({ ...node, bound }, column, cut, { down: bound, up: bound });
    }
    throw new RangeError("A linear program could not be settled");
  }
}
