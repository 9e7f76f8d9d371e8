// Drawing with a dial: how often a random caseload uses what it could leave out.

import type { Random } from "../../../src/base/random.ts";

/** A random stream together with how rich the caseload shall be. */
export class Draw {
  readonly random: Random;
  /** From 0 (nothing optional) to 1: multiplies the probability of everything optional. */
  readonly richness: number;

  constructor(random: Random, richness: number) {
    this.random = random;
    this.richness = richness;
  }

  /** Whether to use something optional. */
  maybe(probability: number): boolean {
    return this.random.chance(probability * this.richness);
  }

  /** A stream of its own, so that what one part draws leaves the other parts as they are. */
  fork(): Draw {
    return new Draw(this.random.fork(), this.richness);
  }

  between(low: number, high: number): number {
    return this.random.between(low, high);
  }

  pick<T>(items: readonly T[]): T {
    return this.random.pick(items);
  }

  /** Up to `count` different items, in random order. */
  sample<T>(items: readonly T[], count: number): T[] {
    return this.random.shuffle([...items]).slice(0, count);
  }

  /** A number of minutes: mostly a multiple of five, as people write them, sometimes any. */
  minutes(low: number, high: number): number {
    const any = this.between(low, high);
    const round = Math.round(any / 5) * 5;
    return round >= low && round <= high && this.random.chance(0.7) ? round : any;
  }
}
