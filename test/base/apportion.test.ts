// Whole numbers that share out a whole: nothing is lost, and nobody is a whole one off.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion } from "../../src/base/apportion.ts";

describe("a whole number shared out", () => {
  it("comes to the total, each share within one of its exact value", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (total, weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0);
        const shares = apportion(total, weights);
        expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        for (const [i, share] of shares.entries())
          expect(Math.abs(share - (total * weights[i]!) / sum)).toBeLessThan(1);
      }),
    );
  });

  it("has no end where the total has none", () => {
    expect(apportion(Number.POSITIVE_INFINITY, [1, 2])).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});
