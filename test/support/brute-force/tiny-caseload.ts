// Random caseloads small enough to try everything.

import type { CaseloadJson } from "../../../bench/generator/format.ts";
import type { Random } from "../../../src/base/random.ts";
import { randomCaseload } from "../random-caseload.ts";

/** One to three patients and practitioners, a few occurrences, up to three days or a second week, and every rule. */
export function tinyCaseload(random: Random): CaseloadJson {
  const [patients, practitioners] = [random.between(1, 3), random.between(1, 3)];
  const days = random.chance(0.1) ? random.between(8, 9) : random.between(1, 3);
  return randomCaseload(random, { patients, practitioners, days, occurrences: random.between(3, 6) });
}
