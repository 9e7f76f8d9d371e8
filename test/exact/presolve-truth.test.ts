// What presolve says beside the truth about tiny caseloads.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { identicalShifts } from "../../src/solver/presolve/classes.ts";
import { componentsOf } from "../../src/solver/presolve/components.ts";
import { problemOf } from "../bounds/little.ts";
import { Truth } from "../support/brute-force/compare.ts";
import { knownCaseloads, LIMIT } from "../support/brute-force/known.ts";
import { littleWorld } from "../support/brute-force/little-worlds.ts";
import { withoutShift } from "../support/brute-force/removed.ts";

const WORLDS = Number(process.env.PRESOLVE_WORLDS ?? 50);
const STRIDE = 659;

/** The caseload with a twin of its first practitioner. */
function withTwin(caseload: Caseload): Caseload {
  const [first] = caseload.practitioners;
  const twin = { ...first, id: "twin", shifts: [first.shifts[0]] };
  return { ...caseload, practitioners: [...caseload.practitioners, twin] };
}

const truthWithout = (caseload: Caseload, shift: number): readonly [number, number] => {
  const { unscheduled, visits } = Truth.of(withoutShift(caseload, shift), LIMIT)!;
  return [unscheduled, visits];
};

/** The pairs of shifts that a test holds of. */
function pairs(count: number, holds: (a: number, b: number) => boolean): (readonly [number, number])[] {
  const all = Array.from({ length: count * count }, (_, i) => [Math.floor(i / count), i % count] as const);
  return all.filter(([a, b]) => holds(a, b));
}

describe("beside the truth", () => {
  it("every visit of a best plan lies in one component", () => {
    const random = new Random(52);
    const seen = { several: 0, visits: 0 };
    for (const { caseload, truth } of knownCaseloads(random, WORLDS)) {
      const problem = problemOf(caseload);
      const { count, ofOccurrence, ofShift } = componentsOf(problem, new Uint8Array(problem.occurrences), "visits");
      if (count > 1) seen.several++;
      for (const { what } of truth.best.timetable.visits) {
        const own = what.hands.map((hand) => ofOccurrence[truth.world.hands[hand].due]);
        expect(new Set([...own, ofShift[what.shift]]).size, JSON.stringify(caseload)).toBe(1);
        seen.visits++;
      }
    }
    expect(seen.several).toBeGreaterThan(WORLDS / 4);
    expect(seen.visits).toBeGreaterThan(WORLDS);
  });

  it("identical shifts are missed alike", () => {
    let identical = 0;
    for (let i = 0; i < WORLDS; i++) {
      const caseload = withTwin(parseCaseload(littleWorld(17 + i * STRIDE)));
      const problem = problemOf(caseload);
      const classes = identicalShifts(problem);
      for (const [a, b] of pairs(problem.shifts, (a, b) => a < b && classes[a] === classes[b])) {
        expect(truthWithout(caseload, a), `${a} and ${b} in ${JSON.stringify(caseload)}`).toEqual(
          truthWithout(caseload, b),
        );
        identical++;
      }
    }
    expect(identical).toBeGreaterThan(WORLDS / 4);
  });
});
