// Two visits of one patient made one, by making room for it on a shift of somebody who could do both.

import { forceInChain } from "./chain.ts";
import { type Ruined, spareVisit, together } from "./ruin.ts";

/** Patients looked at before giving up. */
const TRIES = 8;

export function merge(ruined: Ruined): void {
  const { solution, random } = ruined;
  const { visits, bundles } = solution;
  for (let tries = 0; tries < TRIES; tries++) {
    const first = spareVisit(ruined, 1);
    if (first < 0) return;
    const own = solution.visitsOfPatient[solution.visits.patient[first]!]!;
    const from = random.int(own.length);
    for (let i = 0; i < own.length; i++) {
      const second = own[(from + i) % own.length]!;
      if (second === first) continue;
      const bundle = together(ruined, visits.bundle[first]!, visits.bundle[second]!);
      if (bundle === undefined || bundle.starts.length === 0 || bundles.stints(bundle).length === 0) continue;
      solution.remove(first);
      solution.remove(second);
      solution.settle();
      forceInChain(ruined, bundle);
      return;
    }
  }
}
