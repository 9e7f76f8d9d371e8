// One visit made room for, and what had to make way for it moved on: into another visit of its patient, to where there is
// room, or by force again, and so on down a chain.
//
// A visit saved where many want the same people is seldom had for one exchange; a chain of them is as good as no
// exchange at all until its last link. (The pool of the ejected is that of Nagata & Bräysy 2009; here it need not run dry:
// what is left in it is put back with everything else.)

import type { Bundle } from "../../bundles.ts";
import { NOWHERE } from "../../routing/insertion.ts";
import { force } from "./force.ts";
import { type Ruined, together } from "./ruin.ts";

/** Links of a chain that are forced, and ejected visits looked at, at most. */
const MOST_FORCED = 8;
const MOST_EJECTED = 40;
/**
 * Under full contention, a forced link may lose this share of what it saves; with less contention more, without limit
 * where everything is done.
 */
const WORTH = 0.8;

/** Makes room for a bundle and places it, as `force` does, and moves on what was ejected. */
export function forceInChain(ruined: Ruined, bundle: Bundle): boolean {
  const ejected: Bundle[] = [];
  ruined.losses.begin();
  if (!force(ruined, bundle, ejected)) return false;
  const worth = WORTH / ruined.prices.contention;
  let forced = ruined.chains ? 0 : MOST_FORCED;
  for (let i = 0; i < ejected.length && i < MOST_EJECTED && forced < MOST_FORCED; i++) {
    const next = ejected[i]!;
    if (isBack(ruined, next) || joins(ruined, next) || opens(ruined, next)) continue;
    force(ruined, next, ejected, worth * ruined.losses.ofBundle(next));
    forced++;
  }
  return true;
}

/** Whether something of a bundle has been placed meanwhile. */
function isBack({ solution }: Ruined, { units }: Bundle): boolean {
  return units.some((unit) => solution.visitOfUnit[unit]! >= 0);
}

/** All of it into one visit of its patient: that is a visit saved. */
function joins(ruined: Ruined, bundle: Bundle): boolean {
  const { solution, placement } = ruined;
  const { visits, problem, visitsOfPatient } = solution;
  for (const slot of visitsOfPatient[bundle.patient]!) {
    const stint = visits.stint[slot]!;
    // Most visits are on other dates.
    if (bundle.first > problem.hiOfStint[stint]! + visits.care[slot]! || bundle.last < problem.loOfStint[stint]!)
      continue;
    const grown = together(ruined, visits.bundle[slot]!, bundle);
    const start = grown === undefined ? -1 : placement.startInstead(slot, grown);
    if (start >= 0) return placement.change(slot, grown!, start);
  }
  return false;
}

/** As a visit of its own, where there is room; whether there was any is remembered. */
function opens({ placement, chances }: Ruined, bundle: Bundle): boolean {
  placement.insertion.meet(bundle.patient);
  const fits = placement.find(bundle) < NOWHERE;
  chances.noteMove(bundle.units, !fits);
  return fits && placement.open(bundle);
}
