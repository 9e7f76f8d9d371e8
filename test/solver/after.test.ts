// What comes after something else, by somebody else: the first visit is put where it stands before the second is thought of.

import { describe, expect, it } from "vitest";
import { finish } from "../../src/base/steps.ts";
import { care, carer, caseloadOf, problemOf, times } from "../bounds/little.ts";
import { searchOf } from "../support/watched.ts";

const window = times("08:00-09:00");
const meds = care("meds", { ...window, requires: ["meds"] });
const wash = care("wash", { ...window, minutes: 35, after: [{ intervention: "meds", maxMinutes: 50 }] });
const staff = [carer("nurse", ["meds"]), carer("carer", ["care"])];
const SEEDS = 20;

describe("care that comes after other care, by somebody else", () => {
  it("finds its place beside a first visit that could be at any time", () => {
    const problem = problemOf(caseloadOf([[meds, wash]], staff));
    for (let seed = 1; seed <= SEEDS; seed++) {
      const search = searchOf(problem, seed);
      finish(search.construct());
      expect([search.best.unscheduled, search.best.visits], `seed ${seed}`).toEqual([0, 2]);
    }
  });
});
