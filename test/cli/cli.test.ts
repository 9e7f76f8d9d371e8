// The command line as its users meet it: a process with arguments, files, standard input and an exit code.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caseload } from "../../src/caseload/schema.ts";
import type { Plan } from "../../src/plan/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";

const ROOT = join(import.meta.dirname, "../..");
const COMMAND = ["--import", "tsx", join(ROOT, "src/cli.ts")];
const NOTTINGHAM = join(ROOT, "examples/nottingham.json");
const STREET = join(ROOT, "examples/street.json");

const folder = mkdtempSync(join(tmpdir(), "onevisit-"));
afterAll(() => rmSync(folder, { recursive: true }));

function onevisit(args: readonly string[], input?: string | Buffer) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    ...(input === undefined ? { stdio: ["ignore", "pipe", "pipe"] } : { input }),
  });
  return { code: status, stdout, stderr };
}

const read = <Kind>(path: string): Kind => JSON.parse(readFileSync(path, "utf8"));

/** A file in the test's folder. */
function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Says when signals no longer end the process at once. */
const TELLS_WHEN_IT_HEARS = `
  const look = setInterval(() => {
    if (process.listenerCount("SIGINT") === 0 || process.listenerCount("SIGTERM") === 0) return;
    clearInterval(look);
    process.send("it hears", () => process.disconnect());
  }, 20);
`;

/** A module as an address. */
function moduleOf(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

/** Says that a command ends with 2, prints nothing, and says what is wrong in lines without a stack trace. */
function expectUnusable(args: readonly string[], message: string | RegExp, input?: string): void {
  const { code, stdout, stderr } = onevisit(args, input);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
}

describe("plan", () => {
  test("prints a summary and nothing on standard error", () => {
    const { code, stdout, stderr } = onevisit(["plan", NOTTINGHAM, "--iterations", "20", "--compare"]);
    expect(stdout).toMatch(/^1 visit does what 4 would with each discipline visiting on its own\.\n/);
    expect(stdout).toContain("  Saved   3 visits of 4 (75 %), for certain; both leave nothing undone\n");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("takes another engine", () => {
    const { code, stdout, stderr } = onevisit(["plan", NOTTINGHAM, "--iterations", "20", "--engine", "highs"]);
    expect(stdout).toMatch(/^1 visit does all 4 interventions\.\n/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("says what to install where the package of an engine is missing", () => {
    const resolve = `export const resolve = (name, context, next) => {
      if (name === "highs") throw Object.assign(new Error("none"), { code: "ERR_MODULE_NOT_FOUND" });
      return next(name, context);
    };`;
    const hook = `import { register } from "node:module"; register(${JSON.stringify(moduleOf(resolve))});`;
    const args = ["--import", moduleOf(hook), ...COMMAND, "plan", NOTTINGHAM, "--engine", "highs"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    expect(stderr).toBe(
      "missing-engine: the engine `highs` needs the package `highs`, which is not installed\n" +
        "  Maybe install it (`npm install highs`), or plan without that engine: the proof is the same.\n",
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  test("writes the plan to a file, and says where it is", () => {
    const out = join(folder, "plan.json");
    const { code, stdout } = onevisit(["plan", NOTTINGHAM, "--iterations", "20", "--out", out]);
    expect(stdout).toMatch(/^1 visit does all 4 interventions\.\n/);
    expect(stdout.endsWith(`\nThe plan is in ${out}.\n`)).toBe(true);
    expect(code).toBe(0);
    const plan = read<Plan>(out);
    expect(verifyPlan(read<Caseload>(NOTTINGHAM), plan)).toMatchObject({ valid: true, status: "optimal" });
    expect(plan.metrics).not.toHaveProperty("siloed");
  });

  test("reads standard input, and writes JSON alone to standard output; the same twice over", () => {
    const text = readFileSync(STREET, "utf8");
    const args = ["plan", "-", "--iterations", "30", "--seed", "7"];
    const [first, second] = [onevisit([...args, "--json"], text), onevisit([...args, "--out", "-"], text)];
    expect(first).toEqual(second);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(verifyPlan(JSON.parse(text), JSON.parse(first.stdout)).violations).toEqual([]);
  });

  test("a byte order mark is no harm", () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), readFileSync(NOTTINGHAM)]);
    expect(onevisit(["plan", "-", "--seconds", "0"], marked).code).toBe(0);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s ends the search and still writes the best plan", async (signal) => {
    const out = join(folder, `${signal}.json`);
    const week = join(ROOT, "examples/week.json");
    const args = ["--import", moduleOf(TELLS_WHEN_IT_HEARS), ...COMMAND];
    const plan = ["plan", week, "--iterations", "100000000", "--compare", "--out", out];
    const child = spawn(process.execPath, [...args, ...plan], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout!.on("data", (text) => (stdout += text));
    child.stderr!.on("data", (text) => (stderr += text));
    child.on("message", () => setTimeout(() => child.kill(signal), 500));
    const code = await new Promise((resolve) => child.on("close", resolve));
    const told = [
      "Stopped; this is the best plan so far.",
      "Stopped before each discipline on its own was planned too: the comparison is left out.",
      "",
    ].join("\n");
    expect({ code, stderr }).toEqual({ code: 0, stderr: told });
    expect(stdout).toContain(`The plan is in ${out}.\n`);
    expect(verifyPlan(read<Caseload>(week), read<Plan>(out)).valid).toBe(true);
  });
});

describe("check", () => {
  const out = join(folder, "checked.json");
  beforeAll(() => {
    onevisit(["plan", NOTTINGHAM, "--iterations", "20", "--out", out]);
  });

  test("says what is in a caseload", () => {
    const { code, stdout } = onevisit(["check", NOTTINGHAM]);
    expect(stdout).toBe(
      [
        "The caseload is valid.",
        "  Horizon   mon 2026-03-02 (1 day), Europe/London",
        "  Care      4 interventions, to be done 4 times in all",
        "  Patients  1 patient",
        "  Staff     5 practitioners, 5 shifts",
        "  Skills    4 competencies",
        "  Travel    straight lines",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test("says what a valid plan is worth", () => {
    const { code, stdout } = onevisit(["check", NOTTINGHAM, out]);
    expect(stdout).toMatch(
      /^The plan is valid\.\n {2}Undone {2}priority 0 \(the plan claims a bound of 0\)\n {2}Visits {2}1 \(the plan claims a bound of 1, gap 0 %\)\n {2}Cost/,
    );
    expect(code).toBe(0);
  });

  test("names every rule that a plan breaks, and ends with 1", () => {
    const plan = read<Plan>(out);
    const broken = file(
      "broken.json",
      JSON.stringify({ ...plan, visits: plan.visits.map((v) => ({ ...v, practitioner: "grace" })) }),
    );
    const { code, stdout, stderr } = onevisit(["check", NOTTINGHAM, broken]);
    expect(stdout).toMatch(/^The plan is not valid: \d+ violations\.\n/);
    expect(stdout).toMatch(/^ {2}rule 3, not-competent: grace does not meet/m);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });

  test("a plan for shared working is not one for siloed working", () => {
    const { code, stdout } = onevisit(["check", NOTTINGHAM, out, "--siloed"]);
    expect(stdout).toMatch(/rule 3, wrong-discipline/);
    expect(code).toBe(1);
  });

  test("a siloed plan judged as an open one is hinted at", () => {
    const alone = join(folder, "alone.json");
    onevisit(["plan", NOTTINGHAM, "--iterations", "20", "--siloed", "--out", alone]);
    const { code, stdout } = onevisit(["check", NOTTINGHAM, alone]);
    expect(stdout).toMatch(/Note {4}in it each discipline does its own work only; .* check it with --siloed\n$/s);
    expect(code).toBe(0);
    expect(onevisit(["check", NOTTINGHAM, alone, "--siloed"]).stdout).not.toMatch(/Note/);
    expect(onevisit(["check", NOTTINGHAM, out]).stdout).not.toMatch(/Note/);
  });

  test("something that is no plan at all breaks the shape of one", () => {
    const { code, stdout } = onevisit(["check", NOTTINGHAM, "-"], "[1]");
    expect(stdout).toMatch(/^The plan is not valid: 1 violation\.\n {2}shape, misshapen: /);
    expect(code).toBe(1);
  });
});

describe("what cannot be used ends with 2 and says why", () => {
  test("a caseload with issues: each with its code and path", () => {
    const caseload = read<{ patients: { prefer?: string[] }[] }>(NOTTINGHAM);
    caseload.patients[0].prefer = ["gracie"];
    const path = file("wrong.json", JSON.stringify(caseload));
    for (const command of ["plan", "check"]) {
      expectUnusable(
        [command, path],
        /wrong\.json: The caseload has 1 issue\.\nunknown-practitioner at patients\[0\]\.prefer\[0\]: .*"gracie"/,
      );
    }
  });

  test("files, and the command itself", () => {
    expectUnusable(["plan", "nowhere.json"], /^unreadable-file nowhere\.json: there is no such file or folder\n$/);
    expectUnusable(["check", NOTTINGHAM, "nowhere.json"], /^unreadable-file nowhere\.json:/);
    expectUnusable(["plan", "-"], /^not-json in standard input: /, "");
    expectUnusable(["plan", NOTTINGHAM, "--out", folder], /^unwritable-file .*: it is a folder\n$/);
    expectUnusable(["paln", NOTTINGHAM], /^usage: there is no command `paln`\. Try `onevisit --help`\.\n$/);
    expectUnusable(["plan", NOTTINGHAM, "--engine", "cplex"], /^usage: `--engine` needs one of own, .*, not `cplex`\./);
    expectUnusable(["plan", NOTTINGHAM, "--secnds", "3"], /^usage: Unknown option '--secnds'\. Try/);
  });
});

test("--help and --version", () => {
  const { version } = read<{ version: string }>(join(ROOT, "package.json"));
  expect(onevisit(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  const help = onevisit(["--help"]);
  expect(help).toMatchObject({ code: 0, stderr: "" });
  for (const option of [
    "--out",
    "--json",
    "--seconds",
    "--iterations",
    "--seed",
    "--engine",
    "--compare",
    "--siloed",
  ]) {
    expect(help.stdout).toContain(`  ${option}`);
  }
});
