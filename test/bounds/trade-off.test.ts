// How patients share what may be left undone.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { type Curve, sumOf, trimmed } from "../../src/solver/bounds/curve.ts";
import { TradeOff } from "../../src/solver/bounds/trade-off.ts";
import { boundsOf, care, carer, caseloadOf } from "./little.ts";

describe("what is left undone saves visits", () => {
  const staff = [carer("n"), carer("m", ["meds"])];
  const apart = (id: string, priority: number, of: number) => {
    const wash = care(`wash${id}`, { priority });
    return [wash, care(`tablets${id}`, { requires: ["meds"], priority: of })];
  };

  it("as many as its priorities pay for, cheapest first", () => {
    const bounds = boundsOf(caseloadOf([apart("a", 5, 20), apart("b", 8, 9)], staff));
    expect(bounds.unscheduled).toBe(0);
    expect([0, 4, 5, 12, 13, 21, 22, 41, 42].map((undone) => bounds.visitsGiven(undone))).toEqual([
      4, 4, 3, 3, 2, 2, 1, 1, 0,
    ]);
  });

  it("beyond what nobody could do", () => {
    const lift = care("lift", { requires: ["lift"], priority: 100 });
    const bounds = boundsOf(caseloadOf([[lift], apart("b", 8, 9)], staff));
    expect(bounds.unscheduled).toBe(100);
    expect([0, 100, 107, 108, 117].map((undone) => bounds.visitsGiven(undone))).toEqual([2, 2, 2, 1, 0]);
  });

  it("and a visit saved may take several of them", () => {
    const bounds = boundsOf(
      caseloadOf([[care("a", { priority: 3 }), care("b", { priority: 4 }), care("c", { priority: 5 })]], staff),
    );
    expect([0, 11, 12].map((undone) => bounds.visitsGiven(undone))).toEqual([1, 1, 0]);
    expect(Array.from(bounds.patients[0]!.curve)).toEqual([12, 0]);
  });

  it("as trying every way to share the slack says", () => {
    const random = new Random(5);
    let uneven = 0;
    for (let round = 0; round < 200; round++) {
      const curves = Array.from({ length: random.between(1, 5) }, () => drawCurve(random));
      const tradeOff = new TradeOff(curves);
      const together = curves.reduce(sumOf);
      const last = together.length - 1;
      for (let slack = 0; slack < 40; slack += random.between(1, 4)) {
        const fewest = together.findIndex((undone) => undone <= together[last] + slack);
        expect(tradeOff.saved(slack), JSON.stringify({ curves: curves.map((c) => [...c]), slack })).toBe(last - fewest);
      }
      if (curves.some((curve) => curve.some((undone, v) => v > 1 && 2 * curve[v - 1] > curve[v - 2] + undone)))
        uneven++;
    }
    expect(uneven).toBeGreaterThan(20);
  });
});

function drawCurve(random: Random): Curve {
  let undone = random.int(5);
  const rising = [undone];
  for (let v = random.int(5); v > 0; v--) {
    undone += random.between(1, 15);
    rising.push(undone);
  }
  return trimmed(Float64Array.from(rising.reverse()));
}
