// The same caseload, options, seed and iterations give the same plan, byte for byte.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { generate } from "../../bench/generator/generate.ts";
import { Random } from "../../src/base/random.ts";
import { consolidate, consolidateSync } from "../../src/consolidate.ts";
import { randomCaseload } from "../support/random-caseload.ts";

const PRINT_PLAN = fileURLToPath(new URL("../support/print-plan.ts", import.meta.url));
const options = { seed: 7, iterations: 200, weights: { worstOffPeakMinute: 0.5 }, compare: true };

const caseloads = [
  generate({ patients: 12, days: 2, seed: 5, profile: "full", staffing: 0.7 }),
  generate({ patients: 12, days: 1, seed: 6, profile: "plain", travel: "matrix" }),
  ...Array.from({ length: 10 }, (_, i) => randomCaseload(new Random(100 + i), { patients: 3, occurrences: 14 })),
];
const printed = caseloads.map((caseload) => JSON.stringify(consolidateSync(caseload, options)));

describe("the same seed and iterations", () => {
  it("give the same plan again", () => {
    expect(caseloads.map((caseload) => JSON.stringify(consolidateSync(caseload, options)))).toEqual(printed);
  });

  it("give the same plan in a fresh process", () => {
    const output = execFileSync(process.execPath, ["--import", "tsx", PRINT_PLAN], {
      input: JSON.stringify({ caseloads: structuredClone(caseloads), options }),
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    expect(output.trimEnd().split("\n")).toEqual(printed);
  });

  it("give the same plan where the event loop breathes in between", async () => {
    for (const [i, caseload] of caseloads.entries()) {
      expect(JSON.stringify(await consolidate(caseload, options))).toBe(printed[i]);
    }
  });

  it("give the same plan while somebody watches, and with a signal that nobody raises", async () => {
    const watched = { ...options, onProgress: () => {}, signal: new AbortController().signal };
    expect(JSON.stringify(await consolidate(caseloads[0], watched))).toBe(printed[0]);
  });

  it("do not change the caseload they are given", () => {
    const before = JSON.stringify(caseloads);
    const frozen = caseloads.map(deepFreeze);
    for (const caseload of frozen) consolidateSync(caseload, { ...options, iterations: 20 });
    expect(JSON.stringify(caseloads)).toBe(before);
  });

  it("give another plan with another seed, somewhere", () => {
    const others = caseloads.map((caseload) => JSON.stringify(consolidateSync(caseload, { ...options, seed: 8 })));
    expect(others.some((other, i) => other !== printed[i])).toBe(true);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
