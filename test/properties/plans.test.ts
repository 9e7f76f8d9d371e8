// Every plan of every caseload keeps every rule, and both judges count what it says of itself.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import { arbitraryCaseload } from "../support/arbitrary/caseload.ts";
import { FEATURES, featuresOf } from "../support/features.ts";
import { faultsOf, refutations } from "../support/judged.ts";
import { MUTATIONS, mutate } from "../support/mutate.ts";
import { refereeOrSkip } from "../support/referee.ts";
import { expectAgreement } from "../verify/agreement.ts";

const weight = fc.constantFrom(0, 0.1, 1, 15, 100);
const weights = fc.record(
  {
    travelMinute: weight,
    extraFace: weight,
    unpreferredVisit: weight,
    offPeakMinute: weight,
    worstOffPeakMinute: weight,
  },
  { requiredKeys: [] },
);
const seed = fc.integer({ min: 0, max: 1_000_000 });

describe("plans of random caseloads", () => {
  it("keep every rule, by both judges, whatever is asked", () => {
    const features = new Set<string>();
    const seen = { visits: 0, shared: 0, undone: 0, optimal: 0 };
    fc.assert(
      fc.property(
        arbitraryCaseload(),
        seed,
        fc.integer({ min: 0, max: 60 }),
        weights,
        (json, own, iterations, weighed) => {
          const caseload = json as Caseload;
          const plan = consolidateSync(caseload, { seed: own, iterations, weights: weighed });
          expect(faultsOf(caseload, plan, weighed)).toEqual([]);
          for (const feature of featuresOf(json)) features.add(feature);
          seen.visits += plan.visits.length;
          seen.shared += plan.visits.filter(({ interventions }) => interventions.length > 1).length;
          seen.undone += plan.unscheduled.length;
          seen.optimal += plan.status === "optimal" ? 1 : 0;
        },
      ),
      { numRuns: 500 },
    );
    expect(FEATURES.filter((feature) => !features.has(feature))).toEqual([]);
    for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(50);
  });

  it("do not refute each other's bounds", () => {
    let different = 0;
    fc.assert(
      fc.property(arbitraryCaseload({ occurrences: 14 }), seed, (caseload, own) => {
        const quick = consolidateSync(caseload, { seed: own, iterations: 0 });
        const longer = consolidateSync(caseload, { seed: own + 1, iterations: 80 });
        expect([...refutations(quick, longer), ...refutations(longer, quick)]).toEqual([]);
        if (quick.metrics.visits !== longer.metrics.visits) different++;
      }),
      { numRuns: 150 },
    );
    expect(different).toBeGreaterThan(0);
  });

  it("are judged alike by both judges when spoilt", (test) => {
    refereeOrSkip(test);
    const applied = new Set<string>();
    fc.assert(
      fc.property(arbitraryCaseload(), seed, (json, own) => {
        const caseload = json as Caseload;
        const { metrics: _, ...plan } = consolidateSync(caseload, { seed: own, iterations: 20 });
        const random = new Random(own);
        for (let i = 0; i < 25; i++) {
          const mutant = mutate(caseload, plan, random, random.pick([1, 1, 2, 3]));
          for (const name of mutant.mutations) applied.add(name);
          expectAgreement(caseload, mutant.plan, { siloed: random.chance(0.1) });
        }
      }),
      { numRuns: 120 },
    );
    expect(Object.keys(MUTATIONS).filter((name) => !applied.has(name))).toEqual([]);
  });
});
