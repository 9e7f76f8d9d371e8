// No bound is false in tiny caseloads, each looked at alone. Many more of them: npm run fuzz -- --bounds.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KINDS } from "../../bench/fuzz/kinds.ts";
import { BOUNDS, holdBounds, type Work } from "../support/brute-force/bounds-alone.ts";
import { added, NOBODY } from "../support/brute-force/census.ts";

/** Caseloads of which a bound was once false, each named by its story. */
const ONCE_FALSE = new URL("../fixtures/bounds/", import.meta.url);
const CASELOADS = 40;
const DRAFTS = 20_000;

describe("alone, in tiny caseloads", () => {
  it("no bound is ever above the truth, for any U, and each meets it in many", { timeout: 120_000 }, () => {
    let census = NOBODY;
    const tight = new Map<string, number>();
    for (let seed = 1; seed <= CASELOADS; seed++) {
      const caseload = KINDS.bounds.caseloadOf(seed);
      const finding = holdBounds(caseload, seed, DRAFTS);
      expect(finding.lies, JSON.stringify(caseload)).toEqual([]);
      census = added(census, finding.census);
      for (const name of finding.tight) tight.set(name, (tight.get(name) ?? 0) + 1);
    }
    expect(census.known).toBeGreaterThan(0.9 * CASELOADS);
    expect(Math.min(census.contended, census.visited)).toBeGreaterThan(CASELOADS / 4);
    expect([...tight.keys()].sort()).toEqual(Object.keys(BOUNDS).sort());
    expect(Math.min(...tight.values())).toBeGreaterThan(CASELOADS / 3);
  });

  it.each(readdirSync(ONCE_FALSE))("no bound is above the truth any more: %s", (name) => {
    const caseload: unknown = JSON.parse(readFileSync(new URL(name, ONCE_FALSE), "utf8"));
    const { census, lies } = holdBounds(caseload, 1, DRAFTS);
    expect(lies).toEqual([]);
    expect(census.known).toBe(1);
  });

  it("bounds that are too high by one are seen, and so are plans that are not what is said of them", () => {
    const tooHigh: Work = ({ look, budgets }) =>
      look({ unscheduled: budgets[0]! + 1, visitsGiven: (unscheduled) => (unscheduled === budgets[0] ? 9 : 0) });
    const notBest: Work = ({ problem, found }) => {
      const unscheduled = problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0);
      found([], { unscheduled, visits: 0 }, true);
      found([], { unscheduled, visits: 1 }, false);
    };
    const broken: Work = () => {
      throw new Error("broken");
    };
    const { lies, tight } = holdBounds(KINDS.bounds.caseloadOf(1), 1, DRAFTS, { tooHigh, notBest, broken });
    expect(lies).toEqual([
      expect.stringMatching(/^tooHigh: U is bounded by/),
      expect.stringMatching(/^tooHigh: V at U \d+ is bounded by 9/),
      expect.stringMatching(/^notBest: .* is said to be the best/),
      expect.stringMatching(/^notBest: a plan said to be \d+, 1 is not/),
      expect.stringMatching(/^broken: thrown: Error: broken/),
    ]);
    expect(tight).toEqual([]);
  });
});
