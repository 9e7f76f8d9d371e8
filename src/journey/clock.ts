// How much time a journey has, and what of it is kept back for its end.

/** Milliseconds kept back for each occurrence, to write and verify the plan at the end. */
const FINISHING_PER_OCCURRENCE = 0.04;
/** Where reading was slow, as on a busy machine, so will writing be: so many times its time, but for the first moments. */
const FINISHING_PER_READING = 2;
const STARTING_UP = 500;

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

  /** Keeps time back to write a plan of so many occurrences; to be called when they have just been read. */
  keepBack(occurrences: number): void {
    const asSlow = FINISHING_PER_READING * (this.elapsed() - STARTING_UP);
    this.#reserve = Math.max(FINISHING_PER_OCCURRENCE * occurrences, asSlow);
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
