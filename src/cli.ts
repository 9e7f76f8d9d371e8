// The command line: thin over the public surface.

import { readFileSync } from "node:fs";
import { type CheckCommand, type PlanCommand, readArguments } from "./cli/arguments.ts";
import { EXIT, failureText, isForeseen, Unusable } from "./cli/failure.ts";
import { checkWritable, readJson, STANDARD, shownPath, writeJson } from "./cli/files.ts";
import { ProgressLine } from "./cli/progress.ts";
import { USAGE } from "./cli/usage.ts";
import {
  type Caseload,
  CaseloadError,
  type CertificateCheck,
  certify,
  checkCertificate,
  consolidate,
  parseCaseload,
  siloed,
  type Verification,
  verifyPlan,
} from "./index.ts";
import { contentsOf } from "./report/contents.ts";
import { summaryOf } from "./report/summary.ts";
import { counted, decimal, percent } from "./report/words.ts";

/** So much work goes into a certificate: the same number of steps gives the same one, where the time suffices. */
const CERTIFYING = { steps: 4000, seconds: 20 };
const SILOED_HINT = `  Note    in it each discipline does its own work only; if it was planned with --siloed, its bound and status
          are about that: check it with --siloed
`;
/** Violations told one by one. */
const VIOLATIONS_SHOWN = 30;

async function run(args: readonly string[]): Promise<number> {
  const command = readArguments(args);
  if (command.command === "plan") return plan(command);
  if (command.command === "check") return check(command);
  process.stdout.write(command.command === "help" ? USAGE : `${versionOfPackage()}\n`);
  return EXIT.done;
}

async function plan({ caseload: file, out, certificate, siloed: alone, options }: PlanCommand): Promise<number> {
  for (const written of [out, certificate]) if (written !== undefined && written !== STANDARD) checkWritable(written);
  const stop = new AbortController();
  stopOnSignal(stop);
  const given = await readCaseload(file);
  const caseload = alone ? siloed(given) : given;
  const line = new ProgressLine();
  const found = await consolidate(caseload, { ...options, signal: stop.signal, onProgress: line.show });
  line.clear();
  if (stop.signal.aborted) process.stderr.write("Stopped; this is the best plan so far.\n");
  if (options.compare && found.metrics.siloed === undefined) {
    process.stderr.write("Stopped before each discipline on its own was planned too: the comparison is left out.\n");
  }
  if (out !== undefined) writeJson(out, found);
  if (certificate !== undefined) writeJson(certificate, certify(caseload, found, CERTIFYING));
  if (out === STANDARD) return EXIT.done;
  process.stdout.write(summaryOf(caseload, found));
  if (out !== undefined) process.stdout.write(`\nThe plan is in ${out}.\n`);
  if (certificate !== undefined) process.stdout.write(`The certificate is in ${certificate}.\n`);
  return EXIT.done;
}

/** The first signal stops the search; a second one ends the process as always. */
function stopOnSignal(stop: AbortController): void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const heard = () => {
    stop.abort();
    for (const signal of signals) process.off(signal, heard);
  };
  for (const signal of signals) process.on(signal, heard);
}

async function check({ caseload: file, plan: planFile, certificate, siloed: alone }: CheckCommand): Promise<number> {
  const caseload = await readCaseload(file);
  if (planFile === undefined) {
    process.stdout.write(contentsOf(caseload));
    return EXIT.done;
  }
  const given = await readJson(planFile);
  const verdict = verifyPlan(caseload, given, { siloed: alone });
  process.stdout.write(verdict.valid ? worthText(verdict) : violationsText(verdict));
  if (verdict.valid && !alone && mayBeSiloed(caseload, given, verdict)) process.stdout.write(SILOED_HINT);
  if (!verdict.valid || certificate === undefined) return verdict.valid ? EXIT.done : EXIT.invalidPlan;
  const { valid, text } = certificateText(
    verdict,
    checkCertificate(alone ? siloed(caseload) : caseload, await readJson(certificate)),
  );
  process.stdout.write(text);
  return valid ? EXIT.done : EXIT.invalidPlan;
}

/** Whether a valid plan keeps every discipline to its own work although the caseload does not ask for it. */
function mayBeSiloed(caseload: Caseload, plan: unknown, { visits }: Verification): boolean {
  const isOpen = caseload.patients.some(
    ({ siloed: own, interventions }) => !own && interventions.some(({ discipline }) => discipline !== undefined),
  );
  return isOpen && visits > 0 && verifyPlan(caseload, plan, { siloed: true }).valid;
}

function certificateText(
  { unscheduled, visits }: Verification,
  { valid, problems, given, bound, rests }: CertificateCheck,
) {
  const lines = valid
    ? [
        "The certificate is right.",
        `  Undone  no plan leaves less than ${bound.unscheduled}; this one leaves ${unscheduled}`,
        `  Visits  no plan that leaves at most ${given.unscheduled} has fewer than ${bound.visits}; this one has ${visits}`,
        ...(rests === "branching"
          ? ["  Beyond  what its plan says is proved besides rests on branching, which it does not carry"]
          : []),
      ]
    : [`The certificate is not right: ${counted(problems.length, "problem")}.`, ...problems.map((one) => `  ${one}`)];
  return { valid, text: `${lines.join("\n")}\n` };
}

/** @throws Unusable with all that is wrong with it */
async function readCaseload(file: string): Promise<Caseload> {
  const input = await readJson(file);
  try {
    return parseCaseload(input);
  } catch (error) {
    if (!(error instanceof CaseloadError)) throw error;
    throw new Unusable(`${shownPath(file)}: ${error.message}`);
  }
}

function worthText({ unscheduled, visits, cost, bound, status }: Verification): string {
  const gap = visits === 0 ? "" : `, gap ${percent((visits - bound!.visits) / visits)}`;
  return [
    "The plan is valid.",
    `  Undone  priority ${unscheduled} (the plan claims a bound of ${bound!.unscheduled})`,
    `  Visits  ${visits} (the plan claims a bound of ${bound!.visits}${gap})`,
    `  Cost    ${decimal(cost)}`,
    `  Status  ${status}, as the plan claims; bounds are not proved here`,
    "",
  ].join("\n");
}

function violationsText({ violations }: Verification): string {
  const shown = violations.slice(0, VIOLATIONS_SHOWN).map(({ rule, code, message }) => {
    return `  ${typeof rule === "number" ? `rule ${rule}` : rule}, ${code}: ${message}`;
  });
  const hidden = violations.length - shown.length;
  if (hidden > 0) shown.push(`  and ${hidden} more`);
  return [`The plan is not valid: ${counted(violations.length, "violation")}.`, ...shown, ""].join("\n");
}

function versionOfPackage(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

// A reader that has seen enough, like `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.unforeseen),
);

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${failureText(error)}\n`);
  process.exitCode = isForeseen(error) ? EXIT.unusableInput : EXIT.unforeseen;
}
