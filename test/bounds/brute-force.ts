// One patient alone, with every practitioner free, by trying everything: which pairs of hands share a visit, in every
// order, from every minute. Slow, obvious, and written without the bounds in sight.

import { ALONGSIDE, APART, type Link, NEVER, PRECEDES, type Problem, SAME } from "../../src/problem/problem.ts";

/** The starts of one occurrence, each with the practitioners who could do it then. */
type Starts = ReadonlyMap<number, ReadonlySet<number>>;

/** A set of units that one person could do in one visit that starts on one date, and when its occurrences then start. */
interface PossibleVisit {
  readonly units: readonly number[];
  readonly startsOf: ReadonlyMap<number, Starts>;
}

/** For each number of visits v, the least priority that at most v visits to the only patient leave undone. */
export function bruteForce(problem: Problem): number[] {
  const visits = possibleVisits(problem);
  const isTied = problem.links.some(({ needed }) => needed);
  const least: number[] = [];
  for (let choice = 0; choice < 2 ** problem.occurrences; choice++) {
    const isDone = (occurrence: number) => (choice & (1 << occurrence)) !== 0;
    if (problem.links.some(({ first, second, needed }) => needed && isDone(second) && !isDone(first))) continue;
    const units = range(problem.units).filter((unit) => isDone(problem.occurrenceOfUnit[unit]));
    const tied = isTied ? tiedUp(problem, isDone) : problem;
    if (tied === undefined) continue;
    const fewest = fewestVisits(tied, isTied ? possibleVisits(tied) : visits, units, []);
    if (fewest === Infinity) continue;
    const undone = range(problem.occurrences).filter((occurrence) => !isDone(occurrence));
    const cost = undone.reduce((sum, occurrence) => sum + problem.priorityOfOccurrence[occurrence], 0);
    least[fewest] = Math.min(least[fewest] ?? Infinity, cost);
  }
  for (let v = 1; v < least.length; v++) least[v] = Math.min(least[v] ?? Infinity, least[v - 1]);
  return least;
}

/**
 * The problem with a link between any two occurrences that are tied to each other by others that are done; `undefined`
 * where links contradict each other.
 */
function tiedUp(problem: Problem, isDone: (occurrence: number) => boolean): Problem | undefined {
  const all = range(problem.occurrences);
  const apart = all.map((i) => all.map((j) => (i === j ? 0 : -Infinity)));
  const note = (i: number, j: number, ticks: number) => {
    if (Math.abs(ticks) < NEVER) apart[i][j] = Math.max(apart[i][j], ticks);
  };
  for (const { first, second, least, most, symmetric } of problem.links) {
    if (symmetric || !isDone(first) || !isDone(second)) continue;
    note(
      first,
      second,
      areAlongside(problem, first, second) ? least : Math.max(least, problem.minutesOfOccurrence[first]),
    );
    note(second, first, -most);
  }
  for (const k of all)
    for (const i of all) for (const j of all) apart[i][j] = Math.max(apart[i][j], apart[i][k] + apart[k][j]);
  if (all.some((i) => apart[i][i] > 0)) return undefined;
  const closed = all.flatMap((first) =>
    all.flatMap((second): Link[] => {
      const [least, most] = [apart[first][second], -apart[second][first]];
      if (first >= second || (least === -Infinity && most === Infinity)) return [];
      return [{ first, second, least, most, symmetric: false, otherDate: false, needed: false }];
    }),
  );
  return { ...problem, links: [...problem.links, ...closed] };
}

function areAlongside(problem: Problem, one: number, other: number): boolean {
  const row = problem.interventionOfOccurrence[one] * problem.interventionsOfPatient[0];
  return (problem.pairFlags[0][row + problem.interventionOfOccurrence[other]] & ALONGSIDE) !== 0;
}

/** Shares the units out among possible visits that may stand beside each other. */
function fewestVisits(
  problem: Problem,
  visits: readonly PossibleVisit[],
  left: readonly number[],
  taken: readonly PossibleVisit[],
): number {
  if (left.length === 0) return taken.length;
  let fewest = Infinity;
  for (const visit of visits) {
    if (!visit.units.includes(left[0]) || visit.units.some((unit) => !left.includes(unit))) continue;
    if (!taken.every((other) => agree(problem, visit, other))) continue;
    const rest = left.filter((unit) => !visit.units.includes(unit));
    fewest = Math.min(fewest, fewestVisits(problem, visits, rest, [...taken, visit]));
  }
  return fewest;
}

/** Whether some starts keep what occurrences of two visits owe each other; each pair on its own. */
function agree(problem: Problem, a: PossibleVisit, b: PossibleVisit): boolean {
  for (const [occurrence, starts] of a.startsOf) {
    const shared = b.startsOf.get(occurrence);
    if (shared !== undefined && ![...starts].some(([start, own]) => twoOf(own, shared.get(start)))) return false;
  }
  return problem.links.every(({ first, second, least, most, otherDate, symmetric }) => {
    const keeps = (s: number, t: number) => {
      const gap = symmetric ? Math.abs(t - s) : t - s;
      return least <= gap && gap <= most && (!otherDate || dateOf(problem, s) !== dateOf(problem, t));
    };
    return (
      some(a.startsOf.get(first), b.startsOf.get(second), keeps) &&
      some(b.startsOf.get(first), a.startsOf.get(second), keeps)
    );
  });
}

/** Whether there are two different practitioners, one of each. */
function twoOf(a: ReadonlySet<number>, b: ReadonlySet<number> = new Set()): boolean {
  return a.size > 0 && b.size > 0 && new Set([...a, ...b]).size > 1;
}

/** Whether some pair does; yes where there is none to try. */
function some(a: Starts | undefined, b: Starts | undefined, keeps: (s: number, t: number) => boolean): boolean {
  if (a === undefined || b === undefined) return true;
  for (const s of a.keys()) for (const t of b.keys()) if (keeps(s, t)) return true;
  return false;
}

function possibleVisits(problem: Problem): PossibleVisit[] {
  const found = new Map<string, { units: readonly number[]; startsOf: Map<number, Map<number, Set<number>>> }>();
  const allowed = allowedTicks(problem);
  const note = (order: readonly number[], start: number, practitioners: readonly number[]) => {
    const units = [...order].sort((x, y) => x - y);
    const key = `${units} on ${dateOf(problem, start)}`;
    const visit = found.get(key) ?? { units, startsOf: new Map() };
    found.set(key, visit);
    let at = start + problem.setupOfPatient[0];
    for (const unit of order) {
      const occurrence = problem.occurrenceOfUnit[unit];
      const starts = visit.startsOf.get(occurrence) ?? new Map<number, Set<number>>();
      visit.startsOf.set(occurrence, starts);
      const known = starts.get(at) ?? new Set();
      starts.set(at, known);
      for (const practitioner of practitioners) known.add(practitioner);
      at += problem.minutesOfOccurrence[occurrence];
    }
  };
  const grow = (order: readonly number[], starts: readonly number[]) => {
    if (order.length > 0 && keepsLinks(problem, order)) {
      for (const start of starts) {
        const practitioners = visitorsAt(problem, order, start);
        if (practitioners.length > 0) note(order, start, practitioners);
      }
    }
    for (const unit of range(problem.units)) {
      if (!mayFollow(problem, order, unit)) continue;
      const offset = problem.setupOfPatient[0] + careOf(problem, order);
      const inTime = starts.filter((start) => allowed[problem.occurrenceOfUnit[unit]][start + offset] === 1);
      if (inTime.length > 0) grow([...order, unit], inTime);
    }
  };
  grow([], range(problem.horizon));
  return [...found.values()];
}

function mayFollow(problem: Problem, order: readonly number[], unit: number): boolean {
  const own = problem.interventionOfOccurrence[problem.occurrenceOfUnit[unit]];
  return order.every((other) => {
    const before = problem.interventionOfOccurrence[problem.occurrenceOfUnit[other]];
    const count = problem.interventionsOfPatient[0];
    const flags = problem.pairFlags[0][own * count + before];
    return (flags & (APART | SAME | PRECEDES)) === 0;
  });
}

/** By occurrence, 1 for each tick at which it may start: where it comes after another, at the right distance from some start of that. */
function allowedTicks(problem: Problem): Uint8Array[] {
  const allowed = range(problem.occurrences).map((occurrence) =>
    Uint8Array.from({ length: problem.horizon }, (_, tick) => Number(mayStart(problem, occurrence, tick))),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const { first, second, least, most, needed } of problem.links) {
      if (!needed) continue;
      const before = [0];
      for (const one of allowed[first]) before.push(before[before.length - 1] + one);
      for (const [tick, one] of allowed[second].entries()) {
        const from = Math.max(0, tick - most);
        const to = Math.max(from, tick - least + 1);
        if (one === 0 || before[to] > before[from]) continue;
        allowed[second][tick] = 0;
        changed = true;
      }
    }
  }
  return allowed;
}

/** Whether its own times allow it, with a setup before it, while the patient is there. */
function mayStart(problem: Problem, occurrence: number, tick: number): boolean {
  const from = tick - problem.setupOfPatient[0];
  const to = tick + problem.minutesOfOccurrence[occurrence];
  return (
    isIn(problem.availableItem, 0, problem.availableItem.length, from, to) &&
    isIn(problem.startsItem, problem.startsStart[occurrence], problem.startsStart[occurrence + 1], tick, tick)
  );
}

/** Whether one of the stretches from `first` to `end` holds both ticks. */
function isIn(stretches: Int32Array, first: number, end: number, from: number, to: number): boolean {
  for (let i = first; i < end; i += 2) if (stretches[i] <= from && to <= stretches[i + 1]) return true;
  return false;
}

function keepsLinks(problem: Problem, order: readonly number[]): boolean {
  const occurrences = order.map((unit) => problem.occurrenceOfUnit[unit]);
  return problem.links.every(({ first, second, least, most }) => {
    const [i, j] = [occurrences.indexOf(first), occurrences.indexOf(second)];
    if (i < 0 || j < 0) return true;
    const gap = careOf(problem, order.slice(0, j)) - careOf(problem, order.slice(0, i));
    return least <= gap && gap <= most;
  });
}

/** Practitioners who may do all of it in a visit that starts then, while the patient is there. */
function visitorsAt(problem: Problem, order: readonly number[], start: number): number[] {
  const length = Math.max(problem.setupOfPatient[0] + careOf(problem, order), problem.leastVisitOfPatient[0]);
  const end = start + length;
  if (length > problem.mostVisitOfPatient[0]) return [];
  if (problem.secondPasses.some(([from, to]) => (from <= start && start < to) || (from <= end && end < to))) return [];
  if (!isIn(problem.availableItem, 0, problem.availableItem.length, start, end)) return [];
  const stints = range(problem.stints).filter((stint) => mayVisit(problem, stint, order, start, end));
  return stints.map((stint) => problem.practitionerOfShift[problem.shiftOfStint[stint]]);
}

function mayVisit(problem: Problem, stint: number, order: readonly number[], start: number, end: number): boolean {
  const shift = problem.shiftOfStint[stint];
  if (problem.avoidItem.includes(problem.practitionerOfShift[shift])) return false;
  if (problem.mostVisitsOfShift[shift] === 0 || end - start > problem.mostContactOfShift[shift]) return false;
  if (dateOf(problem, start) !== problem.dateOfStint[stint]) return false;
  if (start < problem.startOfShift[shift] || end > problem.endOfShift[shift]) return false;
  return order.every((unit) => {
    const word = problem.eligible[problem.eligibilityOfUnit[unit] * problem.eligibleWords + Math.floor(stint / 32)];
    return Math.floor(word / 2 ** (stint % 32)) % 2 === 1;
  });
}

function careOf(problem: Problem, order: readonly number[]): number {
  return order.reduce((sum, unit) => sum + problem.minutesOfOccurrence[problem.occurrenceOfUnit[unit]], 0);
}

function dateOf(problem: Problem, tick: number): number {
  let date = 0;
  while (date + 2 < problem.dateStart.length && problem.dateStart[date + 1] <= tick) date++;
  return date;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
