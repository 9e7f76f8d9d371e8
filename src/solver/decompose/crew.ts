// Who searches the parts: this thread alone, or several.

import { finish } from "../../base/steps.ts";
import { type PartResult, type PartTask, searchPart } from "./search-part.ts";

/** Those who search parts at the same time. */
export interface Crew {
  /** How many parts at once. */
  readonly size: number;
  /** Begins a part, to be done in so many milliseconds (or fewer). */
  begin(task: PartTask, milliseconds: number): Work;
  /** Resolves when some work that was begun is done; undefined where work goes on only while it is looked at. */
  readonly waiting: Promise<void> | undefined;
}

/** A part being searched. */
export interface Work {
  /** What came of it, or undefined where it is not done yet. Throws what went wrong. */
  result(): PartResult | undefined;
}

/** This thread: each look at the work takes it one step further. */
export class Alone implements Crew {
  readonly size = 1;
  readonly waiting = undefined;
  readonly #now: () => number;

  /** @param now milliseconds since any moment */
  constructor(now: () => number) {
    this.#now = now;
  }

  begin(task: PartTask, milliseconds: number): Work {
    const steps = searchPart(task, timer(this.#now, milliseconds));
    return {
      result: () => {
        const step = steps.next();
        return step.done ? step.value : undefined;
      },
    };
  }
}

/** All of it at once, for another thread. */
export function searchWholePart(task: PartTask, milliseconds: number, now: () => number): PartResult {
  return finish(searchPart(task, timer(now, milliseconds)));
}

/** Which share of the time is over. */
function timer(now: () => number, milliseconds: number): () => number {
  if (milliseconds === Number.POSITIVE_INFINITY) return () => 0;
  const begun = now();
  return () => (milliseconds <= 0 ? 1 : (now() - begun) / milliseconds);
}
