// Figures kept by the bench, side by side.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bench } from "./command.ts";

const results = mkdtempSync(join(tmpdir(), "onevisit-versions-"));

afterAll(() => rmSync(results, { recursive: true }));

function solved(rung: string, visits: number, least: number, more: object = {}): object {
  const status = visits === least ? "optimal" : "feasible";
  const bound = { unscheduled: 5, visits: least };
  return { rung, seed: 1, seconds: 60.1, unscheduled: 5, visits, status, bound, ...more };
}

function keep(name: string, commit: string, outcomes: readonly object[], changed = false): void {
  writeFileSync(join(results, `${name}.json`), JSON.stringify({ commit, changed, outcomes }));
}

describe("the versions", () => {
  it("say that there is nothing to compare", () => {
    expect(bench(results, "versions")).toContain("SKIPPED");
  });

  it("stand side by side in the order of time, each with its last run of a minute", () => {
    keep("1", "aaaaaaaaaaaa", [solved("a", 90, 80), solved("b", 50, 50, { seconds: 4 }), solved("c", 7, 6)]);
    keep("2", "bbbbbbbbbbbb", [solved("a", 89, 81), solved("b", 50, 50), solved("c", 9, 6, { seconds: 6 })]);
    keep("3", "aaaaaaaaaaaa", [solved("a", 88, 80), solved("a", 70, 70, { seed: 2 }), { cost: 3, seed: 1 }]);
    keep("4", "cccccccccccc", [solved("a", 1, 1), solved("b", 1, 1), solved("c", 1, 1)], true);
    expect(bench(results, "versions").trimEnd().split("\n")).toEqual([
      "| file |       aaaaaaa |",
      "| ---- | ------------: |",
      "| a    |  5 / 88 of 80 |",
      "| b    | 5 / 50 proved |",
      "| c    |    5 / 7 of 6 |",
    ]);
    const both = bench(results, "versions", "aaaa", "bbbb", "cccc").split("\n");
    expect(both[0]).toMatch(/aaaaaaa .* bbbbbbb \|$/);
    expect(both[2]).toMatch(/^\| a +\| +5 \/ 88 of 80 \| +5 \/ 89 of 81 \|$/);
    expect(both[4]).toMatch(/^\| c +\| +5 \/ 7 of 6 \| +– \|$/);
    expect(bench(results, "versions", "bbbb", "--seconds", "6", "--json")).toContain('"visits":9');
  });
});
