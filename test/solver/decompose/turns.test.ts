// How many turns a search in parts takes for what it is given.

import { describe, expect, it } from "vitest";
import { turnsFor } from "../../../src/solver/decompose/turns.ts";

describe("the turns of a search in parts", () => {
  it("are one where there is not enough for two, and come slower after the fourth", () => {
    const turns = [0, 0.2, 1.9, 2, 3.5, 4, 6.9, 7, 15.9, 16, 1000].map(turnsFor);
    expect(turns).toEqual([1, 1, 1, 2, 3, 4, 4, 5, 7, 8, 8]);
  });

  it("are never fewer for more", () => {
    for (let enough = 0; enough < 20; enough += 0.01) {
      expect(turnsFor(enough + 0.01)).toBeGreaterThanOrEqual(turnsFor(enough));
    }
  });
});
