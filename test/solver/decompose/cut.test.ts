// Cuts between dates: what is free in a part stays in its period, and the part knows whom its patients see elsewhere.

import { describe, expect, it } from "vitest";
import { generate } from "../../../bench/generator/generate.ts";
import { Random } from "../../../src/base/random.ts";
import { finish } from "../../../src/base/steps.ts";
import type { Schedule } from "../../../src/problem/schedule.ts";
import { Bundles } from "../../../src/solver/bundles.ts";
import { type Cut, cut } from "../../../src/solver/decompose/cut.ts";
import { type Part, partsOf } from "../../../src/solver/decompose/part.ts";
import { allDates, datesApart, type Period } from "../../../src/solver/decompose/periods.ts";
import { Search } from "../../../src/solver/search/search.ts";
import { Solution } from "../../../src/solver/search/solution.ts";
import { type Ready, readied } from "./readied.ts";

const ready = readied(generate({ patients: 80, days: 3, seed: 5, profile: "full", staffing: 1 } as const));
const schedule = constructed(ready);

function constructed({ problem, needs }: Ready): Schedule {
  const search = new Search(problem, 1, needs);
  finish(search.construct());
  return search.best.schedule();
}

function partsBetween(periods: readonly Period[]): Part[] {
  const { problem, needs } = ready;
  return finish(partsOf(problem, needs, schedule, cut(problem, schedule, periods, needs.impossible, new Random(1))));
}

/** Occurrences that are not to be moved. */
function standingIn({ problem }: Part): number {
  return problem.occurrences - (problem.standingFrom ?? problem.occurrences);
}

describe("a cut between dates", () => {
  const periods = datesApart(ready.problem, 3, new Random(1));
  const parts = partsBetween(periods);

  it("has a period for each date, and about twice the parts that are asked for", () => {
    expect(periods.map(({ from }) => from)).toEqual([...ready.problem.dateStart.subarray(0, 3)]);
    expect(periods.map(({ parts }) => parts)).toEqual([2, 2, 2]);
    expect(parts).toHaveLength(6);
  });

  it("has one part more in one period where the number would be odd", () => {
    const parts = datesApart(ready.problem, 2, new Random(1)).map((period) => period.parts);
    expect(parts.sort()).toEqual([1, 1, 2]);
  });

  it("keeps what is free in a part in its period, be it that it could be done on other dates", () => {
    const { problem } = ready;
    const flexible = Array.from({ length: problem.occurrences }, (_, o) => o).filter((o) => {
      const [first, end] = [problem.startsStart[o]!, problem.startsStart[o + 1]!];
      return first < end && problem.startsItem[end - 1]! - problem.startsItem[first]! > 1440;
    });
    expect(flexible.length).toBeGreaterThan(20);
    for (const part of parts) {
      const { startsStart, startsItem, minutesOfOccurrence, standingFrom, occurrences, startOfShift } = part.problem;
      const { from, to } = periods.find((period) => startOfShift[0]! < period.to)!;
      for (let o = 0; o < (standingFrom ?? occurrences); o++) {
        for (const tick of startsItem.subarray(startsStart[o]!, startsStart[o + 1]!)) {
          expect(tick).toBeGreaterThanOrEqual(from);
          expect(tick + minutesOfOccurrence[o]!).toBeLessThanOrEqual(to);
        }
      }
    }
  });

  it("has far fewer visits that stand than one through the country", () => {
    const across = (some: readonly Part[]) => some.reduce((sum, part) => sum + standingIn(part), 0);
    expect(across(parts)).toBeLessThan(0.6 * across(partsBetween(allDates(ready.problem, 6))));
  });

  it("tells each part exactly whom its patients see elsewhere", () => {
    const { practitionerOfShift } = ready.problem;
    let told = 0;
    for (const part of parts) {
      const free = part.schedule.filter(({ patient }) => patient < part.problem.patients - standingIn(part));
      const own = part.inWhole(free).slice(0, free.length);
      const starts = new Set(own.map(({ shift, start }) => `${shift} ${start}`));
      const elsewhere = schedule.filter(({ shift, start }) => !starts.has(`${shift} ${start}`));
      for (const [i, { patient }] of free.entries()) {
        const seen = elsewhere.filter((visit) => visit.patient === own[i]!.patient);
        const { metStart, metItem } = part.problem;
        const known = [...metItem!.subarray(metStart![patient]!, metStart![patient + 1]!)];
        expect(known.sort()).toEqual([...new Set(seen.map(({ shift }) => practitionerOfShift[shift]!))].sort());
        told += known.length;
      }
    }
    expect(told).toBeGreaterThan(100);
  });
});

describe("a patient whose missing care nobody in their region could do", () => {
  const { problem, needs } = ready;
  const doneBy = new Map(
    schedule.flatMap((visit) => visit.units.map((unit) => [problem.occurrenceOfUnit[unit]!, visit])),
  );

  const solution = new Solution(new Bundles(problem));
  const { bundles } = solution;

  /** In the whole plan; then it might be sent for that. */
  function lacksSomething(patient: number): boolean {
    for (let o = problem.occurrenceStart[patient]!; o < problem.occurrenceStart[patient + 1]!; o++) {
      if (!doneBy.has(o) && needs.impossible[o] === 0) return true;
    }
    return false;
  }

  /** A cut of the plan without the visit that holds an occurrence. */
  function withoutVisitOf(occurrence: number, hopeless: Uint8Array): Cut {
    const left = schedule.filter((visit) => visit !== doneBy.get(occurrence));
    return cut(problem, left, allDates(problem, 8), hopeless, new Random(3));
  }

  /** Parts of the stints whose practitioner could do it when it may start. */
  function partsThatCould(occurrence: number, { ofShift }: Cut): Set<number> {
    const stints = bundles.stints(bundles.single(solution.firstUnit(occurrence)));
    return new Set(Array.from(stints, (stint) => ofShift[problem.shiftOfStint[stint]!]!));
  }

  it("belongs to a region of somebody who could, and else to the one around their door", () => {
    let [sent, stayed] = [0, 0];
    for (const [occurrence, { patient, units }] of doneBy) {
      if (units.length > 1 || problem.partnerOfUnit[units[0]!]! >= 0 || lacksSomething(patient)) continue;
      const borders = withoutVisitOf(occurrence, needs.impossible);
      const could = partsThatCould(occurrence, borders);
      expect(could.has(borders.ofOccurrence[occurrence]!), `occurrence ${occurrence}`).toBe(true);
      const hopeless = Uint8Array.from(needs.impossible, (one, o) => (o === occurrence ? 1 : one));
      const { ofOccurrence } = withoutVisitOf(occurrence, hopeless);
      if (could.has(ofOccurrence[occurrence]!)) {
        stayed++;
        expect(borders.ofOccurrence[occurrence]).toBe(ofOccurrence[occurrence]);
      } else {
        sent++;
      }
    }
    expect(sent).toBeGreaterThan(3);
    expect(stayed).toBeGreaterThan(100);
  });
});
