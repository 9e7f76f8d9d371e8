// The plan in a few lines, for a coordinator: what is not done first, then visits and how few there could be.

import type { Caseload } from "../caseload/schema.ts";
import type { Plan } from "../plan/schema.ts";
import { neverDue } from "./never-due.ts";
import { headline, type Siloed, saved } from "./saving.ts";
import { undoneLines } from "./undone.ts";
import { counted, decimal, percent } from "./words.ts";

/**
 * The plan in words: a few lines of plain text, the last ended by a line feed.
 *
 * What is left undone stands before the visits, since visits that are not made save nothing. The saving stands beside
 * what both plans leave undone, and is called certain only against the siloed plan's bound.
 *
 * @param caseload the caseload that was planned
 * @param plan its plan; the saving is told where `metrics.siloed` is there, or the next argument is given
 * @param siloedPlan the plan of `siloed(caseload)`, solved with the same options
 *
 * @example
 * process.stdout.write(summaryOf(caseload, await consolidate(caseload, { compare: true })));
 */
export function summaryOf(caseload: Caseload, plan: Plan, siloedPlan?: Plan): string {
  const siloed = siloedPlan === undefined ? plan.metrics.siloed : siloedOf(siloedPlan);
  const rows: readonly (readonly [label: string, text: string | undefined])[] = [
    ["Not due", neverDue(caseload)],
    ["Undone", undone(plan)],
    ["Done", done(plan)],
    ["Visits", visits(plan)],
    ["Saved", siloed && saved(plan, siloed)],
    ["Travel", travel(plan)],
    ["Faces", faces(plan)],
    ["Wishes", wishes(caseload, plan)],
  ];
  const lines = rows.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label.padEnd(7)} ${text}`]));
  return [headline(plan, siloed), ...lines, ...undoneLines(caseload, plan), ""].join("\n");
}

function siloedOf({ metrics, bound }: Plan): Siloed {
  return { visits: metrics.visits, unscheduled: metrics.unscheduledPriority, done: metrics.occurrences.done, bound };
}

function undone({ metrics, bound }: Plan): string | undefined {
  const { total, done } = metrics.occurrences;
  const priority = metrics.unscheduledPriority;
  if (total === done) return undefined;
  const what = `${total - done} of ${counted(total, "intervention")}, priority ${priority} together`;
  if (bound.unscheduled === priority) return `${what}; proved: no plan leaves less undone`;
  if (bound.unscheduled === 0) return `${what}; it is not proved that any has to be`;
  return `${what}; proved: every plan leaves at least priority ${bound.unscheduled} undone`;
}

function done({ metrics }: Plan): string | undefined {
  const { total, done } = metrics.occurrences;
  if (done === 0) return undefined;
  const all = total === done ? `all ${counted(total, "intervention")}` : counted(done, "intervention");
  return `${all}, ${counted(metrics.minutes.handsOn, "minute")} of hands-on care`;
}

function visits({ metrics, bound }: Plan): string | undefined {
  const { visits, uncombined, unscheduledPriority } = metrics;
  if (visits === 0) return undefined;
  const alike = unscheduledPriority === 0 ? "no plan" : "no plan that leaves no more undone";
  const proof =
    bound.visits === visits
      ? `proved: ${alike} needs fewer`
      : `${alike} needs fewer than ${bound.visits} (gap ${percent((visits - bound.visits) / visits)})`;
  return `${visits}; ${proof}; ${uncombined} if each intervention had one of its own`;
}

function travel({ metrics }: Plan): string | undefined {
  const { visits, minutes } = metrics;
  if (visits === 0) return undefined;
  const each = `${counted(minutes.travel, "minute")} (${decimal(minutes.travel / visits)} a visit)`;
  return `${each}; ${minutes.setup} of setting up, ${minutes.waiting} of waiting between visits`;
}

function faces({ metrics }: Plan): string | undefined {
  const { visits, facesPerPatient, doorsPerPatientDay } = metrics;
  if (visits === 0) return undefined;
  const doors = counted(Number(decimal(doorsPerPatientDay)), "visit");
  return `${decimal(facesPerPatient.mean)} a patient (at most ${facesPerPatient.max}); ${doors} on a day with any`;
}

/** Only where somebody wished for something. */
function wishes({ patients }: Caseload, { metrics }: Plan): string | undefined {
  const { visits, unpreferredVisits, offPeakMinutes, worstOffPeakMinutes } = metrics;
  if (visits === 0) return undefined;
  const parts: string[] = [];
  if (patients.some(({ prefer = [] }) => prefer.length > 0)) {
    parts.push(`${counted(unpreferredVisits, "visit")} by somebody else than preferred`);
  }
  if (patients.some((patient) => patient.interventions.some(({ preferredTimes = [] }) => preferredTimes.length > 0))) {
    parts.push(`${counted(offPeakMinutes, "minute")} off the preferred times (at most ${worstOffPeakMinutes})`);
  }
  return parts.length === 0 ? undefined : parts.join("; ");
}
