// What holds where a caseload says nothing. Every documented default is here and nowhere else.

import type { AfterLink, Caseload, Intervention, Patient, PortfolioEntry, StraightLineTravel } from "./schema.ts";

/** Minutes a visit to this patient spends before its first intervention. Default: the caseload's, or 0. */
export function setupMinutesOf(caseload: Caseload, patient: Patient): number {
  return patient.setupMinutes ?? caseload.setupMinutes ?? 0;
}

/** Minutes that a visit to this patient lasts at least, setup included. Default: the caseload's, or 0. */
export function minVisitMinutesOf(caseload: Caseload, patient: Patient): number {
  return patient.minVisitMinutes ?? caseload.minVisitMinutes ?? 0;
}

/** Minutes that a visit to this patient lasts at most, setup included. Default: Infinity. */
export function maxVisitMinutesOf(patient: Patient): number {
  return patient.maxVisitMinutes ?? Number.POSITIVE_INFINITY;
}

/** Whether interventions with a discipline are left to that discipline. Default: false. */
export function isSiloed(patient: Patient): boolean {
  return patient.siloed ?? false;
}

/** What leaving one occurrence undone costs. Default: 10. */
export function priorityOf(intervention: Intervention): number {
  return intervention.priority ?? 10;
}

/** Least minutes from the start of what comes first to the start of what comes after it. Default: 0. */
export function minMinutesOf(link: AfterLink): number {
  return link.minMinutes ?? 0;
}

/** Most minutes from the start of what comes first to the start of what comes after it. Default: Infinity. */
export function maxMinutesOf(link: AfterLink): number {
  return link.maxMinutes ?? Number.POSITIVE_INFINITY;
}

/** The competency that a portfolio entry, or a requirement of one competency, names. */
export function competencyOf(entry: string | { readonly competency: string }): string {
  return typeof entry === "string" ? entry : entry.competency;
}

/** The level that a portfolio entry, or a requirement of one competency, names. Default: 1. */
export function levelOf(entry: PortfolioEntry | { readonly competency: string; readonly level: number }): number {
  return typeof entry === "string" ? 1 : (entry.level ?? 1);
}

/** Whether a portfolio entry counts on a date, `YYYY-MM-DD`; both its ends are inclusive. Default: always. */
export function isHeldOn(entry: PortfolioEntry, date: string): boolean {
  if (typeof entry === "string") return true;
  return (entry.from === undefined || date >= entry.from) && (entry.until === undefined || date <= entry.until);
}

/** Road distance ÷ straight line. Default: 1.3. */
export function detourOf(travel: StraightLineTravel): number {
  return travel.detour ?? 1.3;
}

/** Minutes added to every journey between different places. Default: 0. */
export function fixedMinutesOf(travel: StraightLineTravel): number {
  return travel.fixedMinutes ?? 0;
}
