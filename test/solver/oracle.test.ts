// The oracle sees what is wrong: a state spoilt by hand is never called well.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import type { Solution } from "../../src/solver/search/solution.ts";
import { Oracle, photographOf } from "../support/oracle.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { problemOf, searchOf } from "../support/watched.ts";

/** Ways to spoil a solution; each says whether there was something to spoil. */
const SPOILERS: Readonly<Record<string, (solution: Solution) => boolean>> = {
  "a total": ({ totals }) => {
    totals.visits += 1;
    return true;
  },
  "an off-peak minute": ({ totals }) => {
    totals.offPeak += 1;
    return true;
  },
  "a unit's visit": ({ visitOfUnit }) =>
    changeFirst(
      visitOfUnit,
      (slot) => slot >= 0,
      () => -1,
    ),
  "a clamp": ({ visits, visitsOfPatient }) => {
    const [slot] = visitsOfPatient.flat();
    if (slot !== undefined) visits.hi[slot]! -= 1;
    return slot !== undefined;
  },
  "a start": ({ visits, visitsOfPatient }) => {
    const slot = visitsOfPatient.flat().find((one) => visits.late[one] === visits.planned[one]);
    if (slot !== undefined) visits.planned[slot]! += 1;
    return slot !== undefined;
  },
  "the earliest start": ({ visits, visitsOfPatient }) => {
    const [slot] = visitsOfPatient.flat();
    if (slot !== undefined) visits.early[slot]! += 1;
    return slot !== undefined;
  },
  "a visit's stint": ({ visits, visitsOfPatient, problem }) => {
    const [slot] = visitsOfPatient.flat();
    if (slot === undefined || problem.stints < 2) return false;
    const stint = visits.stint[slot]!;
    const other = Array.from({ length: problem.stints }, (_, i) => i).find(
      (one) => problem.shiftOfStint[one] !== problem.shiftOfStint[stint],
    );
    if (other !== undefined) visits.stint[slot] = other;
    return other !== undefined;
  },
  "a shift's order": ({ routes }) => {
    const route = routes.find(({ size }) => size > 1);
    route?.visits.subarray(0, route.size).reverse();
    return route !== undefined;
  },
};

describe("the oracle", () => {
  it.each(Object.keys(SPOILERS))("sees %s spoilt", (name) => {
    let spoilt = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const problem = problemOf(randomCaseload(new Random(seed)));
      const search = searchOf(problem, seed);
      for (const _ of search.construct());
      expect(new Oracle(problem).faults(search.solution)).toEqual([]);
      const before = photographOf(search.solution);
      if (!SPOILERS[name]!(search.solution)) continue;
      spoilt++;
      expect(photographOf(search.solution)).not.toBe(before);
      expect(new Oracle(problem).faults(search.solution), `seed ${seed}`).not.toEqual([]);
    }
    expect(spoilt).toBeGreaterThan(0);
  });
});

function changeFirst(items: Int32Array, fits: (item: number) => boolean, change: (item: number) => number): boolean {
  const at = items.findIndex(fits);
  if (at >= 0) items[at] = change(items[at]!);
  return at >= 0;
}
