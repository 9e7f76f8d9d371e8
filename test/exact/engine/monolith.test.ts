// The allocation bench in its smallest size: every engine gets the same problem and none beats another's bound.

import { describe, expect, it } from "vitest";
import { faultsOf, randomAllocation } from "../../../bench/monolith/allocation.ts";
import { ENGINES, solve } from "../../../bench/monolith/solve.ts";

describe("the allocation of visits", () => {
  it("comes to the same fewest visits by its structure and as one integer program", { timeout: 60_000 }, async () => {
    for (const seed of [1, 2]) {
      const outcomes = [];
      for (const engine of ENGINES) outcomes.push(await solve({ task: { patients: 6, engine }, seed, seconds: 20 }));
      const [ours, highs, other] = outcomes;
      expect(highs!.visits, `seed ${seed}`).toBeGreaterThan(5);
      expect(highs!.bound).toBe(highs!.visits);
      expect(ours!.bound!, "ours is no more than the fewest").toBeLessThanOrEqual(highs!.visits!);
      expect(ours!.visits!).toBeGreaterThanOrEqual(highs!.visits!);
      if (other!.visits !== null) expect(other!.visits).toBeGreaterThanOrEqual(highs!.visits!);
    }
  });

  it("is refused where something is not done, or done by somebody who cannot", () => {
    const allocation = randomAllocation(3, 1);
    expect(faultsOf(allocation, [])).toContain("not everything is done once");
    const all = allocation.patients.map((care, patient) => ({
      patient,
      group: 5,
      person: 0,
      care: care.map((_, i) => i),
    }));
    expect(faultsOf(allocation, all).join()).toMatch(/cannot do/);
    expect(faultsOf(allocation, [{ ...all[0]!, person: 99 }]).join()).toMatch(/nobody numbered 99/);
  });
});
