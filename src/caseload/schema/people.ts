// Patients, and the practitioners who visit them.

import { z } from "zod";
import { portfolioEntrySchema, requirementSchema } from "./competence.ts";
import { interventionSchema } from "./intervention.ts";
import { placeSchema } from "./travel.ts";
import { annotations, count, id, instant, instantWindow, label, minutes, timeOfDay, windowEnd } from "./values.ts";

/** One patient and what has to be done there. */
export const patientSchema = z
  .strictObject({
    id: id.describe("Unique among the patients."),
    place: placeSchema.describe("Where every visit to this patient is."),
    interventions: z.array(interventionSchema).min(1).describe("What has to be done; at least one."),
    requires: z
      .array(requirementSchema)
      .optional()
      .describe("Requirements on every practitioner who visits (language, checks, access). Default: none."),
    available: z
      .array(instantWindow)
      .optional()
      .describe("Every visit lies inside one of these, start to end. Default: the whole horizon."),
    avoid: z.array(id).optional().describe("Practitioner ids that must not visit. Default: none."),
    prefer: z
      .array(id)
      .optional()
      .describe("Practitioner ids the patient would rather see (soft); empty counts as none. Default: none."),
    setupMinutes: minutes.optional().describe("Replaces the caseload's, whole minutes. Default: the caseload's."),
    minVisitMinutes: minutes.optional().describe("Replaces the caseload's, whole minutes. Default: the caseload's."),
    maxVisitMinutes: minutes
      .optional()
      .describe("No visit lasts longer, setup included; not below `minVisitMinutes`. Default: none."),
    siloed: z
      .boolean()
      .optional()
      .describe(
        "True: no agreement to shared working; an intervention with a discipline is done only by that discipline. Default: false.",
      ),
    ...annotations,
  })
  .meta({ id: "Patient", description: "Somebody at home, and what has to be done there." });

/** A pause that a shift with visits must hold. */
export const shiftBreakSchema = z
  .strictObject({
    from: timeOfDay.describe("Start of its window: the first such time of day at or after the shift's start."),
    to: windowEnd.describe("End of its window: the first such time of day at or after `from`; not after the shift."),
    minutes: minutes.describe("Exact length, whole minutes; no longer than its window."),
  })
  .meta({ id: "ShiftBreak", description: "A pause of exactly this length inside its window." });

/** A stretch of work. */
export const shiftSchema = z
  .strictObject({
    start: instant.describe("Instant YYYY-MM-DDTHH:MM, inside the horizon."),
    end: instant.describe("Instant YYYY-MM-DDTHH:MM, after `start`, inside the horizon."),
    id: id.optional().describe("Unique among the practitioner's shifts. Default: none."),
    startPlace: placeSchema.optional().describe("Where travel begins. Default: at the first visit's door."),
    endPlace: placeSchema.optional().describe("Where travel ends. Default: at the last visit's door."),
    breaks: z
      .array(shiftBreakSchema)
      .optional()
      .describe("Pauses, each taken once if the shift has visits. Default: none."),
    maxVisits: count.optional().describe("Most visits on this shift. Default: no limit."),
    maxContactMinutes: minutes.optional().describe("Most minutes of visits on this shift. Default: no limit."),
  })
  .meta({ id: "Shift", description: "A stretch of work of one practitioner." });

/** One practitioner. */
export const practitionerSchema = z
  .strictObject({
    id: id.describe("Unique among the practitioners."),
    portfolio: z.array(portfolioEntrySchema).describe("Competencies held."),
    shifts: z.array(shiftSchema).describe("Stretches of work that do not overlap; may be empty."),
    discipline: label.optional().describe("Matters where a patient is siloed; else for reports. Default: none."),
    organisation: label.optional().describe("For reports. Default: none."),
    hourlyCost: z.number().min(0).optional().describe("For reports and workforce analysis, any unit. Default: none."),
    ...annotations,
  })
  .meta({ id: "Practitioner", description: "Somebody who visits patients." });
