import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";

/** xoshiro128** written out slowly, after the paper's reference code. */
function reference(state: Uint32Array, count: number): number[] {
  const s = [...state].map(BigInt);
  const word = (value: bigint) => value & 0xffffffffn;
  const turned = (value: bigint, by: bigint) => word(value << by) | (value >> (32n - by));
  return Array.from({ length: count }, () => {
    const result = word(turned(word(s[1] * 5n), 7n) * 9n);
    const shifted = word(s[1] << 9n);
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = turned(s[3], 11n);
    return Number(result);
  });
}

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.bits());

describe("random numbers", () => {
  it("are those of xoshiro128**", () => {
    for (const seed of [0, 1, -1, 123456789]) {
      const random = new Random(seed);
      const state = random.save();
      expect(draws(random, 200)).toEqual(reference(state, 200));
    }
    const known = new Random(0);
    known.restore(Uint32Array.of(1, 2, 3, 4));
    expect(draws(known, 4)).toEqual([11520, 0, 5927040, 70819200]);
  });

  it("are the same for the same seed and others for another", () => {
    expect(draws(new Random(7), 20)).toEqual(draws(new Random(7), 20));
    expect(draws(new Random(7), 20)).not.toEqual(draws(new Random(8), 20));
  });

  it("continue from where they were saved", () => {
    const random = new Random(3);
    const state = random.save(new Uint32Array(4));
    const first = draws(random, 10);
    random.restore(state);
    expect(draws(random, 10)).toEqual(first);
  });

  it("spread evenly over a range and stay inside it", () => {
    const random = new Random(11);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.int(7)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
    for (let i = 0; i < 1000; i++) {
      expect(random.next()).toBeLessThan(1);
      expect([3, 4, 5]).toContain(random.between(3, 5));
      expect(random.chance(0)).toBe(false);
      expect(random.chance(1)).toBe(true);
    }
  });

  it("shuffle every order about equally often, typed arrays too", () => {
    const random = new Random(5);
    const seen = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const order = random.shuffle(Int32Array.of(1, 2, 3)).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 2000)).toBeLessThan(250);
  });

  it("of a fork do not depend on what else is drawn from it", () => {
    const one = new Random(9);
    const other = new Random(9);
    draws(one.fork(), 5);
    draws(other.fork(), 50);
    expect(draws(one, 10)).toEqual(draws(other, 10));
  });
});
