import { nearest } from "../../base/nearest.ts";
import { maybe } from "../advice.ts";
import { shown } from "../issues.ts";
import type { Check } from "./check.ts";

/** The time zone is one that `Intl.DateTimeFormat` accepts. */
export const knownTimeZone: Check = ({ caseload: { timeZone }, calendar, report }) => {
  if (calendar !== undefined) return;
  const advice = maybe(nearest(timeZone, Intl.supportedValuesOf("timeZone")));
  report("unknown-time-zone", ["timeZone"], `${shown(timeZone)} is not a time zone known here.`, { timeZone }, advice);
};
