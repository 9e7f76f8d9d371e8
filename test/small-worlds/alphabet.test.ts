// No claim of the library is false in the little worlds of an alphabet. All of them: npm run fuzz -- --alphabet.

import { describe, expect, it } from "vitest";
import { censusOf } from "../support/brute-force/census.ts";
import { littleWorld, littleWorldCount } from "../support/brute-force/little-worlds.ts";

/** A prime, so that every letter of the alphabet comes up with every other. */
const STRIDE = 521;
const STEPS = 40;

describe("in little worlds of up to three interventions and three shifts", () => {
  it("what is said of a plan is true, and each is the best and said to be so", () => {
    const numbers = Array.from({ length: Math.ceil(littleWorldCount() / STRIDE) }, (_, i) => i * STRIDE);
    const { census, lies } = censusOf(numbers.map(littleWorld), STEPS);
    expect(lies).toEqual([]);
    expect(census.known).toBeGreaterThan(140);
    expect(Math.min(census.contended, census.visited)).toBeGreaterThan(census.known / 4);
    expect(census.proved).toBe(census.known);
  });
});
