// Parts searched by several threads: the same plan as one thread finds, errors told, threads gone at the end.

import { afterEach, describe, expect, it } from "vitest";
import { generate } from "../../bench/generator/generate.ts";
import { finish } from "../../src/base/steps.ts";
import { openCrew, type ThreadCrew } from "../../src/parallel/crew.ts";
import { Alone, type Crew } from "../../src/solver/decompose/crew.ts";
import { Decomposition } from "../../src/solver/decompose/decomposition.ts";
import { constructInParts, improveInParts } from "../../src/solver/decompose/turns.ts";
import { readied, verdictOn } from "../solver/decompose/readied.ts";

const ready = readied(
  generate({
    patients: 30,
    days: 1,
    seed: 7,
    profile: "full",
    staffing: 1,
    rural: false,
    travel: "matrix",
    start: "2026-03-02",
    timeZone: "Europe/London",
  }),
);
const forever = () => Number.POSITIVE_INFINITY;

let open: ThreadCrew | undefined;

async function threads(size: number): Promise<ThreadCrew> {
  open = await openCrew(size);
  expect(open?.size).toBe(size);
  return open!;
}

afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** The plan after so many steps in four parts, and how many looks found nothing to be waited for. */
async function searched(crew: Crew, iterations: number) {
  const decomposition = new Decomposition(ready.problem, 1, ready.needs, 4);
  for (const work of [
    constructInParts(decomposition, crew, forever),
    improveInParts(decomposition, crew, { iterations, left: forever }),
  ]) {
    while (!work.next().done) await crew.waiting;
  }
  return { schedule: decomposition.schedule(), iterations: decomposition.iterations };
}

describe("several threads", () => {
  it("find the plan that one finds, whatever their number", { timeout: 30_000 }, async () => {
    const alone = await searched(new Alone(() => 0), 200);
    expect(alone.iterations).toBeGreaterThanOrEqual(198);
    expect(alone.schedule.length).toBeGreaterThan(30);
    expect(verdictOn(ready, alone.schedule).valid).toBe(true);
    for (const size of [2, 3]) {
      const crew = await threads(size);
      expect(await searched(crew, 200)).toEqual(alone);
      await crew.close();
    }
  });

  it("tell what went wrong in one of them", { timeout: 30_000 }, async () => {
    const crew = await threads(2);
    const [share] = finish(new Decomposition(ready.problem, 1, ready.needs, 2).cut(10, 0, 1));
    const work = crew.begin({ ...share!.task, schedule: [{ shift: 1e6, patient: 0, start: 0, units: [0] }] }, 1000);
    expect(work.result()).toBeUndefined();
    await crew.waiting;
    expect(() => work.result()).toThrow(/undefined/);
  });

  it("are back when their time is over, and nothing is waited for then", { timeout: 30_000 }, async () => {
    const crew = await threads(1);
    const [share] = finish(new Decomposition(ready.problem, 1, ready.needs, 2).cut(Number.POSITIVE_INFINITY, 0, 1));
    crew.begin(share!.task, 0);
    await crew.waiting; // now the thread has loaded what it needs
    const begun = performance.now();
    const work = crew.begin(share!.task, 1500);
    await crew.waiting;
    expect(crew.waiting).toBeUndefined();
    expect(performance.now() - begun).toBeGreaterThan(1400);
    expect(work.result()!.steps).toBeGreaterThan(0);
  });
});
