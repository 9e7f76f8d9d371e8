// Rows of travel times are what the formula says, to the minute.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { Travel } from "../../src/problem/travel.ts";

const PLACES = 120;

/** Places within `degrees` of each other, some of them on a grid so fine that ways come to whole minutes. */
function placesWithin(degrees: number, random: Random): { lat: Float64Array; lon: Float64Array } {
  const somewhere = (middle: number) =>
    Float64Array.from({ length: PLACES }, (_, i) => {
      const offset = degrees * (random.next() - 0.5);
      return middle + (i % 3 === 0 ? Math.round(offset * 100) / 100 : offset);
    });
  return { lat: somewhere(52), lon: somewhere(-1) };
}

describe("a row of travel times", () => {
  it("is what the great circle says, near or far, fast or slow", () => {
    const random = new Random(1);
    for (const degrees of [0.02, 0.5, 5, 60]) {
      for (const kilometresPerHour of [0.001, 25, 4000, 1e9]) {
        const roads = { ...placesWithin(degrees, random), kilometresPerHour, detour: 1.3, fixedMinutes: 2 };
        const travel = new Travel({ model: "straight-line", ...roads });
        for (let from = 0; from < PLACES; from++) {
          const exact = Array.from({ length: PLACES }, (_, to) => travel.between(from, to));
          expect([...travel.from(from)]).toEqual(exact);
        }
      }
    }
  });

  it("is exact where a way comes to whole minutes", () => {
    // Along a meridian, at a speed at which each hundredth of a degree takes one minute but for the last digits.
    const lat = Float64Array.from({ length: PLACES }, (_, i) => 50 + i / 100);
    const lon = new Float64Array(PLACES);
    const kilometresPerHour = (6371.0088 * Math.PI * 60) / 180 / 100;
    const travel = new Travel({ model: "straight-line", lat, lon, kilometresPerHour, detour: 1, fixedMinutes: 0 });
    expect([...travel.from(0)]).toEqual(Array.from({ length: PLACES }, (_, minutes) => minutes));
  });
});
