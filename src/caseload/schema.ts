// The input format, described once: the checks, the types and the JSON Schema all come from here.

import { z } from "zod";
import { competencySchema, type portfolioEntrySchema } from "./schema/competence.ts";
import type { afterLinkSchema, gapMinutesSchema, interventionSchema, repeatSchema } from "./schema/intervention.ts";
import { patientSchema, practitionerSchema, type shiftBreakSchema, type shiftSchema } from "./schema/people.ts";
import { type placeSchema, travelSchema } from "./schema/travel.ts";
import { type DeepReadonly, date, type instantWindow, minutes, type timeWindow } from "./schema/values.ts";

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

/** A caseload as written, deeply readonly: nothing filled in, nothing changed. `parseCaseload` makes one. */
export type Caseload = DeepReadonly<z.infer<typeof caseloadSchema>>;
/** The dates that are planned. */
export type Horizon = Caseload["horizon"];
/** Something one is competent to do. */
export type Competency = Caseload["competencies"][number];
/** Somebody at home, and what has to be done there. */
export type Patient = DeepReadonly<z.infer<typeof patientSchema>>;
/** Something to be done for a patient, once or repeatedly. */
export type Intervention = DeepReadonly<z.infer<typeof interventionSchema>>;
/** Somebody who visits patients. */
export type Practitioner = DeepReadonly<z.infer<typeof practitionerSchema>>;
/** A stretch of work of one practitioner. */
export type Shift = DeepReadonly<z.infer<typeof shiftSchema>>;
/** A pause that a shift with visits must hold. */
export type ShiftBreak = DeepReadonly<z.infer<typeof shiftBreakSchema>>;
export type { Requirement } from "./schema/competence.ts";
/** A competency held: its id alone (level 1, for good), or with a level and dates. */
export type PortfolioEntry = DeepReadonly<z.infer<typeof portfolioEntrySchema>>;
/** How long it takes from place to place. */
export type TravelModel = Caseload["travel"];
/** Travel over the great circle at one speed. */
export type StraightLineTravel = Extract<TravelModel, { model: "straight-line" }>;
/** Travel minutes given for every pair of places. */
export type MatrixTravel = Extract<TravelModel, { model: "matrix" }>;
/** Coordinates, or the id of a place in the matrix. */
export type Place = DeepReadonly<z.infer<typeof placeSchema>>;
/** A place on the globe, in degrees. */
export type Coordinates = Exclude<Place, string>;
/** A window of the day, `HH:MM` to `HH:MM` (or `24:00`), ends inclusive. */
export type TimeWindow = DeepReadonly<z.infer<typeof timeWindow>>;
/** A stretch of time between two instants, ends inclusive. */
export type InstantWindow = DeepReadonly<z.infer<typeof instantWindow>>;
/** How often an intervention is done. */
export type Repeat = DeepReadonly<z.infer<typeof repeatSchema>>;
/** How far apart the starts of one intervention's occurrences are. */
export type GapMinutes = DeepReadonly<z.infer<typeof gapMinutesSchema>>;
/** What an intervention comes after, and by how much. */
export type AfterLink = DeepReadonly<z.infer<typeof afterLinkSchema>>;
export type { Weekday } from "../base/calendar.ts";
