// Person by person, the same is found as by the schema at once.

import { describe, expect, it } from "vitest";
import { finish } from "../../src/base/steps.ts";
import { formIssues } from "../../src/caseload/form.ts";
import { caseloadSchema } from "../../src/caseload/schema.ts";
import { matrixCaseload, pathsIn, soundCaseload } from "./fixture.ts";

const issuesAtOnce = (input: unknown) => caseloadSchema.safeParse(input).error?.issues ?? [];

describe("what has the wrong form", () => {
  it("is the same in the same order, whatever stands in place of one value or two", () => {
    let found = 0;
    for (const fresh of [soundCaseload, matrixCaseload]) {
      const paths = pathsIn(fresh());
      for (const [i, path] of paths.entries()) {
        for (const junk of [null, 7.5, "?", [], { "": [] }]) {
          const caseload = fresh();
          for (const one of [path, paths[(i * 7 + 3) % paths.length]!]) {
            const parent = one.slice(0, -1).reduce((value, step) => value?.[step], caseload);
            if (typeof parent === "object" && parent !== null) parent[one.at(-1)!] = junk;
          }
          const issues = issuesAtOnce(caseload);
          expect(finish(formIssues(caseload))).toEqual(issues);
          found += issues.length;
        }
      }
    }
    expect(found).toBeGreaterThan(1000);
  });

  it.each([null, undefined, 3, "text", [], {}, { patients: {} }, { patients: [{}, undefined, {}], unknown: 1 }])(
    "is the same of %j",
    (input) => {
      expect(issuesAtOnce(input).length).toBeGreaterThan(0);
      expect(finish(formIssues(input))).toEqual(issuesAtOnce(input));
    },
  );
});
