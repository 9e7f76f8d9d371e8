// One run of the fuzz: a random caseload planned, and everything said about the plan looked into.

import { Random } from "../../src/base/random.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { siloed } from "../../src/caseload/siloed.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import type { Weights } from "../../src/plan/objective.ts";
import { faultsOf, refutations } from "../../test/support/judged.ts";
import { type RandomCaseloadOptions, randomCaseload } from "../../test/support/random-caseload.ts";
import type { CaseloadJson } from "../generator/format.ts";

/** What a seed asks for. */
export interface Trial {
  readonly seed: number;
  readonly caseload: CaseloadJson;
  readonly iterations: number;
  readonly weights: Partial<Weights>;
  /** Plan the siloed caseload instead. */
  readonly siloed: boolean;
}

/** The trial of a seed; the same on every machine. */
export function trialOf(seed: number): Trial {
  const random = new Random(seed);
  const sizes: RandomCaseloadOptions = random.chance(0.2)
    ? { patients: random.between(2, 6), practitioners: random.between(2, 6), occurrences: random.between(10, 20) }
    : {};
  const weight = () => random.pick([0, 0.1, 1, 15, 100]);
  const weights = random.chance(0.25)
    ? {
        travelMinute: weight(),
        extraFace: weight(),
        unpreferredVisit: weight(),
        offPeakMinute: weight(),
        worstOffPeakMinute: weight(),
      }
    : {};
  const trial = { iterations: random.between(30, 100), weights, siloed: random.chance(0.1) };
  return { seed, ...trial, caseload: randomCaseload(random, sizes) };
}

/** Everything wrong with what the library makes of a trial; what it throws is one such thing. */
export function faultsOfTrial({ seed, caseload, iterations, weights, siloed: apart }: Trial): string[] {
  const checked = parseCaseload(caseload);
  const planned = apart ? siloed(checked) : checked;
  try {
    const plan = consolidateSync(planned, { seed, iterations, weights });
    const other = consolidateSync(planned, { seed: seed + 1, iterations: 10, weights });
    return [...faultsOf(planned, plan, weights), ...refutations(plan, other), ...refutations(other, plan)];
  } catch (error) {
    return [`thrown: ${(error as Error).stack ?? String(error)}`];
  }
}
