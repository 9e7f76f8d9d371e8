// Shifts that could take over another one's route, whatever it is: with visits, orders, times and breaks as they are.
//
// Where such a shift is idle, the route may be handed to it without changing U and V, so it is enough to look at plans in
// which a shift is idle while one that could stand in for it is (what dominance rules of machine scheduling say of
// machines; identical shifts, in `classes.ts`, are the case in which each could stand in for the other). Double-handed care
// does not stand in the way: a practitioner's shifts never overlap, so nobody comes to be their own second pair of hands.

import type { Break, Problem } from "../../problem/problem.ts";

/** By shift, the shifts that could stand in for it, although it could not for them. Preserves U and V, not C. */
export function standIns(problem: Problem): readonly (readonly number[])[] {
  const shifts = Array.from({ length: problem.shifts }, (_, shift) => shift);
  const hands = handsOf(problem);
  const could = (one: number, other: number) =>
    one !== other && hasRoom(problem, one, other) && isNearer(problem, one, other) && canDo(problem, hands, one, other);
  return shifts.map((other) => shifts.filter((one) => could(one, other) && !could(other, one)));
}

/** Whether the hours, limits and breaks of `one` leave all the room that those of `other` do. */
function hasRoom(problem: Problem, one: number, other: number): boolean {
  const { startOfShift, endOfShift, mostVisitsOfShift, mostContactOfShift, breaksOfShift } = problem;
  return (
    startOfShift[one] <= startOfShift[other] &&
    endOfShift[one] >= endOfShift[other] &&
    mostVisitsOfShift[one] >= mostVisitsOfShift[other] &&
    mostContactOfShift[one] >= mostContactOfShift[other] &&
    areAmong(breaksOfShift[one], breaksOfShift[other])
  );
}

/** Whether breaks may be taken when others of the same lengths are, each when another one is. */
function areAmong(breaks: readonly Break[], others: readonly Break[]): boolean {
  const left = [...others];
  return breaks.every(({ from, to, length }) => {
    const at = left.findIndex((other) => other.length === length && from <= other.from && to >= other.to);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Whether `one` is at every door no later than `other` could be, and may leave every door no sooner. */
function isNearer(problem: Problem, one: number, other: number): boolean {
  const { startOfShift, endOfShift, startPlaceOfShift, endPlaceOfShift, travel, placeOfPatient } = problem;
  const way = (from: number, to: number) => (from < 0 || to < 0 ? 0 : travel.between(from, to));
  return placeOfPatient.every(
    (door) =>
      startOfShift[one] + way(startPlaceOfShift[one], door) <=
        startOfShift[other] + way(startPlaceOfShift[other], door) &&
      endOfShift[one] - way(door, endPlaceOfShift[one]) >= endOfShift[other] - way(door, endPlaceOfShift[other]),
  );
}

/** What a shift's practitioner may do, and for whom not. */
interface Hands {
  readonly stints: readonly number[];
  readonly avoiding: ReadonlySet<number>;
}

function handsOf(problem: Problem): Hands[] {
  const { patients, avoidStart, avoidItem, practitionerOfShift, shiftOfStint } = problem;
  const avoiding = Array.from({ length: problem.practitioners }, () => new Set<number>());
  for (let patient = 0; patient < patients; patient++)
    for (let i = avoidStart[patient]; i < avoidStart[patient + 1]; i++) avoiding[avoidItem[i]].add(patient);
  const stints = Array.from({ length: problem.shifts }, (): number[] => []);
  for (const [stint, shift] of shiftOfStint.entries()) stints[shift].push(stint);
  return stints.map((own, shift) => ({ stints: own, avoiding: avoiding[practitionerOfShift[shift]] }));
}

/** Whether `one` may do what `other` may, on the same dates and at the same times, for the same patients. */
function canDo(problem: Problem, hands: readonly Hands[], one: number, other: number): boolean {
  const { loOfStint, hiOfStint, dateOfStint } = problem;
  for (const patient of hands[one].avoiding) if (!hands[other].avoiding.has(patient)) return false;
  return hands[other].stints.every((stint) =>
    hands[one].stints.some(
      (own) =>
        dateOfStint[own] === dateOfStint[stint] &&
        loOfStint[own] <= loOfStint[stint] &&
        hiOfStint[own] >= hiOfStint[stint] &&
        isAble(problem, own, stint),
    ),
  );
}

/** Whether one stint is competent for every unit that the other is. */
function isAble({ eligible, eligibleWords, eligibilityOfUnit }: Problem, one: number, other: number): boolean {
  const is = (stint: number, row: number) => (eligible[row * eligibleWords + (stint >>> 5)] >>> (stint & 31)) & 1;
  return eligibilityOfUnit.every((row) => is(one, row) >= is(other, row));
}
