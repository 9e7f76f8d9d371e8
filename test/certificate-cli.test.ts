// Certificates on the command line: written beside a plan, worked out again, refused where they claim too much.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const STREET = join(ROOT, "examples/street.json");
const folder = mkdtempSync(join(tmpdir(), "onevisit-certificate-"));
afterAll(() => rmSync(folder, { recursive: true }));

function onevisit(...args: string[]) {
  const command = ["--import", "tsx", join(ROOT, "src/cli.ts"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

it("a certificate is written with the plan, found right, and found wrong once it claims more", {
  timeout: 60_000,
}, () => {
  const [plan, certificate] = [join(folder, "plan.json"), join(folder, "certificate.json")];
  const planned = onevisit("plan", STREET, "--iterations", "100", "--out", plan, "--certificate", certificate);
  expect(planned.stdout).toContain(`\nThe certificate is in ${certificate}.\n`);
  const checked = onevisit("check", STREET, plan, "--certificate", certificate);
  expect(checked.stdout).toMatch(
    /\nThe certificate is right\.\n {2}Undone {2}no plan leaves less than 0; this one leaves /,
  );
  expect(checked.code).toBe(0);
  const bold = JSON.parse(readFileSync(certificate, "utf8"));
  bold.bound.visits = 1000;
  writeFileSync(certificate, JSON.stringify(bold));
  const refused = onevisit("check", STREET, plan, "--certificate", certificate);
  expect(refused.stdout).toMatch(
    /\nThe certificate is not right: 1 problem\.\n {2}bound\.visits is 1000, but only \d+ is/,
  );
  expect(refused.code).toBe(1);
  expect(onevisit("check", STREET, "--certificate", certificate)).toMatchObject({ code: 2, stdout: "" });
});
