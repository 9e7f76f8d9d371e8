import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/base/nearest.ts";

describe("the nearest known word", () => {
  it("counts letters added, missing, changed and swapped", () => {
    expect(editDistance("after", "after")).toBe(0);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("notAftr", "notAfter")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("minutes", "mintues")).toBe(1);
  });

  it("forgives more in longer words, and nothing in short ones", () => {
    const keys = ["id", "minutes", "requires", "notBefore", "notAfter"];
    expect(nearest("notAftr", keys)).toBe("notAfter");
    expect(nearest("mintues", keys)).toBe("minutes");
    expect(nearest("ix", keys)).toBeUndefined();
    expect(nearest("dosage", keys)).toBeUndefined();
  });

  it("takes case and punctuation for nothing", () => {
    expect(nearest("NOT_AFTER", ["notBefore", "notAfter"])).toBe("notAfter");
    expect(nearest("wound care", ["wound", "wound-care"])).toBe("wound-care");
  });

  it("takes the nearer of two, and the first of equally near ones", () => {
    expect(nearest("nurse12", ["nurse1", "nurse123", "nurse12x"])).toBe("nurse1");
    expect(nearest("dressings", ["dressers", "dressing"])).toBe("dressing");
  });
});
