// What is done by halves, by the caseload's own words.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { type Compiled, compile } from "../../src/problem/compile.ts";
import { isComplete } from "../../src/solver/exact/complete.ts";
import { care, carer, caseloadOf } from "../bounds/little.ts";
import { tinyCaseload } from "../support/brute-force/tiny-caseload.ts";

/** Visits with one unit each, wherever and whenever. */
const doing = ({ problem }: Compiled, units: readonly number[]) =>
  units.map((unit) => ({
    shift: 0,
    patient: problem.patientOfOccurrence[problem.occurrenceOfUnit[unit]],
    start: 0,
    units: [unit],
  }));

/** Whether these units leave nothing half done, as the caseload says it. */
function isWhole(caseload: Caseload, { problem, occurrenceIds }: Compiled, units: readonly number[]): boolean {
  const hands = new Map<string, number>();
  for (const unit of units) {
    const id = occurrenceIds[problem.occurrenceOfUnit[unit]];
    hands.set(id, (hands.get(id) ?? 0) + 1);
  }
  const interventions = new Map(caseload.patients.flatMap((one) => one.interventions).map((one) => [one.id, one]));
  return [...hands].every(([id, count]) => {
    const [name, number] = id.split("#");
    const { second, after = [] } = interventions.get(name)!;
    if (count < (second === undefined ? 1 : 2)) return false;
    return after.every(({ intervention }) =>
      hands.has(number === undefined ? intervention : `${intervention}#${number}`),
    );
  });
}

describe("a schedule is complete", () => {
  it("with both pairs of hands, and with what comes before", () => {
    const caseload = caseloadOf(
      [
        [
          care("hoist", { second: { requires: ["care"] } }),
          care("dose"),
          care("check", { after: [{ intervention: "dose" }] }),
        ],
      ],
      [carer("n")],
    );
    const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
    const said = [[], [0], [0, 1], [2], [3], [2, 3], [0, 1, 2, 3], [1, 2, 3]].map((units) =>
      isComplete(compiled.problem, doing(compiled, units)),
    );
    expect(said).toEqual([true, false, true, true, false, true, true, false]);
  });

  it("as the caseload has it, for any of its units", () => {
    const random = new Random(1815);
    const count = { whole: 0, half: 0 };
    for (let i = 0; i < 150; i++) {
      const caseload = parseCaseload(tinyCaseload(random.fork()));
      const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
      for (let j = 0; j < 10; j++) {
        const units = Array.from({ length: compiled.problem.units }, (_, unit) => unit).filter(() => random.int(3) > 0);
        const whole = isWhole(caseload, compiled, units);
        expect(isComplete(compiled.problem, doing(compiled, units)), JSON.stringify({ units, caseload })).toBe(whole);
        if (whole) count.whole++;
        else count.half++;
      }
    }
    expect(Math.min(count.whole, count.half)).toBeGreaterThan(200);
  });
});
