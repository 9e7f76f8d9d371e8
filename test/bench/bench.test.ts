// The benchmark at its smallest: it solves, verifies, prints and keeps.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { COLUMNS } from "../../bench/caseloads.ts";
import { medianOf } from "../../bench/run/bench.ts";
import { LADDER, QUICK, TINY } from "../../bench/run/ladder.ts";
import { Trace } from "../../bench/run/meter.ts";
import type { Outcome } from "../../bench/run/solve.ts";
import { tableOf } from "../../bench/run/table.ts";
import { benchOf, words } from "../../bench/run/words.ts";
import { bench as run } from "./command.ts";

const STREET = fileURLToPath(new URL("../../examples/street.json", import.meta.url));
const results = mkdtempSync(join(tmpdir(), "onevisit-bench-"));

afterAll(() => rmSync(results, { recursive: true }));

const bench = (...args: readonly string[]): string => run(results, ...args);

function start(name: string, ...args: readonly string[]) {
  const script = fileURLToPath(new URL(`../../bench/${name}`, import.meta.url));
  // As from a shell, not as part of the tests, which say when the referee is absent.
  const { VITEST: _, ...env } = process.env;
  return spawnSync(process.execPath, ["--import", "tsx", script, ...args], { encoding: "utf8", env });
}

describe("the benchmark", () => {
  it("solves its smallest rungs, the same way each time, and keeps what came of it", () => {
    const args = ["--tiny", "--iterations", "40", "--seeds", "2", "--json"];
    const { rows, outcomes, commit, node, cpu, date } = JSON.parse(bench(...args));
    expect(outcomes).toHaveLength(2 * TINY.length);
    expect(rows.map(({ rung }: Outcome) => rung)).toEqual(TINY.map(({ name }) => name));
    for (const value of [commit, node, cpu, date]) expect(value).toMatch(/./);
    for (const outcome of outcomes as Outcome[]) {
      expect(outcome.visits).toBeGreaterThanOrEqual(outcome.bound.visits);
      expect(outcome.unscheduled).toBeGreaterThanOrEqual(outcome.bound.unscheduled);
      expect(outcome.occurrences).toBeGreaterThan(5);
      expect(outcome.iterations).toBe(40);
      expect(outcome.peakMegabytes).toBeGreaterThan(10);
      expect(outcome.firstPlanSeconds).toBeLessThanOrEqual(outcome.seconds);
      expect(outcome.cpuSeconds).toBeGreaterThan(0);
      for (const seconds of outcome.reached) expect(seconds).toBeLessThanOrEqual(outcome.seconds);
      expect(outcome.hash).toMatch(/^[0-9a-f]{12}$/);
    }
    const hashes = (all: readonly Outcome[]) => all.map(({ hash }) => hash);
    const again = JSON.parse(bench(...args, "--seeds", "1")).outcomes;
    expect(hashes(again)).toEqual(hashes(outcomes.filter(({ seed }: Outcome) => seed === 1)));
    const kept = readdirSync(results)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(join(results, name), "utf8")));
    expect(kept.some((one) => one.date === date && hashes(one.outcomes).join() === hashes(outcomes).join())).toBe(true);
  });

  it("solves a file by the clock, and prints a table", () => {
    const lines = bench("caseloads", STREET, "--seconds", "0.3").trimEnd().split("\n");
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

  it("solves a folder of split technician tasks, and says what is missing", () => {
    const folder = mkdtempSync(join(results, "strsp-"));
    copyFileSync(STREET, join(folder, "street.json"));
    const printed = bench("strsp", folder, "--iterations", "30", "--out", join(folder, "kept"));
    expect(printed).toMatch(/\| street/);
    expect(printed).toMatch(/0 of 1 do everything in 100 visits/);
    expect(JSON.parse(readFileSync(join(folder, "kept", "street.json"), "utf8")).format).toBe("onevisit.plan/1");
  });

  it.each(["hhcrsp", "strsp"])("skips %s loudly where there is nothing to solve", (word) => {
    const { status, stderr, stdout } = start("run.ts", word, join(results, "nowhere"));
    expect([status, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/^SKIPPED: /m);
  });

  it("answers to every word it offers", async () => {
    const { stdout } = start("run.ts", "--help");
    expect(words().length).toBeGreaterThan(2);
    for (const [word] of words()) {
      expect(stdout).toContain(`  ${word} `);
      expect((await benchOf(word))?.main).toBeTypeOf("function");
    }
    expect(await benchOf("no-such-word")).toBeUndefined();
  });

  it("shows the run in the middle", () => {
    const worth = (run: number) => [Math.floor(run / 10), run % 10];
    expect(medianOf([31, 12, 15], worth)).toBe(15);
    expect(medianOf([31, 12, 15, 20], worth)).toBe(15);
    expect(medianOf([7], worth)).toBe(7);
  });

  it("knows when a value came near its end", () => {
    const trace = new Trace();
    for (const [seconds, value] of [
      [1, 200],
      [2, 105],
      [3, 110],
      [4, 101.5],
      [5, 100],
    ] as const)
      trace.add(seconds, value);
    expect(trace.reached(100)).toEqual([2, 4, 5]);
    expect(trace.reached(96)).toEqual([5, null, null]);
  });

  it("prints nothing where there is nothing", () => {
    expect(tableOf(COLUMNS, []).split("\n")).toHaveLength(2);
  });

  it.each(["run.ts", "fuzz.ts", "generator/cli.ts"])(
    "tells how %s is used, and what was wrong, without a stack trace",
    (name) => {
      const help = start(name, "--help");
      expect([help.status, help.stderr]).toEqual([0, ""]);
      expect(help.stdout).toMatch(/^usage: /);
      for (const args of [["--sceonds", "1"], ["--seconds", "-1"], ["no-such-file.json"]]) {
        const { status, stderr } = start(name, ...args);
        expect([args, status]).toEqual([args, 2]);
        expect(stderr).toMatch(/usage: /);
        expect(stderr).not.toMatch(/^\s+at /m);
      }
    },
  );
});
