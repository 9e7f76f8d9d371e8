// What comes after other care is undone because that stands on a day too early: ejecting visits makes no room for it, moving
// what it comes after does.

import { describe, expect, it } from "vitest";
import { finish } from "../../src/base/steps.ts";
import { boundProblem } from "../../src/solver/bounds/bounds.ts";
import { RUIN_NAMES } from "../../src/solver/search/ruin/ruins.ts";
import { Search } from "../../src/solver/search/search.ts";
import { care, carer, caseloadOf, daily, MONDAY, problemOf } from "../bounds/little.ts";

const SEEDS = 60;
const STEPS = 60;

/** Two days at most before the aids, which come on Friday; something else invites it to share a visit on Monday. */
const screen = care("screen", { notAfter: "2026-03-04" });
const bloods = care("bloods", { dates: [MONDAY] });
const aids = care("aids", { notBefore: "2026-03-06", after: [{ intervention: "screen", maxMinutes: 2880 }] });
const staff = [carer("nurse", ["care"], daily(5))];

describe("ejecting for what its patient's other visits leave no time", () => {
  it("moves what it comes after", () => {
    const horizon = { horizon: { start: MONDAY, days: 5 } };
    const problem = problemOf(caseloadOf([[screen, bloods, aids]], staff, horizon));
    const others = new Set(RUIN_NAMES.filter((name) => name !== "eject"));
    let wanting = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const search = new Search(problem, seed, finish(boundProblem(problem)), others);
      finish(search.construct());
      if (search.best.unscheduled === 0) continue;
      wanting++;
      for (let step = 1; step <= STEPS && search.best.unscheduled > 0; step++) search.step(step / STEPS);
      expect(search.best.unscheduled, `seed ${seed}`).toBe(0);
    }
    expect(wanting).toBeGreaterThan(5);
  });
});
