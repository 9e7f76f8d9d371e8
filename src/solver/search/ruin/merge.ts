// Two visits of one patient made one, by making room for it on a shift of somebody who could do both.

import type { Bundle } from "../../bundles.ts";
import { force } from "./force.ts";
import { type Ruined, spareVisit } from "./ruin.ts";

/** Patients looked at before giving up. */
const TRIES = 8;

export function merge(ruined: Ruined): void {
  const { solution, random } = ruined;
  for (let tries = 0; tries < TRIES; tries++) {
    const first = spareVisit(ruined);
    if (first < 0) return;
    const own = solution.visitsOfPatient[solution.visits.patient[first]!]!;
    const from = random.int(own.length);
    for (let i = 0; i < own.length; i++) {
      const second = own[(from + i) % own.length]!;
      if (second === first) continue;
      const bundle = together(ruined, first, second);
      if (bundle === undefined) continue;
      solution.remove(first);
      solution.remove(second);
      solution.settle();
      force(ruined, bundle);
      return;
    }
  }
}

/** The bundle of two visits' units, where somebody could do it. */
function together({ solution, random }: Ruined, first: number, second: number): Bundle | undefined {
  const { visits, bundles } = solution;
  let bundle = visits.bundle[first]!;
  for (const unit of visits.bundle[second]!.units) {
    const grown = bundles.extensions(bundle, unit);
    if (grown.length === 0) return undefined;
    bundle = grown[random.int(grown.length)]!;
  }
  return bundle.starts.length > 0 && bundles.stints(bundle).length > 0 ? bundle : undefined;
}
