// One part of a large problem as a problem of its own, with the rest standing still.
//
// Every patient belongs to one part. There the search may do what it likes with their visits by shifts of the part; their
// visits by shifts of other parts stand. A visit that stands is, in the part that has its shift, a patient of its own with
// one occurrence, which nobody but the shift's practitioner does and at no other time; in the part that has its patient,
// what is free keeps clear of it. So whatever one part's search finds is possible beside what the others find meanwhile.

import type { Steps } from "../../base/steps.ts";
import type { Stretches } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule, ScheduledVisit } from "../../problem/schedule.ts";
import { type OwnNeeds, UNKNOWN } from "../own-needs.ts";
import { indexIn, inWhole, type SubProblem, subProblem } from "../presolve/sub-problem.ts";
import { startsBeside } from "./beside.ts";
import type { Cut } from "./cut.ts";
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
