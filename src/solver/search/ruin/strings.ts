// Strings of neighbouring visits from shifts that pass close by on one date.
// Slack induction by string removals: Christiaens & Vanden Berghe 2020, sections 5.1 and 5.2.

import { anyVisit, dateOf, type Ruined } from "./ruin.ts";

const AVERAGE_REMOVED = 10;
const LONGEST_STRING = 10;
/** Chance that some visits in the middle of a string stay. */
const SPLIT_CHANCE = 0.5;
const STAY_CHANCE = 0.99;

export function strings(ruined: Ruined): void {
  const { solution, random, neighbours } = ruined;
  const { visits, routes, visitsOfPatient } = solution;
  const seed = anyVisit(ruined);
  if (seed < 0) return;
  const date = dateOf(solution, seed);
  const longest = Math.min(LONGEST_STRING, routes[visits.shift[seed]!]!.size + 3);
  const count = Math.floor(random.next() * ((4 * AVERAGE_REMOVED) / (1 + longest))) + 1;
  const used = new Set<number>();
  for (const patient of neighbours.of(visits.patient[seed]!)) {
    for (const slot of [...visitsOfPatient[patient]!]) {
      if (used.size >= count) break;
      const shift = visits.shift[slot]!;
      if (used.has(shift) || !visitsOfPatient[patient]!.includes(slot) || dateOf(solution, slot) !== date) continue;
      used.add(shift);
      removeString(ruined, slot, longest);
    }
    if (used.size >= count) break;
  }
  solution.settle();
}

/** Removes a string of visits of one shift that holds `slot`; perhaps a longer one, of which a stretch stays. */
export function removeString({ solution, random }: Ruined, slot: number, longest: number): void {
  const route = solution.routes[solution.visits.shift[slot]!]!;
  const length = 1 + random.int(Math.min(longest, route.size));
  let staying = 0;
  if (length > 1 && length < route.size && random.next() < SPLIT_CHANCE) {
    staying = 1;
    while (length + staying < route.size && random.next() > STAY_CHANCE) staying++;
  }
  const span = length + staying;
  const at = route.positionOf(slot);
  const lowest = Math.max(0, at - span + 1);
  const from = lowest + random.int(Math.min(at, route.size - span) - lowest + 1);
  const stay = staying === 0 ? 0 : from + random.int(length + 1);
  const gone: number[] = [];
  for (let p = from; p < from + span; p++)
    if (staying === 0 || p < stay || p >= stay + staying) gone.push(route.visits[p]!);
  for (const one of gone) solution.remove(one);
}
