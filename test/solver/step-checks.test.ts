// Every step of the search, counted again from its visits; every step taken back leaves all as it was.

import { describe, expect, it } from "vitest";
import { generate } from "../../bench/generator/generate.ts";
import { Random } from "../../src/base/random.ts";
import { FEATURES, featuresOf } from "../support/features.ts";
import type { Sightings } from "../support/oracle.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { watch } from "../support/watched.ts";

const SMALL = 250;
const LARGE = 60;
const GENERATED = 8;

describe("the search's state after each step", () => {
  it("is what its visits say, on small caseloads with every rule in play", () => {
    const seen = tally();
    const features = new Set<string>();
    for (let seed = 1; seed <= SMALL; seed++) {
      const caseload = randomCaseload(new Random(seed));
      for (const feature of featuresOf(caseload)) features.add(feature);
      seen.add(watching(caseload, seed, 50));
    }
    seen.expectAll(SMALL);
    expect(FEATURES.filter((feature) => !features.has(feature))).toEqual([]);
  });

  it("is what its visits say, where much is asked of few", () => {
    const seen = tally();
    for (let seed = 1; seed <= LARGE; seed++) {
      const random = new Random(seed);
      const sizes = { patients: random.between(2, 6), practitioners: random.between(2, 6) };
      seen.add(watching(randomCaseload(random, { ...sizes, occurrences: random.between(12, 30) }), seed, 100));
    }
    seen.expectAll(LARGE);
  });

  it("is what its visits say, on generated teams through a clock change", () => {
    const seen = tally();
    for (let seed = 1; seed <= GENERATED; seed++) {
      const caseload = generate({
        patients: 3 + seed,
        days: 1 + (seed % 4),
        seed,
        profile: seed % 5 === 0 ? "plain" : "full",
        staffing: seed % 3 === 0 ? 0.6 : 1,
        travel: seed % 2 === 0 ? "matrix" : "straight-line",
        start: "2026-03-27",
      });
      seen.add(watching(caseload, seed, 60));
    }
    seen.expectAll(GENERATED);
  });

  it("is what its visits say, whatever the weights", () => {
    const seen = tally();
    for (let seed = 1; seed <= LARGE; seed++) {
      const random = new Random(seed);
      const weight = () => random.pick([0, 0, 0.1, 1, 50]);
      const weights = {
        travelMinute: weight(),
        extraFace: weight(),
        unpreferredVisit: weight(),
        offPeakMinute: weight(),
        worstOffPeakMinute: weight(),
      };
      seen.add(watch(randomCaseload(random), seed, 40, weights));
    }
    seen.expectAll(LARGE);
  });
});

function watching(caseload: unknown, seed: number, steps: number): Sightings {
  try {
    return watch(caseload, seed, steps);
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}\n${JSON.stringify(caseload)}`, { cause: error });
  }
}

function tally() {
  const sum = { kept: 0, undone: 0, meetings: 0 };
  return {
    add(seen: Sightings) {
      sum.kept += seen.kept;
      sum.undone += seen.undone;
      sum.meetings += seen.meetings;
    },
    /** Says that enough of everything has been seen. */
    expectAll(caseloads: number) {
      for (const [name, count] of Object.entries(sum)) expect(count, name).toBeGreaterThan(caseloads);
    },
  };
}
