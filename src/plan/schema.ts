// The plan as it is written (`onevisit.plan/1`): what the library hands out and what the verifier reads.

import { z } from "zod";

/** The value of `format` in every plan. */
export const PLAN_FORMAT = "onevisit.plan/1";

const id = z.string().min(1);
const count = z.number().int().min(0);
const amount = z.number().min(0);
const shiftIndex = count.describe("Index of the shift in the practitioner's `shifts`, from 0.");
const INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/;
const instant = z
  .string()
  .regex(INSTANT)
  .describe("Local wall-clock instant YYYY-MM-DDTHH:MM in the caseload's time zone; a repeated one is its first pass.");

const plannedIntervention = z
  .strictObject({
    id: id.describe("Occurrence id: the intervention's id, with `#` and its number where it repeats."),
    start: instant,
  })
  .meta({ id: "PlannedIntervention", description: "One occurrence delivered in a visit." });

const visit = z
  .strictObject({
    id: id.describe("Unique in the plan."),
    patient: id.describe("Patient id."),
    practitioner: id.describe("Practitioner id."),
    shift: shiftIndex,
    start: instant.describe("When the practitioner is at the door and setup begins."),
    end: instant.describe("When the last intervention ends, or `minVisitMinutes` after the start if that is later."),
    interventions: z
      .array(plannedIntervention)
      .describe("At least one, in the order delivered, without idle time between."),
  })
  .meta({ id: "Visit", description: "One practitioner at one patient's home, once." });

const takenBreak = z
  .strictObject({ practitioner: id.describe("Practitioner id."), shift: shiftIndex, start: instant, end: instant })
  .meta({ id: "TakenBreak", description: "A pause taken on a shift that has visits." });

const unscheduled = z
  .strictObject({
    id: id.describe("Occurrence id."),
    reason: z
      .strictObject({
        code: z.string().min(1).describe("Stable kebab-case reason, for programs."),
        message: z.string().min(1).describe("The same in a sentence, for people."),
      })
      .describe("Why it could not, or should not, be done."),
  })
  .meta({ id: "Unscheduled", description: "An occurrence that the plan leaves undone." });

const bound = z
  .strictObject({
    unscheduled: count.describe("Proved: no valid plan leaves less priority undone than this."),
    visits: count.describe("Proved: no valid plan that leaves no more undone than this one has fewer visits."),
  })
  .meta({ id: "Bound", description: "What the program has proved that no plan can beat." });

const practitionerMetrics = z
  .strictObject({
    id: id.describe("Practitioner id."),
    shifts: count.describe("Shifts worked: those with at least one visit."),
    visits: count.describe("Visits made."),
    contactMinutes: count.describe("Minutes inside visits, setup and padding included."),
    travelMinutes: count.describe("Minutes of travel on the shifts worked."),
    utilisation: amount.describe(
      "Contact minutes ÷ minutes of all the person's shifts, idle ones included; 0 if none.",
    ),
  })
  .meta({ id: "PractitionerMetrics", description: "One practitioner's share of the work." });

const siloedMetrics = z
  .strictObject({
    visits: count.describe("Visits of the siloed plan."),
    unscheduled: count.describe("Priority that the siloed plan leaves undone."),
    done: count.optional().describe("Occurrences that the siloed plan does; what compares where the two differ in U."),
    bound,
  })
  .meta({
    id: "SiloedMetrics",
    description: "The plan of siloed(caseload), solved with the same options: each discipline visits on its own.",
  });

const minutes = z
  .strictObject({
    handsOn: count.describe("Minutes of interventions, for each person there: a double-handed one counts twice."),
    setup: count.describe("Minutes before the first intervention of each visit."),
    padding: count.describe("Minutes that `minVisitMinutes` adds after the last intervention of a visit."),
    travel: count.describe("Minutes of travel on all shifts that have visits."),
    waiting: count.describe(
      "Minutes between the start of a shift's first visit and the end of its last that are neither visit, travel nor break.",
    ),
    breaks: count.describe("Minutes of breaks taken."),
  })
  .describe("Where the practitioners' minutes go.");

const metrics = z
  .strictObject({
    visits: count.describe("V: visits in the plan."),
    uncombined: count.describe("Visits if every occurrence done had one of its own (a double-handed one two)."),
    siloed: siloedMetrics.optional().describe("Present only when the siloed caseload was solved too."),
    occurrences: z
      .strictObject({ total: count.describe("Occurrences asked for."), done: count.describe("Occurrences done.") })
      .describe("A double-handed occurrence counts once."),
    unscheduledPriority: count.describe("U: the sum of `priority` over the occurrences left undone."),
    cost: amount.describe("C: the weighted sum of travel, faces, preferences and off-peak minutes."),
    minutes,
    facesPerPatient: z
      .strictObject({
        mean: amount.describe("0 where nobody is visited."),
        max: count.describe("0 where nobody is visited."),
      })
      .describe("Distinct practitioners whom a patient sees, over the patients visited."),
    doorsPerPatientDay: amount.describe("Visits per patient and date on which that patient is visited; 0 if none."),
    extraFaces: count.describe("Distinct practitioners beyond the first, summed over the patients visited."),
    unpreferredVisits: count.describe("Visits to a patient who prefers somebody, by somebody else."),
    offPeakMinutes: count.describe("Wall-clock minutes from each start to the nearest preferred time, summed."),
    worstOffPeakMinutes: count.describe("The largest of those."),
    practitioners: z.array(practitionerMetrics).describe("Everybody in the caseload, in its order."),
  })
  .meta({
    id: "PlanMetrics",
    description: "What the plan comes to; documented here and not part of what makes it valid.",
  });

const status = z
  .enum(["optimal", "feasible"])
  .meta({ id: "PlanStatus", description: "`optimal` exactly when both bounds equal the plan's own U and V." });

/** The zod schema of a plan. Strict: an unknown key is an error. Whether the plan is valid is the verifier's to say. */
export const planSchema = z
  .strictObject({
    format: z.literal(PLAN_FORMAT).describe("Which format this is."),
    status,
    visits: z.array(visit).describe("In any order; the library's are by start."),
    breaks: z.array(takenBreak).describe("Those required of shifts that have visits, each once."),
    unscheduled: z.array(unscheduled).describe("Every occurrence that is in no visit."),
    bound,
    metrics,
  })
  .describe("A plan: who goes to whom, when, doing which interventions.");

export type * from "./types.ts";
