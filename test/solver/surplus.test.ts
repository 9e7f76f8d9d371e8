// Who has more visits than needed: followed through a search, and counted in a part beside visits that stand elsewhere.

import { describe, expect, it } from "vitest";
import { generate } from "../../bench/generator/generate.ts";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { cut } from "../../src/solver/decompose/cut.ts";
import { partsOf } from "../../src/solver/decompose/part.ts";
import { allDates } from "../../src/solver/decompose/periods.ts";
import { UNKNOWN } from "../../src/solver/own-needs.ts";
import { type Ruined, spareVisit } from "../../src/solver/search/ruin/ruin.ts";
import { Search } from "../../src/solver/search/search.ts";
import { Surplus } from "../../src/solver/search/surplus.ts";
import { readied } from "./decompose/readied.ts";

const ready = readied(generate({ patients: 60, days: 3, seed: 3, profile: "full", staffing: 1 }));

function constructed(): Search {
  const search = new Search(ready.problem, 1, ready.needs);
  finish(search.construct());
  return search;
}

describe("patients with more visits than needed", () => {
  it("come and go with their visits", () => {
    const surplus = new Surplus(Int32Array.of(1, 2, UNKNOWN));
    for (const patient of [0, 1, 2]) surplus.note(patient, 2);
    expect(surplus.list).toEqual([0, 2]);
    surplus.note(1, 3);
    surplus.note(0, 1);
    expect(surplus.list).toEqual([1, 2]);
    // Of somebody whose needs are not known, more than one visit may be more than needed.
    surplus.note(2, 1);
    expect(surplus.list).toEqual([1]);
  });

  it("are looked at more often", () => {
    const { solution } = constructed();
    const patient = ready.needs.fewest.indexOf(Math.max(...ready.needs.fewest));
    const picks = (surplus: readonly number[]) => {
      const ruined = { solution, random: new Random(1), surplus } as unknown as Ruined;
      const slots = Array.from({ length: 400 }, () => spareVisit(ruined));
      return slots.filter((slot) => solution.visits.patient[slot] === patient).length;
    };
    expect(picks([])).toBeLessThan(60);
    expect(picks([patient])).toBeGreaterThan(160);
  });

  it("count in a part with visits that stand in other parts", () => {
    const { problem, needs } = ready;
    const schedule = constructed().best.schedule();
    const own = new Int32Array(problem.patients);
    for (const { patient } of schedule) own[patient]!++;
    const surplus = (fewest: Int32Array, visits: Int32Array) =>
      fewest.reduce((sum, least, patient) => sum + Math.max(0, visits[patient]! - least), 0);
    const parts = finish(
      partsOf(problem, needs, schedule, cut(problem, schedule, allDates(problem, 2), needs.impossible, new Random(1))),
    );
    const inParts = parts.map((part) => {
      const visits = new Int32Array(part.problem.patients);
      for (const { patient } of part.schedule) visits[patient]!++;
      return surplus(part.needs.fewest, visits);
    });
    expect(parts.some((part) => part.problem.standingFrom !== undefined)).toBe(true);
    expect(inParts.reduce((sum, one) => sum + one, 0)).toBe(surplus(needs.fewest, own));
  });
});
