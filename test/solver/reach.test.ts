// Places are sought close by, and farther away where there is no room.

import { describe, expect, it } from "vitest";
import { finish } from "../../src/base/steps.ts";
import { Bundles } from "../../src/solver/bundles.ts";
import { nothingKnown } from "../../src/solver/own-needs.ts";
import { Search } from "../../src/solver/search/search.ts";
import { problemOf } from "../support/watched.ts";
import { care, carer, caseloadOf, patientOf, shiftOf } from "../verify/little.ts";

/** Everybody wants half an hour at nine. All carers but the last begin at the patients' door, and have time for one. */
function crowd(carers: number) {
  const half = { minutes: 30, times: [{ from: "09:00", to: "09:01" }] };
  const patients = Array.from({ length: carers }, (_, i) => patientOf(`p${i}`, [care(`wash${i}`, half)]));
  const practitioners = patients.map((_, i) => {
    const place = i === carers - 1 ? "far" : "home";
    return carer(`n${i}`, { shifts: [shiftOf({ start: "08:30", end: "09:45", startPlace: place })] });
  });
  return problemOf(caseloadOf(patients, practitioners));
}

describe("reach", () => {
  it("takes in the nearest stints first, and says whether there are others", () => {
    const bundles = new Bundles(crowd(20));
    const close = bundles.near(bundles.single(0), "close");
    const wide = bundles.near(bundles.single(0), "wide");
    expect(wide.all).toBe(true);
    expect([...wide.stints]).toHaveLength(20);
    expect(close.all).toBe(false);
    expect([...close.stints]).toEqual([...wide.stints].slice(0, close.stints.length));
    expect([...close.stints]).not.toContain(19);
    expect(wide.stints.at(-1)).toBe(19);
  });

  it.each([20, 150])("keeps nobody from being seen by somebody far away, of %i carers", (carers) => {
    const problem = crowd(carers);
    const search = new Search(problem, 1, nothingKnown(problem));
    finish(search.construct());
    expect(search.best.unscheduled).toBe(0);
    expect(search.best.visits).toBe(carers);
  });
});
