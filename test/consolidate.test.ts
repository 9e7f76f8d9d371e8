// The one call: what it may be asked, how it is stopped, what it tells on the way.

import { describe, expect, it } from "vitest";
import type { CaseloadJson } from "../bench/generator/format.ts";
import { generate } from "../bench/generator/generate.ts";
import { Random } from "../src/base/random.ts";
import { CaseloadError } from "../src/caseload/issues.ts";
import type { Caseload } from "../src/caseload/schema.ts";
import { siloed } from "../src/caseload/siloed.ts";
import { consolidate, consolidateSync } from "../src/consolidate.ts";
import { type ConsolidateOptions, ENGINE_NAMES, type Phase, type Progress } from "../src/options.ts";
import { compareScores } from "../src/plan/objective.ts";
import type { Plan } from "../src/plan/schema.ts";
import { faultsOf } from "./support/judged.ts";
import { randomCaseload } from "./support/random-caseload.ts";

const PHASES: readonly Phase[] = ["reading", "constructing", "bounding", "searching", "finishing"];

const team = generate({ patients: 20, days: 1, seed: 3, profile: "full" });
const town = generate({ patients: 60, days: 1, seed: 3, profile: "full", staffing: 0.7 });
const few = generate({ patients: 5, days: 1, seed: 4, profile: "full" });

/** Says that a plan is sound, and gives it back. */
function sound(caseload: unknown, plan: Plan, weights = {}): Plan {
  expect(faultsOf(caseload as Caseload, plan, weights)).toEqual([]);
  return plan;
}

const scoreOf = ({ metrics }: Plan) => ({
  unscheduled: metrics.unscheduledPriority,
  visits: metrics.visits,
  cost: metrics.cost,
});

describe("a limit", () => {
  it("of seconds ends the work, and no sooner has it begun than there is a plan", async () => {
    sound(team, await consolidate(team, { seconds: 0.6 }));
    sound(team, consolidateSync(team, { seconds: 0 }));
  });

  it("of no seconds leaves undone what there was no time for, and says so", () => {
    const { unscheduled } = consolidateSync(town, { seconds: 0 });
    expect(unscheduled.some(({ reason }) => reason.code === "stopped")).toBe(true);
  });

  it("of iterations is kept to the step", () => {
    for (const iterations of [0, 1, 25]) {
      const told = progressOf(few, { iterations });
      expect(told.at(-1)?.iterations).toBe(iterations);
    }
  });

  it("of iterations and seconds ends at whichever comes first", () => {
    expect(progressOf(few, { iterations: 3, seconds: 60 }).at(-1)?.iterations).toBe(3);
    expect(progressOf(team, { iterations: 1e9, seconds: 0.3 }).at(-1)?.iterations).toBeLessThan(1e9);
  });

  it("that is longer gives no worse a plan", () => {
    for (const seed of [1, 2, 3]) {
      const [short, long] = [0, 400].map((iterations) => consolidateSync(team, { seed, iterations }));
      expect(compareScores(scoreOf(long!), scoreOf(short!))).toBeLessThanOrEqual(0);
    }
  });
});

describe("a signal", () => {
  it("raised before the call leaves everything undone, each with its reason", async () => {
    const plan = sound(few, await consolidate(few, { signal: AbortSignal.abort(), seconds: 60 }));
    expect(plan.visits).toEqual([]);
    expect(plan.unscheduled).toHaveLength(plan.metrics.occurrences.total);
    expect(plan.bound).toEqual({ unscheduled: 0, visits: 0 });
  });

  it.each(PHASES)("raised while %s gives a sound plan soon", async (phase) => {
    let stopped = 0;
    for (const caseload of [few, town]) {
      const stop = new AbortController();
      let asked = false;
      const plan = await consolidate(caseload, {
        iterations: phase === "finishing" ? 20 : 1e9,
        signal: stop.signal,
        onProgress: (progress) => {
          const begun = phase !== "searching" || progress.iterations > 0;
          if (progress.phase !== phase || !begun || asked) return;
          asked = true;
          stop.abort();
        },
      });
      sound(caseload, plan);
      if (!asked && plan.status === "optimal") continue; // proved before anybody could ask for a stop
      expect(asked).toBe(true);
      if (phase === "searching" || phase === "finishing") expect(plan.visits).not.toEqual([]);
      stopped++;
    }
    expect(stopped).toBeGreaterThan(0);
  });

  it("raised by a timer is heard while the search goes on", async () => {
    const plan = sound(team, await consolidate(team, { iterations: 1e9, signal: AbortSignal.timeout(300) }));
    expect(plan.format).toBe("onevisit.plan/1");
  });

  it("raised after the end changes nothing", async () => {
    const stop = new AbortController();
    const options = { iterations: 10, seed: 3 };
    const plan = await consolidate(few, { ...options, signal: stop.signal });
    stop.abort();
    expect(plan).toEqual(consolidateSync(few, options));
  });

  it("is not for consolidateSync", () => {
    const options = { iterations: 1, signal: new AbortController().signal } as object;
    expect(() => consolidateSync(few, options)).toThrow(TypeError);
    expect(() => consolidateSync(few, options)).toThrow(/`signal`.*Use consolidate/);
  });
});

describe("what is told on the way", () => {
  it("only ever gets better, phase by phase", () => {
    for (const caseload of [few, team]) {
      const told = progressOf(caseload, { seconds: 1.2 });
      expect(told.at(-1)?.phase).toBe("finishing");
      expect(new Set(told.map(({ phase }) => phase)).size).toBeGreaterThan(2);
      for (const [i, now] of told.entries()) {
        expect(now.gap).toBeCloseTo(now.visits === 0 ? 0 : (now.visits - now.bound.visits) / now.visits, 12);
        expect(now.bound.unscheduled).toBeLessThanOrEqual(now.unscheduled);
        if (i > 0) expectNoStepBack(told[i - 1]!, now);
      }
    }
  });

  it("ends with what the plan says of itself, or a little worse", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const caseload = randomCaseload(new Random(seed));
      const told: Progress[] = [];
      const options = { seed, iterations: 15, onProgress: (progress: Progress) => told.push(progress) };
      const { bound, metrics } = consolidateSync(caseload, options);
      const last = told.at(-1)!;
      expect(last).toMatchObject({ bound, unscheduled: metrics.unscheduledPriority, visits: metrics.visits });
      // As the plan is written its visits move to preferred times where nothing else is lost by it.
      expect(metrics.cost).toBeLessThanOrEqual(last.cost + 1e-6);
    }
  });

  it("stops everything where the listener throws", async () => {
    const onProgress = () => {
      throw new Error("enough");
    };
    expect(() => consolidateSync(few, { iterations: 5, onProgress })).toThrow("enough");
    await expect(consolidate(few, { iterations: 5, onProgress })).rejects.toThrow("enough");
  });
});

describe("the siloed comparison", () => {
  it("is in the metrics only where it is asked for, and is the plan of the siloed caseload", () => {
    const options = { seed: 5, iterations: 60 };
    const plain = sound(few, consolidateSync(few, options));
    expect("siloed" in plain.metrics).toBe(false);
    const compared = sound(few, consolidateSync(few, { ...options, compare: true }));
    const apart = consolidateSync(siloed(few as Caseload), options);
    const { siloed: beside, ...metrics } = compared.metrics;
    expect({ ...compared, metrics }).toEqual(plain);
    expect(beside).toEqual({
      visits: apart.metrics.visits,
      unscheduled: apart.metrics.unscheduledPriority,
      done: apart.metrics.occurrences.done,
      bound: apart.bound,
    });
  });
});

describe("a caseload with little in it", () => {
  const empty: CaseloadJson = { ...few, patients: [], practitioners: [] };

  it("and nobody to visit has the empty plan, which is optimal", async () => {
    for (const caseload of [empty, { ...few, patients: [] }]) {
      const plan = sound(caseload, await consolidate(caseload, { seconds: 5 }));
      expect(plan).toMatchObject({ status: "optimal", visits: [], breaks: [], unscheduled: [] });
      expect(plan.bound).toEqual({ unscheduled: 0, visits: 0 });
    }
  });

  it("and nobody to go leaves everything undone, which is optimal", async () => {
    const idle = few.practitioners.map((one) => ({ ...one, shifts: [] }));
    for (const practitioners of [[], idle]) {
      const caseload = { ...few, patients: withoutWishes(few), practitioners };
      const plan = sound(caseload, await consolidate(caseload, { seconds: 60 }));
      expect(plan.status).toBe("optimal");
      expect(plan.visits).toEqual([]);
      expect(plan.bound.unscheduled).toBe(plan.metrics.unscheduledPriority);
      expect(plan.unscheduled).toHaveLength(plan.metrics.occurrences.total);
    }
  });

  it("of which nothing can be done ends long before its time", async () => {
    const patients = withoutWishes(few).map((patient) => ({ ...patient, maxVisitMinutes: 1, minVisitMinutes: 1 }));
    const plan = sound({ ...few, patients }, await consolidate({ ...few, patients }, { seconds: 600 }));
    expect(plan.status).toBe("optimal");
    expect(plan.visits).toEqual([]);
  });

  it("and one thing too late for all of it leaves that undone, whatever else is done", () => {
    const [first, ...rest] = few.patients;
    const never = { id: "never", minutes: 10, requires: [], notAfter: "2020-01-01" };
    const caseload = { ...few, patients: [{ ...first!, interventions: [...first!.interventions, never] }, ...rest] };
    const plan = sound(caseload, consolidateSync(caseload, { iterations: 30 }));
    const left = plan.unscheduled.find(({ id }) => id === "never");
    expect(left?.reason.code).toBe("no-allowed-start");
    expect(plan.visits).not.toEqual([]);
  });
});

describe("what cannot be", () => {
  it("a caseload that is none is refused with its issues, before anything else is done", async () => {
    await expect(consolidate({ ...few, patients: 7 })).rejects.toThrow(CaseloadError);
    expect(() => consolidateSync(undefined)).toThrow(CaseloadError);
  });

  it.each<[string, object, RegExp]>([
    ["seconds", { seconds: -1 }, /`seconds` is -1/],
    ["seconds", { seconds: Number.NaN }, /`seconds` is NaN/],
    ["seconds", { seconds: "10" }, /`seconds` is "10"/],
    ["iterations", { iterations: 1.5 }, /`iterations` is 1.5/],
    ["iterations", { iterations: -3 }, /`iterations` is -3/],
    ["seed", { seed: 0.5 }, /`seed` is 0.5/],
    ["weights", { weights: { travelMinute: -1 } }, /`weights.travelMinute` is -1/],
    ["weights", { weights: { travelMinute: Number.POSITIVE_INFINITY } }, /`weights.travelMinute` is Infinity/],
    ["weights", { weights: { travelMinutes: 1 } }, /unknown weight `travelMinutes`.*travelMinute/],
    ["weights", { weights: { toString: 1 } }, /unknown weight `toString`/],
    ["onProgress", { onProgress: "loud" }, /`onProgress` is "loud"; a function/],
    ["compare", { compare: "yes" }, /`compare` is "yes"; true or false/],
    ["engine", { engine: "cplex" }, /`engine` is "cplex"; one of own, javascript-lp-solver, highs/],
    ["second", { second: 10 }, /unknown option `second`/],
  ])("a bad option is refused by its name and value: %s", async (_, options, message) => {
    expect(() => consolidateSync(few, options as ConsolidateOptions)).toThrow(message);
    await expect(consolidate(few, options as ConsolidateOptions)).rejects.toThrow(message);
  });
});

describe("an engine", () => {
  it.each(ENGINE_NAMES)("named %s gives the same plan each time", async (engine) => {
    const options = { iterations: 600, seed: 3 };
    const plan = sound(team, await consolidate(team, { ...options, engine }));
    expect(await consolidate(team, { ...options, engine })).toEqual(plan);
    expect(plan.bound.unscheduled).toBeLessThanOrEqual(plan.metrics.unscheduledPriority);
  });

  it("that has to be loaded is not for consolidateSync", () => {
    expect(() => consolidateSync(few, { engine: "highs" })).toThrow(/cannot load the engine `highs`/);
    expect(consolidateSync(few, { engine: "javascript-lp-solver", iterations: 30 }).status).toBe("optimal");
  });
});

function progressOf(caseload: unknown, options: Omit<ConsolidateOptions, "signal" | "onProgress">): Progress[] {
  const told: Progress[] = [];
  consolidateSync(caseload, { ...options, onProgress: (progress) => told.push(progress) });
  return told;
}

function expectNoStepBack(before: Progress, now: Progress): void {
  expect(now.seconds).toBeGreaterThanOrEqual(before.seconds);
  expect(now.iterations).toBeGreaterThanOrEqual(before.iterations);
  expect(PHASES.indexOf(now.phase)).toBeGreaterThanOrEqual(PHASES.indexOf(before.phase));
  expect(now.bound.unscheduled).toBeGreaterThanOrEqual(before.bound.unscheduled);
  const begun = before.phase === "searching" || before.phase === "finishing";
  if (begun) expect(compareScores(now, before)).toBeLessThanOrEqual(0);
}

/** Patients who neither avoid nor prefer anybody: those named may not be there. */
function withoutWishes({ patients }: CaseloadJson): CaseloadJson["patients"] {
  return patients.map(({ avoid: _, prefer: __, ...patient }) => patient);
}
