// Long work in steps: a generator that may be left at each yield, to look at the clock, the signal or the event loop.

/** Work that yields where it may be interrupted and returns its result. */
export type Steps<T> = Generator<void, T, void>;

/** Does the whole of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `items.map`, with a yield after so many. */
export function* mapped<T, R>(items: readonly T[], every: number, map: (item: T, index: number) => R): Steps<R[]> {
  const results: R[] = [];
  for (const [i, item] of items.entries()) {
    if (i % every === every - 1) yield;
    results.push(map(item, i));
  }
  return results;
}

/** Counts work, to yield after so much of it. */
export class Pace {
  readonly #every: number;
  #left: number;

  constructor(every: number) {
    this.#every = every;
    this.#left = every;
  }

  /** Notes that so much was done; true where it is time to yield. */
  due(work: number): boolean {
    this.#left -= work;
    if (this.#left > 0) return false;
    this.#left = this.#every;
    return true;
  }
}
