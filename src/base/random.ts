// Randomness that can be repeated: everything random in this project comes from here, never from Math.random.

/** What `Random.save` keeps: four 32-bit words. */
export type RandomState = Uint32Array;

const TWO_TO_32 = 4_294_967_296;

/**
 * A seeded stream of random numbers: the same seed gives the same stream on every machine.
 *
 * The generator is xoshiro128** (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators"), its
 * state filled from the seed by a splitmix32 sequence. The state lives in one typed array made at construction, so
 * that drawing allocates nothing.
 */
export class Random {
  readonly #state: RandomState = new Uint32Array(4);

  /** @param seed any number; its lowest 32 bits count, so that 1 and 1 + 2^32 are the same seed. */
  constructor(seed: number) {
    let word = seed >>> 0;
    for (let i = 0; i < 4; i++) {
      word = (word + 0x9e3779b9) >>> 0;
      let mixed = word ^ (word >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      this.#state[i] = mixed ^ (mixed >>> 15);
    }
  }

  /** A whole number in [0, 2^32). */
  bits(): number {
    const s = this.#state;
    const scrambled = Math.imul(s[1], 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result >>> 0;
  }

  /** A number in [0, 1), in steps of 2^-32. */
  next(): number {
    return this.bits() / TWO_TO_32;
  }

  /** A whole number in [0, n), for a whole n from 1 to 2^32. */
  int(n: number): number {
    return Math.floor((this.bits() / TWO_TO_32) * n);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  /** True with this probability: never at 0, always at 1. */
  chance(probability: number): boolean {
    return this.bits() / TWO_TO_32 < probability;
  }

  /** One of the items, all equally likely. There must be at least one. */
  pick<T>(items: ArrayLike<T>): T {
    return items[this.int(items.length)];
  }

  /** Puts the items into a random order, in place (Fisher & Yates), and returns them. */
  shuffle<A extends { length: number; [index: number]: unknown }>(items: A): A {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.int(i + 1);
      const held = items[i];
      items[i] = items[j];
      items[j] = held;
    }
    return items;
  }

  /**
   * A stream of its own, seeded from this one, which moves on by one draw: what is drawn from the fork does not
   * shift what comes after it here.
   */
  fork(): Random {
    return new Random(this.bits());
  }

  /** Copies the state out, into an array of the caller's where one is given. */
  save(into: RandomState = new Uint32Array(4)): RandomState {
    into.set(this.#state);
    return into;
  }

  /** Continues from a saved state. */
  restore(state: RandomState): void {
    this.#state.set(state);
  }
}
