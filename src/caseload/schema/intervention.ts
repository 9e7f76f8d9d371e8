// What has to be done, when, and in what relation to what else is done for the same patient.

import { z } from "zod";
import { requirementSchema } from "./competence.ts";
import { annotations, date, id, label, minutes, positiveCount, timeWindow, weekday } from "./values.ts";

/** How often. */
export const repeatSchema = z
  .strictObject({
    times: positiveCount.describe("Occurrences per `per`, ≥ 1; at most 1440 a day."),
    per: z
      .enum(["day", "week", "horizon"])
      .describe(
        "day: on each allowed date. week: in each block of seven days from the start of the horizon, as many as it has allowed dates at most. horizon: in all.",
      ),
  })
  .meta({ id: "Repeat", description: "The occurrences are numbered id#1, id#2, … and start in that order." });

/** How far apart occurrences of one intervention start. */
export const gapMinutesSchema = z
  .strictObject({
    min: minutes.optional().describe("Least minutes between the starts of any two occurrences. Default: none."),
    max: minutes
      .optional()
      .describe(
        "Most minutes between the starts of occurrences with consecutive numbers; several a day: only where both are on one date. Not below `min`. Default: none.",
      ),
  })
  .meta({ id: "GapMinutes", description: "Elapsed minutes between the starts of occurrences of one intervention." });

/** What this intervention comes after. */
export const afterLinkSchema = z
  .strictObject({
    intervention: id.describe("Id of another intervention of the same patient; not done if that is left undone."),
    minMinutes: minutes.optional().describe("Least minutes from that start to this start. Default: 0."),
    maxMinutes: minutes
      .optional()
      .describe("Most minutes from that start to this start, not below `minMinutes`. Default: none."),
  })
  .meta({ id: "AfterLink", description: "minMinutes ≤ start(this) − start(that) ≤ maxMinutes." });

const second = z
  .strictObject({ requires: z.array(requirementSchema).describe("Requirements on the second practitioner, all met.") })
  .meta({ id: "Second", description: "A second practitioner, there for the whole intervention." });

const others = (meaning: string) =>
  z.array(id).optional().describe(`Ids of other interventions of the same patient ${meaning}. Default: none.`);

/** One intervention of a patient. */
export const interventionSchema = z
  .strictObject({
    id: id.describe("Unique in the whole caseload, without `#`."),
    minutes: positiveCount.describe("How long it takes, whole minutes ≥ 1."),
    requires: z.array(requirementSchema).describe("Requirements on who does it, all of them met; may be empty."),
    second: second.optional().describe("Double-handed care: who else is there. Default: one practitioner."),
    discipline: label
      .optional()
      .describe("Who does this when every discipline visits on its own; matters only where `siloed`. Default: none."),
    dates: z.array(date).optional().describe("Dates on which it may start. Default: every date of the horizon."),
    weekdays: z.array(weekday).optional().describe("Days of the week on which it may start. Default: every day."),
    notBefore: date.optional().describe("First date on which it may start. Default: the horizon's first."),
    notAfter: date
      .optional()
      .describe("Last date on which it may start, not before `notBefore`. Default: the horizon's last."),
    times: z.array(timeWindow).optional().describe("It starts inside one of these windows. Default: any time."),
    preferredTimes: z
      .array(timeWindow)
      .optional()
      .describe("Windows it would rather start in (soft). Default: no preference."),
    repeat: repeatSchema.optional().describe("How often. Default: once in the horizon."),
    gapMinutes: gapMinutesSchema.optional().describe("Only with `repeat`. Default: none."),
    after: z.array(afterLinkSchema).optional().describe("What this comes after. Default: none."),
    apartFrom: others("never done in the same visit as this one; stated on either side, holds for both"),
    alongside: others("that may be under way at the same time, by another practitioner; either side, holds for both"),
    precedesInVisit: others("that come later than this one in any visit that holds both"),
    priority: positiveCount
      .optional()
      .describe("What leaving one occurrence undone costs, whole and ≥ 1. Default: 10."),
    ...annotations,
  })
  .meta({ id: "Intervention", description: "Something to be done for a patient, once or repeatedly." });
