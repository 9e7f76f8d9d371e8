// What working together saves, against the plan in which each discipline visits on its own. Visits saved by leaving more
// undone are not saved, so both plans' undone priority always stands beside the number.

import type { Plan } from "../plan/schema.ts";
import { counted, percent } from "./words.ts";

/** What the siloed plan comes to. */
export type Siloed = NonNullable<Plan["metrics"]["siloed"]>;

/** The first sentence of a summary: visits, against those of the siloed plan where that may be said. */
export function headline({ metrics }: Plan, siloed: Siloed | undefined): string {
  const { visits, unscheduledPriority } = metrics;
  const { total, done } = metrics.occurrences;
  if (total === 0) return "Nothing to do: the caseload asks for no interventions.";
  const made = `${counted(visits, "visit")} ${visits === 1 ? "does" : "do"}`;
  if (done < total) return `${made} ${done} of ${counted(total, "intervention")}.`;
  if (siloed === undefined || siloed.unscheduled !== unscheduledPriority || siloed.visits <= visits) {
    return `${made} all ${counted(total, "intervention")}.`;
  }
  return `${made} what ${siloed.visits} would with each discipline visiting on its own.`;
}

/** What is saved, how sure that is, and what either plan leaves undone. */
export function saved({ metrics }: Plan, siloed: Siloed): string {
  const { visits, unscheduledPriority } = metrics;
  if (siloed.unscheduled !== unscheduledPriority) return unlike(metrics, siloed);
  const alike =
    unscheduledPriority === 0 ? "both leave nothing undone" : `both leave priority ${unscheduledPriority} undone`;
  if (siloed.visits < visits) {
    return `nothing yet: each discipline on its own makes ${siloed.visits}, which is a plan here too; ${alike}; search longer`;
  }
  if (siloed.visits === visits) return `nothing: each discipline on its own makes ${siloed.visits} too; ${alike}`;
  const saving = siloed.visits - visits;
  const share = percent(saving / siloed.visits);
  return `${counted(saving, "visit")} of ${siloed.visits} (${share}), ${certainty(visits, siloed)}; ${alike}`;
}

/** Only what the siloed plan's bound leaves over is certain. */
function certainty(visits: number, { visits: theirs, bound }: Siloed): string {
  if (bound.visits === theirs) return "for certain";
  return bound.visits > visits ? `at least ${bound.visits - visits} for certain` : "none for certain";
}

function unlike({ visits, unscheduledPriority, occurrences }: Plan["metrics"], siloed: Siloed): string {
  const here = `priority ${unscheduledPriority} undone in ${counted(visits, "visit")} here`;
  const there = `${siloed.unscheduled} in ${siloed.visits} with each discipline on its own`;
  return `${here}, ${there}${perDone(visits, occurrences.done, siloed)}`;
}

/** Two plans that do not do the same compare by visits for each intervention done. */
function perDone(visits: number, done: number, siloed: Siloed): string {
  if (siloed.done === undefined || siloed.done === 0 || done === 0) return "";
  const each = (made: number, of: number) => (made / of).toFixed(2);
  return `; for each intervention done ${each(visits, done)} visits, not ${each(siloed.visits, siloed.done)}`;
}
