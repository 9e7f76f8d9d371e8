// Caseloads that once went wrong, each named by its story.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import { watch } from "../support/watched.ts";
import { expectAgreement } from "../verify/agreement.ts";

const FOLDER = new URL("../fixtures/regressions/", import.meta.url);
const STORIES = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const SEEDS = 12;

describe("what once went wrong", () => {
  it("is remembered", () => {
    expect(STORIES).not.toEqual([]);
  });

  it.each(STORIES)("%s", (name) => {
    const caseload = parseCaseload(JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")));
    for (let seed = 1; seed <= SEEDS; seed++) {
      watch(caseload, seed, 60);
      expectAgreement(caseload, consolidateSync(caseload, { iterations: 60, seed }));
    }
  });
});
