import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseloadJson } from "../../bench/generator/format.ts";
import { type GenerateOptions, generate } from "../../bench/generator/generate.ts";
import { kilometresBetween, type Spot } from "../../bench/generator/geography.ts";
import { Random } from "../../src/base/random.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { arbitraryCaseload } from "../support/arbitrary/caseload.ts";
import { CLOCK_CHANGES } from "../support/arbitrary/change.ts";
import { elapsedBetween, momentOf } from "../support/arbitrary/wall-clock.ts";
import { timeOf } from "../support/arbitrary/world.ts";
import { FEATURES, featuresOf } from "../support/features.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { refereeOrSkip } from "../support/referee.ts";

const day40: GenerateOptions = { patients: 40, days: 1, seed: 1, profile: "full" };

const interventionsOf = (caseload: CaseloadJson) => caseload.patients.flatMap((one) => one.interventions);
const shiftsOf = (caseload: CaseloadJson) => caseload.practitioners.flatMap((one) => one.shifts);

/** Every option that changes what is generated, crossed with small sizes. */
function* allKinds(): Generator<GenerateOptions> {
  for (const profile of ["plain", "full"] as const) {
    for (const travel of ["straight-line", "matrix"] as const) {
      for (const days of [1, 2, 4, 5, 9]) {
        for (const patients of [0, 1, 3, 40, 120]) {
          // From Thursday, over the night in which the clocks go forward.
          yield { patients, days, seed: patients + days, profile, travel, rural: days === 4, start: "2026-03-26" };
        }
      }
    }
  }
}

describe("generated caseloads", () => {
  it("are the same, byte for byte, for the same options", () => {
    expect(JSON.stringify(generate(day40))).toBe(JSON.stringify(generate(day40)));
    expect(JSON.stringify(generate({ ...day40, seed: 2 }))).not.toBe(JSON.stringify(generate(day40)));
  });

  it("stay what they were, so that results of benchmarks compare over time", () => {
    const digest = createHash("sha256")
      .update(JSON.stringify(generate(day40)))
      .digest("hex");
    expect(digest.slice(0, 16)).toMatchInlineSnapshot(`"43e6b11accc18aae"`);
  });

  it("are all valid", () => {
    const kinds = [...allKinds()];
    expect(kinds).toHaveLength(100);
    for (const options of kinds) expect(() => parseCaseload(generate(options)), JSON.stringify(options)).not.toThrow();
  });

  it("have the same people with the same needs in both profiles", () => {
    const homes = (caseload: CaseloadJson) => caseload.patients.map(({ id, place }) => ({ id, place }));
    expect(homes(generate({ ...day40, profile: "plain" }))).toEqual(homes(generate(day40)));
  });

  it("say in the plain profile only what a routing engine understands", () => {
    const keys = (things: object[]) => [...new Set(things.flatMap((thing) => Object.keys(thing)))].sort();
    const plain = generate({ patients: 200, days: 5, seed: 2, profile: "plain" });
    expect(keys(plain.patients)).toEqual(["id", "interventions", "place"]);
    const needs = ["dates", "discipline", "id", "minutes", "priority", "requires", "times"];
    expect(keys(interventionsOf(plain))).toEqual(needs);
    expect(keys(shiftsOf(plain))).toEqual(["breaks", "end", "endPlace", "start", "startPlace"]);
    const held = plain.practitioners.flatMap((one) => one.portfolio.filter((entry) => typeof entry !== "string"));
    expect(keys(held)).toEqual(["competency", "level"]);
  });

  it("use in the full profile nearly every rule of the format", () => {
    const used = featuresOf(generate({ patients: 400, days: 5, seed: 4, profile: "full", travel: "matrix" }));
    const rules = ["second", "after", "apartFrom", "alongside", "precedesInVisit", "gap-min", "gap-max", "dates"];
    for (const rule of [...rules, "weekdays", "notBefore", "notAfter", "preferredTimes", "repeat-day", "repeat-week"]) {
      expect(used).toContain(`intervention.${rule}`);
    }
    for (const key of ["requires", "available", "avoid", "prefer", "setupMinutes", "minVisitMinutes", "siloed"]) {
      expect(used).toContain(`patient.${key}`);
    }
    for (const key of ["maxVisits", "maxContactMinutes", "no-startPlace"]) expect(used).toContain(`shift.${key}`);
    for (const feature of ["portfolio.until-inside", "requirement.anyOf", "travel.asymmetric"]) {
      expect(used).toContain(feature);
    }
  });

  it("are no denser and no better staffed when they are larger", () => {
    const measure = (patients: number) => {
      const caseload = generate({ patients, days: 5, seed: 6, profile: "full" });
      const homes = caseload.patients.map((one) => one.place as Spot);
      const nearest = homes.slice(0, 100).map((home) => {
        const others = homes.filter((other) => other !== home).map((other) => kilometresBetween(home, other));
        return others.reduce((least, one) => Math.min(least, one));
      });
      const apart = nearest.reduce((sum, one) => sum + one) / nearest.length;
      return { apart, perShift: interventionsOf(caseload).length / shiftsOf(caseload).length };
    };
    const [small, large] = [measure(500), measure(4000)];
    expect(small.apart / large.apart).toBeGreaterThan(0.6);
    expect(small.apart / large.apart).toBeLessThan(1.6);
    expect(small.perShift / large.perShift).toBeGreaterThan(0.9);
    expect(small.perShift / large.perShift).toBeLessThan(1.1);
  });

  it("live as near each other as the doc says", () => {
    const places = generate({ patients: 5000, days: 1, seed: 2, profile: "plain" }).patients.map(
      ({ place }) => place as Spot,
    );
    const nearest = places.slice(0, 200).map((own) => {
      return places.map((other) => kilometresBetween(own, other)).sort((a, b) => a - b);
    });
    const median = (others: number) => nearest.map((distances) => distances[others]!).sort((a, b) => a - b)[100]!;
    expect(median(20)).toBeGreaterThan(1);
    expect(median(20)).toBeLessThan(1.3);
    expect(median(200)).toBeGreaterThan(3.4);
    expect(median(200)).toBeLessThan(4);
  });

  it("have fewer shifts where staffing is lower", () => {
    const shifts = (staffing: number) =>
      shiftsOf(generate({ patients: 300, days: 5, seed: 7, profile: "full", staffing }));
    expect(shifts(0.5).length / shifts(1).length).toBeGreaterThan(0.4);
    expect(shifts(0.5).length / shifts(1).length).toBeLessThan(0.6);
  });

  it("reach twenty thousand patients over a week", () => {
    expect(generate({ patients: 20_000, days: 5, seed: 1, profile: "full" }).patients).toHaveLength(20_000);
  });

  it("are printed by the command line", () => {
    const words = "--patients 3 --days 2 --seed 5 --profile plain --staffing 1.5".split(" ");
    const printed = execFileSync(process.execPath, ["--import", "tsx", "bench/generator/cli.ts", ...words]);
    const expected = generate({ patients: 3, days: 2, seed: 5, profile: "plain", staffing: 1.5 });
    expect(JSON.parse(printed.toString())).toEqual(expected);
  });
});

describe("small random caseloads", () => {
  const some = Array.from({ length: 300 }, (_, seed) => randomCaseload(new Random(seed)));

  it("are the same for the same seed", () => {
    expect(JSON.stringify(randomCaseload(new Random(17)))).toBe(JSON.stringify(some[17]));
  });

  it("use every field of the format", () => {
    const counts = new Map<string, number>(FEATURES.map((feature) => [feature, 0]));
    for (const feature of some.flatMap((one) => [...featuresOf(one)])) counts.set(feature, counts.get(feature)! + 1);
    expect([...counts].filter(([, count]) => count < 3)).toEqual([]);
  });

  it("are all valid", () => {
    for (const [seed, caseload] of some.entries()) expect(() => parseCaseload(caseload), `seed ${seed}`).not.toThrow();
  });

  it("are opened out by the referee", (test) => {
    const { expand } = refereeOrSkip(test);
    for (const caseload of some) expect(expand(caseload).size).toBeLessThanOrEqual(16);
  });

  it("keep to the sizes they are given, and leave the others as they are", () => {
    const sizes = { patients: 2, practitioners: 3, days: 4, occurrences: 5 };
    const caseload = randomCaseload(new Random(3), sizes);
    expect(caseload.patients).toHaveLength(2);
    expect(caseload.practitioners).toHaveLength(3);
    expect(caseload.horizon.days).toBe(4);
    const fewer = randomCaseload(new Random(3), { ...sizes, practitioners: 2 });
    expect(fewer.practitioners).toEqual(caseload.practitioners.slice(0, 2));
  });

  it("are valid and small under every size that shrinking tries", () => {
    fc.assert(
      fc.property(arbitraryCaseload(), (caseload) => {
        parseCaseload(caseload);
        expect(caseload.patients.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 300 },
    );
  });

  it("know the clock changes as the time zone tables have them", () => {
    expect(new Set(CLOCK_CHANGES.map(({ kind }) => kind)).size).toBe(2);
    for (const { timeZone, date, kind, from, to } of CLOCK_CHANGES) {
      const instant = (minute: number) =>
        new Date(Date.parse(`${date}T00:00Z`) + minute * 60_000).toISOString().slice(0, 16);
      const label = `${timeZone} ${date} ${timeOf(from)}`;
      if (kind === "skips") {
        expect(
          [from - 1, from, to - 1, to].map((at) => momentOf(timeZone, instant(at)) === undefined),
          label,
        ).toEqual([false, true, true, false]);
      } else {
        const length = to - from;
        expect(elapsedBetween(timeZone, instant(from), instant(to - 1)).minutes, label).toBe(length - 1);
        expect(elapsedBetween(timeZone, instant(from), instant(to)).minutes, label).toBe(2 * length);
      }
    }
  });
});

describe("the examples", () => {
  const read = (name: string): CaseloadJson =>
    JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8"));

  it.each(["nottingham", "street", "week"])("%s is valid", (name) => {
    expect(() => parseCaseload(read(name))).not.toThrow();
  });

  it.for(["nottingham", "street", "week"])("%s is opened out by the referee", (name, test) => {
    expect(refereeOrSkip(test).expand(read(name)).size).toBeGreaterThan(3);
  });
});
