// The dual against the linear program of the same relaxation, solved by HiGHS: never above it, and close to it. Many more
// of them: npm run fuzz -- --relaxation.

import { describe, expect, it } from "vitest";
import { KINDS } from "../../bench/fuzz/kinds.ts";
import { holdRelaxation } from "../support/relaxation/hold.ts";

const CASELOADS = 8;

describe("the dual", () => {
  it("is never above the linear program, and close to it", { timeout: 120_000 }, () => {
    const held = Array.from({ length: CASELOADS }, (_, seed) =>
      holdRelaxation(KINDS.relaxation.caseloadOf(seed), seed),
    );
    expect(held.flatMap(({ lies }) => lies)).toEqual([]);
    expect(held.every(({ census }) => census.known === 1)).toBe(true);
    expect(held.filter(({ census }) => census.contended === 1).length).toBeGreaterThan(CASELOADS / 2);
    const sum = (of: "truth" | "value") => held.reduce((all, one) => all + one[of], 0);
    expect(sum("value")).toBeGreaterThan(0.99 * sum("truth"));
  });
});
