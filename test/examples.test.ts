// Every example runs and prints what stands beside it. After a change that is meant to change plans, `npm run reprint`
// takes over what is printed now: look at the difference.

import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const EXAMPLES = join(ROOT, "examples");
const scripts = readdirSync(EXAMPLES).filter((name) => name.endsWith(".ts"));

test("the ladder is numbered without a gap", () => {
  expect(scripts.sort().map((name) => name.slice(0, 2))).toEqual(scripts.map((_, i) => `0${i + 1}`));
});

test.each(scripts)("%s", async (script) => {
  const printed = execFileSync(process.execPath, ["--import", "tsx", join(EXAMPLES, script)], {
    cwd: ROOT,
    encoding: "utf8",
  });
  await expect(printed).toMatchFileSnapshot(join(EXAMPLES, script.replace(/\.ts$/, ".txt")));
});
