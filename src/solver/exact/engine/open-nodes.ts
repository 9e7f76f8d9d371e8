// The nodes of a branch and bound that wait, the one with the least bound first.

/** A part of the space of solutions, told by what it narrows beside its parent. */
export interface SearchNode {
  /** No solution in it costs less. */
  readonly bound: number;
  readonly depth: number;
  readonly parent?: SearchNode;
  readonly changes?: readonly { readonly column: number; readonly lower: number; readonly upper: number }[];
  readonly branch?: Branch;
}

/** The way a node was made: its column, the direction, and how far the value had to go. */
export interface Branch {
  readonly column: number;
  readonly up: boolean;
  readonly distance: number;
}

/** A binary heap by bound, deeper nodes first among equals. */
export class OpenNodes {
  readonly #heap: SearchNode[] = [];

  get size(): number {
    return this.#heap.length;
  }

  get leastBound(): number {
    return this.#heap[0]?.bound ?? Number.POSITIVE_INFINITY;
  }

  push(node: SearchNode): void {
    const heap = this.#heap;
    let at = heap.push(node) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(node, heap[above])) break;
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = node;
  }

  popBest(): SearchNode | undefined {
    const heap = this.#heap;
    const best = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return best;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && before(heap[below + 1], heap[below])) below++;
      if (!before(heap[below], last)) break;
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = last;
    return best;
  }
}

function before(a: SearchNode, b: SearchNode): boolean {
  return a.bound < b.bound || (a.bound === b.bound && a.depth > b.depth);
}
