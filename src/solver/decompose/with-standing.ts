// A part's problem with visits that stand: each a patient of its own with one occurrence, at the end of every list.

import { NEVER, type Problem, SAME } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";

/**
 * The part's problem with visits that stand.
 *
 * @param standing the visits in the whole problem's numbers
 * @param still the same in the part's
 */
export function withStanding(whole: Problem, part: Problem, standing: Schedule, still: Schedule): Problem {
  const count = standing.length;
  if (count === 0) return part;
  return {
    ...part,
    patients: part.patients + count,
    occurrences: part.occurrences + count,
    standingFrom: part.occurrences,
    units: part.units + count,
    ...patientsOf(whole, part, standing),
    ...occurrencesOf(whole, part, standing),
    ...unitsOf(part, still),
  };
}

/** Each visit's patient: there all the time, however long it takes, whoever comes. */
function patientsOf(whole: Problem, part: Problem, standing: Schedule) {
  const count = standing.length;
  const theirs = (column: Int32Array) => standing.map(({ patient }) => column[patient]!);
  return {
    placeOfPatient: longer(part.placeOfPatient, theirs(whole.placeOfPatient)),
    setupOfPatient: longer(part.setupOfPatient, theirs(whole.setupOfPatient)),
    leastVisitOfPatient: longer(part.leastVisitOfPatient, theirs(whole.leastVisitOfPatient)),
    mostVisitOfPatient: longer(part.mostVisitOfPatient, all(count, NEVER)),
    interventionsOfPatient: longer(part.interventionsOfPatient, all(count, 1)),
    pairFlags: [...part.pairFlags, ...all(count, Uint8Array.of(SAME))],
    occurrenceStart: longer(part.occurrenceStart, upFrom(count, part.occurrences + 1)),
    unitStart: longer(part.unitStart, upFrom(count, part.units + 1)),
    ...lists("available", part.availableStart, part.availableItem, all(count, [0, part.horizon])),
    ...lists("avoid", part.avoidStart, part.avoidItem, all(count, [])),
    ...lists("prefer", part.preferStart, part.preferItem, all(count, [])),
    ...(part.metStart && { metStart: longer(part.metStart, all(count, part.metItem!.length)) }),
  };
}

/** All care of each visit as one occurrence, at no other time. */
function occurrencesOf(whole: Problem, part: Problem, standing: Schedule) {
  const count = standing.length;
  const care = standing.map(({ units }) =>
    units.reduce((sum, unit) => sum + whole.minutesOfOccurrence[whole.occurrenceOfUnit[unit]!]!, 0),
  );
  const starts = standing.map(({ start, patient }) => start + whole.setupOfPatient[patient]!);
  // To lose one would be worse than to lose everything else.
  const everything = part.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 1);
  return {
    patientOfOccurrence: longer(part.patientOfOccurrence, upFrom(count, part.patients)),
    interventionOfOccurrence: longer(part.interventionOfOccurrence, all(count, 0)),
    minutesOfOccurrence: longer(part.minutesOfOccurrence, care),
    priorityOfOccurrence: Float64Array.from([...part.priorityOfOccurrence, ...all(count, everything)]),
    exchangeOfOccurrence: longer(part.exchangeOfOccurrence, all(count, -1)),
    ...lists(
      "starts",
      part.startsStart,
      part.startsItem,
      starts.map((start) => [start, start]),
    ),
    ...lists("preferred", part.preferredStart, part.preferredItem, all(count, [])),
    ...lists("link", part.linkStart, part.linkItem, all(count, [])),
  };
}

/** One pair of hands for each visit: those of its practitioner. */
function unitsOf(part: Problem, still: Schedule) {
  const { eligible, rowOfVisit } = rowsFor(part, still);
  return {
    occurrenceOfUnit: longer(part.occurrenceOfUnit, upFrom(still.length, part.occurrences)),
    partnerOfUnit: longer(part.partnerOfUnit, all(still.length, -1)),
    eligibilityOfUnit: longer(part.eligibilityOfUnit, rowOfVisit),
    eligible,
  };
}

/** Rows of who could do what, with one more for each stint that visits stand on. */
function rowsFor(part: Problem, still: Schedule): { eligible: Uint32Array; rowOfVisit: number[] } {
  const { eligibleWords: words } = part;
  const first = part.eligible.length / words;
  const rowOfStint = new Map<number, number>();
  const stintsOfShift = new Map<number, number[]>();
  for (const [stint, shift] of part.shiftOfStint.entries()) {
    const own = stintsOfShift.get(shift);
    if (own === undefined) stintsOfShift.set(shift, [stint]);
    else own.push(stint);
  }
  const rowOfVisit = still.map(({ shift, start }) => {
    const stint = stintsOfShift.get(shift)!.find((one) => start <= part.hiOfStint[one]!)!;
    const row = rowOfStint.get(stint) ?? first + rowOfStint.size;
    rowOfStint.set(stint, row);
    return row;
  });
  const eligible = new Uint32Array((first + rowOfStint.size) * words);
  eligible.set(part.eligible);
  for (const [stint, row] of rowOfStint) eligible[row * words + (stint >>> 5)] = 1 << (stint & 31);
  return { eligible, rowOfVisit };
}

function all<T>(count: number, value: T): T[] {
  return new Array<T>(count).fill(value);
}

function upFrom(count: number, first: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

function longer(column: Int32Array, more: readonly number[]): Int32Array {
  const grown = new Int32Array(column.length + more.length);
  grown.set(column);
  grown.set(more, column.length);
  return grown;
}

/** Two columns that hold lists, with more lists at their end. */
export function lists<Name extends string>(
  name: Name,
  start: Int32Array,
  item: Int32Array,
  more: readonly (readonly number[])[],
): Record<`${Name}Start` | `${Name}Item`, Int32Array> {
  let end = item.length;
  const ends = more.map((items) => {
    end += items.length;
    return end;
  });
  const columns = { [`${name}Start`]: longer(start, ends), [`${name}Item`]: longer(item, more.flat()) };
  return columns as Record<`${Name}Start` | `${Name}Item`, Int32Array>;
}
