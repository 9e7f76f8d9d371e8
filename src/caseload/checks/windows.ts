import { minuteOfDay } from "../../base/calendar.ts";
import { shown } from "../issues.ts";
import type { InstantWindow, TimeWindow } from "../schema.ts";
import type { Check, CheckContext, Report } from "./check.ts";
import { minuteOrReport } from "./instants.ts";

type Path = readonly PropertyKey[];

/** Nothing ends before it starts: times of day, availability, spans of dates. (Shifts and breaks: see there.) */
export const orderedWindows: Check = (context) => {
  const { caseload, report } = context;
  caseload.patients.forEach((patient, i) => {
    patient.available?.forEach((window, k) => {
      checkInstants(context, window, ["patients", i, "available", k]);
    });
    patient.interventions.forEach(({ times, preferredTimes, notBefore, notAfter }, j) => {
      const at = (...rest: PropertyKey[]): Path => ["patients", i, "interventions", j, ...rest];
      times?.forEach((window, k) => {
        checkTimes(report, window, () => at("times", k));
      });
      preferredTimes?.forEach((window, k) => {
        checkTimes(report, window, () => at("preferredTimes", k));
      });
      checkDates(report, notBefore, notAfter, () => at("notAfter"));
    });
  });
  caseload.practitioners.forEach(({ portfolio }, i) => {
    portfolio.forEach((entry, k) => {
      if (typeof entry === "string") return;
      checkDates(report, entry.from, entry.until, () => ["practitioners", i, "portfolio", k, "until"]);
    });
  });
};

function checkTimes(report: Report, { from, to }: TimeWindow, path: () => Path): void {
  if (minuteOfDay(to) < minuteOfDay(from)) endsEarly(report, path(), from, to);
}

function checkDates(report: Report, from: string | undefined, to: string | undefined, path: () => Path): void {
  if (from !== undefined && to !== undefined && to < from) endsEarly(report, path(), from, to);
}

/** Compared in elapsed minutes: on the night the clocks go back, text can be in another order than time. */
function checkInstants(context: CheckContext, { from, to }: InstantWindow, path: Path): void {
  const start = minuteOrReport(context, from, [...path, "from"]);
  const end = minuteOrReport(context, to, [...path, "to"]);
  if (start !== undefined && end !== undefined && end < start) endsEarly(context.report, path, from, to);
}

function endsEarly(report: Report, path: Path, from: string, to: string): void {
  report("ends-before-start", path, `it ends at ${shown(to)}, before it starts at ${shown(from)}.`, { from, to });
}
