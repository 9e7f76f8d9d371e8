// The floors of the shared caseloads, as prototypes found them too. Skips loudly where the files are absent.

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { floorOf } from "./little.ts";

const CASELOADS = new URL("../../../shared/data/caseloads/", import.meta.url);

/** By file: the priority that nobody could do, and the visits that everything else needs. */
const FLOORS: Readonly<Record<string, readonly [number, number]>> = {
  "day-40-101": [50, 78],
  "day-40-102": [235, 81],
  "day-40-103": [85, 73],
  "day-40-104": [80, 81],
  "week-250-101": [1315, 1983],
  "week-250-102": [725, 2120],
  "week-250-rural-103": [965, 1908],
  "week-250-tight-104": [165, 1975],
  "week-1000-101": [2655, 7895],
  "plain-day-40-101": [0, 58],
  "plain-day-40-102": [480, 68],
  "plain-day-250-101": [0, 475],
  "plain-day-250-102": [0, 479],
  "plain-day-250-103": [0, 445],
  "plain-week-100-101": [10, 782],
};

if (!existsSync(CASELOADS)) console.warn(`!!! No caseloads at ${CASELOADS.pathname}: no known floor is compared. !!!`);

describe.skipIf(!existsSync(CASELOADS))("the floor of", () => {
  it.each(Object.entries(FLOORS))("%s is the known one", (name, floor) => {
    const caseload = parseCaseload(JSON.parse(readFileSync(new URL(`${name}.json`, CASELOADS), "utf8")));
    expect(floorOf(caseload)).toEqual(floor);
  });
});
