import { describe, expect, it } from "vitest";
import { meets, meetsOne } from "../../src/caseload/competence.ts";
import type { PortfolioEntry, Requirement } from "../../src/caseload/schema.ts";

const DATE = "2026-03-02";

function holds(portfolio: readonly PortfolioEntry[], requirement: Requirement, date = DATE): boolean {
  return meetsOne({ portfolio }, requirement, date);
}

describe("a requirement", () => {
  it("that is an id asks for level 1, which an entry that is an id has", () => {
    expect(holds(["wound"], "wound")).toBe(true);
    expect(holds(["wound"], { competency: "wound", level: 1 })).toBe(true);
    expect(holds([{ competency: "wound" }], "wound")).toBe(true);
    expect(holds(["insulin"], "wound")).toBe(false);
    expect(holds([], "wound")).toBe(false);
  });

  it("of a level asks for that or a higher one", () => {
    const requirement = { competency: "wound", level: 3 };
    expect(holds([{ competency: "wound", level: 2 }], requirement)).toBe(false);
    expect(holds([{ competency: "wound", level: 3 }], requirement)).toBe(true);
    expect(holds([{ competency: "wound", level: 5 }], requirement)).toBe(true);
    expect(holds(["wound"], requirement)).toBe(false);
  });

  it("is judged on the date, both ends of an entry inclusive", () => {
    const entry = { competency: "wound", from: "2026-03-01", until: "2026-03-03" };
    const dates = ["2026-02-28", "2026-03-01", "2026-03-03", "2026-03-04"];
    expect(dates.map((date) => holds([entry], "wound", date))).toEqual([false, true, true, false]);
  });

  it("is met by any one of several entries, but not by the level of one and the dates of another", () => {
    const low = { competency: "wound", level: 1 };
    const lapsed = { competency: "wound", level: 4, until: "2026-03-01" };
    expect(holds([low, lapsed], "wound")).toBe(true);
    expect(holds([low, lapsed], { competency: "wound", level: 4 })).toBe(false);
    expect(holds([low, lapsed], { competency: "wound", level: 4 }, "2026-03-01")).toBe(true);
  });

  it("of a choice is met by one of it, however deep", () => {
    const choice = { anyOf: ["insulin", { anyOf: [{ competency: "wound", level: 2 }, "care"] }] };
    expect(holds(["care"], choice)).toBe(true);
    expect(holds([{ competency: "wound", level: 2 }], choice)).toBe(true);
    expect(holds(["wound"], choice)).toBe(false);
  });
});

describe("requirements", () => {
  it("are met all together, and none are met by anybody", () => {
    const both = { portfolio: ["wound", "care"] };
    expect(meets(both, ["wound", "care"], DATE)).toBe(true);
    expect(meets(both, ["wound", "insulin"], DATE)).toBe(false);
    expect(meets({ portfolio: [] }, [], DATE)).toBe(true);
    expect(meets({ portfolio: [] }, undefined, DATE)).toBe(true);
  });
});
