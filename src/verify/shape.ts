// Is this a plan at all? Written by hand rather than with the plan's schema, so that nothing is taken on trust, so that
// `metrics` (documented, not judged) may be anything, and because a large plan is looked through in milliseconds.

import type { Plan } from "../plan/schema.ts";
import type { Report } from "./violation.ts";

/** A plan as the contract has it: `metrics` unread. */
export type PlanText = Omit<Plan, "metrics">;

type Shape = Record<string, (value: unknown) => boolean>;

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isPlanned = recordOf({ id: isText, start: isText });
const isReason = recordOf({ code: isText, message: isText });
const isBound = recordOf({ unscheduled: isCount, visits: isCount });
const isTakenBreak = recordOf({ practitioner: isText, shift: isCount, start: isText, end: isText });
const isUnscheduled = recordOf({ id: isText, reason: isReason });
const isVisit = recordOf({
  id: isText,
  patient: isText,
  practitioner: isText,
  shift: isCount,
  start: isText,
  end: isText,
  interventions: (value) => Array.isArray(value) && indexOfMisshapen(value, isPlanned) < 0,
});

const PLAN: Shape = {
  format: (value) => value === "onevisit.plan/1",
  status: (value) => value === "optimal" || value === "feasible",
  visits: Array.isArray,
  breaks: Array.isArray,
  unscheduled: Array.isArray,
  bound: isBound,
};

/** Reports everything that keeps `plan` from being one, and says whether it is one. */
export function isPlan(plan: unknown, report: Report): plan is PlanText {
  if (!isRecord(plan)) {
    report("misshapen", `a plan is an object, not ${show(plan)}`);
    return false;
  }
  let fine = true;
  const fault = (message: string) => {
    fine = false;
    report("misshapen", message);
  };
  for (const key of Object.keys(plan)) {
    if (!(Object.hasOwn(PLAN, key) || key === "metrics")) fault(`a plan has no key ${show(key)}`);
  }
  for (const [key, fits] of Object.entries(PLAN)) {
    if (!fits(plan[key])) fault(`${key} is ${show(plan[key])}, which is not what the format has there`);
  }
  for (const [key, fits] of [
    ["visits", isVisit],
    ["breaks", isTakenBreak],
    ["unscheduled", isUnscheduled],
  ] as const) {
    const list = plan[key];
    if (!Array.isArray(list)) continue;
    for (let i = indexOfMisshapen(list, fits); i >= 0; i = indexOfMisshapen(list, fits, i + 1)) {
      fault(`${key}[${i}] is misshapen: ${show(list[i])}`);
    }
  }
  return fine;
}

/** Accepts objects with exactly these keys, each with a value that fits. */
function recordOf(shape: Shape): (value: unknown) => boolean {
  const checks = Object.entries(shape);
  return (value) => {
    if (!isRecord(value)) return false;
    for (const [key, fits] of checks) if (!Object.hasOwn(value, key) || !fits(value[key])) return false;
    return Object.keys(value).length === checks.length;
  };
}

/** Index, at or after `from`, of the first item that does not fit; −1 where all do. */
function indexOfMisshapen(list: readonly unknown[], fits: (value: unknown) => boolean, from = 0): number {
  for (let i = from; i < list.length; i++) if (!fits(list[i])) return i;
  return -1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** A value for a message: its JSON, cut short; whatever it is, this does not throw. */
function show(value: unknown): string {
  try {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 160 ? `${text.slice(0, 160)}…` : text;
  } catch {
    return `a ${typeof value}`;
  }
}
