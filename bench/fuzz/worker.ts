// Runs trials in a process of its own, so that one which never ends can be ended and named.

import { CaseloadError } from "../../src/caseload/issues.ts";
import { featuresOf } from "../../test/support/features.ts";
import type { CaseloadJson } from "../generator/format.ts";
import { shrink } from "./shrink.ts";
import { faultsOfTrial, type Trial, trialOf } from "./trial.ts";

/** What a worker says after each trial. */
export interface Report {
  readonly seed: number;
  readonly milliseconds: number;
  readonly features: readonly string[];
  readonly faults: readonly string[];
  /** The caseload made small, where there are faults. */
  readonly shrunk?: CaseloadJson;
}

async function work(first: number, last: number): Promise<void> {
  for (let seed = first; seed <= last; seed++) await say(reportOf(seed));
  process.disconnect();
}

function reportOf(seed: number): Report {
  const begun = performance.now();
  const trial = trialOf(seed);
  const faults = faultsOfTrial(trial);
  const milliseconds = performance.now() - begun;
  const report = { seed, milliseconds, features: [...featuresOf(trial.caseload)], faults };
  return faults.length === 0
    ? report
    : { ...report, shrunk: shrink(trial.caseload, (smaller) => fails(trial, smaller)) };
}

function fails(trial: Trial, caseload: CaseloadJson): boolean {
  try {
    return faultsOfTrial({ ...trial, caseload }).length > 0;
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

const [first, last] = process.argv.slice(2).map(Number);
await work(first!, last!);
