// A slow planner without a clever thought: every occurrence gets a visit of its own at the first minute that keeps every
// rule. For small caseloads, and for tests that want a valid plan and not a good one.

import { createCalendar } from "../../src/base/calendar.ts";
import type { Random } from "../../src/base/random.ts";
import { meets } from "../../src/caseload/competence.ts";
import { minVisitMinutesOf, priorityOf, setupMinutesOf } from "../../src/caseload/defaults.ts";
import { type Occurrence, openOut } from "../../src/caseload/occurrences.ts";
import type { Caseload, Intervention, Patient } from "../../src/caseload/schema.ts";
import type { JudgedPlan } from "./mutate/mutation.ts";
import { type NaiveShift, shiftsOf, withVisit } from "./naive/shift.ts";
import { type Done, mayStart } from "./naive/start.ts";

/** Whom and what an occurrence is of. */
export interface Due {
  readonly occurrence: Occurrence;
  readonly patient: Patient;
  readonly intervention: Intervention;
}

/**
 * Plans a caseload naively. What finds no minute is left out.
 *
 * @param random passes over some of the minutes that would do, so that one caseload gets many plans.
 */
export function naivePlan(caseload: Caseload, random?: Random): JudgedPlan {
  const calendar = createCalendar(caseload.timeZone);
  const shifts = shiftsOf(caseload, calendar);
  const done: Done[] = [];
  const left: Due[] = [];
  for (const due of inOrder(caseload)) {
    const found = firstFit(due);
    if (found === undefined) left.push(due);
    else done.push({ ...due, ...found });
  }
  return written();

  /** Puts an occurrence at its first minute, with as many people as it needs. */
  function firstFit(due: Due): Pick<Done, "begin"> | undefined {
    const setup = setupMinutesOf(caseload, due.patient);
    const minutes = Math.max(setup + due.intervention.minutes, minVisitMinutesOf(caseload, due.patient));
    const first = Math.min(...shifts.map(({ start }) => start));
    const last = Math.max(...shifts.map(({ end }) => end)) - minutes;
    for (let start = first; start <= last; start++) {
      const visit = { start, begin: start + setup, end: start + minutes };
      if (!mayStart(due, visit, done, calendar) || random?.chance(0.5)) continue;
      if (takenBySome(due, visit)) return { begin: visit.begin };
    }
    return undefined;
  }

  function takenBySome(due: Due, { start, begin, end }: { start: number; begin: number; end: number }): boolean {
    const { intervention, patient, occurrence } = due;
    const date = calendar.instantOf(start).slice(0, 10);
    const visit = { start, begin, end, patient, occurrence: occurrence.id };
    const able = shifts.flatMap((shift) => {
      const { practitioner } = shift;
      if (patient.avoid?.includes(practitioner.id) || !meets(practitioner, patient.requires, date)) return [];
      const next = withVisit(shift, visit, caseload, calendar);
      return next === undefined ? [] : [{ shift, next }];
    });
    const leads = ({ shift: { practitioner } }: (typeof able)[number]): boolean =>
      meets(practitioner, intervention.requires, date) &&
      (!patient.siloed || intervention.discipline === undefined || intervention.discipline === practitioner.discipline);
    for (const one of able.filter(leads)) {
      const other = able.find(
        ({ shift: { practitioner } }) =>
          practitioner.id !== one.shift.practitioner.id && meets(practitioner, intervention.second?.requires, date),
      );
      if (intervention.second !== undefined && other === undefined) continue;
      Object.assign(one.shift, one.next);
      if (intervention.second !== undefined && other !== undefined) Object.assign(other.shift, other.next);
      return true;
    }
    return false;
  }

  function written(): JudgedPlan {
    const unscheduled = left.reduce((sum, { intervention }) => sum + priorityOf(intervention), 0);
    const visits = shifts.flatMap((shift) => shift.visits.map((visit) => ({ shift, ...visit })));
    const place = ({ practitioner, index }: NaiveShift) => ({ practitioner: practitioner.id, shift: index });
    return {
      format: "onevisit.plan/1",
      status: unscheduled === 0 && visits.length === 0 ? "optimal" : "feasible",
      visits: visits.map(({ shift, start, begin, end, patient, occurrence }, i) => ({
        id: `v${i + 1}`,
        patient: patient.id,
        ...place(shift),
        start: calendar.instantOf(start),
        end: calendar.instantOf(end),
        interventions: [{ id: occurrence, start: calendar.instantOf(begin) }],
      })),
      breaks: shifts.flatMap((shift) =>
        shift.breaks.map(([from, to]) => ({
          ...place(shift),
          start: calendar.instantOf(from),
          end: calendar.instantOf(to),
        })),
      ),
      unscheduled: left.map(({ occurrence: { id } }) => ({
        id,
        reason: { code: "naive", message: "the naive planner found no minute for it" },
      })),
      bound: { unscheduled: 0, visits: 0 },
    };
  }
}

/** Every occurrence, behind those that it comes after, in the order of numbers. */
function inOrder(caseload: Caseload): Due[] {
  const interventions = new Map(
    caseload.patients.flatMap((patient) => patient.interventions.map((one) => [one.id, one])),
  );
  const depth = (one: Intervention): number =>
    Math.max(0, ...(one.after ?? []).map((link) => 1 + depth(interventions.get(link.intervention) as Intervention)));
  const all = openOut(caseload).map((occurrence) => {
    const patient = caseload.patients[occurrence.patient];
    return { occurrence, patient, intervention: patient.interventions[occurrence.intervention] };
  });
  return all.sort((a, b) => depth(a.intervention) - depth(b.intervention));
}
