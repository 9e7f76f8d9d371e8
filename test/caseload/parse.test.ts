import { describe, expect, it } from "vitest";
import { CaseloadError, ISSUE_CODES } from "../../src/caseload/issues.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { issuesIn, matrixCaseload, pathsIn, type Raw, soundCaseload } from "./fixture.ts";
import { MALFORMED } from "./malformed/index.ts";

describe("a malformed caseload", () => {
  it.each(MALFORMED.map((row) => [row.story, row] as const))(
    "is refused: %s",
    (_, { code, path, advice, caseload }) => {
      const issues = issuesIn(caseload);
      expect(issues.map((issue) => ({ code: issue.code, path: issue.path }))).toEqual([{ code, path }]);
      if (advice === undefined) expect(issues[0].advice).toBeUndefined();
      else {
        expect(issues[0].advice).toMatch(/^Maybe /);
        expect(issues[0].advice).toContain(advice);
      }
      expect(issues[0].message).toMatch(/\.$/);
    },
  );

  it("is described by a code in the table, and every code has a caseload that earns it", () => {
    expect(new Set(MALFORMED.map((row) => row.code))).toEqual(new Set(Object.keys(ISSUE_CODES)));
    expect(MALFORMED.length).toBeGreaterThan(120);
  });
});

describe("the error", () => {
  it("names the values, and puts advice on a line of its own", () => {
    const caseload = soundCaseload();
    caseload.patients[0].interventions[0].minuts = 30;
    caseload.practitioners[0].shifts[0].start = "2026-03-02T25:00";
    expect(() => parseCaseload(caseload)).toThrow(
      [
        "The caseload has 2 issues.",
        'unknown-key at patients[0].interventions[0].minuts: the format has no key "minuts" in patients[0].interventions[0].',
        "  Maybe you meant `minutes`?",
        'not-an-instant at practitioners[0].shifts[0].start: "2026-03-02T25:00" is not an instant YYYY-MM-DDTHH:MM of a real date with an hour from 00 to 23.',
      ].join("\n"),
    );
  });

  it("carries every cross-check's issues at once, each with its values", () => {
    const caseload = soundCaseload();
    caseload.patients[0].avoid = ["n9"];
    caseload.patients[0].maxVisitMinutes = 10;
    caseload.practitioners[0].shifts[1].start = "2026-03-02T14:00";
    const issues = issuesIn(caseload);
    expect(issues.map(({ code, values }) => [code, values])).toEqual([
      ["unknown-practitioner", { id: "n9" }],
      ["shifts-overlap", { other: 0, start: "2026-03-02T07:00", end: "2026-03-02T15:00" }],
      ["min-above-max", { min: 20, max: 10 }],
    ]);
    expect(issues[2].message).toBe("visits last at most 10 minutes, and the patient's `minVisitMinutes` is 20.");
  });

  it("carries dangling references beside values of a wrong form that do not lead to them", () => {
    const caseload = soundCaseload();
    caseload.patients[0].interventions[0].minutes = "30";
    caseload.patients[0].interventions[3].after[0].intervention = "suger";
    caseload.patients[0].avoids = ["n1"];
    caseload.practitioners[0].portfolio.push("wond");
    delete caseload.timeZone;
    delete caseload.horizon;
    caseload.patients[1].id = "p1";
    expect(issuesIn(caseload).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "missing-key timeZone",
      "missing-key horizon",
      "wrong-type patients[0].interventions[0].minutes",
      "unknown-key patients[0].avoids",
      "duplicate-id patients[1].id",
      expect.stringMatching(/^unknown-competency practitioners\[0\]\.portfolio\[\d\]$/),
      "unknown-intervention patients[0].interventions[3].after[0].intervention",
    ]);
    caseload.practitioners[0].portfolio = "wound";
    expect(issuesIn(caseload)).toHaveLength(5);
  });

  it("comes whatever stands in place of a value", () => {
    const caseloads = [soundCaseload, matrixCaseload];
    let [together, alone] = [0, 0];
    for (const fresh of caseloads) {
      for (const path of pathsIn(fresh())) {
        for (const junk of [null, 7.5, "?", [], {}, [null], { "": [] }]) {
          const caseload = fresh();
          caseload.patients[0].prefer = ["nobody"];
          const last = path.at(-1)!;
          path.slice(0, -1).reduce((value, step) => value[step], caseload)[last] = junk;
          const codes = new Set(issuesIn(caseload).map(({ code }) => code));
          if (!codes.has("unknown-practitioner")) alone++;
          else if (codes.size > 1) together++;
        }
      }
    }
    expect(Math.min(together, alone)).toBeGreaterThan(200);
  });

  it("shows twenty issues and counts the rest by their codes, but carries them all", () => {
    const caseload = soundCaseload();
    caseload.patients[0].prefer = Array.from({ length: 30 }, (_, i) => `stranger-${i}`);
    const error = errorOf(caseload);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("CaseloadError");
    expect(error.issues).toHaveLength(30);
    expect(error.message.split("\n").filter((line) => line.startsWith("unknown-practitioner at"))).toHaveLength(20);
    expect(error.message).toMatch(/… and 10 more: 10 unknown-practitioner\.$/);
    caseload.horizon.start = "2026-02-30";
    expect(errorOf(caseload).message).toMatch(/^The caseload has 31 issues\.\nnot-a-date at horizon\.start: /);
    expect(errorOf(caseload).message).toMatch(/… and 11 more: 11 unknown-practitioner\.$/);
  });

  it("gives each unknown key an issue of its own", () => {
    const caseload = { ...soundCaseload(), a: 1, b: 2 };
    expect(issuesIn(caseload).map(({ path }) => path)).toEqual(["a", "b"]);
  });

  it("counts a faulty matrix by the row, not by the cell", () => {
    const caseload = matrixCaseload();
    caseload.travel.minutes = caseload.travel.minutes.map((row: number[]) => row.map((cell) => cell / 10));
    const issues = issuesIn(caseload);
    expect(issues.map(({ path, values }) => [path, values.count])).toEqual([
      ["travel.minutes[0][1]", 2],
      ["travel.minutes[1][0]", 2],
      ["travel.minutes[2][0]", 2],
    ]);
    expect(issues[0].message).toContain("0.5 is not a whole number of minutes, at least 0 (and 1 more in this row)");
  });

  it("tells several circles of one patient apart", () => {
    const caseload = soundCaseload();
    const [wash, dress, sugar, insulin] = caseload.patients[0].interventions;
    dress.precedesInVisit = ["wash"];
    sugar.precedesInVisit = ["insulin"];
    insulin.precedesInVisit = ["sugar", "wash"];
    expect(wash.precedesInVisit).toEqual(["dress"]);
    expect(issuesIn(caseload).map(({ path, values }) => [path, values.cycle])).toEqual([
      ["patients[0].interventions[0].precedesInVisit[0]", ["wash", "dress", "wash"]],
      ["patients[0].interventions[2].precedesInVisit[0]", ["sugar", "insulin", "sugar"]],
    ]);
  });

  it("is not shy of very many mistakes", () => {
    const caseload = soundCaseload();
    caseload.patients[0].avoid = Array.from({ length: 20_000 }, (_, i) => `nobody-${i}`);
    expect(issuesIn(caseload)).toHaveLength(20_000);
  });
});

function errorOf(caseload: Raw): CaseloadError {
  try {
    parseCaseload(caseload);
  } catch (error) {
    if (error instanceof CaseloadError) return error;
  }
  throw new Error("the caseload was accepted");
}
