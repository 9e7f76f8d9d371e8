import { shown } from "../issues.ts";
import type { CheckContext } from "./check.ts";

/**
 * The elapsed minute of an instant. Undefined, and reported, where the clocks jump over it; undefined where the time
 * zone is unknown.
 */
export function minuteOrReport(
  { calendar, report }: CheckContext,
  instant: string,
  path: readonly PropertyKey[],
): number | undefined {
  if (calendar === undefined) return undefined;
  const minute = calendar.minuteOf(instant);
  if (minute !== undefined) return minute;
  const after = calendar.instantOf(calendar.minuteOnOrAfter(instant));
  const message = `there is no ${shown(instant)} in ${calendar.timeZone}: the clocks jump over it.`;
  report("skipped-instant", path, message, { instant, timeZone: calendar.timeZone }, `Maybe you meant \`${after}\`?`);
  return undefined;
}
