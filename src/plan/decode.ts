// From indices and ticks back to names and instants: the visits, breaks and undone occurrences of a plan.

import { mapped, type Steps } from "../base/steps.ts";
import type { Caseload } from "../caseload/schema.ts";
import type { Compiled } from "../problem/compile.ts";
import type { Schedule } from "../problem/schedule.ts";
import { lengthOf, placeBreaks } from "./breaks.ts";
import { numberByTime } from "./numbering.ts";
import type { Plan } from "./schema.ts";

/** What a plan says beside its bound and its metrics. */
export type PlanBody = Pick<Plan, "visits" | "breaks"> & {
  /** Indices of the occurrences left undone, ascending. */
  readonly undone: readonly number[];
};

/** Visits written between two yields. */
const AT_ONCE = 1000;

/** What a plan says of its schedule, in steps. */
export function* decode(caseload: Caseload, compiled: Compiled, schedule: Schedule): Steps<PlanBody> {
  const { problem, timeline, occurrenceIds } = compiled;
  const ordered = [...schedule].sort((a, b) => a.start - b.start || a.shift - b.shift);
  const numbered = numberByTime(problem, ordered);
  const done = new Set<number>();
  const who = (shift: number) => caseload.practitioners[problem.practitionerOfShift[shift]!]!.id;
  yield;
  const visits = yield* mapped(ordered, AT_ONCE, (visit, i) => {
    let at = visit.start + problem.setupOfPatient[visit.patient]!;
    const interventions = visit.units.map((unit) => {
      const occurrence = problem.occurrenceOfUnit[unit]!;
      const named = numbered.get(occurrence) ?? occurrence;
      done.add(named);
      const item = { id: occurrenceIds[named]!, start: timeline.instantOf(at) };
      at += problem.minutesOfOccurrence[occurrence]!;
      return item;
    });
    return {
      id: `v${i + 1}`,
      patient: caseload.patients[visit.patient]!.id,
      practitioner: who(visit.shift),
      shift: problem.numberOfShift[visit.shift]!,
      start: timeline.instantOf(visit.start),
      end: timeline.instantOf(visit.start + lengthOf(problem, visit)),
      interventions,
    };
  });
  const placed = placeBreaks(problem, ordered);
  yield;
  const breaks = yield* mapped(placed, AT_ONCE, ({ shift, start, end }) => ({
    practitioner: who(shift),
    shift: problem.numberOfShift[shift]!,
    start: timeline.instantOf(start),
    end: timeline.instantOf(end),
  }));
  const undone = Array.from({ length: problem.occurrences }, (_, occurrence) => occurrence).filter((o) => !done.has(o));
  return { visits, breaks, undone };
}
