// The README is run: its programs and commands print what stands below them, its JSON is a caseload, its tables are whole.
// After a change that is meant to change what is printed, `npm run reprint` takes it over: look at the difference.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCaseload } from "../src/caseload/parse.ts";
import { settingsOf } from "../src/options.ts";
import { DEFAULT_WEIGHTS } from "../src/plan/objective.ts";
import { REASON_CODES } from "../src/plan/reasons.ts";
import { type Block, blocksOf, withContent } from "./support/readme/blocks.ts";

const ROOT = join(import.meta.dirname, "..");
const README = join(ROOT, "README.md");
const updating = process.env.UPDATE_README === "1";

const markdown = readFileSync(README, "utf8");
const blocks = blocksOf(markdown);
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> };

// Below the root, so that the programs find the package's name, and out of version control.
mkdirSync(join(ROOT, ".vitest"), { recursive: true });
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(ROOT, ".vitest/readme-"));
  symlinkSync(join(ROOT, "examples"), join(folder, "examples"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a TypeScript program, or the command line, prints. */
function printed(script: string, args: readonly string[] = []): string {
  const tsx = ["--import", import.meta.resolve("tsx"), script, ...args];
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json") };
  return execFileSync(process.execPath, tsx, { cwd: folder, env, encoding: "utf8" });
}

/** Runs one line of a shell block: only this package's own commands are known. */
function run(line: string): string {
  const [command, name, ...args] = line.split(/\s+/);
  if (command === "npx" && name === "onevisit") return printed(join(ROOT, "src/cli.ts"), args);
  throw new Error(`a test for \`${line}\` is missing`);
}

/** The text block right behind a block: what that one prints. */
function outputOf(block: Block): Block {
  const output = blocks[blocks.indexOf(block) + 1];
  if (output?.language !== "text") throw new Error(`the block of line ${block.line} is not followed by its output`);
  return output;
}

function expectPrinted(output: Block, text: string): void {
  if (!updating) {
    expect(text).toBe(output.content);
    return;
  }
  const now = readFileSync(README, "utf8");
  const block = blocksOf(now)[blocks.indexOf(output)] as Block;
  writeFileSync(README, withContent(now, block, text));
}

const named = (block: Block) => [`line ${block.line}`, block] as const;

describe("programs print what stands below them", () => {
  test.each(blocks.filter(({ language }) => language === "ts").map(named))("%s", (_, block) => {
    const script = join(folder, `line-${block.line}.ts`);
    writeFileSync(script, block.content);
    expectPrinted(outputOf(block), printed(script));
  });
});

describe("commands print what stands below them", () => {
  const shells = blocks.filter(({ language }) => language === "sh");

  test.each(shells.filter(({ content }) => content.includes("npx")).map(named))("%s", (_, block) => {
    expectPrinted(outputOf(block), block.content.trimEnd().split("\n").map(run).join("\n"));
  });

  test("every npm script that is named exists", () => {
    const all = shells.map(({ content }) => content).join("") + markdown;
    const names = [...all.matchAll(/npm (?:run )?(\w+)/g)].map((match) => match[1]).filter((name) => name !== "ci");
    expect(names).toContain("demo");
    for (const name of names) expect(Object.keys(scripts)).toContain(name);
  });
});

test("the demo prints what stands in the README", () => {
  const command = scripts.demo.split(" && ").at(-1) ?? "";
  expect(command).toMatch(/^node dist\/cli\.js plan /);
  const output = blocks.find(({ content }) => content.includes("week-plan.json") && content.includes("  Saved"));
  expect(output?.language).toBe("text");
  expectPrinted(output as Block, printed(join(ROOT, "src/cli.ts"), command.split(" ").slice(2)));
});

test("the JSON is a caseload, and that of the examples", () => {
  const texts = blocks.filter(({ language }) => language === "json");
  expect(texts).toHaveLength(1);
  const shown = JSON.parse(texts[0]?.content ?? "");
  expect(() => parseCaseload(shown)).not.toThrow();
  expect(JSON.parse(readFileSync(join(ROOT, "examples/mrs-ahmed.json"), "utf8"))).toEqual(shown);
});

test("the first program and what it prints stand before line 40, the program no longer than twelve lines", () => {
  const program = blocks.find(({ language }) => language === "ts") as Block;
  const output = outputOf(program);
  expect(program.content.split("\n").length - 1).toBeLessThanOrEqual(12);
  expect(output.line + output.content.split("\n").length - 1).toBeLessThan(40);
});

test("every reason, option and weight is in its table, with its words and its default", () => {
  expect(tableOf("code", "meaning")).toEqual(
    Object.entries(REASON_CODES).map(([code, words]) => [`\`${code}\``, words]),
  );
  const weights = tableOf("weight", "per", "default").map(([weight, , value]) => [weight, Number(value)]);
  expect(weights).toEqual(Object.entries(DEFAULT_WEIGHTS).map(([weight, value]) => [`\`${weight}\``, value]));
  for (const [option] of tableOf("option", "meaning", "default")) {
    const value = {
      engine: "own",
      signal: new AbortController().signal,
      onProgress: () => {},
      weights: {},
      compare: true,
    };
    const name = option.replaceAll("`", "");
    expect(() => settingsOf({ [name]: name in value ? value[name as keyof typeof value] : 1 })).not.toThrow();
  }
});

/** The rows, cell by cell, of the table with these headings. */
function tableOf(...headings: readonly string[]): string[][] {
  const cells = (line: string) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = markdown.split("\n");
  const head = lines.findIndex((line) => line.startsWith("|") && cells(line).join() === headings.join());
  const end = lines.findIndex((line, i) => i > head && !line.startsWith("|"));
  return lines.slice(head + 2, end).map(cells);
}

test("files that are linked or named to be run are there", () => {
  const names = [...markdown.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1]);
  for (const name of names) expect(() => readFileSync(join(ROOT, name))).not.toThrow();
});
