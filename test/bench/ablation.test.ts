// The ablation at its smallest: every idea left out once, and nothing else.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { IDEAS } from "../../src/solver/search/ideas.ts";

const BENCH = fileURLToPath(new URL("../../bench/run.ts", import.meta.url));

interface Row {
  readonly without: string;
  readonly unscheduled: number;
  readonly visits: number;
  readonly cost: number;
}

function rowsOf(): Row[] {
  const args = ["--import", "tsx", BENCH, "ablation", "--tiny", "--iterations", "60", "--seeds", "2", "--json"];
  const printed = execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return JSON.parse(printed).rows;
}

describe("the ablation", () => {
  it("searches without each idea in turn, to the same end each time", () => {
    const rows = rowsOf();
    expect(rows.map(({ without }) => without)).toEqual(["nothing", ...IDEAS]);
    expect(new Set(rows.map(({ cost }) => cost)).size).toBeGreaterThan(1);
    const figures = (all: readonly Row[]) => all.map(({ unscheduled, visits, cost }) => [unscheduled, visits, cost]);
    expect(figures(rowsOf())).toEqual(figures(rows));
  });
});
