// The same caseload, and the same plan, by other names.

import type {
  CaseloadJson,
  HeldJson,
  InterventionJson,
  PatientJson,
  RequirementJson,
} from "../../bench/generator/format.ts";
import type { Plan } from "../../src/plan/schema.ts";

/** Another name: the same letters backwards, so that names sort otherwise, and never one that is there already. */
export function renamed(id: string): string {
  return `${[...id].reverse().join("")}~`;
}

/** A caseload with every patient, intervention, practitioner and competency renamed. (Places keep their names.) */
export function renamedCaseload(caseload: CaseloadJson): CaseloadJson {
  return {
    ...caseload,
    competencies: caseload.competencies.map((one) => ({ ...one, id: renamed(one.id) })),
    patients: caseload.patients.map(patient),
    practitioners: caseload.practitioners.map((one) => ({
      ...one,
      id: renamed(one.id),
      portfolio: one.portfolio.map(held),
    })),
  };
}

/** The plan of a caseload as it would be of the renamed one; why something is undone is said with its code only. */
export function renamedPlan(plan: Plan): unknown {
  return {
    ...plan,
    visits: plan.visits.map((visit) => ({
      ...visit,
      patient: renamed(visit.patient),
      practitioner: renamed(visit.practitioner),
      interventions: visit.interventions.map((item) => ({ ...item, id: renamedOccurrence(item.id) })),
    })),
    breaks: plan.breaks.map((one) => ({ ...one, practitioner: renamed(one.practitioner) })),
    unscheduled: plan.unscheduled.map(({ id, reason }) => ({ id: renamedOccurrence(id), code: reason.code })),
    metrics: {
      ...plan.metrics,
      practitioners: plan.metrics.practitioners.map((one) => ({ ...one, id: renamed(one.id) })),
    },
  };
}

/** A plan with the codes of its reasons and without their sentences, which name names and dates. */
export function withoutMessages(plan: Plan): unknown {
  return { ...plan, unscheduled: plan.unscheduled.map(({ id, reason }) => ({ id, code: reason.code })) };
}

function renamedOccurrence(occurrence: string): string {
  const [id, number] = occurrence.split("#");
  return number === undefined ? renamed(id!) : `${renamed(id!)}#${number}`;
}

function patient(one: PatientJson): PatientJson {
  return {
    ...one,
    id: renamed(one.id),
    ...(one.requires && { requires: one.requires.map(requirement) }),
    ...(one.avoid && { avoid: one.avoid.map(renamed) }),
    ...(one.prefer && { prefer: one.prefer.map(renamed) }),
    interventions: one.interventions.map(intervention),
  };
}

function intervention(one: InterventionJson): InterventionJson {
  return {
    ...one,
    id: renamed(one.id),
    requires: one.requires.map(requirement),
    ...(one.second && { second: { requires: one.second.requires.map(requirement) } }),
    ...(one.after && { after: one.after.map((link) => ({ ...link, intervention: renamed(link.intervention) })) }),
    ...(one.apartFrom && { apartFrom: one.apartFrom.map(renamed) }),
    ...(one.alongside && { alongside: one.alongside.map(renamed) }),
    ...(one.precedesInVisit && { precedesInVisit: one.precedesInVisit.map(renamed) }),
  };
}

function requirement(one: RequirementJson): RequirementJson {
  if (typeof one === "string") return renamed(one);
  if ("anyOf" in one) return { anyOf: one.anyOf.map(requirement) };
  return { ...one, competency: renamed(one.competency) };
}

function held(one: HeldJson): HeldJson {
  return typeof one === "string" ? renamed(one) : { ...one, competency: renamed(one.competency) };
}
