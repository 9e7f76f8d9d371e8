// Caseloads in which somebody may do no more than somebody else.

import type { Caseload } from "../../../src/caseload/schema.ts";

/** The caseload with one more practitioner: its first one's first shift, without the first entry of the portfolio. */
export function lesser(caseload: Caseload): Caseload {
  const [first] = caseload.practitioners;
  const other = { ...first, id: "lesser", portfolio: first.portfolio.slice(1), shifts: first.shifts.slice(0, 1) };
  return { ...caseload, practitioners: [...caseload.practitioners, other] };
}
