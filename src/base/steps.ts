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
