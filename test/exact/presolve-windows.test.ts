// Starts narrowed to those that some plan could use.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { has } from "../../src/base/stretches.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import type { Caseload, Intervention, Practitioner } from "../../src/caseload/schema.ts";
import { narrowedStarts, withStarts } from "../../src/solver/presolve/windows.ts";
import { care, carer, caseloadOf, MONDAY, problemOf, times } from "../bounds/little.ts";
import { knownCaseloads } from "../support/brute-force/known.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { searchedSchedule } from "./schedules.ts";

const TINY = Number(process.env.PRESOLVE_TINY ?? 40);
const SMALL = Number(process.env.PRESOLVE_SMALL ?? 40);

/** Minutes since midnight as `HH:MM`, for every stretch. */
function narrowed(interventions: readonly Intervention[], staff: readonly Practitioner[], more?: Partial<Caseload>) {
  const clock = (tick: number) => new Date(tick * 60_000).toISOString().slice(11, 16);
  return narrowedStarts(problemOf(caseloadOf([interventions], staff, more))).map((own) => own.map(clock).join(" "));
}

describe("starts are narrowed", () => {
  it("to the hours of those who may do it", () => {
    const staff = [carer("n", ["care"], [["08:00", "09:00"]]), carer("m", ["care", "meds"], [["12:00", "13:00"]])];
    expect(narrowed([care("a"), care("b", { requires: ["meds"] })], staff, { setupMinutes: 5 })).toEqual([
      "08:05 08:50 12:05 12:50",
      "12:05 12:50",
    ]);
  });

  it("to the hours of both who do it together", () => {
    const staff = [carer("n", ["care"], [["08:00", "10:00"]]), carer("m", ["meds"], [["09:00", "11:00"]])];
    expect(narrowed([care("a", { second: { requires: ["meds"] } })], staff)).toEqual(["09:00 09:50"]);
  });

  it("to when it may come after something, and not to what may be left out", () => {
    const staff = [carer("n")];
    const first = care("a", times("10:00-11:00"));
    expect(
      narrowed([first, care("b", { after: [{ intervention: "a", minMinutes: 30, maxMinutes: 60 }] })], staff),
    ).toEqual(["10:00 11:00", "10:30 12:00"]);
    const daily = care("c", { repeat: { times: 2, per: "day" }, gapMinutes: { min: 300 }, ...times("09:00-15:00") });
    expect(narrowed([daily], staff)).toEqual(["09:00 15:00", "09:00 15:00"]);
  });

  it("to when somebody can be there and gets home, by the shortest way round", () => {
    const travelling = (minutes: readonly (readonly number[])[]) => {
      const caseload = caseloadOf(
        [
          { place: "far", interventions: [care("a")] },
          { place: "near", interventions: [care("b")] },
        ],
        [
          {
            id: "n",
            portfolio: ["care"],
            shifts: [{ start: `${MONDAY}T08:00`, end: `${MONDAY}T10:00`, startPlace: "base", endPlace: "base" }],
          },
        ],
        { travel: { model: "matrix", places: ["base", "near", "far"], minutes } } as unknown as Partial<Caseload>,
      );
      return [...narrowedStarts(problemOf(caseload))[0]].map((tick) => tick - 480);
    };
    const direct = [
      [0, 30, 40],
      [30, 0, 30],
      [20, 30, 0],
    ];
    expect(travelling(direct)).toEqual([40, 90]);
    const roundabout = [
      [0, 12, 40],
      [9, 0, 14],
      [20, 3, 0],
    ];
    expect(travelling(roundabout)).toEqual([12 + 1 + 14, 110 - (3 + 1 + 9)]);
  });

  it("and no best plan is lost", () => {
    const random = new Random(411);
    const seen = { narrowed: 0, done: 0 };
    for (const { caseload, truth } of knownCaseloads(random, TINY)) {
      const problem = problemOf(caseload);
      const starts = narrowedStarts(problem);
      const { dues, hands } = truth.world;
      for (const { what, start } of truth.best.timetable.visits) {
        for (const [at, hand] of what.hands.entries()) {
          const { due } = hands[hand];
          const story = `${dues[due].id} of ${JSON.stringify(caseload)}`;
          expect(has(starts[due], start + what.offsets[at]), story).toBe(true);
          seen.done++;
        }
      }
      if (withStarts(problem, starts).startsItem.join() !== problem.startsItem.join()) seen.narrowed++;
    }
    expect(seen.done).toBeGreaterThan(TINY);
    expect(seen.narrowed).toBeGreaterThan(TINY / 2);
  });

  it("and no other plan either", () => {
    const random = new Random(412);
    let done = 0;
    for (let i = 0; i < SMALL; i++) {
      const problem = problemOf(parseCaseload(randomCaseload(random.fork())));
      const starts = narrowedStarts(problem);
      for (const { start, patient, units } of searchedSchedule(problem, i)) {
        let at = start + problem.setupOfPatient[patient];
        for (const unit of units) {
          const occurrence = problem.occurrenceOfUnit[unit];
          expect(has(starts[occurrence], at)).toBe(true);
          at += problem.minutesOfOccurrence[occurrence];
          done++;
        }
      }
    }
    expect(done).toBeGreaterThan(SMALL);
  });
});
