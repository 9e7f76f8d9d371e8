// The benchmark at its smallest: it solves, verifies, prints and keeps.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { COLUMNS } from "../../bench/caseloads.ts";
import { LADDER, QUICK, TINY } from "../../bench/run/ladder.ts";
import type { Outcome } from "../../bench/run/solve.ts";
import { tableOf } from "../../bench/run/table.ts";

const BENCH = fileURLToPath(new URL("../../bench/run.ts", import.meta.url));
const STREET = fileURLToPath(new URL("../../examples/street.json", import.meta.url));
const results = mkdtempSync(join(tmpdir(), "onevisit-bench-"));

afterAll(() => rmSync(results, { recursive: true }));

function bench(...args: readonly string[]): string {
  return execFileSync(process.execPath, ["--import", "tsx", BENCH, "--results", results, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

describe("the benchmark", () => {
  it("solves its smallest rungs, the same way each time, and keeps what came of it", () => {
    const args = ["--tiny", "--iterations", "40", "--seeds", "2", "--json"];
    const { outcomes, commit, node, cpu, date } = JSON.parse(bench(...args));
    expect(outcomes).toHaveLength(2 * TINY.length);
    for (const value of [commit, node, cpu, date]) expect(value).toMatch(/./);
    for (const outcome of outcomes as Outcome[]) {
      expect(outcome.visits).toBeGreaterThanOrEqual(outcome.bound.visits);
      expect(outcome.unscheduled).toBeGreaterThanOrEqual(outcome.bound.unscheduled);
      expect(outcome.occurrences).toBeGreaterThan(5);
      expect(outcome.iterations).toBe(40);
      expect(outcome.peakMegabytes).toBeGreaterThan(10);
      expect(outcome.firstPlanSeconds).toBeLessThanOrEqual(outcome.seconds);
      expect(outcome.hash).toMatch(/^[0-9a-f]{12}$/);
    }
    const hashes = (all: readonly Outcome[]) => all.map(({ hash }) => hash);
    expect(hashes(JSON.parse(bench(...args)).outcomes)).toEqual(hashes(outcomes));
    const kept = readdirSync(results).map((name) => JSON.parse(readFileSync(join(results, name), "utf8")));
    expect(kept.some((one) => one.date === date && hashes(one.outcomes).join() === hashes(outcomes).join())).toBe(true);
  });

  it("solves a file by the clock, and prints a table", () => {
    const lines = bench("--seconds", "0.3", STREET).trimEnd().split("\n");
    const [heading, rule, row] = lines.slice(-3);
    expect(heading).toMatch(/^\| rung.* U .* V .* gap .* plan \|$/);
    expect(rule).toMatch(/^\| -+ \|( -+: \|)+$/);
    expect(row).toMatch(/^\| street \|/);
    expect(new Set([heading, rule, row].map((line) => line?.length)).size).toBe(1);
  });

  it("has a ladder that goes up, and a quick one of less than two minutes", () => {
    const size = ({ generate }: (typeof LADDER)[number]) => generate!.patients * generate!.days;
    for (const rungs of [LADDER, QUICK]) {
      const sizes = rungs.map(size);
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    }
    expect(QUICK.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThan(100);
  });

  it("prints nothing where there is nothing", () => {
    expect(tableOf(COLUMNS, []).split("\n")).toHaveLength(2);
  });

  it.each(["run.ts", "fuzz.ts", "generator/cli.ts"])(
    "tells how %s is used, and what was wrong, without a stack trace",
    (name) => {
      const script = fileURLToPath(new URL(`../../bench/${name}`, import.meta.url));
      const start = (...args: readonly string[]) =>
        spawnSync(process.execPath, ["--import", "tsx", script, ...args], { encoding: "utf8" });
      const help = start("--help");
      expect([help.status, help.stderr]).toEqual([0, ""]);
      expect(help.stdout).toMatch(/^usage: /);
      for (const args of [["--sceonds", "1"], ["--seconds", "-1"], ["no-such-file.json"]]) {
        const { status, stderr } = start(...args);
        expect([args, status]).toEqual([args, 2]);
        expect(stderr).toMatch(/usage: /);
        expect(stderr).not.toMatch(/^\s+at /m);
      }
    },
  );
});
