import { breakWindow } from "../breaks.ts";
import { shown } from "../issues.ts";
import type { Check } from "./check.ts";

/** A break's window lies inside its shift and can hold the break. */
export const breaksInShifts: Check = ({ caseload, calendar, report }) => {
  if (calendar === undefined) return;
  caseload.practitioners.forEach(({ shifts }, i) => {
    shifts.forEach((shift, j) => {
      if (shift.breaks === undefined || shift.breaks.length === 0) return;
      const end = calendar.minuteOf(shift.end);
      const start = calendar.minuteOf(shift.start);
      if (start === undefined || end === undefined || end <= start) return; // an issue of the shift itself
      shift.breaks.forEach((pause, k) => {
        const path = ["practitioners", i, "shifts", j, "breaks", k];
        const window = breakWindow(calendar, shift, pause);
        const [from, to] = [calendar.instantOf(window.from), calendar.instantOf(window.to)];
        if (window.to > end) {
          const message = `its window, ${shown(from)} to ${shown(to)}, is not inside the shift, which ends at ${shift.end}.`;
          report("break-outside-shift", path, message, { from, to, end: shift.end });
        } else if (window.to - window.from < pause.minutes) {
          const length = window.to - window.from;
          const message = `${pause.minutes} minutes do not fit a window of ${length}, ${shown(from)} to ${shown(to)}.`;
          report("break-longer-than-window", path, message, { minutes: pause.minutes, window: length, from, to });
        }
      });
    });
  });
};
