import { dayNumberOf, MINUTES_PER_DAY } from "../../base/calendar.ts";
import { priorityOf } from "../defaults.ts";
import { occurrenceCount } from "../occurrences.ts";
import type { Horizon, Intervention } from "../schema.ts";
import type { Check } from "./check.ts";

/** Far above the largest region planned in one go; what a few thousand million bytes of memory hold. */
const MOST_OCCURRENCES = 1_000_000;
/** Pairs of repeats that may owe each other a gap, an order or a date: some hundred bytes each. */
const MOST_PAIRS = 5_000_000;
/** Sums of priorities up to here stay exact when they are multiplied by numbers of visits. */
const MOST_PRIORITY = 2 ** 36;
/** Instants have years of four digits, and a break's window may be sought on the two dates after the horizon. */
const LAST_DATE = "9999-12-29";

/** The horizon ends while dates can be written, and there is no more to do than can be held and counted exactly. */
export const soundSizes: Check = ({ caseload: { horizon, patients }, report }) => {
  const last = dayNumberOf(horizon.start) + horizon.days - 1;
  if (last > dayNumberOf(LAST_DATE)) {
    const values = { start: horizon.start, days: horizon.days, last: LAST_DATE };
    report("out-of-range", ["horizon"], `its last date is after ${LAST_DATE}, the last that can be planned.`, values);
    return;
  }
  let occurrences = 0;
  let pairs = 0;
  let priority = 0;
  let largest: { readonly path: readonly PropertyKey[]; readonly priority: number } | undefined;
  patients.forEach(({ interventions }, i) => {
    interventions.forEach((intervention, j) => {
      if (isBeyondCount(intervention)) return;
      const count = occurrenceCount(intervention, horizon);
      occurrences += count;
      pairs += pairsOf(intervention, count, horizon);
      priority += count * priorityOf(intervention);
      if (largest === undefined || priorityOf(intervention) > largest.priority)
        largest = { path: ["patients", i, "interventions", j, "priority"], priority: priorityOf(intervention) };
    });
  });
  if (occurrences > MOST_OCCURRENCES) {
    const message = `there are ${occurrences} occurrences, and at most ${MOST_OCCURRENCES} can be planned at once.`;
    report("too-large", ["patients"], message, { occurrences, most: MOST_OCCURRENCES }, SHORTER);
  } else if (pairs > MOST_PAIRS) {
    const message = `the repeats make ${pairs} pairs that bear on each other, and at most ${MOST_PAIRS} can be held.`;
    report("too-large", ["patients"], message, { pairs, most: MOST_PAIRS }, SHORTER);
  }
  if (priority > MOST_PRIORITY && largest !== undefined) {
    const message = `all priorities together are ${priority}, and at most ${MOST_PRIORITY} can be counted exactly.`;
    const values = { sum: priority, most: MOST_PRIORITY, priority: largest.priority };
    report("priorities-too-large", largest.path, message, values, "Maybe divide all priorities by one number.");
  }
};

const SHORTER = "Maybe plan fewer dates, or fewer patients, at a time.";

/** More times a day than minutes: an issue of its own. */
function isBeyondCount({ repeat }: Intervention): boolean {
  return repeat?.per === "day" && repeat.times > MINUTES_PER_DAY;
}

/** Pairs of one intervention's occurrences that may bear on each other: those of a day, a week, or the horizon. */
function pairsOf({ repeat }: Intervention, count: number, { days }: Horizon): number {
  if (repeat === undefined) return 0;
  const together = repeat.per === "day" ? repeat.times : repeat.per === "week" ? Math.min(repeat.times, 7) : count;
  return (count * Math.min(together, count, days * repeat.times)) / 2;
}
