// The whole journey: a caseload in, a verified plan out.

import type { Steps } from "./base/steps.ts";
import { parseCaseload, parsing } from "./caseload/parse.ts";
import type { Caseload } from "./caseload/schema.ts";
import { siloed } from "./caseload/siloed.ts";
import { Journey } from "./journey.ts";
import { type ConsolidateOptions, type Phase, type Settings, settingsOf } from "./options.ts";
import { openCrew, type ThreadCrew } from "./parallel/crew.ts";
import type { Plan } from "./plan/schema.ts";
import type { Engine } from "./solver/exact/engine/engine.ts";
import { engineAtHand, openEngine } from "./solver/exact/engine/engines.ts";

/** Milliseconds of work between two looks at the event loop. */
const SLICE = 12;
/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 200;
/** Milliseconds at most for which other threads are waited for, before the signal is looked at again. */
const PATIENCE = 50;

/**
 * Finds the plan with the fewest visits it can, with a proof of how close to the fewest it is.
 *
 * Works in slices of about 12 ms, some longer where there are many thousand patients, and lets the event loop breathe in
 * between. When `options.signal` aborts, the answer is the best verified plan so far (the one that leaves everything undone
 * before there is another), not a rejection.
 *
 * @param caseload a caseload in the format `onevisit.caseload/1`, checked here
 * @returns the plan in the format `onevisit.plan/1`, verified
 * @throws CaseloadError with every issue where the caseload is not valid; TypeError or RangeError for a bad option; Error
 *   with the `code` `missing-engine` where the package of the `engine` asked for is not installed
 */
export async function consolidate(caseload: unknown, options: ConsolidateOptions = {}): Promise<Plan> {
  const begun = now();
  const settings = settingsOf(options);
  const checked = await inSlices(parsing(caseload));
  const engine = await openEngine(settings.engine);
  const crew = settings.threads > 1 ? await openCrew(settings.threads) : undefined;
  try {
    const plan = await travel(checked, settings, engine, begun, crew);
    if (!settings.compare || settings.signal?.aborted) return plan;
    const apart = await travel(siloed(checked), settings, engine, now(), crew);
    // A comparison with a plan that was cut short would flatter the saving.
    return settings.signal?.aborted ? plan : withSiloed(plan, apart);
  } finally {
    await crew?.close();
  }
}

/**
 * As `consolidate`, in one go: for scripts and workers, where nothing else waits for the thread.
 *
 * @throws TypeError where a `signal` is given, since nothing could raise it meanwhile, or several `threads`, since nothing
 *   could be heard of them, or an `engine` that has to be loaded; else as `consolidate`
 */
export function consolidateSync(caseload: unknown, options: Omit<ConsolidateOptions, "signal" | "threads"> = {}): Plan {
  const begun = now();
  const settings = settingsOf(options);
  if (settings.signal !== undefined) {
    throw new TypeError("consolidateSync takes no `signal`: nothing can raise it while it runs. Use consolidate.");
  }
  if (settings.threads > 1) throw new TypeError("consolidateSync takes one thread. Use consolidate for several.");
  const engine = engineAtHand(settings.engine);
  if (engine === undefined) {
    throw new TypeError(`consolidateSync cannot load the engine \`${settings.engine}\`. Use consolidate.`);
  }
  const checked = parseCaseload(caseload);
  const plan = travelSync(checked, settings, engine, begun);
  return settings.compare ? withSiloed(plan, travelSync(siloed(checked), settings, engine, now())) : plan;
}

const now = (): number => performance.now();

/** @param begun when the time that may be taken began */
async function travel(
  caseload: Caseload,
  settings: Settings,
  engine: Engine,
  begun: number,
  crew: ThreadCrew | undefined,
): Promise<Plan> {
  const journey = new Journey(caseload, settings, now, begun, engine, crew);
  const report = reporter(journey, settings, begun);
  const steps = journey.steps();
  for (;;) {
    if (settings.signal?.aborted) return journey.answerNow();
    const pause = now() + SLICE;
    do {
      const step = steps.next();
      report(step.done === true);
      if (step.done) return step.value;
    } while (now() < pause && journey.waiting === undefined);
    await (journey.waiting === undefined ? breath(0) : Promise.race([journey.waiting, breath(PATIENCE)]));
  }
}

function travelSync(caseload: Caseload, settings: Settings, engine: Engine, begun: number): Plan {
  const journey = new Journey(caseload, settings, now, begun, engine);
  const report = reporter(journey, settings, begun);
  const steps = journey.steps();
  for (;;) {
    const step = steps.next();
    report(step.done === true);
    if (step.done) return step.value;
  }
}

/** Does all of some work, and lets the event loop breathe in between. */
async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const pause = now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (now() < pause);
    await breath(0);
  }
}

/** Lets timers, messages and signals through. */
function breath(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Tells the caller at each new phase, now and then, and at the end. */
function reporter(journey: Journey, { onProgress }: Settings, begun: number): (last: boolean) => void {
  if (onProgress === undefined) return () => {};
  let phase: Phase | undefined;
  let due = 0;
  return (last) => {
    const time = now();
    if (!last && phase === journey.phase && time < due) return;
    phase = journey.phase;
    due = time + REPORT_EVERY;
    const { unscheduled, visits, cost, iterations, bound } = journey.state();
    const gap = visits === 0 ? 0 : (visits - bound.visits) / visits;
    onProgress({ phase, seconds: (time - begun) / 1000, iterations, unscheduled, visits, cost, bound, gap });
  };
}

function withSiloed(plan: Plan, { metrics, bound }: Plan): Plan {
  const { visits, unscheduledPriority: unscheduled, occurrences } = metrics;
  return { ...plan, metrics: { ...plan.metrics, siloed: { visits, unscheduled, done: occurrences.done, bound } } };
}
