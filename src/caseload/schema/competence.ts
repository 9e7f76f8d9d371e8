// Who may do what: competencies, requirements, portfolio entries.

import { z } from "zod";
import type { Requirement } from "../types.ts";
import { annotations, date, id, positiveCount } from "./values.ts";

/** One competency that portfolios and requirements may name. */
export const competencySchema = z
  .strictObject({ id: id.describe("Unique among the competencies."), ...annotations })
  .meta({ id: "Competency", description: "Something one is competent to do, and portfolios and requirements name." });

const leveledRequirement = z.strictObject({
  competency: id.describe("Competency id."),
  level: positiveCount.describe("Least level held, whole and ≥ 1. What a level means is the caseload's business."),
});

const eitherRequirement = z.strictObject({
  get anyOf(): z.ZodArray<z.ZodType<Requirement>> {
    return z.array(requirementSchema).min(1).describe("Met when one of these is; at least one.");
  },
});

/** See `Requirement`. */
export const requirementSchema: z.ZodType<Requirement> = z
  .union([id.describe("Competency id, meaning level 1."), leveledRequirement, eitherRequirement])
  .meta({ id: "Requirement", description: "Met by a portfolio that holds the competency at the level on the date." });

/** A competency held, perhaps at a level and for a time. */
export const portfolioEntrySchema = z
  .union([
    id.describe("Competency id, held at level 1 for good."),
    z.strictObject({
      competency: id.describe("Competency id."),
      level: positiveCount.optional().describe("Level held, whole and ≥ 1. Default: 1."),
      from: date.optional().describe("First date held, inclusive. Default: since ever."),
      until: date.optional().describe("Last date held, inclusive, not before `from`. Default: for good."),
    }),
  ])
  .meta({ id: "PortfolioEntry", description: "A competency held; several entries may name one competency." });
