// Set coverings: small ones against the truth by trying everything, larger ones against branch and bound alone.

import { describe, expect, it } from "vitest";
import {
  type AtMost,
  type CoverProblem,
  coverProblem,
  covers,
  modelOf,
} from "../../../bench/set-covering/cover/cover-problem.ts";
import { CoverSearch } from "../../../bench/set-covering/cover/cover-search.ts";
import { undominated } from "../../../bench/set-covering/cover/dominance.ts";
import { Residual } from "../../../bench/set-covering/cover/residual.ts";
import { Random } from "../../../src/base/random.ts";
import { finish } from "../../../src/base/steps.ts";
import { OWN } from "../../../src/solver/exact/engine/own.ts";

function randomProblem(random: Random, rows: number, columns: number, limits = 0): CoverProblem {
  const dearest = random.pick([1, 5, 100]);
  const lists = Array.from({ length: columns }, () => [
    ...new Set(Array.from({ length: random.between(1, 4) }, () => random.int(rows))),
  ]);
  const atMost: AtMost[] = Array.from({ length: limits }, () => ({
    columns: lists.map((_, j) => j).filter(() => random.chance(0.4)),
    limit: random.between(1, 2),
  }));
  return coverProblem(
    rows,
    lists.map(() => random.between(1, dearest)),
    lists,
    atMost,
  );
}

/** The least cost over all subsets of the columns; Infinity where none covers. */
function least(problem: CoverProblem): number {
  let best = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 1 << problem.columns; set++) {
    const chosen = Array.from(problem.cost.keys()).filter((j) => (set >> j) & 1);
    const cost = chosen.reduce((sum, j) => sum + problem.cost[j], 0);
    if (cost < best && covers(problem, chosen)) best = cost;
  }
  return best;
}

describe("the search for a cover", () => {
  it.each([0, 2])("finds the least, with %i limits, or that there is none", (limits) => {
    const random = new Random(31 + limits);
    let possible = 0;
    let impossible = 0;
    for (let trial = 0; trial < 60; trial++) {
      const problem = randomProblem(random, random.between(2, 7), random.between(3, 10), limits);
      const search = new CoverSearch(problem);
      finish(search.run());
      const truth = least(problem);
      expect([search.proved, search.objective, search.bound], `trial ${trial}`).toEqual([true, truth, truth]);
      if (search.best) expect(covers(problem, search.best)).toBe(true);
      if (truth < Number.POSITIVE_INFINITY) possible++;
      else impossible++;
    }
    expect(possible).toBeGreaterThan(10);
    expect(impossible).toBeGreaterThan(5);
  });

  it("may be left at any yield: the bound is never above the least, the cover never below it", () => {
    const random = new Random(8);
    const problem = randomProblem(random, 40, 150);
    const truth = finish(OWN.solve(modelOf(problem))).objective;
    expect(truth).toBeGreaterThan(0);
    const search = new CoverSearch(problem);
    let looked = 0;
    for (const _ of search.run()) {
      expect(search.bound).toBeLessThanOrEqual(truth + 1e-9);
      expect(search.objective).toBeGreaterThanOrEqual(truth - 1e-9);
      if (search.best) expect(covers(problem, search.best)).toBe(true);
      looked++;
    }
    expect(looked).toBeGreaterThan(5);
    expect(search.objective).toBeCloseTo(truth, 9);
  });

  it("is the same each time, and begins with a cover that it is given", () => {
    const problem = randomProblem(new Random(12), 40, 150);
    const [one, two] = [new CoverSearch(problem), new CoverSearch(problem)];
    finish(one.run());
    finish(two.run());
    expect(two.best).toEqual(one.best);
    const third = new CoverSearch(problem, { start: one.best! });
    expect(third.objective).toBe(one.objective);
    expect(new CoverSearch(problem, { start: [0] }).best).toBeUndefined();
  });
});

describe("dominance", () => {
  it("keeps a least cover, and takes columns out", () => {
    const random = new Random(77);
    let gone = 0;
    for (let trial = 0; trial < 40; trial++) {
      const problem = randomProblem(random, 5, 10, trial % 3);
      const kept = undominated(problem);
      const allowed = new Set(kept);
      const limits = problem.atMost;
      const others = Array.from(problem.cost.keys()).filter((j) => !allowed.has(j));
      const without = { ...problem, atMost: limits, cost: problem.cost.map((c, j) => (allowed.has(j) ? c : c + 1000)) };
      const truth = least(problem);
      expect(least(without), `trial ${trial}`).toBe(truth);
      gone += others.length;
    }
    expect(gone).toBeGreaterThan(40);
  });
});

describe("the Lagrangian of a cover", () => {
  it("is below the least whatever the multipliers", () => {
    const random = new Random(4);
    let near = 0;
    for (let trial = 0; trial < 100; trial++) {
      const problem = randomProblem(random, 6, 9);
      const residual = new Residual(problem);
      for (let i = 0; i < 6; i++) residual.multiplier[i] = random.next() * random.pick([1, 10]);
      const truth = least(problem);
      if (truth === Number.POSITIVE_INFINITY) continue;
      expect(residual.evaluate()).toBeLessThanOrEqual(truth + 1e-9);
      residual.priceAfresh();
      const bound = residual.evaluate();
      expect(bound).toBeLessThanOrEqual(truth + 1e-9);
      if (bound > truth / 2) near++;
    }
    expect(near).toBeGreaterThan(10);
  });
});
