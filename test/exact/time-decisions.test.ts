// Decisions on times: the two sides of one lose no plan between them, and narrow what routes may do.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { aimAtVisits } from "../../src/solver/exact/routes/aims.ts";
import { restrictionOf } from "../../src/solver/exact/routes/decisions.ts";
import { Master } from "../../src/solver/exact/routes/master.ts";
import { routeModel } from "../../src/solver/exact/routes/model.ts";
import { Relaxation } from "../../src/solver/exact/routes/relaxation.ts";
import { problemOf } from "../bounds/little.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";

describe("a decision on when an occurrence starts", () => {
  it("leaves the best plans of a tiny caseload on one of its sides, at any tick, and often bars the other", () => {
    const random = new Random(1981);
    const count = { asked: 0, raised: 0, narrowed: 0 };
    for (const { caseload, truth } of knownCaseloads(random, 60)) {
      const problem = problemOf(caseload);
      const bounds = finish(boundProblem(problem));
      const model = finish(routeModel(problem, bounds.impossible))!;
      const aim = aimAtVisits(problem, bounds, truth.unscheduled);
      const relaxation = new Relaxation(model, new Master(model, aim), 1);
      const { master } = relaxation;
      for (let occurrence = 0; occurrence < problem.occurrences; occurrence++) {
        const from = problem.startsItem[problem.startsStart[occurrence]];
        const to = problem.startsItem[problem.startsStart[occurrence + 1] - 1];
        if (!(from < to)) continue;
        const tick = from + random.int(to - from);
        const sides = [true, false].map((after) => {
          const decision = { kind: "time", occurrence, tick, after } as const;
          const restriction = finish(restrictionOf(model, aim.fewest, (one) => master.isOwed(one), [decision]));
          if (restriction.starts.size > 0) count.narrowed++;
          master.restrict(restriction);
          finish(relaxation.solve(truth.visits));
          return relaxation.whole(relaxation.bound);
        });
        expect(Math.min(...sides), JSON.stringify({ occurrence, tick, sides, caseload })).toBeLessThanOrEqual(
          truth.visits,
        );
        count.asked++;
        if (Math.max(...sides) > truth.visits) count.raised++;
      }
    }
    expect(count.asked).toBeGreaterThan(60);
    expect(Math.min(count.raised, count.narrowed)).toBeGreaterThan(15);
  });
});
