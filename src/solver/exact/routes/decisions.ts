// What branching decides. Each decision and its opposite leave every plan in exactly one of two parts, and change which
// visits may be made or how many: pricing stays as it is.

import type { RouteModel } from "./model.ts";

export type Decision =
  /** A patient gets at least or at most so many visits. */
  | { readonly kind: "visits"; readonly patient: number; readonly least: number; readonly most: number }
  /** A unit is done by a group of shifts, or by no shift of it. */
  | { readonly kind: "group"; readonly unit: number; readonly group: number; readonly inside: boolean }
  /** Two units of one patient are done in one visit, or not (Ryan & Foster 1981). */
  | { readonly kind: "pair"; readonly units: readonly [number, number]; readonly together: boolean };

/** What decisions forbid. */
export interface Restriction {
  /** 1 for each possible visit that a group may not make, by group. */
  readonly barred: readonly Uint8Array[];
  /** Fewest and most visits to each patient. */
  readonly least: Int32Array;
  readonly most: Float64Array;
  /** Units that are not left undone. */
  readonly done: ReadonlySet<number>;
}

export function restrictionOf(model: RouteModel, fewest: Int32Array, decisions: readonly Decision[]): Restriction {
  const barred = model.groups.map(() => new Uint8Array(model.visits.length));
  const least = fewest.slice();
  const most = new Float64Array(fewest.length).fill(Infinity);
  const done = new Set<number>();
  for (const decision of decisions) {
    if (decision.kind === "visits") {
      const { patient } = decision;
      least[patient] = Math.max(least[patient], decision.least);
      most[patient] = Math.min(most[patient], decision.most);
      continue;
    }
    const agreed = decision.kind === "group" ? [decision.unit] : decision.units;
    if (decision.kind === "group" ? decision.inside : decision.together) for (const unit of agreed) done.add(unit);
    const patient = model.problem.patientOfOccurrence[model.problem.occurrenceOfUnit[agreed[0]]];
    for (const visit of model.visitsOfPatient[patient]) {
      const held = agreed.filter((unit) => model.visits[visit].units.includes(unit)).length;
      for (const [group, bars] of barred.entries()) if (breaks(decision, held, group)) bars[visit] = 1;
    }
  }
  return { barred, least, most, done };
}

/** Whether a visit by a group, with so many of the units that a decision is about, goes against it. */
function breaks(decision: Exclude<Decision, { kind: "visits" }>, held: number, group: number): boolean {
  if (decision.kind === "pair") return decision.together ? held === 1 : held === 2;
  return held === 1 && decision.inside !== (group === decision.group);
}
