// Runs trials in a process of its own, so that one which never ends can be ended and named.

import { CaseloadError } from "../../src/caseload/issues.ts";
import type { Census } from "../../test/support/brute-force/census.ts";
import { featuresOf } from "../../test/support/features.ts";
import type { CaseloadJson } from "../generator/format.ts";
import { KINDS, type Kind, type KindName } from "./kinds.ts";
import { shrink } from "./shrink.ts";

/** What a worker says after each trial. */
export interface Report {
  readonly seed: number;
  readonly milliseconds: number;
  readonly features: readonly string[];
  readonly faults: readonly string[];
  readonly census: Census;
  /** Bounds that met the truth. */
  readonly tight: readonly string[];
  /** The caseload made small, where there are faults. */
  readonly shrunk?: CaseloadJson;
}

async function work(kind: Kind, strict: boolean, first: number, last: number): Promise<void> {
  for (let seed = first; seed <= last; seed++) await say(reportOf(kind, strict, seed));
  process.disconnect();
}

function reportOf(kind: Kind, strict: boolean, seed: number): Report {
  const begun = performance.now();
  const caseload = kind.caseloadOf(seed);
  const { census, faults, tight } = lookAt(kind, strict, seed, caseload);
  const milliseconds = performance.now() - begun;
  const report = { seed, milliseconds, features: [...featuresOf(caseload)], faults, census, tight };
  if (faults.length === 0) return report;
  return { ...report, shrunk: shrink(caseload, (smaller) => fails(kind, strict, seed, smaller)) };
}

/** What was found; strictly, that a plan is the best and is not said to be so is a fault as well. */
function lookAt(kind: Kind, strict: boolean, seed: number, caseload: CaseloadJson) {
  const { census, lies, tight = [] } = kind.findingOf(seed, caseload);
  const unproved = strict && census.known > census.proved;
  return { census, tight, faults: unproved ? [...lies, "the plan is not said to be optimal"] : lies };
}

function fails(kind: Kind, strict: boolean, seed: number, caseload: CaseloadJson): boolean {
  try {
    return lookAt(kind, strict, seed, caseload).faults.length > 0;
  } catch (error) {
    if (error instanceof CaseloadError) return false;
    throw error;
  }
}

/** Sent before the next trial begins, which may never end. */
function say(report: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(report, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

const [kind, strict, first, last] = process.argv.slice(2);
await work(KINDS[kind as KindName], strict === "strict", Number(first), Number(last));
