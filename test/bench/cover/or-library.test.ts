// The set covering bench on a covering small enough to see through, and on the shared files where they are.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataFolder } from "../../../bench/run/options.ts";
import { costOf, coveringFiles, nameOf, parseCovering, readOptima } from "../../../bench/set-covering/instance.ts";
import { solve } from "../../../bench/set-covering/solve.ts";

/** Two rows, three columns; the third covers both for 3, the other two cost 2 each. */
const LITTLE = "2 3\n 2 2 3\n 2\n 1 3\n 2\n 2 3\n";

describe("the set covering bench", () => {
  it("reads a file, and solves and checks it", () => {
    const folder = mkdtempSync(join(tmpdir(), "covering-"));
    try {
      const file = join(folder, "scplittle.txt");
      writeFileSync(file, LITTLE);
      expect(coveringFiles(folder)).toEqual([file]);
      expect(solve({ task: { file, optimum: 3 }, seconds: 5 })).toMatchObject({
        rows: 2,
        columns: 3,
        value: 3,
        bound: 3,
      });
      expect(() => solve({ task: { file, optimum: 2 }, seconds: 5 })).toThrow("does not hold the optimum");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("counts what a cover costs, and refuses one with a hole", () => {
    const covering = parseCovering(LITTLE);
    expect(costOf(covering, [0, 1])).toBe(4);
    expect(costOf(covering, [0])).toBeUndefined();
    expect(() => parseCovering(`${LITTLE} 7`)).toThrow("left at the end");
    expect(() => parseCovering("2 3 2")).toThrow("Number 4");
  });

  const files = coveringFiles(dataFolder("set-covering"));
  const easy = files.filter((file) => /scp(41|45|53|62)$/.test(nameOf(file)));
  if (files.length === 0) console.warn("SKIPPED: there are no set covering files beside the repository");

  it.skipIf(files.length === 0)("proves the optimum of shared files", { timeout: 60_000 }, () => {
    const optima = readOptima(dataFolder("set-covering"));
    expect(easy.length).toBe(4);
    for (const file of easy) {
      const optimum = optima.get(nameOf(file))!;
      expect(solve({ task: { file, optimum }, seconds: 30 })).toMatchObject({ value: optimum, bound: optimum });
    }
  });
});
