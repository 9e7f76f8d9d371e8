import { competencyOf, levelOf } from "../defaults.ts";
import { shown } from "../issues.ts";
import type { PortfolioEntry, Requirement } from "../schema.ts";
import { type Check, type CheckContext, createAdviser, eachDoubled } from "./check.ts";

type Path = readonly PropertyKey[];

/** Requirements and portfolios name listed competencies, `avoid` and `prefer` listed practitioners, nothing doubled. */
export const knownReferences: Check = (context) => {
  const { patients, practitioners } = context.caseload;
  const competencies = competencyChecks(context);
  const checkPractitioners = practitionerCheck(context);
  patients.forEach((patient, i) => {
    const at = (...rest: PropertyKey[]): Path => ["patients", i, ...rest];
    if (patient.requires) competencies.requirements(patient.requires, () => at("requires"));
    if (patient.avoid) checkPractitioners(patient.avoid, () => at("avoid"));
    if (patient.prefer) checkPractitioners(patient.prefer, () => at("prefer"));
    patient.interventions.forEach(({ requires, second }, j) => {
      competencies.requirements(requires, () => at("interventions", j, "requires"));
      if (second) competencies.requirements(second.requires, () => at("interventions", j, "second", "requires"));
    });
  });
  practitioners.forEach(({ portfolio }, i) => {
    competencies.portfolio(portfolio, () => ["practitioners", i, "portfolio"]);
  });
};

function competencyChecks({ caseload, report }: CheckContext) {
  const known = new Set(caseload.competencies.map(({ id }) => id));
  const advise = createAdviser(known);

  const competency = (entry: PortfolioEntry | Exclude<Requirement, { anyOf: unknown }>, path: () => Path): void => {
    const id = competencyOf(entry);
    if (known.has(id)) return;
    const own = typeof entry === "string" ? path() : [...path(), "competency"];
    report("unknown-competency", own, `no competency has the id ${shown(id)}.`, { id }, advise(id));
  };

  const doubled = (path: Path, value: unknown): void => {
    report("doubled-reference", path, `${shown(value)} stands in this list already.`, { value });
  };

  const requirements = (list: readonly Requirement[], path: () => Path): void => {
    eachDoubled(list, requirementKey, (index) => {
      doubled([...path(), index], list[index]);
    });
    list.forEach((one, index) => {
      const at = () => [...path(), index];
      if (typeof one === "object" && "anyOf" in one) requirements(one.anyOf, () => [...at(), "anyOf"]);
      else competency(one, at);
    });
  };

  const portfolio = (list: readonly PortfolioEntry[], path: () => Path): void => {
    eachDoubled(list, entryKey, (index) => {
      doubled([...path(), index], list[index]);
    });
    list.forEach((entry, index) => {
      competency(entry, () => [...path(), index]);
    });
  };

  return { requirements, portfolio };
}

function practitionerCheck({ caseload, report }: CheckContext): (ids: readonly string[], path: () => Path) => void {
  const known = new Set(caseload.practitioners.map(({ id }) => id));
  const advise = createAdviser(known);
  return (ids, path) => {
    eachDoubled(ids, String, (index) => {
      const id = ids[index];
      report("doubled-reference", [...path(), index], `${shown(id)} stands in this list already.`, { value: id });
    });
    ids.forEach((id, index) => {
      if (known.has(id)) return;
      report(
        "unknown-practitioner",
        [...path(), index],
        `no practitioner has the id ${shown(id)}.`,
        { id },
        advise(id),
      );
    });
  };
}

/** Equal for requirements that ask for the very same: an id alone is that competency at level 1. */
function requirementKey(requirement: Requirement): string {
  if (typeof requirement === "object" && "anyOf" in requirement) {
    return JSON.stringify(requirement.anyOf.map(requirementKey).sort());
  }
  return `${levelOf(requirement)} ${competencyOf(requirement)}`;
}

/** Equal for entries that hold the very same; several that differ in level or dates may name one competency. */
function entryKey(entry: PortfolioEntry): string {
  const dates = typeof entry === "string" ? "" : `${entry.from ?? ""} ${entry.until ?? ""}`;
  return `${levelOf(entry)} ${dates} ${competencyOf(entry)}`;
}
