// Every visit that anybody could make: on which shift, doing what in which order, from which minutes.

import { minVisitMinutesOf, setupMinutesOf } from "../../../src/caseload/defaults.ts";
import type { Relation } from "./relations.ts";
import { isAble, type World } from "./world.ts";

export interface Visit {
  readonly shift: number;
  /** Indices into the world's hands, in the order of delivery. */
  readonly hands: readonly number[];
  /** Minutes from the start of the visit to that of each. */
  readonly offsets: readonly number[];
  readonly length: number;
  /** Minutes at which it may start, as far as it concerns this visit alone; ascending, never empty. */
  readonly starts: readonly number[];
}

export function visitsOf(world: World, relations: readonly Relation[]): Visit[] {
  const visits: Visit[] = [];
  for (const shift of world.shifts.keys()) {
    const { start, end } = world.shifts[shift];
    const minutes = world.instants.map((_, minute) => minute).filter((minute) => start <= minute && minute < end);
    grow(
      shift,
      [],
      [],
      minutes.filter((minute) => world.named[minute]),
    );
  }
  return visits;

  /** Adds the visit so far, where there is one, and every longer one that begins with it. */
  function grow(shift: number, hands: readonly number[], offsets: readonly number[], minutes: readonly number[]): void {
    if (hands.length > 0) {
      const length = lengthOf(world, hands);
      const starts = minutes.filter((start) => fits(world, shift, hands, start, length));
      if (starts.length > 0 && keeps(world, relations, hands, offsets)) {
        visits.push({ shift, hands, offsets, length, starts });
      }
    }
    for (const next of world.hands.keys()) {
      if (!mayFollow(world, hands, next)) continue;
      const { due } = world.hands[next];
      const offset = setupMinutesOf(world.caseload, world.dues[due].patient) + careOf(world, hands);
      const able = minutes.filter(
        (start) =>
          world.dues[due].mayStart[start + offset] &&
          isAble(world, world.hands[next], world.shifts[shift].practitioner, world.instants[start].slice(0, 10)),
      );
      if (able.length > 0) grow(shift, [...hands, next], [...offsets, offset], able);
    }
  }
}

const careOf = ({ dues, hands }: World, done: readonly number[]): number =>
  done.reduce((sum, hand) => sum + dues[hands[hand].due].intervention.minutes, 0);

function lengthOf(world: World, hands: readonly number[]): number {
  const { patient } = world.dues[world.hands[hands[0]].due];
  const { caseload } = world;
  return Math.max(setupMinutesOf(caseload, patient) + careOf(world, hands), minVisitMinutesOf(caseload, patient));
}

/** Whether it may come behind these in one visit. */
function mayFollow({ dues, hands }: World, before: readonly number[], next: number): boolean {
  const { patient, intervention } = dues[hands[next].due];
  return before.every((hand) => {
    const other = dues[hands[hand].due];
    return (
      other.patient === patient &&
      other.intervention !== intervention &&
      !intervention.apartFrom?.includes(other.intervention.id) &&
      !other.intervention.apartFrom?.includes(intervention.id) &&
      !intervention.precedesInVisit?.includes(other.intervention.id)
    );
  });
}

/** Whether shift and patient let the visit be from `start`, for its whole length. */
function fits(world: World, shift: number, hands: readonly number[], start: number, length: number): boolean {
  const { patient } = world.dues[world.hands[hands[0]].due];
  const { shift: terms, end: last } = world.shifts[shift];
  const end = start + length;
  if (end > last || !world.named[end]) return false;
  if (length > (patient.maxVisitMinutes ?? Infinity) || length > (terms.maxContactMinutes ?? Infinity)) return false;
  return patient.available?.some(({ from, to }) => world.minuteOf(from) <= start && end <= world.minuteOf(to)) ?? true;
}

/** Whether those in it keep what they owe each other. */
function keeps(
  world: World,
  relations: readonly Relation[],
  hands: readonly number[],
  offsets: readonly number[],
): boolean {
  const offsetOf = new Map(hands.map((hand, i) => [world.hands[hand].due, offsets[i]]));
  return relations.every(({ first, second, least, most }) => {
    const [a, b] = [offsetOf.get(first), offsetOf.get(second)];
    if (a === undefined || b === undefined) return true;
    return least <= b - a && b - a <= most;
  });
}
