// A dive for whole routes: a route in much use is settled, the rest is priced anew around it, and so on until no fractions
// are left (Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa 2019, "Primal heuristics for branch and price: the assets of
// diving methods"). What is settled keeps to the times that its route allows, so that routes still to come fit in with
// it; where settled routes clash, a decision on times parts them. Where that leads nowhere the last choice is taken back,
// a few times. That a dive finds nothing proves nothing.

import type { Steps } from "../../../base/steps.ts";
import { type Assembled, assemble, clashingUnits } from "./assemble.ts";
import { WHOLE } from "./branching.ts";
import { type Decision, restrict } from "./decisions.ts";
import type { Route } from "./master.ts";
import type { RouteModel } from "./model.ts";
import type { Relaxation } from "./relaxation.ts";
import { byTimes, keeping, samplesOf } from "./time-branching.ts";

/** Choices taken back in one dive, and clashes parted. */
const MOST_BACK = 12;
/** Choices tried at one stage. */
const MOST_CHOICES = 2;

/** Where a dive stands. */
interface Stage {
  readonly decisions: readonly Decision[];
  /** Routes that are settled. */
  readonly settled: readonly Route[];
}

/**
 * What goes together of routes whose value is at most what `cutoff` says, or `undefined`. Leaves the master restricted.
 *
 * @param decided where to begin
 */
export function* dive(
  relaxation: Relaxation,
  fewest: Int32Array,
  cutoff: number,
  decided: readonly Decision[],
): Steps<Assembled | undefined> {
  const stages: Stage[] = [{ decisions: decided, settled: [] }];
  let best: Assembled | undefined;
  for (let back = 0; stages.length > 0 && back <= MOST_BACK; ) {
    const stage = stages.pop()!;
    yield* restrict(relaxation, fewest, stage.decisions);
    const solved = yield* relaxation.solve(cutoff);
    if (!solved || relaxation.whole(relaxation.bound) > cutoff || relaxation.master.isLacking()) {
      back++;
      continue;
    }
    const reached = yield* next(relaxation, stage);
    stages.push(...reached.stages.reverse());
    const { assembled, isWhole } = reached;
    if (isWhole && assembled.clashes.length === 0) return assembled;
    if (assembled.clashes.length > 0) back++;
    if (!isWhole) continue;
    if (best === undefined || assembled.schedule.length > best.schedule.length) best = assembled;
  }
  return best;
}

/** Where to go from a stage, the most promising way first. */
interface Reached {
  readonly stages: Stage[];
  /** What goes together of the routes that are settled, or of all where none has a fraction. */
  readonly assembled: Assembled;
  readonly isWhole: boolean;
}

/** Goes on from a stage whose relaxation is solved. */
function* next(relaxation: Relaxation, stage: Stage): Steps<Reached> {
  const { master, model } = relaxation;
  const { decisions, settled } = stage;
  const used = [...master.routes.keys()].filter((j) => master.value(j) > WHOLE);
  const whole = used.filter((j) => master.value(j) > 1 - WHOLE).map((j) => master.routes[j]);
  const isWhole = whole.length === used.length;
  const held = isWhole ? whole : settled.filter((route) => whole.includes(route));
  const assembled = yield* assemble(model, held);
  if (assembled.clashes.length > 0) {
    const parting = byTimes(
      model,
      samplesOf(model, valued(held), decisions),
      decisions,
      clashingUnits(model, assembled),
    );
    const stages = parting
      .slice(0, 1)
      .flatMap((sides) => sides.map((side) => ({ decisions: [...decisions, side], settled })));
    return { stages, assembled, isWhole };
  }
  if (isWhole) return { stages: [], assembled, isWhole };
  const open = used.filter((j) => !settled.includes(master.routes[j]));
  const choices = open.sort((a, b) => master.value(b) - master.value(a)).slice(0, MOST_CHOICES);
  const stages = choices.map((j) => {
    const all = [...new Set([...settled, ...whole, master.routes[j]])];
    const kept = keeping(model, all, decisions);
    return { decisions: [...decisions, ...all.flatMap((route) => settling(model, route)), ...kept], settled: all };
  });
  return { stages, assembled, isWhole };
}

/** Routes as a solution has them that makes each of them once. */
function valued(routes: readonly Route[]): [Route, number][] {
  return routes.map((route) => [route, 1]);
}

/** That a route's visits are made by its group. */
function settling(model: RouteModel, { group, visits }: Route): Decision[] {
  return visits.flatMap((visit) =>
    model.visits[visit].units.map((unit) => ({ kind: "group", unit, group, inside: true }) as const),
  );
}
