// What the schema finds wrong, in our own codes and words.

import type { z } from "zod";
import { nearest } from "../base/nearest.ts";
import { adviceAmong, adviceForForm, adviceForType, maybe } from "./advice.ts";
import { type CaseloadIssue, type IssueCode, pathText, shown } from "./issues.ts";
import { caseloadSchema } from "./schema.ts";
import { isOptionalAt, knownKeysAt } from "./schema-path.ts";

type Path = readonly PropertyKey[];
type Found = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

const FORMS: Readonly<Record<string, string>> = {
  "not-a-date": "a date YYYY-MM-DD of the calendar",
  "not-a-time": "a time of day HH:MM from 00:00 to 23:59 (24:00 only as the end of a window)",
  "not-an-instant": "an instant YYYY-MM-DDTHH:MM of a real date with an hour from 00 to 23",
};

/** Everything that the schema found wrong with `input`, in the order it found it. */
export function schemaIssues(found: readonly Found[], input: unknown): CaseloadIssue[] {
  return found.flatMap((issue) => issuesOf(issue, issue.path, input));
}

function issuesOf(found: Found, path: Path, input: unknown): CaseloadIssue[] {
  const value = valueAt(input, path);
  switch (found.code) {
    case "unrecognized_keys":
      return found.keys.map((key) => unknownKey(path, key));
    case "invalid_union":
      return unionIssues(found, path, input);
    case "invalid_type":
      return [typeIssue(path, value, [found.expected])];
    case "invalid_value":
      return [
        typeof value === "string" ? notOneOf(path, value, found.values.map(String)) : typeIssue(path, value, ["text"]),
      ];
    case "too_small":
    case "too_big":
      return [boundIssue(found, path, value)];
    case "custom":
      return [formIssue(found.params?.code, path, value)];
    default:
      return [issue("wrong-type", path, `${shown(value)} does not fit: ${found.message}.`, { value })];
  }
}

/** A union fails with what each alternative says; only the one that was likely meant is worth telling. */
function unionIssues(found: z.core.$ZodIssueInvalidUnion, path: Path, input: unknown): CaseloadIssue[] {
  const value = valueAt(input, path);
  if (found.errors.length === 0) return [discriminatorIssue(found, path, value)];
  const ofThisType = found.errors.filter((errors) => !errors.some(isTypeOfWhole));
  if (ofThisType.length === 0)
    return [typeIssue(path, value, found.errors.flat().filter(isTypeOfWhole).map(expectedOf))];
  const weightOf = (errors: readonly Found[]) => weight(errors, value);
  const meant = ofThisType.reduce((best, one) => (weightOf(one) < weightOf(best) ? one : best));
  return meant.flatMap((inner) => issuesOf(inner, [...path, ...inner.path], input));
}

function discriminatorIssue(found: z.core.$ZodIssueInvalidUnion, path: Path, value: unknown): CaseloadIssue {
  const options = "options" in found && Array.isArray(found.options) ? found.options.map(String) : [];
  return typeof value === "string" ? notOneOf(path, value, options) : typeIssue(path, value, ["text"]);
}

function isTypeOfWhole(found: Found): boolean {
  return found.code === "invalid_type" && found.path.length === 0;
}

function expectedOf(found: Found): string {
  return found.code === "invalid_type" ? found.expected : "";
}

/** How much is wrong with an alternative; a missing key that stands there misspelt is no fault of the choice. */
function weight(errors: readonly Found[], value: unknown): number {
  const unknown = errors.flatMap((one) => (one.code === "unrecognized_keys" ? one.keys : []));
  const others = errors.filter(({ code }) => code !== "unrecognized_keys");
  const missing = others.map(({ path }) => String(path[0])).filter((key) => !Object.hasOwn(Object(value), key));
  const misspelt = unknown.filter((key) => nearest(key, missing) !== undefined).length;
  return unknown.length + others.length - 2 * misspelt;
}

function unknownKey(path: Path, key: string): CaseloadIssue {
  const known = knownKeysAt(caseloadSchema, path);
  const advice = maybe(nearest(key, known));
  const where = path.length === 0 ? "the caseload" : pathText(path);
  return issue("unknown-key", [...path, key], `the format has no key ${shown(key)} in ${where}.`, { key }, advice);
}

function typeIssue(path: Path, value: unknown, expected: readonly string[]): CaseloadIssue {
  const kinds = [...new Set(expected.map((kind) => KINDS[kind] ?? kind))].join(" or ");
  const key = path[path.length - 1];
  if (value === undefined && typeof key === "string") {
    return issue("missing-key", path, `the key ${shown(key)} is required: ${kinds}.`, { key, expected: kinds });
  }
  if (value === null) {
    const advice = isOptionalAt(caseloadSchema, path) ? `Maybe leave \`${String(key)}\` out.` : undefined;
    return issue("null-value", path, `null is not allowed: ${kinds} is wanted.`, { value, expected: kinds }, advice);
  }
  const fraction = expected.includes("int") && typeof value === "number" && Number.isFinite(value);
  const code = fraction ? "not-whole" : "wrong-type";
  const advice = expected.map((kind) => adviceForType(value, kind)).find((text) => text !== undefined);
  return issue(code, path, `${shown(value)} is not ${kinds}.`, { value, expected: kinds }, advice);
}

function notOneOf(path: Path, value: string, allowed: readonly string[]): CaseloadIssue {
  const list = allowed.map(shown).join(", ");
  const advice = adviceAmong(value, allowed) ?? (allowed.length === 1 ? maybe(allowed[0]) : undefined);
  return issue("not-one-of", path, `${shown(value)} is none of ${list}.`, { value, allowed }, advice);
}

function boundIssue(
  found: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  path: Path,
  value: unknown,
): CaseloadIssue {
  if (found.origin === "string") return issue("empty-id", path, `${shown(value)} has no characters.`, { value });
  if (found.origin === "array") return issue("empty-list", path, "the list needs at least one entry.", { value });
  const small = found.code === "too_small";
  const bound = Number(small ? found.minimum : found.maximum);
  const side = small ? (found.inclusive ? "at least" : "more than") : "at most";
  return issue("out-of-range", path, `${shown(value)} is out of range: ${side} ${bound} is wanted.`, { value, bound });
}

function formIssue(code: IssueCode | undefined, path: Path, value: unknown): CaseloadIssue {
  if (code === undefined) return typeIssue(path, value, ["array"]);
  return issue(code, path, `${shown(value)} is not ${FORMS[code]}.`, { value }, adviceForForm(code, String(value)));
}

function issue(
  code: IssueCode,
  path: Path,
  message: string,
  values: Readonly<Record<string, unknown>>,
  advice?: string,
): CaseloadIssue {
  return { code, path: pathText(path), message, ...(advice === undefined ? {} : { advice }), values };
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], input);
}
