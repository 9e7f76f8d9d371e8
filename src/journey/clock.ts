// How much time a journey has, and what of it is kept back for its end.

/** Milliseconds kept back for each occurrence, to write and verify the plan at the end. */
const FINISHING_PER_OCCURRENCE = 0.04;

export class Clock {
  readonly #now: () => number;
  readonly #begun: number;
  readonly #milliseconds: number;
  #reserve = 0;

  /** @param milliseconds from `begun` until the plan has to be there; may be without end */
  constructor(now: () => number, begun: number, milliseconds: number) {
    this.#now = now;
    this.#begun = begun;
    this.#milliseconds = milliseconds;
  }

  /** Keeps time back to write a plan of so many occurrences. */
  keepBack(occurrences: number): void {
    this.#reserve = FINISHING_PER_OCCURRENCE * occurrences;
  }

  /** Milliseconds since the beginning. */
  elapsed(): number {
    return this.#now() - this.#begun;
  }

  /** The moment, in milliseconds since the beginning, by which the work on the plan has to end. */
  get end(): number {
    return this.#milliseconds - this.#reserve;
  }

  /** Milliseconds left for work on the plan. */
  left(): number {
    return this.end - this.elapsed();
  }
}
