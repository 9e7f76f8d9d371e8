// Random caseloads for properties: a failing one shrinks to few people, few days and few rules.

import fc from "fast-check";
import type { CaseloadJson } from "../../../bench/generator/format.ts";
import { Random } from "../../../src/base/random.ts";
import { randomCaseload } from "../random-caseload.ts";

/** The largest sizes to draw; every size shrinks towards its smallest. */
export interface CaseloadSizes {
  readonly patients?: number;
  readonly practitioners?: number;
  readonly days?: number;
  readonly occurrences?: number;
}

/** Small valid caseloads over all of the format. The seed says what is in them and does not shrink; the sizes do. */
export function arbitraryCaseload(most: CaseloadSizes = {}): fc.Arbitrary<CaseloadJson> {
  const upTo = (max: number) => fc.noBias(fc.integer({ min: 1, max }));
  return fc
    .record({
      seed: fc.noShrink(fc.noBias(fc.integer())),
      patients: upTo(most.patients ?? 4),
      practitioners: upTo(most.practitioners ?? 4),
      days: upTo(most.days ?? 9),
      occurrences: upTo(most.occurrences ?? 8),
      quarters: fc.noBias(fc.integer({ min: 0, max: 7 })),
    })
    .map(({ seed, quarters, ...sizes }) =>
      randomCaseload(new Random(seed), { ...sizes, richness: Math.min(1, quarters / 4) }),
    );
}
