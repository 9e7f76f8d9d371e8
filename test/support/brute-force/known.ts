// Tiny caseloads with the truth about each.

import type { Random } from "../../../src/base/random.ts";
import type { Caseload } from "../../../src/caseload/schema.ts";
import { Truth } from "./compare.ts";
import { tinyCaseload } from "./tiny-caseload.ts";

/** Drafts to look at for one question before a caseload counts as unknown: nearly no tiny one does. */
export const LIMIT = 20_000;

export interface Known {
  readonly caseload: Caseload;
  readonly truth: Truth;
}

/** Those of so many tiny caseloads, each changed first, whose truth is known. */
export function* knownCaseloads(
  random: Random,
  drawn: number,
  changed = (caseload: Caseload): Caseload => caseload,
): Generator<Known> {
  for (let i = 0; i < drawn; i++) {
    const caseload = changed(tinyCaseload(random.fork()) as Caseload);
    const truth = Truth.of(caseload, LIMIT);
    if (truth !== undefined) yield { caseload, truth };
  }
}
