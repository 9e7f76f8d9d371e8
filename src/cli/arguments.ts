// The command line read: which command, which files, which options.

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ENGINE_NAMES, type EngineName } from "../options.ts";
import { messageOf, Unusable } from "./failure.ts";
import { STANDARD } from "./files.ts";

/** Plan a caseload. */
export interface PlanCommand {
  readonly command: "plan";
  readonly caseload: string;
  /** Where the plan goes; `-` is standard output. */
  readonly out: string | undefined;
  /** Where a certificate of the plan's bound goes. */
  readonly certificate: string | undefined;
  readonly siloed: boolean;
  /** Options of `consolidate`; only those given. */
  readonly options: {
    readonly seconds?: number;
    readonly iterations?: number;
    readonly seed?: number;
    readonly threads?: number;
    readonly engine?: EngineName;
    readonly compare?: true;
  };
}

/** Check a caseload, and a plan where one is named. */
export interface CheckCommand {
  readonly command: "check";
  readonly caseload: string;
  readonly plan: string | undefined;
  /** A certificate to check beside the plan. */
  readonly certificate: string | undefined;
  readonly siloed: boolean;
}

/** Say something about the program itself. */
export interface TellCommand {
  readonly command: "help" | "version";
}

/** What is to be done. */
export type Command = PlanCommand | CheckCommand | TellCommand;

const SHARED = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  siloed: { type: "boolean" },
  certificate: { type: "string" },
} as const;
const PLAN = {
  ...SHARED,
  out: { type: "string" },
  json: { type: "boolean" },
  seconds: { type: "string" },
  iterations: { type: "string" },
  seed: { type: "string" },
  threads: { type: "string" },
  engine: { type: "string" },
  compare: { type: "boolean" },
} as const;

/** What the options with numbers take. */
const NUMBERS = {
  seconds: { fits: (value: number) => value >= 0, wanted: "a number of at least 0" },
  iterations: {
    fits: (value: number) => Number.isInteger(value) && value >= 0,
    wanted: "a whole number of at least 0",
  },
  seed: { fits: Number.isInteger, wanted: "a whole number" },
  threads: {
    fits: (value: number) => Number.isInteger(value) && value >= 1,
    wanted: "a whole number of at least 1",
  },
} as const;

const HINT = "Try `onevisit --help`.";

/**
 * Reads what stands behind the program's name.
 *
 * @throws Unusable with the code `usage` where it makes no sense
 */
export function readArguments(args: readonly string[]): Command {
  const [command, ...rest] = args;
  if (command === "plan") return readPlan(rest);
  if (command === "check") return readCheck(rest);
  if (command === "help" || command === "--help" || command === "-h") return { command: "help" };
  if (command === "version" || command === "--version" || command === "-v") return { command: "version" };
  throw usage(command === undefined ? "a command is missing" : `there is no command \`${command}\``);
}

function readPlan(args: string[]): Command {
  const { values, positionals, tokens } = parsed(() =>
    parseArgs({ args: withNegatives(args), options: PLAN, allowPositionals: true, strict: true, tokens: true }),
  );
  refuseRepeated(tokens);
  if (values.help) return { command: "help" };
  if (values.version) return { command: "version" };
  const [caseload] = filesIn(positionals, "plan", 1);
  if (values.siloed && values.compare) throw usage("`--siloed` and `--compare` do not go together");
  if (values.out === "") throw usage("`--out` needs a file");
  if (values.out !== undefined && values.out !== STANDARD && resolve(values.out) === resolve(caseload)) {
    throw usage("`--out` would write over the caseload");
  }
  if (values.json && values.out !== undefined && values.out !== STANDARD) {
    throw usage("`--json` and `--out` say two places for the plan");
  }
  const given = Object.entries(NUMBERS).flatMap(([name, kind]) => {
    const text = values[name as keyof typeof NUMBERS];
    return text === undefined ? [] : [[name, numberIn(name, text, kind)]];
  });
  const options = {
    ...Object.fromEntries(given),
    ...(values.engine === undefined ? {} : { engine: engineIn(values.engine) }),
    ...(values.compare ? { compare: true } : {}),
  };
  return {
    command: "plan",
    caseload,
    out: values.json ? STANDARD : values.out,
    certificate: certificateIn(values.certificate, [caseload, values.out ?? ""]),
    siloed: values.siloed ?? false,
    options,
  };
}

function readCheck(args: string[]): Command {
  const { values, positionals, tokens } = parsed(() =>
    parseArgs({ args, options: SHARED, allowPositionals: true, strict: true, tokens: true }),
  );
  refuseRepeated(tokens);
  if (values.help) return { command: "help" };
  if (values.version) return { command: "version" };
  const [caseload, plan] = filesIn(positionals, "check", 2);
  if (caseload === STANDARD && plan === STANDARD) throw usage("only one of the two files can be standard input");
  const certificate = certificateIn(values.certificate, [caseload, plan ?? ""]);
  if (certificate !== undefined && plan === undefined) throw usage("`--certificate` needs a plan");
  return { command: "check", caseload, plan, certificate, siloed: values.siloed ?? false };
}

/** One of two values would be taken without a word. */
function refuseRepeated(tokens: readonly { readonly kind: string; readonly name?: string }[]): void {
  const seen = new Set<string>();
  for (const { kind, name } of tokens) {
    if (kind !== "option" || name === undefined) continue;
    if (seen.has(name)) throw usage(`\`--${name}\` is given twice`);
    seen.add(name);
  }
}

/** A file of its own. */
function certificateIn(file: string | undefined, others: readonly string[]): string | undefined {
  if (file === "" || file === STANDARD) throw usage("`--certificate` needs a file");
  if (file !== undefined && others.some((other) => other !== "" && resolve(other) === resolve(file))) {
    throw usage("`--certificate` needs a file of its own");
  }
  return file;
}

/** `--seconds -1` as `--seconds=-1`: `parseArgs` would take the number for an option that was forgotten. */
function withNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (before !== undefined && before.slice(2) in NUMBERS && /^-[\d.]/.test(arg))
      joined.push(`${joined.pop()}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** Turns what `parseArgs` throws into one line. */
function parsed<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    throw usage(messageOf(error).split(/\. |\.?\n|\.$/)[0]!);
  }
}

function filesIn(files: readonly string[], command: string, most: number): readonly [string, string | undefined] {
  const [first, second] = files;
  if (first === undefined) throw usage(`\`${command}\` needs a caseload file`);
  if (files.length > most) throw usage(`\`${command}\` takes ${most === 1 ? "one file" : `${most} files at most`}`);
  return [first, second];
}

function numberIn(name: string, text: string, { fits, wanted }: (typeof NUMBERS)[keyof typeof NUMBERS]): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && fits(value)) return value;
  throw usage(`\`--${name}\` needs ${wanted}, not \`${text}\``);
}

function engineIn(text: string): EngineName {
  const known = ENGINE_NAMES.find((name) => name === text);
  if (known !== undefined) return known;
  throw usage(`\`--engine\` needs one of ${ENGINE_NAMES.join(", ")}, not \`${text}\``);
}

function usage(message: string): Unusable {
  return new Unusable(`usage: ${message}. ${HINT}`);
}
