// The benches of growth and threads at their smallest, and what they say of the figures.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { summaryOf } from "../../bench/growth.ts";
import type { Outcome } from "../../bench/run/grown.ts";
import { bench } from "./command.ts";

const results = mkdtempSync(join(tmpdir(), "onevisit-growth-"));

afterAll(() => rmSync(results, { recursive: true }));

const row = (patients: number, visitsPerOccurrence: number) => ({ patients, visitsPerOccurrence }) as Outcome;

describe("the bench of growth", () => {
  it("gives the larger caseload twice and 2.4 times the processor's time of the smaller", { timeout: 60_000 }, () => {
    const { outcomes } = JSON.parse(bench(results, "growth", "--tiny", "--json", "--seconds", "0.4"));
    expect(outcomes.map(({ patients }: Outcome) => patients)).toEqual([10, 20, 20]);
    const given = outcomes.map(({ processorSeconds }: Outcome) => processorSeconds);
    for (const [i, seconds] of [0.4, 0.8, 0.96].entries()) expect(given[i]).toBeCloseTo(seconds, 9);
    for (const { cpuSeconds, lastPlanSeconds, visits } of outcomes as Outcome[]) {
      expect(lastPlanSeconds).toBeGreaterThan(0);
      expect(lastPlanSeconds).toBeLessThanOrEqual(cpuSeconds);
      expect(visits).toBeGreaterThan(5);
    }
  });

  it("tells the time to as few visits for each occurrence, and where 2.4 times do not suffice", () => {
    const factor = (...rows: readonly Outcome[]) => summaryOf(rows).split(": ").at(-1);
    expect(factor(row(10, 0.7), row(20, 0.69), row(20, 0.68))).toBe("at most 2");
    expect(factor(row(10, 0.7), row(20, 0.71), row(20, 0.69))).toBe("2.19");
    expect(factor(row(10, 0.7), row(20, 0.71), row(20, 0.7))).toBe("2.40");
    expect(factor(row(10, 0.7), row(20, 0.72), row(20, 0.714))).toBe("more than 2.4 (2.00 % more visits then)");
  });
});

describe("the bench of threads", () => {
  it("finds the same plan with one and with two, and tells when", { timeout: 60_000 }, () => {
    const { outcomes } = JSON.parse(bench(results, "threads", "--tiny", "--json"));
    expect(outcomes.map(({ threads }: Outcome) => threads)).toEqual([1, 2]);
    expect(outcomes[0].hash).toBe(outcomes[1].hash);
    for (const { lastPlanSeconds, seconds } of outcomes as Outcome[]) {
      expect(lastPlanSeconds).toBeGreaterThan(0);
      expect(lastPlanSeconds).toBeLessThanOrEqual(seconds);
    }
  });
});
