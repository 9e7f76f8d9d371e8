// From routes that cover everything to a schedule that keeps every rule: what breaks one across shifts is left out, for
// the search to put back.

import { nextIn } from "../../../base/stretches.ts";
import { arrival } from "../../../problem/gaps.ts";
import { NEVER, type Problem } from "../../../problem/problem.ts";
import type { Schedule } from "../../../problem/schedule.ts";
import { type Bundle, Bundles } from "../../bundles.ts";
import { Best } from "../../search/record.ts";
import { Solution } from "../../search/solution.ts";
import type { Route } from "./master.ts";
import type { RouteModel } from "./model.ts";
import { startsOnStint } from "./possible-visits.ts";

/** A visit as its route would have it. */
interface Draft {
  readonly shift: number;
  readonly patient: number;
  readonly units: readonly number[];
  readonly stint: number;
  readonly start: number;
}

/** A valid schedule with as many of the routes' visits as could be kept; routes of one group go to its shifts in turn. */
export function assemble(model: RouteModel, routes: readonly Route[]): Schedule {
  const { problem } = model;
  const solution = new Solution(new Bundles(problem));
  const next = model.groups.map(() => 0);
  const claimed = new Set<number>();
  const drafts = routes.flatMap((route) => {
    const shift = model.groups[route.group][next[route.group]++];
    return shift === undefined ? [] : drafted(model, route, shift, claimed);
  });
  solution.begin();
  const patients = new Set<number>();
  for (const draft of drafts.sort((a, b) => a.start - b.start)) {
    place(solution, draft);
    patients.add(draft.patient);
  }
  for (const patient of patients) solution.enforce(patient);
  solution.keep();
  const best = new Best(solution);
  best.note(solution.routes.map(({ shift }) => shift));
  best.offer();
  return best.schedule();
}

/** The visits of a route, each as early as can be, less what an earlier route does already. */
function drafted(model: RouteModel, { visits }: Route, shift: number, claimed: Set<number>): Draft[] {
  const { problem } = model;
  const drafts: Draft[] = [];
  const shiftly = new Timing(problem, shift);
  for (const index of visits) {
    const visit = smaller(model, index, claimed);
    if (visit < 0) continue;
    const { patient, units, starts, length, stints } = model.visits[visit];
    for (let stint = 0; stint < problem.stints; stint++) {
      if (problem.shiftOfStint[stint] !== shift || ((stints[stint >>> 5] >>> (stint & 31)) & 1) === 0) continue;
      const start = shiftly.next(patient, startsOnStint(problem, stint, starts, length), length);
      if (start < 0) continue;
      drafts.push({ shift, patient, units, stint, start });
      for (const unit of units) claimed.add(unit);
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
  readonly #shift: number;
  #ready: Int32Array;
  #place: number;

  constructor(problem: Problem, shift: number) {
    this.#problem = problem;
    this.#shift = shift;
    this.#ready = new Int32Array(problem.breaksOfShift[shift].length + 1).fill(NEVER);
    this.#ready[0] = problem.startOfShift[shift];
    this.#place = problem.startPlaceOfShift[shift];
  }

  /** Earliest start of the next visit, or −1 where it does not fit. */
  next(patient: number, starts: readonly number[], length: number): number {
    const { breaksOfShift, secondPasses, travel, placeOfPatient } = this.#problem;
    const rules = { breaks: breaksOfShift[this.#shift], secondPasses };
    const to = placeOfPatient[patient];
    const minutes = this.#place < 0 ? 0 : travel.from(this.#place)[to];
    const ready = this.#ready.map((_, taking) => {
      let earliest = NEVER;
      for (let taken = 0; taken <= taking; taken++)
        earliest = Math.min(earliest, arrival(rules, this.#ready[taken], minutes, taken, taking));
      return earliest >= NEVER ? NEVER : Math.min(NEVER, nextIn(starts, earliest, NEVER) + length);
    });
    const first = Math.min(...ready);
    if (first >= NEVER) return -1;
    this.#ready = ready;
    this.#place = to;
    return first - length;
  }
}

/** Places a visit at the end of its shift, if it fits there and the shift's limits allow it. */
function place(solution: Solution, { shift, units, stint, start }: Draft): void {
  const { bundles, routes } = solution;
  const bundle = bundleAt(bundles, units, start);
  if (bundle === undefined) return;
  const { size, mostVisits, contact, mostContact } = routes[shift];
  if (size >= mostVisits || contact + bundle.length > mostContact) return;
  for (const candidate of [start, ...turns(solution, bundle, start)]) {
    if (solution.place(bundle, stint, routes[shift].size, candidate)) return;
    solution.settle();
  }
}

/** Later starts that the patient's other visits suggest: with one of them, or once its care is over. */
function turns({ visits, visitsOfPatient, problem }: Solution, { patient }: Bundle, start: number): number[] {
  const setup = problem.setupOfPatient[patient];
  return visitsOfPatient[patient]
    .flatMap((slot) => [
      visits.planned[slot],
      visits.planned[slot] + visits.bundle[slot].care,
      visits.planned[slot] + setup + visits.bundle[slot].care,
    ])
    .filter((tick) => tick > start)
    .sort((a, b) => a - b);
}

/** The bundle of these units for a visit that starts then. */
function bundleAt(bundles: Bundles, units: readonly number[], start: number): Bundle | undefined {
  const grow = (bundle: Bundle, left: readonly number[]): Bundle | undefined => {
    if (left.length === 0) return bundle.starts.length > 0 ? bundle : undefined;
    for (const unit of left) {
      for (const longer of bundles.extensions(bundle, unit)) {
        if (nextIn(longer.fitting, start, -1) < 0) continue;
        const grown = grow(
          longer,
          left.filter((other) => other !== unit),
        );
        if (grown !== undefined) return grown;
      }
    }
    return undefined;
  };
  for (const unit of units) {
    const grown = grow(
      bundles.single(unit),
      units.filter((other) => other !== unit),
    );
    if (grown !== undefined) return grown;
  }
  return undefined;
}
