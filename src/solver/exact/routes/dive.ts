// A dive for whole routes: the route in use most is settled, the rest is priced anew around it, and so on until no fractions
// are left (Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa 2019, "Primal heuristics for branch and price: the assets of diving
// methods"). What it finds covers everything, and may break rules across shifts; that it finds nothing proves nothing.

import type { Steps } from "../../../base/steps.ts";
import { type Decision, restrictionOf } from "./decisions.ts";
import type { Route } from "./master.ts";
import type { RouteModel } from "./model.ts";
import type { Relaxation } from "./relaxation.ts";

const WHOLE = 1e-5;

/** Routes whose value is at most what `cutoff` says, or `undefined`. Leaves the master restricted. */
export function* dive(relaxation: Relaxation, fewest: Int32Array, cutoff: number): Steps<readonly Route[] | undefined> {
  const { master, model } = relaxation;
  const decisions: Decision[] = [];
  const settled = new Set<number>();
  for (;;) {
    master.restrict(yield* restrictionOf(model, fewest, (one) => master.isOwed(one), decisions));
    const solved = yield* relaxation.solve(cutoff);
    if (!solved || relaxation.whole(relaxation.bound) > cutoff || master.isLacking()) return undefined;
    const values = [...master.routes.keys()].filter((j) => master.value(j) > WHOLE);
    const open = values.filter((j) => !settled.has(j));
    if (open.length === 0 || values.every((j) => master.value(j) > 1 - WHOLE)) return master.wholeRoutes();
    const most = open.reduce((a, b) => (master.value(b) > master.value(a) ? b : a));
    for (const j of open) {
      if (j !== most && master.value(j) < 1 - WHOLE) continue;
      settled.add(j);
      decisions.push(...settling(model, master.routes[j]));
    }
    yield;
  }
}

/** That a route's visits are made by its group. */
function settling(model: RouteModel, { group, visits }: Route): Decision[] {
  return visits.flatMap((visit) =>
    model.visits[visit].units.map((unit) => ({ kind: "group", unit, group, inside: true }) as const),
  );
}
