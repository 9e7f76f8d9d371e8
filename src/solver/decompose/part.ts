// One part of a large problem as a problem of its own, with the rest standing still.
//
// Every patient belongs to one part. There the search may do what it likes with their visits by shifts of the part; their
// visits by shifts of other parts stand. A visit that stands is, in the part that has its shift, a patient of its own with
// one occurrence, which nobody but the shift's practitioner does and at no other time; in the part that has its patient,
// what is free keeps clear of it. So whatever one part's search finds is possible beside what the others find meanwhile.

import type { Steps } from "../../base/steps.ts";
import type { Stretches } from "../../base/stretches.ts";
import { NEVER, type Problem, SAME } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import { type OwnNeeds, UNKNOWN } from "../own-needs.ts";
import { indexIn, inWhole, type SubProblem, subProblem } from "../presolve/sub-problem.ts";
import { startsBeside } from "./beside.ts";
import type { Cut } from "./cut.ts";
import { withPlacesOf } from "./places.ts";
import { standing } from "./standing.ts";

export interface Part {
  /** The part's own problem, and the plan it starts from, in its numbers. */
  readonly problem: Problem;
  readonly schedule: Schedule;
  /** Of its patients: visits that stand in other parts count as had already. */
  readonly needs: OwnNeeds;
  /** Priority of all of it that does not stand. */
  readonly free: number;
  /** Its shifts in the whole problem. */
  readonly shifts: Int32Array;
  /** A schedule of the part in the numbers of the whole. */
  readonly inWhole: (schedule: Schedule) => Schedule;
}

/** The parts of a cut that have anything free in them, one after another. */
export function* partsOf(problem: Problem, needs: OwnNeeds, schedule: Schedule, cut: Cut): Steps<Part[]> {
  const still = standing(problem, schedule, cut);
  yield;
  const standsAlready = new Uint8Array(problem.occurrences);
  for (const { units } of still) for (const unit of units) standsAlready[problem.occurrenceOfUnit[unit]!] = 1;
  const stands = new Set(still);
  const list = <T>(): T[][] => Array.from({ length: cut.parts }, () => []);
  const [occurrences, shifts, free, fixed] = [
    list<number>(),
    list<number>(),
    list<ScheduledVisit>(),
    list<ScheduledVisit>(),
  ];
  for (let o = 0; o < problem.occurrences; o++) {
    if (standsAlready[o] === 0) occurrences[cut.ofPatient[problem.patientOfOccurrence[o]!]!]!.push(o);
  }
  for (let shift = 0; shift < problem.shifts; shift++) shifts[cut.ofShift[shift]!]!.push(shift);
  for (const visit of schedule) (stands.has(visit) ? fixed : free)[cut.ofShift[visit.shift]!]!.push(visit);
  const left = besides(needs, still);
  yield;
  const starts = startsBeside(problem, still, standsAlready);
  const parts: Part[] = [];
  for (const [part, own] of occurrences.entries()) {
    if (own.length === 0) continue;
    yield;
    const sub = subProblem(problem, own, shifts[part]!);
    parts.push(partOf(problem, left, { ...sub, problem: narrowed(sub, starts) }, free[part]!, fixed[part]!));
  }
  return parts;
}

/** What is needed besides visits that patients have already. */
function besides({ impossible, fewest }: OwnNeeds, visits: Schedule): OwnNeeds {
  const left = Int32Array.from(fewest);
  for (const { patient } of visits) if (left[patient]! !== UNKNOWN) left[patient] = Math.max(0, left[patient]! - 1);
  return { impossible, fewest: left };
}

/** The part's problem, in which some occurrences may start only when what stands lets them. */
function narrowed({ problem, occurrenceOf }: SubProblem, starts: ReadonlyMap<number, Stretches>): Problem {
  const { startsStart, startsItem } = problem;
  if (!occurrenceOf.some((old) => starts.has(old))) return problem;
  const own = Array.from(
    occurrenceOf,
    (old, o) => starts.get(old) ?? Array.from(startsItem.subarray(startsStart[o]!, startsStart[o + 1]!)),
  );
  return { ...problem, ...lists("starts", Int32Array.of(0), new Int32Array(0), own) };
}

function partOf(whole: Problem, wholeNeeds: OwnNeeds, sub: SubProblem, free: Schedule, fixed: Schedule): Part {
  const shiftIn = indexIn(sub.shiftOf);
  const patientIn = indexIn(sub.patientOf);
  const unitIn = indexIn(sub.unitOf);
  const own = free.map(({ shift, patient, start, units }) => ({
    shift: shiftIn.get(shift)!,
    patient: patientIn.get(patient)!,
    start,
    units: units.map((unit) => unitIn.get(unit)!),
  }));
  const still = fixed.map(({ shift, start }, i) => ({
    shift: shiftIn.get(shift)!,
    patient: sub.problem.patients + i,
    start,
    units: [sub.problem.units + i],
  }));
  const impossible = new Uint8Array(sub.problem.occurrences + fixed.length);
  for (const [o, old] of sub.occurrenceOf.entries()) impossible[o] = wholeNeeds.impossible[old]!;
  const fewest = new Int32Array(sub.problem.patients + fixed.length).fill(1);
  for (const [p, old] of sub.patientOf.entries()) fewest[p] = wholeNeeds.fewest[old]!;
  return {
    problem: withPlacesOf(withStanding(whole, sub.problem, fixed, still)),
    schedule: [...own, ...still],
    needs: { impossible, fewest },
    free: sub.problem.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 0),
    shifts: sub.shiftOf,
    inWhole: (schedule) => [
      ...inWhole(
        sub,
        schedule.filter(({ patient }) => patient < sub.problem.patients),
      ),
      ...fixed,
    ],
  };
}

/** The part's problem with visits that stand: their patients, occurrences and units come last. */
function withStanding(whole: Problem, part: Problem, standing: Schedule, still: Schedule): Problem {
  const count = standing.length;
  if (count === 0) return part;
  const setups = standing.map(({ patient }) => whole.setupOfPatient[patient]!);
  const starts = standing.map(({ start }, i) => start + setups[i]!);
  const care = standing.map(({ units }) =>
    units.reduce((sum, unit) => sum + whole.minutesOfOccurrence[whole.occurrenceOfUnit[unit]!]!, 0),
  );
  const everything = part.priorityOfOccurrence.reduce((sum, priority) => sum + priority, 1);
  const each = <T>(value: (index: number) => T) => Array.from({ length: count }, (_, i) => value(i));
  const { eligible, rowOfVisit } = rowsFor(part, still);
  return {
    ...part,
    patients: part.patients + count,
    occurrences: part.occurrences + count,
    standingFrom: part.occurrences,
    units: part.units + count,
    placeOfPatient: longer(
      part.placeOfPatient,
      standing.map(({ patient }) => whole.placeOfPatient[patient]!),
    ),
    setupOfPatient: longer(part.setupOfPatient, setups),
    leastVisitOfPatient: longer(
      part.leastVisitOfPatient,
      standing.map(({ patient }) => whole.leastVisitOfPatient[patient]!),
    ),
    mostVisitOfPatient: longer(
      part.mostVisitOfPatient,
      each(() => NEVER),
    ),
    ...lists(
      "available",
      part.availableStart,
      part.availableItem,
      each(() => [0, part.horizon]),
    ),
    ...lists(
      "avoid",
      part.avoidStart,
      part.avoidItem,
      each(() => []),
    ),
    ...lists(
      "prefer",
      part.preferStart,
      part.preferItem,
      each(() => []),
    ),
    occurrenceStart: longer(
      part.occurrenceStart,
      each((i) => part.occurrences + i + 1),
    ),
    unitStart: longer(
      part.unitStart,
      each((i) => part.units + i + 1),
    ),
    interventionsOfPatient: longer(
      part.interventionsOfPatient,
      each(() => 1),
    ),
    pairFlags: [...part.pairFlags, ...each(() => Uint8Array.of(SAME))],
    patientOfOccurrence: longer(
      part.patientOfOccurrence,
      each((i) => part.patients + i),
    ),
    interventionOfOccurrence: longer(
      part.interventionOfOccurrence,
      each(() => 0),
    ),
    minutesOfOccurrence: longer(part.minutesOfOccurrence, care),
    // To lose one would be worse than to lose everything else.
    priorityOfOccurrence: Float64Array.from([...part.priorityOfOccurrence, ...each(() => everything)]),
    ...lists(
      "starts",
      part.startsStart,
      part.startsItem,
      starts.map((start) => [start, start]),
    ),
    ...lists(
      "preferred",
      part.preferredStart,
      part.preferredItem,
      each(() => []),
    ),
    ...lists(
      "link",
      part.linkStart,
      part.linkItem,
      each(() => []),
    ),
    exchangeOfOccurrence: longer(
      part.exchangeOfOccurrence,
      each(() => -1),
    ),
    occurrenceOfUnit: longer(
      part.occurrenceOfUnit,
      each((i) => part.occurrences + i),
    ),
    partnerOfUnit: longer(
      part.partnerOfUnit,
      each(() => -1),
    ),
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

function longer(column: Int32Array, more: readonly number[]): Int32Array {
  const grown = new Int32Array(column.length + more.length);
  grown.set(column);
  grown.set(more, column.length);
  return grown;
}

/** Two columns that hold lists, with more lists at their end. */
function lists<Name extends string>(
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
