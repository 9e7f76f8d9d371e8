// One part of a large problem as a problem of its own, with the rest standing still.
//
// Every patient belongs to one part in each period. There the search may do what it likes with their visits by shifts of
// the part, within the period; their visits by shifts of other parts stand. A visit that stands is, in the part that has
// its shift, a patient of its own with one occurrence, which nobody but the shift's practitioner does and at no other time;
// in the part that has its patient, what is free keeps clear of it. What is free in two parts keeps to an accord. So
// whatever one part's search finds is possible beside what the others find meanwhile.

import type { Steps } from "../../base/steps.ts";
import type { Stretches } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import type { OwnNeeds } from "../own-needs.ts";
import { indexIn, inWhole, type SubProblem, subProblem } from "../presolve/sub-problem.ts";
import { narrowToAccord } from "./accord.ts";
import { startsBeside } from "./beside.ts";
import type { Cut } from "./cut.ts";
import { metBeside, needsBeside } from "./elsewhere.ts";
import { withPlacesOf } from "./places.ts";
import { standing } from "./standing.ts";
import { lists, withStanding } from "./with-standing.ts";

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
  const startOf = startsIn(problem, schedule);
  const still = standing(problem, schedule, cut, startOf);
  yield;
  const standsAlready = new Uint8Array(problem.occurrences);
  for (const { units } of still) for (const unit of units) standsAlready[problem.occurrenceOfUnit[unit]!] = 1;
  const stands = new Set(still);
  const list = <T>(): T[][] => cut.periods.map(() => []);
  const [occurrences, shifts, free, fixed] = [
    list<number>(),
    list<number>(),
    list<ScheduledVisit>(),
    list<ScheduledVisit>(),
  ];
  for (let o = 0; o < problem.occurrences; o++) {
    if (standsAlready[o] === 0) occurrences[cut.ofOccurrence[o]!]!.push(o);
  }
  for (let shift = 0; shift < problem.shifts; shift++) shifts[cut.ofShift[shift]!]!.push(shift);
  for (const visit of schedule) (stands.has(visit) ? fixed : free)[cut.ofShift[visit.shift]!]!.push(visit);
  const visitsOfPatient: ScheduledVisit[][] = Array.from({ length: problem.patients }, () => []);
  for (const visit of schedule) visitsOfPatient[visit.patient]!.push(visit);
  yield;
  const starts = startsBeside(problem, standsAlready, startOf);
  narrowToAccord(problem, cut, startOf, standsAlready, starts);
  const parts: Part[] = [];
  for (const [part, own] of occurrences.entries()) {
    if (own.length === 0) continue;
    yield;
    const sub = subProblem(problem, own, shifts[part]!);
    const mine = new Set(free[part]!);
    const elsewhere = Array.from(sub.patientOf, (old) => visitsOfPatient[old]!.filter((visit) => !mine.has(visit)));
    const knowing = { ...narrowed(sub, starts), ...metBeside(problem, elsewhere) };
    const needed = needsBeside(needs, sub, elsewhere);
    parts.push(partOf(problem, { ...sub, problem: knowing }, needed, free[part]!, fixed[part]!));
  }
  return parts;
}

/** The tick at which each occurrence starts; −1 where it is undone. */
function startsIn(problem: Problem, schedule: Schedule): Int32Array {
  const startOf = new Int32Array(problem.occurrences).fill(-1);
  for (const { patient, start, units } of schedule) {
    let at = start + problem.setupOfPatient[patient]!;
    for (const unit of units) {
      const occurrence = problem.occurrenceOfUnit[unit]!;
      startOf[occurrence] = at;
      at += problem.minutesOfOccurrence[occurrence]!;
    }
  }
  return startOf;
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

function partOf(whole: Problem, sub: SubProblem, needs: OwnNeeds, free: Schedule, fixed: Schedule): Part {
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
  return {
    problem: withPlacesOf(withStanding(whole, sub.problem, fixed, still)),
    schedule: [...own, ...still],
    needs: withNeedsOf(fixed.length, needs),
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

/** Visits that stand need one visit each, their own. */
function withNeedsOf(standing: number, { impossible, fewest }: OwnNeeds): OwnNeeds {
  return {
    impossible: Uint8Array.from([...impossible, ...new Uint8Array(standing)]),
    fewest: Int32Array.from([...fewest, ...new Int32Array(standing).fill(1)]),
  };
}
