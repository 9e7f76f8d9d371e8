// From routes that cover everything to visits that keep every rule across shifts: what does not go together is found out,
// and some of it left for the search to put back.

import type { Steps } from "../../../base/steps.ts";
import { nextIn } from "../../../base/stretches.ts";
import { arrival, type GapRules, gapRules } from "../../../problem/gaps.ts";
import { NEVER, type Problem } from "../../../problem/problem.ts";
import type { Schedule } from "../../../problem/schedule.ts";
import { type Bundle, Bundles } from "../../bundles.ts";
import { Ensemble } from "./ensemble.ts";
import type { Route } from "./master.ts";
import type { RouteModel } from "./model.ts";
import { startsOnStint } from "./possible-visits.ts";

/** Beginnings of a visit that grow on, where the order of its units counts. */
const MOST_GROWING = 200;

/** A visit as its route would have it. */
interface Draft {
  readonly group: number;
  /** Index of the possible visit that the route makes. */
  readonly visit: number;
  readonly shift: number;
  readonly patient: number;
  readonly units: readonly number[];
  readonly stint: number;
  readonly start: number;
}

/** Parts of routes for which no times were found that suit them all; without any one of the visits there are. */
export type Clash = readonly Route[];

export interface Assembled {
  /** What was kept. Half of a double-handed occurrence may be among it, or an occurrence without what it needs. */
  readonly schedule: Schedule;
  readonly clashes: readonly Clash[];
}

/** As many of the routes' visits as go together; routes of one group go to its shifts in turn. */
export function* assemble(model: RouteModel, routes: readonly Route[]): Steps<Assembled> {
  const bundles = new Bundles(model.problem);
  const ensemble = new Ensemble(bundles);
  const drafts = draftsOf(model, routes);
  const draftOf = new Map<number, Draft>();
  for (const draft of drafts) {
    const orders = ordersOf(bundles, draft.units, draft.start);
    if (orders.length > 0) draftOf.set(ensemble.add(orders, draft.stint), draft);
  }
  const clashes: Clash[] = [];
  while (!ensemble.settle()) {
    const core = yield* clashing(ensemble, [...draftOf.keys()]);
    clashes.push(partsOf(core.map((slot) => draftOf.get(slot)!)));
    const dropped = core.reduce((a, b) => (worth(model, draftOf.get(b)!) < worth(model, draftOf.get(a)!) ? b : a));
    ensemble.remove(dropped);
    draftOf.delete(dropped);
  }
  const { bundle, planned } = ensemble.visits;
  const schedule = [...draftOf].map(([slot, { shift, patient }]) => {
    const start = planned[slot];
    return { shift, patient, start, units: bundles.orderAt(bundle[slot], start) };
  });
  return { schedule, clashes };
}

/** Units of some visits that do not go together; none where all do. */
export function clashingUnits({ visits }: RouteModel, { clashes }: Assembled): ReadonlySet<number> {
  return new Set(clashes[0]?.flatMap((part) => part.visits.flatMap((visit) => visits[visit].units)));
}

/** Of visits that do not go together, some that do not either, and do without any one of them. */
function* clashing(ensemble: Ensemble, slots: readonly number[]): Steps<number[]> {
  const shifts = new Set(slots.map((slot) => ensemble.visits.shift[slot]));
  const out: [slot: number, position: number][] = [];
  const left = new Set(slots);
  const leaveOut = (some: readonly number[]) => {
    for (const slot of some) out.push([slot, ensemble.remove(slot)]);
    if (ensemble.settle()) {
      for (const _ of some) ensemble.insert(...out.pop()!);
      return;
    }
    for (const slot of some) left.delete(slot);
  };
  for (const shift of shifts) {
    leaveOut(slots.filter((slot) => ensemble.visits.shift[slot] === shift));
    yield;
  }
  for (const slot of [...left]) {
    leaveOut([slot]);
    yield;
  }
  while (out.length > 0) ensemble.insert(...out.pop()!);
  return [...left];
}

/** Visits by route. */
function partsOf(drafts: readonly Draft[]): Clash {
  const byShift = new Map<number, { group: number; visits: number[] }>();
  for (const { shift, group, visit } of drafts) {
    const part = byShift.get(shift);
    if (part === undefined) byShift.set(shift, { group, visits: [visit] });
    else part.visits.push(visit);
  }
  return [...byShift.values()];
}

/** What is lost without a visit. */
function worth({ problem }: RouteModel, { units }: Draft): number {
  return units.reduce((sum, unit) => sum + problem.priorityOfOccurrence[problem.occurrenceOfUnit[unit]], 0);
}

/** The visits of all routes. */
function draftsOf(model: RouteModel, routes: readonly Route[]): Draft[] {
  const next = model.groups.map(() => 0);
  const claimed = new Set<number>();
  return routes.flatMap((route) => {
    const shift = model.groups[route.group][next[route.group]++];
    return shift === undefined ? [] : drafted(model, route, shift, claimed);
  });
}

/** The visits of a route that its shift may hold, each as early as can be, less what an earlier route does already. */
function drafted(model: RouteModel, { group, visits }: Route, shift: number, claimed: Set<number>): Draft[] {
  const { problem } = model;
  const drafts: Draft[] = [];
  const shiftly = new Timing(problem, shift);
  let contact = 0;
  for (const index of visits) {
    const visit = smaller(model, index, claimed);
    if (visit < 0) continue;
    const { patient, units, starts, length, stints } = model.visits[visit];
    if (drafts.length >= problem.mostVisitsOfShift[shift] || contact + length > problem.mostContactOfShift[shift])
      break;
    for (let stint = 0; stint < problem.stints; stint++) {
      if (problem.shiftOfStint[stint] !== shift || ((stints[stint >>> 5] >>> (stint & 31)) & 1) === 0) continue;
      const start = shiftly.next(patient, startsOnStint(problem, stint, starts, length), length);
      if (start < 0) continue;
      drafts.push({ group, visit: index, shift, patient, units, stint, start });
      for (const unit of units) claimed.add(unit);
      contact += length;
      break;
    }
  }
  return drafts;
}

/** The possible visit that does what is left of this one; −1 where nothing is, or no visit does just that. */
function smaller({ visits, visitsOfPatient }: RouteModel, index: number, claimed: ReadonlySet<number>): number {
  const left = visits[index].units.filter((unit) => !claimed.has(unit));
  if (left.length === visits[index].units.length) return index;
  return visitsOfPatient[visits[index].patient].find((other) => visits[other].units.join() === left.join()) ?? -1;
}

/** Goes along a shift, with the breaks as soon as they can be. */
class Timing {
  readonly #problem: Problem;
  readonly #rules: GapRules;
  #ready: Int32Array;
  #place: number;

  constructor(problem: Problem, shift: number) {
    this.#problem = problem;
    this.#rules = gapRules(problem.breaksOfShift[shift], problem.secondPasses);
    this.#ready = new Int32Array(this.#rules.states).fill(NEVER);
    this.#ready[0] = problem.startOfShift[shift];
    this.#place = problem.startPlaceOfShift[shift];
  }

  /** Earliest start of the next visit, or −1 where it does not fit. */
  next(patient: number, starts: readonly number[], length: number): number {
    const { travel, placeOfPatient } = this.#problem;
    const to = placeOfPatient[patient];
    const minutes = this.#place < 0 ? 0 : travel.from(this.#place)[to];
    const ready = this.#ready.map((_, taking) => {
      let earliest = NEVER;
      for (let taken = 0; taken <= taking; taken++)
        earliest = Math.min(earliest, arrival(this.#rules, this.#ready[taken], minutes, taken, taking));
      return earliest >= NEVER ? NEVER : Math.min(NEVER, nextIn(starts, earliest, NEVER) + length);
    });
    const first = Math.min(...ready);
    if (first >= NEVER) return -1;
    this.#ready = ready;
    this.#place = to;
    return first - length;
  }
}

/** The bundles of just these units, those that suit this start first. */
function ordersOf(bundles: Bundles, units: readonly number[], start: number): Bundle[] {
  const suits = ({ starts }: Bundle) => (nextIn(starts, start, NEVER) === start ? 0 : 1);
  let level = new Set(units.map((unit) => bundles.single(unit)));
  for (let size = 1; size < units.length; size++) {
    const longer = [...level].flatMap((bundle) =>
      units.filter((unit) => !bundle.units.includes(unit)).flatMap((unit) => bundles.extensions(bundle, unit)),
    );
    level = new Set(longer.slice(0, MOST_GROWING));
  }
  return [...level].filter(({ starts }) => starts.length > 0).sort((a, b) => suits(a) - suits(b));
}
