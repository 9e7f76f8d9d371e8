// Who may do what: requirements against portfolios, and disciplines where a patient is siloed.

import type { Intervention, Patient, PortfolioEntry, Practitioner, Requirement } from "../caseload/schema.ts";

/** Answers whether a practitioner meets every one of some requirements on a date. */
export type Meets = (
  practitioner: Practitioner,
  requirements: readonly Requirement[] | undefined,
  date: string,
) => boolean;

/** A `Meets` that remembers each portfolio by competency. */
export function competence(practitioners: readonly Practitioner[]): Meets {
  const portfolios = new Map(practitioners.map(({ id, portfolio }) => [id, byCompetency(portfolio)]));
  return (practitioner, requirements, date) => {
    const portfolio = portfolios.get(practitioner.id);
    return (requirements ?? []).every((requirement) => portfolio !== undefined && meets(portfolio, requirement, date));
  };
}

/**
 * Whether the practitioner is of the intervention's discipline, where that matters.
 *
 * @param siloed the whole caseload is taken as siloed, whatever the patient says.
 */
export function isRightDiscipline(
  practitioner: Practitioner,
  intervention: Intervention,
  patient: Patient,
  siloed: boolean,
): boolean {
  if (!(siloed || patient.siloed === true) || intervention.discipline === undefined) return true;
  return practitioner.discipline === intervention.discipline;
}

interface Held {
  readonly level: number;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

type Portfolio = ReadonlyMap<string, readonly Held[]>;

function byCompetency(entries: readonly PortfolioEntry[]): Portfolio {
  const portfolio = new Map<string, Held[]>();
  for (const entry of entries) {
    const { competency, level = 1, from, until } = typeof entry === "string" ? { competency: entry } : entry;
    const held = portfolio.get(competency) ?? [];
    held.push({ level, from, until });
    portfolio.set(competency, held);
  }
  return portfolio;
}

function meets(portfolio: Portfolio, requirement: Requirement, date: string): boolean {
  if (typeof requirement === "string") return holds(portfolio, requirement, 1, date);
  if ("anyOf" in requirement) return requirement.anyOf.some((one) => meets(portfolio, one, date));
  return holds(portfolio, requirement.competency, requirement.level ?? 1, date);
}

function holds(portfolio: Portfolio, competency: string, level: number, date: string): boolean {
  const entries = portfolio.get(competency) ?? [];
  return entries.some(
    (held) =>
      held.level >= level &&
      (held.from === undefined || date >= held.from) &&
      (held.until === undefined || date <= held.until),
  );
}
