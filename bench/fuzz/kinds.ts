// What the fuzz may run: random caseloads before two judges, tiny ones against the truth, or mid-sized ones against HiGHS.

import { Random } from "../../src/base/random.ts";
import { holdBounds } from "../../test/support/brute-force/bounds-alone.ts";
import { type Finding, findingOf, NOBODY } from "../../test/support/brute-force/census.ts";
import { littleWorld } from "../../test/support/brute-force/little-worlds.ts";
import { plantedCaseload } from "../../test/support/brute-force/planted-caseload.ts";
import { tightCaseload } from "../../test/support/brute-force/tight-caseload.ts";
import { tinyCaseload } from "../../test/support/brute-force/tiny-caseload.ts";
import { drawAllocation } from "../../test/support/relaxation/allocation.ts";
import { holdRelaxation } from "../../test/support/relaxation/hold.ts";
import type { CaseloadJson } from "../generator/format.ts";
import { faultsOfTrial, trialOf } from "./trial.ts";

export interface Kind {
  /** The caseload of a seed; the same on every machine. */
  readonly caseloadOf: (seed: number) => CaseloadJson;
  /** What is wrong with what the library makes of a caseload, in a run with this seed. */
  readonly findingOf: (seed: number, caseload: CaseloadJson) => Finding;
  /** With enough runs every feature of the format comes up. */
  readonly hasEverything: boolean;
}

/** Steps of the search for a tiny caseload. */
const STEPS = 100;
/** Drafts of the truth to look at for one question about it. */
const DRAFTS = 100_000;
/** Prime to the number of little worlds, so that the first few of the seeds see something of everything. */
const STRIDE = 311;

/** Caseloads over all of the format, on a coarse grid of time, where more things meet, and without a minute to spare. */
const mixed: Kind["caseloadOf"] = (seed) => {
  const random = new Random(seed);
  return random.pick([tinyCaseload, tightCaseload, plantedCaseload])(random);
};

const againstTruth: Kind["findingOf"] = (seed, caseload) => findingOf(caseload, STEPS, seed, DRAFTS);

/** By name. */
export const KINDS = {
  random: {
    caseloadOf: (seed) => trialOf(seed).caseload,
    findingOf: (seed, caseload) => ({ census: NOBODY, lies: faultsOfTrial({ ...trialOf(seed), caseload }) }),
    hasEverything: true,
  },
  "small-worlds": {
    caseloadOf: (seed) => tinyCaseload(new Random(seed)),
    findingOf: againstTruth,
    hasEverything: false,
  },
  alphabet: {
    caseloadOf: (seed) => littleWorld(seed * STRIDE),
    findingOf: againstTruth,
    hasEverything: false,
  },
  bounds: {
    caseloadOf: mixed,
    findingOf: (seed, caseload) => holdBounds(caseload, seed, DRAFTS),
    hasEverything: false,
  },
  relaxation: {
    caseloadOf: (seed) => drawAllocation(new Random(seed)),
    findingOf: (seed, caseload) => holdRelaxation(caseload, seed),
    hasEverything: false,
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;
