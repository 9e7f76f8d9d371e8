// What a plan says of itself: its bounds and its status, as far as they can be checked against the plan alone.

import type { Score } from "../plan/objective.ts";
import type { PlanText } from "./shape.ts";
import type { Report } from "./violation.ts";

/** Reports a bound above what the plan itself reaches, and a status that says more, or less, than the bounds prove. */
export function checkClaims({ bound, status }: PlanText, { unscheduled, visits }: Score, report: Report): void {
  if (bound.unscheduled > unscheduled) {
    const message = `bound.unscheduled is ${bound.unscheduled}, and this plan itself leaves ${unscheduled} undone`;
    report("unscheduled-bound-too-high", message);
  }
  if (bound.visits > visits) {
    report("visits-bound-too-high", `bound.visits is ${bound.visits}, and this plan itself has ${visits} visits`);
  }
  const proved = bound.unscheduled === unscheduled && bound.visits === visits;
  const reached = `bounds ${bound.unscheduled} and ${bound.visits} for ${unscheduled} undone and ${visits} visits`;
  if (status === "optimal" && !proved) report("optimal-without-proof", `status is optimal with ${reached}`);
  if (status === "feasible" && proved) report("proved-but-feasible", `status is feasible with ${reached}`);
}
