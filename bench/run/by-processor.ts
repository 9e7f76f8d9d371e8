// A plan by the processor's clock instead of the wall's, so that it matters little what else the machine does meanwhile.

import type { Caseload } from "../../src/caseload/schema.ts";
import { Journey } from "../../src/journey.ts";
import { type Progress, settingsOf } from "../../src/options.ts";
import type { Plan } from "../../src/plan/schema.ts";

/** Milliseconds of the processor between two looks at how far it has come: a look takes some of a large caseload. */
const LOOK_EVERY = 200;

/** What `consolidateSync` comes to in so many seconds of the processor; tells of each new phase and now and then. */
export function planByProcessor(caseload: Caseload, seconds: number, tell: (progress: Progress) => void): Plan {
  const begun = spent();
  const journey = new Journey(caseload, settingsOf({ seed: 1, seconds }), spent, begun);
  const steps = journey.steps();
  for (let due = begun; ; ) {
    const { phase } = journey;
    const step = steps.next();
    if (step.done || phase !== journey.phase || spent() >= due) {
      due = spent() + LOOK_EVERY;
      const state = journey.state();
      const gap = state.visits === 0 ? 0 : (state.visits - state.bound.visits) / state.visits;
      tell({ ...state, phase: journey.phase, seconds: (spent() - begun) / 1000, gap });
    }
    if (step.done) return step.value;
  }
}

/** Milliseconds of the processor that this process has used. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
