// Likely advice for a value that is almost right.

import { dateOfDay, dayNumberOf, isRealDate, isRealInstant, isTimeOfDay } from "../base/calendar.ts";
import { nearest } from "../base/nearest.ts";
import { type IssueCode, shown } from "./issues.ts";

/** "Maybe you meant `x`?", or nothing to say. */
export function maybe(meant: string | undefined): string | undefined {
  return meant === undefined ? undefined : `Maybe you meant \`${meant}\`?`;
}

/** Advice for a text that is none of the few allowed: the nearest, or the one it begins with (`Monday`, `mon`). */
export function adviceAmong(text: string, allowed: readonly string[]): string | undefined {
  const start = allowed.find((one) => text.toLowerCase().startsWith(one.toLowerCase()));
  return maybe(nearest(text, allowed) ?? start);
}

/** Advice for a text that is no date, time or instant but could be made one. */
export function adviceForForm(code: IssueCode, text: string): string | undefined {
  if (code === "not-a-date") return maybe(only(isRealDate, padded(text).slice(0, 10)));
  if (code === "not-a-time") return maybe(only(isTimeOfDay, padded(text).slice(0, 5)));
  if (code === "not-an-instant") return maybe(nextMidnight(text) ?? only(isRealInstant, instantIn(text)));
  return undefined;
}

/** Advice for a value of the wrong type that holds the right one. */
export function adviceForType(value: unknown, expected: string): string | undefined {
  if (typeof value === "string") {
    if ((expected === "number" || expected === "int") && /^-?\d+(\.\d+)?$/.test(value)) return maybe(value);
    if (expected === "boolean" && /^(true|false)$/.test(value)) return maybe(value);
    if (expected === "object" && value.trimStart().startsWith("{"))
      return "Maybe it has to go through JSON.parse first.";
  }
  if (expected === "string" && typeof value === "number") return maybe(shown(String(value)));
  const single = expected === "array" && (typeof value === "string" || (typeof value === "object" && value !== null));
  return single ? maybe(`[${shown(value)}]`) : undefined;
}

/** Numbers of one digit written with two: `9:00` is `09:00`, `2026-3-2` is `2026-03-02`. */
function padded(text: string): string {
  return text.replace(/(?<!\d)\d(?!\d)/g, "0$&");
}

/** The instant in a text that writes it with a blank, with seconds or with an offset. */
function instantIn(text: string): string {
  return padded(text).replace(" ", "T").slice(0, 16);
}

/** `T24:00` is the next date's `T00:00`. */
function nextMidnight(text: string): string | undefined {
  const date = text.slice(0, 10);
  return text.slice(10) === "T24:00" && isRealDate(date) ? `${dateOfDay(dayNumberOf(date) + 1)}T00:00` : undefined;
}

function only(form: (text: string) => boolean, text: string): string | undefined {
  return form(text) ? text : undefined;
}
