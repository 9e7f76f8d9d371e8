// The parts of the command line that need no process to be seen at work.

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readArguments } from "../../src/cli/arguments.ts";
import { Unusable } from "../../src/cli/failure.ts";
import { checkWritable, readJson, writeJson } from "../../src/cli/files.ts";
import { progressText } from "../../src/cli/progress.ts";

/** What is said of something unusable; `undefined` where it is usable after all. */
async function complaint(use: () => unknown): Promise<string | undefined> {
  try {
    await use();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Unusable);
    return (error as Error).message;
  }
}

describe("arguments", () => {
  test("are read", () => {
    expect(readArguments(["plan", "a.json"])).toEqual({
      command: "plan",
      caseload: "a.json",
      out: undefined,
      siloed: false,
      options: {},
    });
    const all = ["plan", "--out=b.json", "--seconds", "2.5", "--iterations=0", "--seed=-4", "--compare", "-"];
    expect(readArguments(all)).toEqual({
      command: "plan",
      caseload: "-",
      out: "b.json",
      siloed: false,
      options: { seconds: 2.5, iterations: 0, seed: -4, compare: true },
    });
    expect(readArguments(["plan", "a", "--json", "--siloed"])).toMatchObject({ out: "-", siloed: true });
    expect(readArguments(["check", "a", "b", "--siloed"])).toEqual({
      command: "check",
      caseload: "a",
      plan: "b",
      siloed: true,
    });
  });

  test.each(["--help", "-h", "help", "plan --help", "check -h"])("%s asks for help", (line) => {
    expect(readArguments(line.split(" "))).toEqual({ command: "help" });
  });

  test.each(["--version", "-v", "version", "plan a --version"])("%s asks for the version", (line) => {
    expect(readArguments(line.split(" "))).toEqual({ command: "version" });
  });

  test.each([
    ["", "a command is missing"],
    ["paln a", "there is no command `paln`"],
    ["plan a --seed 1 --seed 2", "`--seed` is given twice"],
    ["plan a --compare --compare", "`--compare` is given twice"],
    ["check a b --siloed --siloed", "`--siloed` is given twice"],
    ["plan", "`plan` needs a caseload file"],
    ["plan a b", "`plan` takes one file"],
    ["check a b c", "`check` takes 2 files at most"],
    ["check - -", "only one of the two files can be standard input"],
    ["plan a --secnds.x 3", "Unknown option '--secnds.x'"],
    ["check a --compare", "Unknown option '--compare'"],
    ["plan a --json=yes", "Option '--json' does not take an argument"],
    ["plan a --out", "Option '--out <value>' argument missing"],
    ["plan a --seconds -1", "`--seconds` needs a number of at least 0, not `-1`"],
    ["plan a --seconds soon", "`--seconds` needs a number of at least 0, not `soon`"],
    ["plan a --seconds=-1", "`--seconds` needs a number of at least 0, not `-1`"],
    ["plan a --seconds=Infinity", "`--seconds` needs a number of at least 0, not `Infinity`"],
    ["plan a --iterations 1.5", "`--iterations` needs a whole number of at least 0, not `1.5`"],
    ["plan a --seed=", "`--seed` needs a whole number, not ``"],
    ["plan a --out=", "`--out` needs a file"],
    ["plan a --out ./a", "`--out` would write over the caseload"],
    ["plan a --out x --json", "`--json` and `--out` say two places for the plan"],
    ["plan a --siloed --compare", "`--siloed` and `--compare` do not go together"],
  ])("onevisit %s: %s", async (line, message) => {
    const args = line === "" ? [] : line.split(" ");
    expect(await complaint(() => readArguments(args))).toBe(`usage: ${message}. Try \`onevisit --help\`.`);
  });
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "onevisit-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);

  test("are written and read back, byte order mark or not", async () => {
    writeJson(path("a.json"), { a: [1] });
    expect(await readJson(path("a.json"))).toEqual({ a: [1] });
    writeFileSync(path("marked.json"), "\ufeff[2]");
    expect(await readJson(path("marked.json"))).toEqual([2]);
  });

  test("that cannot be read are told of with the reason", async () => {
    writeFileSync(path("text.json"), "{ no");
    expect(await complaint(() => readJson(path("text.json")))).toMatch(/^not-json in .*text\.json: /);
    expect(await complaint(() => readJson(folder))).toBe(`unreadable-file ${folder}: it is a folder`);
    const below = path("text.json/a");
    expect(await complaint(() => readJson(below))).toBe(`unreadable-file ${below}: part of the path is no folder`);
  });

  test("that cannot be written are told of before there is anything to write", async () => {
    expect(await complaint(() => checkWritable(path("new.json")))).toBeUndefined();
    expect(await complaint(() => checkWritable(path("text.json")))).toBeUndefined();
    expect(await complaint(() => checkWritable(path("no/new.json")))).toMatch(/: there is no such file or folder$/);
    expect(await complaint(() => checkWritable(folder))).toMatch(/: it is a folder$/);
    expect(await complaint(() => checkWritable(path("new/")))).toMatch(/: it is a folder$/);
    expect(await complaint(() => writeJson(folder, 1))).toBe(`unwritable-file ${folder}: it is a folder`);
  });

  test.skipIf(process.getuid?.() === 0)("without permission", async () => {
    writeFileSync(path("shut.json"), "1");
    chmodSync(path("shut.json"), 0);
    expect(await complaint(() => readJson(path("shut.json")))).toMatch(/: permission is denied$/);
    expect(await complaint(() => checkWritable(path("shut.json")))).toMatch(/: permission is denied$/);
  });
});

test("progress is one line, the gap in it; what is undone only where something is", () => {
  const progress = { phase: "searching", seconds: 3.21, iterations: 9, cost: 1, visits: 145, gap: 2 / 145 } as const;
  expect(progressText({ ...progress, unscheduled: 0, bound: { unscheduled: 0, visits: 143 } })).toBe(
    "searching 3.2 s: 145 visits, gap 1.4 % (at least 143)",
  );
  expect(progressText({ ...progress, unscheduled: 20, bound: { unscheduled: 5, visits: 143 } })).toBe(
    "searching 3.2 s: 145 visits, gap 1.4 % (at least 143), priority 20 undone (at least 5)",
  );
  expect(
    progressText({ ...progress, phase: "bounding", visits: 0, unscheduled: 20, bound: { unscheduled: 0, visits: 0 } }),
  ).toBe("bounding 3.2 s");
});
