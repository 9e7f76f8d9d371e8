// What making way would lose is reckoned once a chain: it must not grow stale while the chain goes on.

import { expect, it, vi } from "vitest";
import { generate } from "../../bench/generator/generate.ts";
import { finish } from "../../src/base/steps.ts";
import { Losses } from "../../src/solver/search/ruin/losses.ts";
import { problemOf, searchOf } from "../support/watched.ts";

const CASELOADS = 4;
const STEPS = 150;

it("what a visit would lose is at every look what its bundle would lose", () => {
  const of = Losses.prototype.of;
  let [looks, again] = [0, 0];
  const spy = vi.spyOn(Losses.prototype, "of").mockImplementation(function (this: Losses, slot) {
    const reckoned = vi.spyOn(this, "ofBundle");
    const loss = of.call(this, slot);
    again += reckoned.mock.calls.length;
    reckoned.mockRestore();
    looks++;
    expect(loss).toBe(this.ofBundle(bundleOf(slot)));
    return loss;
  });
  let bundleOf = (slot: number) => searches[0]!.solution.visits.bundle[slot]!;
  const searches = Array.from({ length: CASELOADS }, (_, i) =>
    searchOf(
      problemOf(generate({ patients: 12, days: 2, seed: i + 1, profile: "full", staffing: i % 2 === 0 ? 0.5 : 1 })),
      i,
    ),
  );
  for (const search of searches) {
    bundleOf = (slot) => search.solution.visits.bundle[slot]!;
    finish(search.construct());
    for (let step = 0; step < STEPS; step++) search.step(step / STEPS);
  }
  spy.mockRestore();
  expect(looks).toBeGreaterThan(CASELOADS * STEPS);
  expect(again).toBeLessThan(looks / 2);
});
