// How the library is laid out: imports run one way, the solver knows no clock, and only the command line knows Node.js.

import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { describe, expect, it } from "vitest";
import { type Import, readSource, type SourceFile, sourceFiles } from "./support/source.ts";

/** What each folder or file at the top of `src` may import, beside itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  caseload: ["base"],
  problem: ["caseload", "base"],
  solver: ["problem", "base"],
  plan: ["caseload", "problem", "base"],
  verify: ["caseload", "plan", "base"],
  certificate: ["caseload", "verify", "base"],
  "certify.ts": ["certificate", "caseload", "problem", "solver", "plan", "verify", "base"],
  report: ["caseload", "plan", "verify", "base"],
  parallel: ["caseload", "problem", "solver", "plan", "base"],
  "options.ts": ["caseload", "plan", "solver"],
  journey: ["caseload", "problem", "solver", "plan", "verify", "base", "options.ts"],
  "journey.ts": ["caseload", "problem", "solver", "plan", "base", "journey", "options.ts"],
  "consolidate.ts": ["caseload", "plan", "solver", "parallel", "base", "journey.ts", "options.ts"],
  "index.ts": ["caseload", "plan", "verify", "report", "certificate", "certify.ts", "consolidate.ts", "options.ts"],
  cli: ["report", "base", "options.ts"],
  "cli.ts": ["cli", "report", "index.ts"],
};

/** Types that may be imported against the stream, since both sides speak of one thing. */
const TYPES_TOO: Readonly<Record<string, readonly string[]>> = {
  problem: ["plan"],
  plan: ["verify"],
};

/** The only values that some folders may take from another: elsewhere nothing but types. */
const VALUES_ONLY: Readonly<Record<string, readonly string[]>> = {
  "verify → caseload": ["acceptedCaseload"],
  "verify → plan": ["DEFAULT_WEIGHTS", "PLAN_FORMAT"],
};

/** Packages, and where they live. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  zod: ["caseload/", "plan/"],
  "@date-fns/tz": ["base/calendar"],
  "javascript-lp-solver": ["solver/exact/engine/"],
  highs: ["solver/exact/engine/"],
  tinypool: ["parallel/"],
  "(POOL)": ["parallel/"], // tinypool again, where it is imported under a name that bundlers do not see
};

const NO_CLOCK_NO_LUCK = ["Math.random", "Date", "performance", "console", "setTimeout", "setInterval"];
const NODE_ONLY = ["process", "Buffer", "require", "__dirname", "__filename", "global", "setImmediate"];

const files = sourceFiles();

describe("the source", () => {
  it("is there", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
    const known = new Set(Object.keys(MAY_IMPORT));
    expect(files.map(({ path }) => topOf(path)).filter((top) => !known.has(top))).toEqual([]);
  });

  it("has everything that the lists here speak of", () => {
    const tops = new Set(files.map(({ path }) => topOf(path)));
    const named = [...Object.keys(MAY_IMPORT), ...Object.values(MAY_IMPORT).flat()];
    expect(named.filter((one) => !tops.has(one))).toEqual([]);
    const imported = new Set(files.flatMap(({ imports }) => imports.map(({ specifier }) => specifier)));
    expect(Object.keys(PACKAGES).filter((one) => !imported.has(one))).toEqual([]);
  });

  it("has a map of every folder and every file at its top, and of nothing else", () => {
    const map = readFileSync(new URL("../src/README.md", import.meta.url), "utf8");
    const cells = map.split("\n").map((line) => line.split("|")[1] ?? "");
    const mapped = cells.flatMap((cell) => [...cell.matchAll(/`(\S+(?:\/|\.ts))`/g)].map(([, place]) => place!));
    const places = new Set(files.flatMap(({ path }) => (path.includes("/") ? foldersOf(path) : [path])));
    expect([...places].filter((place) => !mapped.includes(place))).toEqual([]);
    const paths = new Set(files.map(({ path }) => path));
    expect(mapped.filter((place) => !places.has(place) && !paths.has(place))).toEqual([]);
  });

  it("imports one way", () => {
    expect(files.flatMap(againstTheStream)).toEqual([]);
  });

  it("imports files that exist, by their whole names, and nothing outside itself", () => {
    const paths = new Set(files.map(({ path }) => path));
    const strays = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== undefined && !paths.has(target))
        .map((one) => `${path}: ${one.specifier}`),
    );
    expect(strays).toEqual([]);
  });

  it("has no circles of imports", () => {
    expect(circles(files)).toEqual([]);
  });

  it("uses packages where they live", () => {
    expect(files.flatMap(strayPackages)).toEqual([]);
  });

  it("has a solver that knows no clock, no luck and no console", () => {
    const solver = files.filter(({ path }) => path.startsWith("solver/"));
    expect(solver.length).toBeGreaterThan(10);
    expect(solver.flatMap((file) => spoken(file, NO_CLOCK_NO_LUCK))).toEqual([]);
  });

  it("draws luck from base/random alone", () => {
    expect(files.flatMap((file) => spoken(file, ["Math.random"]))).toEqual([]);
  });

  it("runs anywhere, but for the command line", () => {
    expect(files.filter(({ path }) => !isCommandLine(path)).flatMap((file) => spoken(file, NODE_ONLY))).toEqual([]);
  });
});

describe("the reading of the source", () => {
  const faultsOf = (path: string, text: string): string[] => {
    const file = readSource(path, text);
    return [...againstTheStream(file), ...strayPackages(file), ...spoken(file, [...NO_CLOCK_NO_LUCK, ...NODE_ONLY])];
  };

  it.each([
    ["solver/a.ts", 'import { x } from "../plan/schema.ts";'],
    ["solver/a.ts", 'import type { X } from "../caseload/schema.ts";'],
    ["verify/a.ts", 'import { openOut } from "../caseload/occurrences.ts";'],
    ["verify/a.ts", 'import type { X } from "../problem/problem.ts";'],
    ["problem/a.ts", 'export { x } from "../plan/objective.ts";'],
    ["problem/a.ts", 'const x = await import("../solver/search/search.ts");'],
    ["problem/a.ts", 'let x: import("../solver/bundles.ts").Bundle;'],
    ["journey.ts", 'import * as all from "./index.ts";'],
    ["report/a.ts", 'import { readFileSync } from "node:fs";'],
    ["report/a.ts", 'import { readFileSync } from "fs";'],
    ["solver/a.ts", 'import { z } from "zod";'],
    ["base/a.ts", 'import "left-pad";'],
    ["solver/a.ts", "const x = Math.random();"],
    ["solver/a.ts", "const x = () => new Date();"],
    ["solver/a.ts", "console.log(performance.now());"],
    ["plan/a.ts", "const x = process.env;"],
  ])("sees what must not be in %s: %s", (path, text) => {
    expect(faultsOf(path, text)).not.toEqual([]);
  });

  it.each([
    [
      "verify/a.ts",
      'import type { X } from "../caseload/schema.ts"; import { type Y, DEFAULT_WEIGHTS } from "../plan/objective.ts";',
    ],
    ["problem/a.ts", 'import type { Weights } from "../plan/objective.ts";'],
    ["solver/a.ts", "// Date, Math.random and console are spoken of only\nconst x = { process: 1 }.process;"],
    ["cli/a.ts", 'import { readFileSync } from "node:fs"; const x = () => process.exit();'],
  ])("lets %s be: %s", (path, text) => {
    const faults = faultsOf(path, text);
    expect(isCommandLine(path) ? faults.filter((fault) => !fault.includes("process")) : faults).toEqual([]);
  });
});

/** The folder or file at the top of `src` that a path lies in. */
function topOf(path: string): string {
  return path.split("/")[0]!;
}

/** The folders around a file, each with a stroke at its end. */
function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, i) => `${names.slice(0, i + 1).join("/")}/`);
}

function isCommandLine(path: string): boolean {
  return topOf(path) === "cli.ts" || topOf(path) === "cli";
}

function againstTheStream({ path, imports }: SourceFile): string[] {
  const from = topOf(path);
  return imports
    .filter((one) => one.target !== undefined && !mayImport(from, one))
    .map((one) => `${path}: ${one.specifier}`);
}

function mayImport(from: string, { target, values }: Import): boolean {
  const to = topOf(target!);
  if (from === to) return true;
  if (MAY_IMPORT[from]?.includes(to)) {
    const only = VALUES_ONLY[`${from} → ${to}`];
    return only === undefined || values.every((value) => only.includes(value));
  }
  return values.length === 0 && (TYPES_TOO[from] ?? []).includes(to);
}

function strayPackages({ path, imports }: SourceFile): string[] {
  return imports
    .filter(({ specifier, target }) => target === undefined && !mayUse(path, specifier))
    .map(({ specifier }) => `${path}: ${specifier}`);
}

function mayUse(path: string, specifier: string): boolean {
  const isNode = specifier.startsWith("node:") || builtinModules.includes(specifier);
  if (isNode) return isCommandLine(path);
  return (PACKAGES[specifier] ?? []).some((place) => path.startsWith(place));
}

function spoken({ path, names }: SourceFile, forbidden: readonly string[]): string[] {
  return forbidden.filter((name) => names.has(name)).map((name) => `${path}: ${name}`);
}

/** Files that import each other in a circle, types aside: each circle once, from one of its files. */
function circles(all: readonly SourceFile[]): string[] {
  const importsOf = new Map(
    all.map(({ path, imports }) => [
      path,
      imports.filter(({ values }) => values.length > 0).flatMap(({ target }) => target ?? []),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of importsOf.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of all) walk(path, []);
  return found;
}
