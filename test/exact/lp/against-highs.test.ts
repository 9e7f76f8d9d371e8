// The simplex method against HiGHS, on hundreds of random programs.

import { describe, expect, it } from "vitest";
import { Random } from "../../../src/base/random.ts";
import { type LinearModel, loadProgram } from "../../../src/solver/exact/lp/model.ts";
import { judge } from "./highs-oracle.ts";
import { faultsOf, provesInfeasible } from "./optimality.ts";
import { allocationModel, anyModel, coveringModel } from "./random-models.ts";

interface Kind {
  readonly name: string;
  readonly count: number;
  readonly make: (random: Random) => LinearModel;
  readonly expected: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    name: "tiny programs of every shape",
    count: 250,
    make: (random) => anyModel(random, random.between(1, 6), random.between(1, 8)),
    expected: ["optimal", "infeasible", "unbounded"],
  },
  {
    name: "small programs of every shape",
    count: 100,
    make: (random) => anyModel(random, random.between(5, 40), random.between(20, 80)),
    expected: ["optimal", "infeasible"],
  },
  {
    name: "coverings and partitions",
    count: 50,
    make: (random) => coveringModel(random, random.between(5, 120), random.between(120, 400)),
    expected: ["optimal"],
  },
  {
    name: "work shared among people",
    count: 60,
    make: (random) => allocationModel(random, random.between(5, 60), random.between(2, 15)),
    expected: ["optimal"],
  },
];

describe.each(KINDS)("on $name, the simplex method", ({ count, make, expected }) => {
  it("says what HiGHS says, and proves it", async () => {
    const random = new Random(20);
    const seen: Record<string, number> = {};
    for (let trial = 0; trial < count; trial++) {
      const model = make(random);
      const program = loadProgram(model);
      const status = program.solveNow();
      const verdict = await judge(model);
      seen[status] = (seen[status] ?? 0) + 1;
      const told = `trial ${trial}: ${status}, HiGHS ${verdict.status} ${verdict.objective}`;
      if (status === "optimal") {
        expect(faultsOf(model, program), told).toEqual([]);
        expect(Math.abs(program.objective - verdict.objective), told).toBeLessThan(
          1e-6 * (1 + Math.abs(verdict.objective)),
        );
      } else if (status === "infeasible") expect(provesInfeasible(model, program.duals), told).toBe(true);
      else expect(told).toMatch(/unbounded, HiGHS .*unbounded/);
    }
    for (const status of expected) expect(seen[status], status).toBeGreaterThan(0);
  });
});
