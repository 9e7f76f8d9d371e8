// What branching decides. Each decision and its opposite leave every plan in exactly one of two parts, and change which
// visits may be made, when, or how many: pricing stays as it is.

import type { Steps } from "../../../base/steps.ts";
import { areEqual, type Stretches } from "../../../base/stretches.ts";
import { NEVER } from "../../../problem/problem.ts";
import type { RouteModel } from "./model.ts";
import type { Span } from "./narrowing.ts";
import type { Relaxation } from "./relaxation.ts";

export type Decision =
  /** A patient gets at least or at most so many visits. */
  | { readonly kind: "visits"; readonly patient: number; readonly least: number; readonly most: number }
  /** A unit is done by a group of shifts, or by no shift of it. */
  | { readonly kind: "group"; readonly unit: number; readonly group: number; readonly inside: boolean }
  /** Two units of one patient are done in one visit, or not (Ryan & Foster 1981). */
  | { readonly kind: "pair"; readonly units: readonly [number, number]; readonly together: boolean }
  /** An occurrence is done and starts after a tick; or it does not. */
  | { readonly kind: "time"; readonly occurrence: number; readonly tick: number; readonly after: boolean }
  /** An occurrence starts in [from, to], or is left undone: anything else would make a plan too dear. */
  | { readonly kind: "span"; readonly occurrence: number; readonly from: number; readonly to: number }
  /** A possible visit is made, and starts in [from, to]: what a dive settles, never one of two parts. */
  | { readonly kind: "made"; readonly visit: number; readonly from: number; readonly to: number }
  /** Visits are made by a group at these starts, by group and service: any other would make a plan too dear. */
  | { readonly kind: "within"; readonly starts: readonly (readonly Stretches[])[] };

/** What decisions forbid. */
export interface Restriction {
  /** 1 for each possible visit that a group may not make, by group. */
  readonly barred: readonly Uint8Array[];
  /** Ticks at which possible visits may start, where they are fewer than before. */
  readonly starts: ReadonlyMap<number, Stretches>;
  /** The same by group and service, where groups differ. */
  readonly within: readonly (readonly Stretches[])[] | undefined;
  /** Fewest and most visits to each patient. */
  readonly least: Int32Array;
  readonly most: Float64Array;
  /** Occurrences that are not left undone. */
  readonly done: ReadonlySet<number>;
}

/** Lets the master of a relaxation, and the pricing for it, have only what decisions leave. @param fewest visits to each patient */
export function* restrict(
  { master, model }: Relaxation,
  fewest: Int32Array,
  decisions: readonly Decision[],
): Steps<void> {
  master.restrict(yield* restrictionOf(model, fewest, (one) => master.isOwed(one), decisions));
}

/** @param isOwed whether an occurrence has to be done in every plan that is looked for */
export function* restrictionOf(
  model: RouteModel,
  fewest: Int32Array,
  isOwed: (occurrence: number) => boolean,
  decisions: readonly Decision[],
): Steps<Restriction> {
  const { problem } = model;
  const barred = model.groups.map(() => new Uint8Array(model.visits.length));
  const least = fewest.slice();
  const most = new Float64Array(fewest.length).fill(Infinity);
  const done = new Set<number>();
  const spans = new Map<number, Span[]>();
  const made = decisions.filter((decision) => decision.kind === "made");
  let within: readonly (readonly Stretches[])[] | undefined;
  const narrow = (span: Span) => {
    const patient = problem.patientOfOccurrence[span.occurrence];
    const own = spans.get(patient);
    if (own === undefined) spans.set(patient, [span]);
    else own.push(span);
  };
  for (const decision of decisions) {
    if (decision.kind === "made") continue;
    if (decision.kind === "within") {
      within = decision.starts;
      continue;
    }
    if (decision.kind === "span") {
      narrow(decision);
      continue;
    }
    if (decision.kind === "visits") {
      const { patient } = decision;
      least[patient] = Math.max(least[patient], decision.least);
      most[patient] = Math.min(most[patient], decision.most);
      continue;
    }
    if (decision.kind === "time") {
      const { occurrence, tick, after } = decision;
      if (after) done.add(occurrence);
      narrow(after ? { occurrence, from: tick + 1, to: NEVER } : { occurrence, from: 0, to: tick });
      continue;
    }
    const agreed = decision.kind === "group" ? [decision.unit] : decision.units;
    if (decision.kind === "group" ? decision.inside : decision.together)
      for (const unit of agreed) done.add(problem.occurrenceOfUnit[unit]);
    const patient = problem.patientOfOccurrence[problem.occurrenceOfUnit[agreed[0]]];
    for (const visit of model.visitsOfPatient[patient]) {
      const held = agreed.filter((unit) => model.visits[visit].units.includes(unit)).length;
      for (const [group, bars] of barred.entries()) if (breaks(decision, held, group)) bars[visit] = 1;
    }
  }
  const starts = new Map<number, Stretches>();
  for (const [patient, own] of spans) {
    const left = yield* model.narrowing.visits(patient, own, (one) => isOwed(one) || done.has(one));
    for (const visit of model.visitsOfPatient[patient]) {
      const narrowed = left.get(model.visits[visit].units.join()) ?? [];
      if (narrowed.length === 0) for (const bars of barred) bars[visit] = 1;
      else if (!areEqual(narrowed, model.visits[visit].starts)) starts.set(visit, narrowed);
    }
  }
  for (const { visit, from, to } of made) {
    for (const other of model.visitsOfPatient[model.visits[visit].patient]) {
      const before = starts.get(other) ?? model.visits[other].starts;
      const left = model.beside.starts(visit, from, to, other, before);
      if (left.length === 0) for (const bars of barred) bars[other] = 1;
      else if (!areEqual(left, before)) starts.set(other, left);
    }
  }
  return { barred, starts, within, least, most, done };
}

/** Whether a visit by a group, with so many of the units that a decision is about, goes against it. */
function breaks(decision: Decision & { kind: "group" | "pair" }, held: number, group: number): boolean {
  if (decision.kind === "pair") return decision.together ? held === 1 : held === 2;
  return held === 1 && decision.inside !== (group === decision.group);
}
