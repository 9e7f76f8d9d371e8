// The small values that every part of a caseload is made of: ids, minutes, dates, times, instants, windows.

import { z } from "zod";
import { isRealDate, isRealInstant, isTimeOfDay, WEEKDAYS } from "../../base/calendar.ts";

/** Text of a form that a regular expression alone cannot say; `code` is the issue it raises. */
function written(form: (text: string) => boolean, code: string, pattern: string) {
  return z.string().refine(form, { params: { code } }).meta({ pattern });
}

const DATE = "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
const TIME = "([01]\\d|2[0-3]):[0-5]\\d";

/** A non-empty id. */
export const id = z.string().min(1);
/** Non-empty text that is compared with other text. */
export const label = z.string().min(1);
/** A whole number of minutes, ≥ 0. */
export const minutes = z.int().min(0);
/** A whole number ≥ 1. */
export const positiveCount = z.int().min(1);
/** A whole number ≥ 0. */
export const count = z.int().min(0);
/** `YYYY-MM-DD`, a real date. */
export const date = written(isRealDate, "not-a-date", `${DATE}$`).meta({ format: "date" });
/** `YYYY-MM-DDTHH:MM`, a real date with an hour from 00 to 23. */
export const instant = written(isRealInstant, "not-an-instant", `${DATE}T${TIME}$`);
/** `HH:MM`, 00:00 to 23:59. */
export const timeOfDay = written(isTimeOfDay, "not-a-time", `^${TIME}$`);
/** `HH:MM`, 00:00 to 24:00. */
export const windowEnd = written((text) => text === "24:00" || isTimeOfDay(text), "not-a-time", `^(${TIME}|24:00)$`);
/** `"mon"` … `"sun"`. */
export const weekday = z.enum(WEEKDAYS);

/** A window of the day on the wall clock. */
export const timeWindow = z
  .strictObject({
    from: timeOfDay.describe("Time of day HH:MM, 00:00 to 23:59, inclusive."),
    to: windowEnd.describe("Time of day HH:MM, not before `from`, inclusive; 24:00 is the end of the day."),
  })
  .meta({ id: "TimeWindow", description: "A window of the day, read on the wall clock of the date; ends inclusive." });

/** A window between two instants. */
export const instantWindow = z
  .strictObject({
    from: instant.describe("Instant YYYY-MM-DDTHH:MM, inclusive."),
    to: instant.describe("Instant YYYY-MM-DDTHH:MM, not before `from`, inclusive."),
  })
  .meta({ id: "InstantWindow", description: "A stretch of time between two local instants, ends inclusive." });

const code = z
  .strictObject({
    system: z.string().describe("Which code system, usually a URI."),
    code: z.string().describe("The code in that system."),
    display: z.string().optional().describe("The code's meaning in words. Default: none."),
  })
  .meta({ id: "Code", description: "What another system calls this." });

/** Keys that may stand on every competency, patient, intervention and practitioner, and mean nothing to the solver. */
export const annotations = {
  name: z.string().optional().describe("For people; means nothing to the solver. Default: none."),
  notes: z.string().optional().describe("For people; means nothing to the solver. Default: none."),
  codes: z.array(code).optional().describe("For other systems; means nothing to the solver. Default: none."),
};
