// No claim of the library is false in tiny random caseloads. Many more of them: npm run fuzz -- --small-worlds.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { censusOf } from "../support/brute-force/census.ts";
import { tinyCaseload } from "../support/brute-force/tiny-caseload.ts";

const CASELOADS = 100;
const STEPS = 40;

describe("in tiny caseloads with every rule in play", () => {
  it("what is said of a plan is true, and nearly each is the best and said to be so", () => {
    const random = new Random(1859);
    const caseloads = Array.from({ length: CASELOADS }, () => tinyCaseload(random.fork()));
    const { census, lies } = censusOf(caseloads, STEPS);
    expect(lies).toEqual([]);
    expect(census.known).toBeGreaterThan(0.95 * CASELOADS);
    expect(Math.min(census.contended, census.visited)).toBeGreaterThan(census.known / 4);
    // In one, three repeats over ten shifts are too much to try everything.
    expect(census.known - census.proved).toBeLessThanOrEqual(1);
  });
});
