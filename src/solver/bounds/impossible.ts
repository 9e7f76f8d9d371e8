// Occurrences that nobody could ever do.

import { intersect } from "../../base/stretches.ts";
import type { Cell } from "./cells.ts";
import type { Clock } from "./clock.ts";
import type { Item } from "./items.ts";
import { isAvoided, isEligible } from "./staff.ts";

/** Pairs of stints looked at for one double-handed occurrence before it is taken to be possible. */
const MOST_PAIRS = 20_000;

/**
 * The occurrences of the clock's patient that are in no visit that anybody could make, those whose two pairs of hands
 * could never be there together, and those that come after an impossible one.
 *
 * @param unseen items that some date's cells leave out, so that nothing is known of them.
 */
export function impossibleOccurrences(
  clock: Clock,
  items: readonly Item[],
  cells: readonly Cell[],
  unseen: ReadonlySet<number>,
): ReadonlySet<number> {
  const { problem, patient } = clock;
  const seen = new Set(cells.flatMap((cell) => cell.items));
  const impossible = new Set<number>();
  for (const [index, { occurrences, units, dates }] of items.entries()) {
    const doubled = problem.partnerOfUnit[units[0]] >= 0;
    const doable = unseen.has(index) || (seen.has(index) && (!doubled || couldMeet(clock, units[0], dates)));
    if (!doable) for (const occurrence of occurrences) impossible.add(occurrence);
  }
  if (impossible.size === 0) return impossible;
  const needed = [];
  for (let o = problem.occurrenceStart[patient]; o < problem.occurrenceStart[patient + 1]; o++) {
    for (let i = problem.linkStart[o]; i < problem.linkStart[o + 1]; i++) {
      const link = problem.links[problem.linkItem[i]];
      if (link.needed && link.first === o) needed.push(link);
    }
  }
  for (let before = -1; before < impossible.size; ) {
    before = impossible.size;
    for (const { first, second } of needed) if (impossible.has(first)) impossible.add(second);
  }
  return impossible;
}

/** When somebody could start on it. */
interface Hands {
  readonly practitioner: number;
  readonly from: number;
  readonly to: number;
}

/** Whether two practitioners could be there for both pairs of hands at one start. */
function couldMeet(clock: Clock, unit: number, dates: readonly number[]): boolean {
  const { problem, days } = clock;
  const occurrence = problem.occurrenceOfUnit[unit];
  let pairs = 0;
  for (const date of dates) {
    const first = handsOn(clock, unit, date);
    for (const other of dates) {
      // Their visits may start on different dates only across a midnight.
      if (other > date ? days.latestEnd[date] <= days.startOf(other) : days.latestEnd[other] < days.startOf(date))
        continue;
      const starts = intersect(clock.startsOn(occurrence, date), clock.startsOn(occurrence, other));
      const second = starts.length === 0 ? [] : handsOn(clock, problem.partnerOfUnit[unit], other);
      for (const a of first) {
        for (const b of second) {
          if (pairs++ > MOST_PAIRS) return true;
          if (a.practitioner === b.practitioner) continue;
          if (intersect(starts, [Math.max(a.from, b.from), Math.min(a.to, b.to)]).length > 0) return true;
        }
      }
    }
  }
  return false;
}

/** Those who could do the unit in a visit that starts on the date. */
function handsOn(clock: Clock, unit: number, date: number): Hands[] {
  const { problem, days, patient } = clock;
  const occurrence = problem.occurrenceOfUnit[unit];
  const minutes = problem.minutesOfOccurrence[occurrence];
  const hands: Hands[] = [];
  for (let stint = days.stintStart[date]; stint < days.stintStart[date + 1]; stint++) {
    const index = days.spanOfStint[stint];
    if (index < 0 || !isEligible(problem, unit, stint) || isAvoided(problem, patient, stint)) continue;
    const { lo, hi, end } = days.spans[index];
    const from = lo + clock.setup;
    const to = Math.min(end - minutes, hi + clock.reach(occurrence));
    const practitioner = problem.practitionerOfShift[problem.shiftOfStint[stint]];
    if (from <= to) hands.push({ practitioner, from, to });
  }
  return hands;
}
