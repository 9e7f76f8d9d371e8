// Random caseloads small enough to try everything.

import type { CaseloadJson } from "../../../bench/generator/format.ts";
import type { Random } from "../../../src/base/random.ts";
import { randomCaseload } from "../random-caseload.ts";

/** One to three patients, as many practitioners, days and interventions or few more, and every rule of the format. */
export function tinyCaseload(random: Random): CaseloadJson {
  const [patients, practitioners, days] = [random.between(1, 3), random.between(1, 3), random.between(1, 3)];
  return randomCaseload(random, { patients, practitioners, days, occurrences: random.between(3, 6) });
}
