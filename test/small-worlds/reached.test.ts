// Little worlds whose best plan was once out of reach of the search.

import { describe, expect, it } from "vitest";
import { consolidateSync } from "../../src/consolidate.ts";
import { care, carer, caseloadOf } from "../bounds/little.ts";
import { Truth } from "../support/brute-force/compare.ts";

describe("the search reaches", () => {
  it.each([1, 2, 3])("a second pair of hands where the first has time for both of them (%i things beside)", (count) => {
    const lifts = [care("lift", { second: { requires: [] } })];
    const others = Array.from({ length: count - 1 }, (_, i) => care(`other${i}`));
    const caseload = caseloadOf([[...lifts, ...others]], [carer("n"), carer("m")]);
    const comparison = Truth.of(caseload)!.compare(consolidateSync(caseload, { iterations: 30 }));
    expect(comparison).toEqual({ lies: [], reached: true, proved: true });
  });
});
