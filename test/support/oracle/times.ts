// One shift's times by trying every minute and every order of its breaks: which starts of each visit can be reached from
// the start of the shift, and from which of those its end can.

import { has } from "../../../src/base/stretches.ts";
import type { Problem } from "../../../src/problem/problem.ts";
import type { Route } from "../../../src/solver/routing/route.ts";
import type { Visits } from "../../../src/solver/routing/visits.ts";

/** Starts of a visit by the breaks taken before it, one bit each. */
type Starts = readonly ReadonlySet<number>[];

const NEVER = Number.POSITIVE_INFINITY;

/** Differences between what a route says of its visits' times and what trying everything says. */
export function timeFaults(problem: Problem, visits: Visits, route: Route): string[] {
  const slots = Array.from(route.visits.subarray(0, route.size));
  if (slots.length === 0) return [];
  const legs = legsOf(problem, visits, route, slots);
  const reached = forward(visits, route, slots, legs);
  const kept = backward(visits, route, slots, legs, reached);
  const faults: string[] = [];
  for (const [p, slot] of slots.entries()) {
    const starts = kept[p]!.flatMap((set) => [...set]);
    const [early, late] = [Math.min(...starts), Math.max(...starts)];
    if (visits.early[slot] !== early || visits.late[slot] !== late) {
      const says = `${visits.early[slot]} to ${visits.late[slot]}`;
      faults.push(`visit ${p} of shift ${route.shift} starts from ${says}, by trial ${early} to ${late}`);
    }
  }
  if (!carriedOut(visits, route, slots, legs))
    faults.push(`the planned starts of shift ${route.shift} do not work out`);
  const travel = legs.reduce((sum, leg) => sum + leg, 0);
  if (route.travel !== travel) faults.push(`shift ${route.shift} travels ${route.travel}, by trial ${travel}`);
  return faults;
}

/** Travel before each visit, and after the last. */
function legsOf(problem: Problem, visits: Visits, route: Route, slots: readonly number[]): number[] {
  const stops = [
    route.startPlace,
    ...slots.map((slot) => problem.placeOfPatient[visits.patient[slot]!]!),
    route.endPlace,
  ];
  return stops.slice(1).map((to, i) => {
    const from = stops[i]!;
    return from < 0 || to < 0 ? 0 : problem.travel.from(from)[to]!;
  });
}

function forward(visits: Visits, route: Route, slots: readonly number[], legs: readonly number[]): Starts[] {
  let leaving: readonly ReadonlySet<number>[] = bySet(route, (taken) => (taken === 0 ? [route.start] : []));
  return slots.map((slot, p) => {
    const { starts, length } = visits.bundle[slot]!;
    const reached = bySet(route, (taking) => {
      let earliest = NEVER;
      for (let taken = 0; taken <= taking; taken++) {
        for (const ready of leaving[taken]!) {
          earliest = Math.min(earliest, arrivalByTrial(route, ready, legs[p]!, taken, taking));
        }
      }
      const found: number[] = [];
      const first = Math.max(earliest, visits.lo[slot]!);
      for (let tick = first; tick <= visits.hi[slot]!; tick++) if (has(starts, tick)) found.push(tick);
      return found;
    });
    leaving = reached.map((set) => new Set([...set].map((start) => start + length)));
    return reached;
  });
}

function backward(
  visits: Visits,
  route: Route,
  slots: readonly number[],
  legs: readonly number[],
  reached: readonly Starts[],
): Starts[] {
  const all = (1 << route.breaks.length) - 1;
  let deadlines = bySet(route, (taken) => (taken === all ? [route.end] : []));
  const kept: Starts[] = [];
  for (let p = slots.length - 1; p >= 0; p--) {
    const { length } = visits.bundle[slots[p]!]!;
    const last = deadlines.map((set) => Math.max(-1, ...set));
    deadlines = bySet(route, (taken) =>
      [...reached[p]![taken]!].filter((start) =>
        last.some((deadline, taking) => arrivalByTrial(route, start + length, legs[p + 1]!, taken, taking) <= deadline),
      ),
    );
    kept[p] = deadlines;
  }
  return kept;
}

/** Whether all visits can start exactly as planned, with every break taken somewhere. */
function carriedOut(visits: Visits, route: Route, slots: readonly number[], legs: readonly number[]): boolean {
  let ready = route.start;
  const all = (1 << route.breaks.length) - 1;
  let taken = new Set([0]);
  for (const [p, slot] of [...slots, -1].entries()) {
    const start = slot < 0 ? route.end : visits.planned[slot]!;
    const next = new Set<number>();
    for (const before of taken) {
      for (let taking = before; taking <= all; taking++) {
        if (arrivalByTrial(route, ready, legs[p]!, before, taking) <= start) next.add(taking);
      }
    }
    taken = next;
    if (slot < 0) return taken.has(all);
    const bundle = visits.bundle[slot]!;
    if (!has(bundle.starts, start) || start < visits.lo[slot]! || start > visits.hi[slot]!) return false;
    ready = start + bundle.length;
  }
  return false;
}

/** Earliest arrival with what `taking` has more than `taken` on the way, in any order, each at the first minute that suits it. */
function arrivalByTrial(route: Route, ready: number, travel: number, taken: number, taking: number): number {
  if ((taken & ~taking) !== 0) return NEVER;
  const onWay = route.breaks.filter((_, i) => (((taking & ~taken) >>> i) & 1) === 1);
  const paused = onWay.reduce((sum, { length }) => sum + length, 0);
  return Math.max(over(route, ready, onWay), ready + travel + paused);
}

/** When the last of some breaks is over. */
function over(route: Route, time: number, breaks: Route["breaks"]): number {
  if (breaks.length === 0) return time;
  const ends = breaks.map((first) => {
    let start = Math.max(time, first.from);
    while (inSecondPass(route, start) || inSecondPass(route, start + first.length)) start++;
    if (start + first.length > first.to) return NEVER;
    const rest = breaks.filter((other) => other !== first);
    return over(route, start + first.length, rest);
  });
  return Math.min(...ends);
}

function inSecondPass({ secondPasses }: Route, tick: number): boolean {
  return secondPasses.some(([from, to]) => from <= tick && tick < to);
}

function bySet({ breaks }: Route, of: (taken: number) => readonly number[]): Set<number>[] {
  return Array.from({ length: 1 << breaks.length }, (_, taken) => new Set(of(taken)));
}
