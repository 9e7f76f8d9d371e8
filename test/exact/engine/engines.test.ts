// Every engine against the truth by trying all points, on little integer programs of every shape.

import { describe, expect, it } from "vitest";
import { Random } from "../../../src/base/random.ts";
import { finish } from "../../../src/base/steps.ts";
import { BranchAndBound } from "../../../src/solver/exact/engine/branch-and-bound.ts";
import { loadHighs } from "../../../src/solver/exact/engine/highs.ts";
import { checkedSolution, type IntegerModel, objectiveOf } from "../../../src/solver/exact/engine/integer-model.ts";
import { JAVASCRIPT_LP_SOLVER, javascriptLpSolver } from "../../../src/solver/exact/engine/javascript-lp-solver.ts";
import { OWN } from "../../../src/solver/exact/engine/own.ts";
import { activitiesOf } from "../../../src/solver/exact/lp/model.ts";
import { allocationModel, anyModel, coveringModel } from "../lp/random-models.ts";

/** The least objective over all whole points of the box; Infinity where none satisfies the rows. */
function least(model: IntegerModel): number {
  const x = Array.from(model.lower);
  let best = Number.POSITIVE_INFINITY;
  for (;;) {
    const activities = activitiesOf(model, x);
    if (activities.every((a, i) => a >= model.rowLower[i] - 1e-9 && a <= model.rowUpper[i] + 1e-9)) {
      best = Math.min(best, objectiveOf(model, x));
    }
    let j = 0;
    while (j < x.length && x[j] === model.upper[j]) x[j] = model.lower[j++];
    if (j === x.length) return best;
    x[j]++;
  }
}

/** Every column whole, within a box of few points. */
function littleModel(random: Random): IntegerModel {
  const model = anyModel(random, random.between(1, 5), random.between(1, 7));
  const lower = Array.from(model.cost, () => random.pick([0, 0, -1, 2]));
  const upper = lower.map((low) => low + random.between(0, 3));
  return { ...model, lower, upper, integer: lower.map(() => 1) };
}

const ENGINES = [OWN, JAVASCRIPT_LP_SOLVER, await loadHighs()];

describe.each(ENGINES)("$name", (engine) => {
  it("finds the least of little programs, and claims nothing that is not so", () => {
    const random = new Random(5);
    let solved = 0;
    let impossible = 0;
    for (let trial = 0; trial < 150; trial++) {
      const model = littleModel(random);
      const truth = least(model);
      const { claim, objective, values, proved, bound } = finish(engine.solve(model));
      const told = `trial ${trial}: ${claim} ${objective}, in truth ${truth}`;
      if (claim === "infeasible") expect(truth, told).toBe(Number.POSITIVE_INFINITY);
      if (claim === "optimal") expect(Math.abs(objective - truth), told).toBeLessThan(1e-6);
      if (values) expect(objective, told).toBeGreaterThan(truth - 1e-6);
      if (proved) expect(bound, told).toBeLessThanOrEqual(truth + 1e-6);
      if (engine === OWN) expect(claim, told).not.toBe("none");
      if (claim === "optimal") solved++;
      if (claim === "infeasible") impossible++;
    }
    expect(solved).toBeGreaterThan(30);
    expect(impossible).toBeGreaterThan(30);
  });
});

describe("our branch and bound", () => {
  it("agrees with HiGHS where points are too many to try, and begins with a given solution", () => {
    const highs = ENGINES[2];
    const random = new Random(9);
    let branched = 0;
    for (let trial = 0; trial < 16; trial++) {
      const linear = trial % 2 ? coveringModel(random, 30, 60) : allocationModel(random, 10, 3);
      const columns = linear.cost.length;
      const model = { ...linear, upper: new Float64Array(columns).fill(1), integer: new Uint8Array(columns).fill(1) };
      const theirs = finish(highs.solve(model));
      const ours = new BranchAndBound(model, { start: theirs.values });
      finish(ours.run());
      expect(ours.proved).toBe(true);
      expect(ours.objective, `trial ${trial}`).toBeCloseTo(theirs.objective, 6);
      const alone = new BranchAndBound(model);
      finish(alone.run());
      expect(alone.objective, `trial ${trial}`).toBeCloseTo(theirs.objective, 6);
      if (alone.nodes > 3) branched++;
    }
    expect(branched).toBeGreaterThan(1);
  });

  it("may be left at any yield with a bound and a solution that hold", () => {
    const random = new Random(2);
    const linear = coveringModel(random, 120, 400);
    const model = { ...linear, upper: linear.cost, lower: linear.lower, integer: new Uint8Array(400).fill(1) };
    const truth = finish(OWN.solve(model)).objective;
    const search = new BranchAndBound(model);
    let looked = 0;
    for (const _ of search.run()) {
      expect(search.bound).toBeLessThanOrEqual(truth + 1e-9);
      expect(search.objective).toBeGreaterThanOrEqual(truth - 1e-9);
      looked++;
    }
    const few = new BranchAndBound(model, { nodes: 2 });
    finish(few.run());
    expect(few.nodes).toBeLessThanOrEqual(2);
    expect(few.bound).toBeLessThanOrEqual(truth + 1e-9);
    expect(looked).toBeGreaterThanOrEqual(0);
    expect(search.objective).toBeCloseTo(truth, 9);
  });
});

describe("a solution", () => {
  const model: IntegerModel = {
    cost: [1, 1],
    lower: [0, 0],
    upper: [3, 3],
    rowLower: [2],
    rowUpper: [3],
    start: [0, 1, 2],
    row: [0, 0],
    value: [1, 1],
    integer: [1, 0],
  };

  it.each([
    ["a fractional value", [0.5, 1.5]],
    ["a row that is not kept", [1, 0]],
    ["a value outside its bounds", [-1, 3]],
    ["a value that is no number", [Number.NaN, 2]],
    ["too few values", [2]],
  ])("is refused with %s", (_, values) => {
    expect(checkedSolution(model, values)).toBeUndefined();
  });

  it("is rounded where it is whole but for the engine's tolerance", () => {
    expect(checkedSolution(model, [1 + 1e-8, 1.5])).toEqual(Float64Array.of(1, 1.5));
  });
});

describe("javascript-lp-solver", () => {
  it("is not called with models beyond its means", () => {
    const model = coveringModel(new Random(1), 200, 2000);
    const large = { ...model, integer: new Uint8Array(2000).fill(1) };
    expect(JAVASCRIPT_LP_SOLVER.accepts(large)).toBe(false);
    expect(finish(JAVASCRIPT_LP_SOLVER.solve(large)).claim).toBe("none");
  });

  it("is left after so many pivots, with what it has found by then and without a claim", () => {
    let [left, found] = [0, 0];
    const random = new Random(12);
    for (let trial = 0; trial < 8; trial++) {
      const model = { ...coveringModel(random, 20, 40), integer: new Uint8Array(40).fill(1) };
      const most = finish(JAVASCRIPT_LP_SOLVER.solve(model)).objective;
      for (const work of [1e3, 3e4, 1e5, 3e5]) {
        const answer = finish(javascriptLpSolver(Number.POSITIVE_INFINITY, work).solve(model));
        expect(finish(javascriptLpSolver(Number.POSITIVE_INFINITY, work).solve(model))).toEqual(answer);
        if (answer.claim !== "none") continue;
        left++;
        if (answer.values === undefined) continue;
        found++;
        expect(checkedSolution(model, answer.values)).toEqual(answer.values);
        expect(answer.objective).toBeGreaterThan(most - 1e-6);
      }
    }
    expect(left).toBeGreaterThan(8);
    expect(found).toBeGreaterThan(0);
  });

  it("passes on no claim when it was given a time", () => {
    const model = { ...coveringModel(new Random(4), 10, 20), integer: new Uint8Array(20).fill(1) };
    const answer = finish(JAVASCRIPT_LP_SOLVER.solve(model, { milliseconds: 1000 }));
    expect(answer.values).toBeDefined();
    expect(answer.claim).toBe("none");
    expect(answer.proved).toBe(false);
  });
});
