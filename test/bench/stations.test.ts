import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generate } from "../../bench/generator/generate.ts";
import { layOutTowns, type Spot } from "../../bench/generator/geography.ts";
import { Stations } from "../../bench/generator/stations.ts";
import { Random } from "../../src/base/random.ts";

describe("where generated practitioners are stationed", () => {
  it("follows what is asked for, however many there are", () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 300 }), fc.nat(), (asked, members, seed) => {
        fc.pre(asked.some((one) => one > 0));
        const random = new Random(seed);
        const towns = layOutTowns(random, asked.length * 200, false);
        const demands = asked.map((one) => new Map([["nursing", one] as const]));
        const stations = new Stations(towns, demands);
        const counts = asked.map(() => 0);
        for (let i = 0; i < members; i++) counts[stations.next(random, "nursing")]! += 1;
        const all = asked.reduce((sum, one) => sum + one);
        for (const [town, count] of counts.entries()) {
          expect(Math.abs(count - (members * asked[town]!) / all)).toBeLessThan(atMostApart(members, asked.length));
          if (asked[town] === 0) expect(count).toBe(0);
        }
      }),
    );
  });

  it("follows the patients where nobody asks for a discipline", () => {
    const random = new Random(1);
    const towns = layOutTowns(random, 2000, false);
    const stations = new Stations(
      towns,
      towns.map(() => new Map()),
    );
    const counts = towns.map(() => 0);
    for (let i = 0; i < 200; i++) counts[stations.next(random, "voluntary")]! += 1;
    const sizes = towns.reduce((sum, { size }) => sum + size, 0);
    for (const [town, count] of counts.entries())
      expect(Math.abs(count - (200 * towns[town]!.size) / sizes)).toBeLessThan(atMostApart(200, towns.length));
  });

  it("gives every part of a county the staff that its care asks for", () => {
    const { patients, practitioners } = generate({ patients: 8000, days: 5, seed: 3, profile: "full" });
    const longitudes = patients.map(({ place }) => (place as Spot).lon).sort((a, b) => a - b);
    const middle = longitudes[longitudes.length / 2]!;
    for (const discipline of ["nursing", "home-care", "physiotherapy", "occupational-therapy"]) {
      const asked = patients.flatMap(({ place, interventions }) =>
        interventions
          .filter((one) => one.discipline === discipline)
          .map(({ minutes }) => ({ west: (place as Spot).lon < middle, weight: minutes })),
      );
      const staff = practitioners
        .filter((one) => one.discipline === discipline)
        .flatMap(({ shifts }) => shifts.map(({ endPlace }) => ({ west: (endPlace as Spot).lon < middle, weight: 1 })));
      expect(Math.abs(shareWest(asked) - shareWest(staff)), discipline).toBeLessThan(0.05);
    }
  });
});

function shareWest(all: readonly { readonly west: boolean; readonly weight: number }[]): number {
  const sum = (some: typeof all) => some.reduce((total, { weight }) => total + weight, 0);
  return sum(all.filter(({ west }) => west)) / sum(all);
}

/** Three for what steps of the golden ratio may miss, and four standard deviations of the leeway left to chance. */
function atMostApart(members: number, towns: number): number {
  return 3 + 4 * Math.sqrt((0.1 * members) / (2 * towns));
}
