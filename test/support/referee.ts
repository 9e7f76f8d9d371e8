// The referee: the contract as a program that shares no code with the library. It stands beside the repository and not
// in it; where it is absent, tests that need it skip and say so.

import { existsSync } from "node:fs";

/** What the referee says of a plan. Of a misshapen one it gives no numbers. */
export interface RefereeVerdict {
  readonly valid: boolean;
  readonly violations: readonly string[];
  readonly unscheduled?: number;
  readonly visits?: number;
  readonly cost?: number;
  readonly travelMinutes?: number;
  readonly extraFaces?: number;
  readonly unpreferredVisits?: number;
  readonly offPeakMinutes?: number;
  readonly worstOffPeakMinutes?: number;
}

/** The referee's own exports. */
export interface Referee {
  judge(
    caseload: unknown,
    plan: unknown,
    options?: { readonly siloed?: boolean; readonly weights?: Readonly<Record<string, number>> },
  ): RefereeVerdict;
  expand(caseload: unknown): ReadonlyMap<string, unknown>;
}

const REFEREE = new URL("../../../shared/referee/referee.mjs", import.meta.url);

/** The referee, or `undefined` where it is absent. */
export const referee: Referee | undefined = existsSync(REFEREE)
  ? ((await import(/* @vite-ignore */ REFEREE.href)) as Referee)
  : undefined;

// The fuzz, whose every process comes by here, says so once, at its end.
if (referee === undefined && process.env.VITEST !== undefined) {
  console.warn(`!!! The referee is not at ${REFEREE.pathname}: nothing is compared with it. !!!`);
}

/** The referee; where it is absent, skips the running test (give it the test's context) and says why. */
export function refereeOrSkip(test: { readonly skip: (note?: string) => never }): Referee {
  return referee ?? test.skip("the referee is absent");
}
