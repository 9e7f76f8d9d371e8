// The slow, obvious evaluation of the search's state, and the search run under its eyes: after every step all is
// counted again from the visits, and after a step taken back all is as it was before.

import { intersect } from "../../src/base/stretches.ts";
import type { Problem } from "../../src/problem/problem.ts";
import type { Bundle } from "../../src/solver/bundles.ts";
import type { Search } from "../../src/solver/search/search.ts";
import type { Solution } from "../../src/solver/search/solution.ts";
import type { Totals } from "../../src/solver/search/totals.ts";
import { bookkeepingFaults } from "./oracle/bookkeeping.ts";
import { meetingFaults, orderFaults, type Span, spansOf } from "./oracle/spans.ts";
import { startFaults } from "./oracle/starts.ts";
import { timeFaults } from "./oracle/times.ts";
import { totalsByCount } from "./oracle/totals.ts";

/** What was seen while a search ran under these eyes. */
export interface Sightings {
  /** Steps kept and steps taken back. */
  readonly kept: number;
  readonly undone: number;
  /** Pairs of visits to one patient, of which any two starts were tried. */
  readonly meetings: number;
}

/** Evaluates solutions of one problem; remembers bundles and shifts that it has looked at. */
export class Oracle {
  meetings = 0;
  readonly #problem: Problem;
  readonly #bundles = new Set<Bundle>();
  readonly #shifts = new Map<number, string>();

  constructor(problem: Problem) {
    this.#problem = problem;
  }

  /** Everything about a solution that is not as it should be; nothing where all is well. */
  faults(solution: Solution): string[] {
    const checks = [
      () => bookkeepingFaults(solution),
      () => [...this.#bundleFaults(solution), ...this.#timeFaults(solution)],
      () => [...this.#meetingFaults(solution), ...totalFaults(solution)],
    ];
    // Each builds on what those before it have found sound.
    for (const check of checks) {
      const faults = check();
      if (faults.length > 0) return faults;
    }
    return [];
  }

  #bundleFaults({ visits, visitsOfPatient }: Solution): string[] {
    return visitsOfPatient.flat().flatMap((slot) => {
      const bundle = visits.bundle[slot]!;
      if (this.#bundles.has(bundle)) return [];
      this.#bundles.add(bundle);
      return startFaults(this.#problem, bundle);
    });
  }

  /** Shifts whose visits and clamps are as when last looked at are not looked at again. */
  #timeFaults({ visits, routes }: Solution): string[] {
    return routes.flatMap((route) => {
      const slots = Array.from(route.visits.subarray(0, route.size));
      const { lo, hi, early, late, planned } = visits;
      const key = JSON.stringify(
        slots.map((slot) => [visits.bundle[slot]!.units, lo[slot], hi[slot], early[slot], late[slot], planned[slot]]),
      );
      if (this.#shifts.get(route.shift) === key) return [];
      this.#shifts.set(route.shift, key);
      return timeFaults(this.#problem, visits, route);
    });
  }

  /** Any two starts that two visits' clamps allow keep the rules between them: the extremes and the plan are tried. */
  #meetingFaults(solution: Solution): string[] {
    const faults: string[] = [];
    for (const [patient, own] of solution.visitsOfPatient.entries()) {
      const tried = own.map((slot) => this.#spansTried(solution, patient, slot));
      for (const [i, spans] of tried.entries()) {
        for (const alone of spans) faults.push(...orderFaults(this.#problem, patient, alone));
        for (const others of tried.slice(i + 1)) {
          this.meetings++;
          for (const a of spans) for (const b of others) faults.push(...meetingFaults(this.#problem, patient, a, b));
        }
      }
    }
    return faults;
  }

  #spansTried({ visits, bundles }: Solution, patient: number, slot: number): Span[][] {
    const bundle = visits.bundle[slot]!;
    const open = intersect(bundle.starts, [visits.lo[slot]!, visits.hi[slot]!]);
    const extremes = [visits.early[slot]!, visits.planned[slot]!, visits.late[slot]!, open[0]!, open.at(-1)!];
    return [...new Set(extremes)].map((start) =>
      spansOf(this.#problem, patient, bundles.orderAt(bundle, start), start),
    );
  }
}

/** Everything that a step changes and its undoing must put back. */
export function photographOf({
  problem,
  routes,
  visits,
  visitsOfPatient,
  pairsOfPatient,
  visitOfUnit,
  totals,
}: Solution): string {
  const visit = (slot: number) => ({
    slot,
    units: visits.bundle[slot]!.units,
    stint: visits.stint[slot],
    clamp: [visits.lo[slot], visits.hi[slot]],
    slack: [visits.early[slot], visits.late[slot]],
    planned: visits.planned[slot],
    taken: visits.taken[slot],
  });
  return JSON.stringify({
    totals,
    units: Array.from(visitOfUnit),
    patients: Array.from({ length: problem.patients }, (_, p) => ({
      visits: visitsOfPatient[p],
      pairs: pairsOfPatient[p],
    })),
    routes: routes.map((route) => ({
      visits: Array.from(route.visits.subarray(0, route.size), visit),
      sums: [route.travel, route.contact, route.offPeak, route.worstOffPeak],
      cells: Array.from(visits.cells.items.subarray(route.at(0), route.at(route.size + 2))),
      room: visits.roomOfShift[route.shift],
      spread: visits.spreadOfShift[route.shift],
    })),
  });
}

/**
 * Constructs and steps a search, looking after each step.
 *
 * @throws an Error that names the step and the first faults found
 */
export function searchWatched(problem: Problem, search: Search, steps: number): Sightings {
  const oracle = new Oracle(problem);
  const { solution } = search;
  const look = (when: string) => {
    const faults = oracle.faults(solution);
    if (faults.length > 0) throw new Error(`${when}:\n${faults.slice(0, 5).join("\n")}`);
  };
  let wasUndone = false;
  const undo = solution.undo.bind(solution);
  solution.undo = () => {
    undo();
    wasUndone = true;
  };
  for (const _ of search.construct()) look("while constructing");
  const seen = { kept: 0, undone: 0 };
  for (let i = 0; i < steps; i++) {
    const before = photographOf(solution);
    wasUndone = false;
    search.step(i / steps);
    if (!wasUndone) {
      seen.kept++;
      look(`after step ${i + 1}`);
      continue;
    }
    seen.undone++;
    const after = photographOf(solution);
    if (after !== before) throw new Error(`step ${i + 1} was taken back to something else:\n${before}\n${after}`);
  }
  return { ...seen, meetings: oracle.meetings };
}

function totalFaults(solution: Solution): string[] {
  const counted = totalsByCount(solution);
  return (Object.keys(counted) as (keyof Totals)[])
    .filter((name) => solution.totals[name] !== counted[name])
    .map((name) => `total ${name} is ${solution.totals[name]}, counted ${counted[name]}`);
}
