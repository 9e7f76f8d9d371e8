// Branch and bound on our own linear programs: what it proves is our own proof.

import type { Steps } from "../../../base/steps.ts";
import { loadProgram } from "../lp/model.ts";
import { boundByDuals, infeasibleByDuals } from "../lp/proof.ts";
import { checkedSolution, type IntegerModel, objectiveOf, objectiveStep, TOLERANCE } from "./integer-model.ts";
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
  readonly #program;
  /** Bounds by column of the model: narrowed for good, and within the node at hand. */
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #nodeLower: Float64Array;
  readonly #nodeUpper: Float64Array;
  /** Columns whose bounds in the program are narrower than those for good. */
  #narrowed: number[] = [];
  /** The column of the model behind each of the program, and the other way round (−1 once taken out). */
  #behind: Int32Array;
  readonly #inProgram: Int32Array;
  readonly #open = new OpenNodes();
  readonly #pseudo: PseudoCosts;
  #rootPrices: Float64Array | undefined;
  #rootBound = Number.NEGATIVE_INFINITY;
  #current: SearchNode | undefined;

  constructor(model: IntegerModel, options: BranchOptions = {}) {
    this.model = model;
    this.#options = options;
    this.#step = objectiveStep(model);
    this.#program = loadProgram(model);
    this.#lower = Float64Array.from(model.lower, (low, j) => (model.integer[j] ? Math.ceil(low - TOLERANCE) : low));
    this.#upper = Float64Array.from(model.upper, (high, j) => (model.integer[j] ? Math.floor(high + TOLERANCE) : high));
    this.#nodeLower = this.#lower.slice();
    this.#nodeUpper = this.#upper.slice();
    this.#behind = Int32Array.from(model.cost, (_, j) => j);
    this.#inProgram = this.#behind.slice();
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
    if (this.#lower.some((low, j) => low > this.#upper[j])) {
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
    this.#enter(node);
    const status = yield* this.#program.solve();
    const bound = this.#provedBound(node.bound);
    if (!this.#improves(bound)) return undefined;
    if (status === "unbounded") throw new RangeError("The linear relaxation has no least value");
    if (status !== "optimal") return this.#branchBlindly(node, bound);
    if (this.#open.size === 0 && this.#rootPrices === undefined) this.#keepRoot(bound);
    const x = this.#valuesByColumn();
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

  /** The best of what the multipliers prove and what was known before. */
  #provedBound(known: number): number {
    const { status, duals } = this.#program;
    if (status === "infeasible") {
      const sure = infeasibleByDuals(this.model, duals, this.#nodeLower, this.#nodeUpper);
      return sure ? Number.POSITIVE_INFINITY : known;
    }
    const proved = boundByDuals(this.model, duals, this.#nodeLower, this.#nodeUpper);
    // Columns without bounds leave nothing to prove with: there the simplex method is believed, to its tolerance.
    const bound = proved === Number.NEGATIVE_INFINITY && status === "optimal" ? this.#program.objective : proved;
    return Math.max(known, bound);
  }

  #keepRoot(bound: number): void {
    const prices = this.#program.reducedCosts;
    this.#rootPrices = new Float64Array(this.model.cost.length);
    for (let k = 0; k < prices.length; k++) this.#rootPrices[this.#behind[k]] = prices[k];
    this.#rootBound = bound;
    this.#fixForGood();
  }

  /** Columns that the best solution leaves no room to move off their bounds stay there; those at zero are taken out. */
  #fixForGood(): void {
    const prices = this.#rootPrices;
    if (prices === undefined) return;
    const removed: number[] = [];
    for (let j = 0; j < prices.length; j++) {
      if (!this.model.integer[j] || this.#inProgram[j] < 0 || this.#lower[j] === this.#upper[j]) continue;
      if (this.#improves(this.#rootBound + Math.abs(prices[j]))) continue;
      if (prices[j] > 0) this.#upper[j] = this.#lower[j];
      else this.#lower[j] = this.#upper[j];
      if (this.#upper[j] === 0) removed.push(j);
      else this.#program.setBounds(this.#inProgram[j], this.#lower[j], this.#upper[j]);
    }
    if (removed.length > 0) this.#takeOut(removed);
  }

  #takeOut(columns: readonly number[]): void {
    this.#program.removeColumns(columns.map((j) => this.#inProgram[j]));
    for (const j of columns) {
      this.#inProgram[j] = -1;
      this.#nodeLower[j] = 0;
      this.#nodeUpper[j] = 0;
    }
    this.#behind = this.#behind.filter((j) => this.#inProgram[j] >= 0);
    for (let k = 0; k < this.#behind.length; k++) this.#inProgram[this.#behind[k]] = k;
    this.#narrowed = this.#narrowed.filter((j) => this.#inProgram[j] >= 0);
  }

  /** Sets the bounds of a node: those for good, narrowed by every branch and fixing on the way down to it. */
  #enter(node: SearchNode): void {
    for (const j of this.#narrowed) this.#narrow(j, this.#lower[j], this.#upper[j]);
    this.#narrowed = [];
    for (let at: SearchNode | undefined = node; at !== undefined; at = at.parent) {
      for (const { column, lower, upper } of at.changes ?? []) {
        const low = Math.max(lower, this.#nodeLower[column]);
        const high = Math.min(upper, this.#nodeUpper[column]);
        this.#narrowed.push(column);
        this.#narrow(column, Math.min(low, high), high);
      }
    }
  }

  #narrow(column: number, lower: number, upper: number): void {
    this.#nodeLower[column] = lower;
    this.#nodeUpper[column] = upper;
    if (this.#inProgram[column] >= 0) this.#program.setBounds(this.#inProgram[column], lower, upper);
  }

  #valuesByColumn(): Float64Array {
    const x = this.#nodeLower.slice();
    const values = this.#program.values;
    for (let k = 0; k < values.length; k++) x[this.#behind[k]] = values[k];
    return x;
  }

  #fractional(x: Float64Array): number[] {
    const found: number[] = [];
    for (const j of this.#behind) {
      if (this.model.integer[j] && Math.abs(x[j] - Math.round(x[j])) > TOLERANCE) found.push(j);
    }
    return found;
  }

  /** What reduced costs fix at this node and below it. */
  #fixHere(bound: number): { column: number; lower: number; upper: number }[] {
    const fixed: { column: number; lower: number; upper: number }[] = [];
    const prices = this.#program.reducedCosts;
    for (let k = 0; k < prices.length; k++) {
      const column = this.#behind[k];
      if (!this.model.integer[column] || this.#nodeLower[column] === this.#nodeUpper[column]) continue;
      if (this.#improves(bound + Math.abs(prices[k]))) continue;
      const at = prices[k] > 0 ? this.#nodeLower[column] : this.#nodeUpper[column];
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
    for (const { column, lower, upper } of fixed) {
      this.#narrowed.push(column);
      this.#narrow(column, lower, upper);
    }
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
    const [lower, upper] = [this.#nodeLower[column], this.#nodeUpper[column]];
    const sides: number[] = [];
    for (const up of [false, true]) {
      if (up) this.#narrow(column, Math.ceil(value), upper);
      else this.#narrow(column, lower, Math.floor(value));
      yield* this.#program.solve({ pivots: TRIAL_PIVOTS });
      sides.push(this.#provedBound(known));
      this.#narrow(column, lower, upper);
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
    for (const column of this.#behind) {
      const [lower, upper] = [this.#nodeLower[column], this.#nodeUpper[column]];
      if (!this.model.integer[column] || lower === upper) continue;
      const middle = Number.isFinite(lower + upper) ? (lower + upper) / 2 : Number.isFinite(lower) ? lower : upper - 1;
      const cut = Math.floor(middle) + 0.5;
      return this.#children({ ...node, bound }, column, cut, { down: bound, up: bound });
    }
    throw new RangeError("A linear program could not be settled");
  }
}
