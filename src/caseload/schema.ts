// The input format, described once: the checks, the JSON Schema and from it the types all come from here.

import { z } from "zod";
import { competencySchema } from "./schema/competence.ts";
import { patientSchema, practitionerSchema } from "./schema/people.ts";
import { travelSchema } from "./schema/travel.ts";
import { date, minutes } from "./schema/values.ts";

/** The value of `format` in every caseload. */
export const CASELOAD_FORMAT = "onevisit.caseload/1";

const horizonSchema = z
  .strictObject({
    start: date.describe("First date, YYYY-MM-DD, from its 00:00."),
    days: z
      .int()
      .min(1)
      .max(366)
      .describe("Number of dates, 1 to 366, to the end of the last, which is 9999-12-29 or before."),
  })
  .meta({ id: "Horizon", description: "The dates that are planned." });

/**
 * The zod schema of a caseload as written. Strict (an unknown key is an error) and without defaults (those are in
 * `defaults.ts`). What a schema cannot say is checked by `parseCaseload`.
 */
export const caseloadSchema = z
  .strictObject({
    format: z.literal(CASELOAD_FORMAT).describe("Which format this is."),
    timeZone: z
      .string()
      .describe("Any that Intl.DateTimeFormat accepts, e.g. Europe/London; every instant is read in it."),
    horizon: horizonSchema,
    setupMinutes: minutes
      .optional()
      .describe("Whole minutes every visit spends before its first intervention (greeting, consent). Default: 0."),
    minVisitMinutes: minutes
      .optional()
      .describe("A visit lasts at least this many whole minutes, setup included. Default: 0."),
    travel: travelSchema,
    competencies: z.array(competencySchema).describe("What portfolios and requirements may name."),
    patients: z.array(patientSchema).describe("May be empty."),
    practitioners: z.array(practitionerSchema).describe("May be empty."),
  })
  .meta({ description: "A caseload: who needs what at home, and who could do it." });

export type { Weekday } from "../base/calendar.ts";
export type * from "./types.ts";
